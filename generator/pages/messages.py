"""What the interface says, in the language its readers have chosen."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import yaml
from babel import Locale, UnknownLocaleError
from babel.lists import format_list
from msgspec import Struct

from generator.errors import LexiconError
from generator.pages.dates import in_words

_FOLDER = Path(__file__).parent / "messages"


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
        """An EDTF value in words, as precise as it is."""
        return in_words(edtf, self.language, self)

    def short_month(self, number: int) -> str:
        """The short name of a month."""
        return str(Locale(self.language).months["stand-alone"]["abbreviated"][number])

    def country(self, code: str) -> str:
        """The name of a country by its ISO 3166 code."""
        return str(Locale(self.language).territories.get(code.upper(), code))

    def listed(self, texts: Sequence[str]) -> str:
        """The texts as one lists them in a sentence: commas, and a word before the last."""
        return format_list(texts, locale=self.language)

    def attributes(self, code: str) -> str:
        """The attributes of text in the language `code` where that is another one, with a space before."""
        if code == self.language or not (known := _direction(code)):
            return ""
        return f' lang="{code}"' if known == _direction(self.language) else f' lang="{code}" dir="{known}"'

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


@cache
def _direction(code: str) -> str:
    """Whether a language runs from left to right or from right to left; empty where it is not known."""
    try:
        return Locale(code).text_direction
    except (UnknownLocaleError, ValueError):
        return ""
