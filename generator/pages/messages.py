"""What the interface says, in the language its readers have chosen."""

import datetime
from functools import cache
from pathlib import Path

import yaml
from babel import Locale
from babel.dates import format_date, format_skeleton
from msgspec import Struct

from generator.errors import LexiconError

_FOLDER = Path(__file__).parent / "messages"
_DAY_PARTS, _MONTH_PARTS = 3, 2


class Messages(Struct, frozen=True, eq=False):
    """The catalogue of one language: every text of the interface by its key."""

    language: str
    texts: dict[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The text `key` with `values` in their places; a count `n` chooses between `key` and `key.one`."""
        if values.get("n") == 1 and f"{key}.one" in self.texts:
            key = f"{key}.one"
        return self.texts[key].format(**values)

    @cache  # noqa: B019  (there is one catalogue a language, and it lives as long as the program)
    def date(self, edtf: str) -> str:
        """An EDTF day, month, year or open interval in words, as precise as it is."""
        start, slash, end = edtf.partition("/")
        if slash:
            return self("date.since", date=self.date(start)) if end == ".." else f"{self.date(start)}–{self.date(end)}"
        parts = [int(part) for part in start.split("-")]
        locale = Locale(self.language)
        if len(parts) == _DAY_PARTS:
            return format_date(datetime.date(*parts), "long", locale)
        if len(parts) == _MONTH_PARTS:
            return format_skeleton("yMMMM", datetime.date(parts[0], parts[1], 1), locale=locale)
        return start

    def country(self, code: str) -> str:
        """The name of a country by its ISO 3166 code."""
        return str(Locale(self.language).territories.get(code.upper(), code))

    def language_name(self, code: str) -> str:
        """The name of a language by its ISO 639-1 code."""
        return str(Locale(self.language).languages.get(code, code))


@cache
def load_messages(language: str) -> Messages:
    """The catalogue of `language`; raises `LexiconError` where it cannot be read."""
    path = _FOLDER / f"{language}.yml"
    try:
        sections = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
        texts = {f"{section}.{key}": str(text) for section, keys in sections.items() for key, text in keys.items()}
    except (OSError, yaml.YAMLError, AttributeError) as error:
        raise LexiconError(f"{path.name}: {error}") from error
    return Messages(language, texts)
