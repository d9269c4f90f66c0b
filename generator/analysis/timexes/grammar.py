"""Grammars: the word classes and templates of one language, made of CLDR's names and the language's file."""

import re
from collections.abc import Iterable
from typing import Final

from generator.analysis.timexes.digits import ALL_CLASSES
from generator.analysis.timexes.forms import COMMON_FORMS, CONSTANT_ZONES, MEANINGS
from generator.analysis.timexes.templates import Template, classes_in, compile_template
from generator.analysis.timexes.tokens import MARKS, Phrase, Vocabulary, parts_of
from generator.errors import LexiconError
from generator.lexicon.cldr import calendar_names
from generator.lexicon.time import TimeWords

# Names that are written with a capital where the language says so.
_NAMES: Final = frozenset({"month", "mon", "weekday", "wday"})
# What every language may mention, also where it has no word for it.
_SHARED: Final = frozenset(name for forms in COMMON_FORMS.values() for form in forms for name in classes_in(form))


class Grammar:
    """How one language writes time. Immutable once made; equal only to itself."""

    def __init__(self, code: str, words: TimeWords) -> None:
        self.code = code
        self.words = words
        self.values: dict[tuple[str, str], int | str] = {}
        self._classes: dict[str, set[str]] = {}
        self._uncapitalised = set[str]()  # names that CLDR itself writes in lower case
        self._add_names()
        self._add_words()
        self._symbols = self._number_symbols()
        self.vocabulary = self._vocabulary()
        self.starters = _by_start(self._templates())
        self.start = re.compile(f"[{re.escape(''.join(sorted(self.starters)))}]")
        self._class_symbols = {name: self.symbols_of(name) for name in self._known_classes()}

    def symbols(self, name: str) -> str:
        """The symbols of the class `name`; none where the language has no such word."""
        return self._class_symbols.get(name, "")

    def symbols_of(self, name: str) -> str:
        """The symbols of all tokens of the class `name`."""
        if name in MARKS:
            return MARKS[name]
        return "".join(symbol for classes, symbol in self._symbols.items() if name in classes)

    def _add(self, name: str, words: Iterable[tuple[str, int | str]]) -> None:
        for word, value in words:
            key = " ".join(parts_of(word))
            self._classes.setdefault(key, set()).add(name)
            self.values[name, key] = value

    def _add_names(self) -> None:
        """Months and weekdays; short forms count only where a number stands beside them (`mon`, `wday`)."""
        for wide, short, names, more, first in (
            ("month", "mon", "months", self.words.months, 0),
            ("weekday", "wday", "days", self.words.weekdays, 1),
        ):
            for width, number, written in calendar_names(self.code, names):
                name = written.casefold().rstrip(".")
                if written.islower():
                    self._uncapitalised.add(" ".join(parts_of(name)))
                classes = (wide, short) if width == "wide" else (short,)
                for each in classes:
                    self._add(each, [(name, number + first)])
            for number, spellings in more.items():
                for spelling in spellings:
                    for each in (short,) if spelling.endswith(".") else (wide, short):
                        self._add(each, [(spelling.rstrip("."), number)])

    def _add_words(self) -> None:
        words = self.words
        for name, table in (
            ("n", words.numbers), ("ordinal", words.ordinals), ("unit", words.units), ("one", words.one),
            ("which", words.which), ("day_name", words.days), ("part", words.parts),
            ("zone", {**CONSTANT_ZONES, **words.zones}),
        ):  # fmt: skip
            self._add(name, table.items())
        for word, unit in words.units.items():
            self._add(f"unit:{unit}", [(word, unit)])
        for number, spellings in words.seasons.items():
            self._add("season_name", [(spelling, number) for spelling in spellings])
        for name, spellings in words.words.items():
            self._add(name, [(spelling, spelling) for spelling in spellings])
        self._add("name", [(name, name) for name in words.names])

    def _number_symbols(self) -> dict[frozenset[str], str]:
        """One symbol for each set of classes that a token can have."""
        found = {frozenset(classes) for classes in self._classes.values()}
        found |= {classes & _NAMES for classes in found} | {classes - _NAMES for classes in found} | set(ALL_CLASSES)
        found |= {frozenset({"n"})}
        ordered = sorted(found - {frozenset()}, key=sorted)
        return {classes: chr(0x4E00 + number) for number, classes in enumerate(ordered)}

    def _vocabulary(self) -> Vocabulary:
        phrases: dict[str, dict[str, list[Phrase]]] = {}
        for key, classes in sorted(self._classes.items(), key=lambda item: -item[0].count(" ")):
            parts = key.split(" ")
            names, others = frozenset(classes) & _NAMES, frozenset(classes) - _NAMES
            common = key in self.words.common
            small = (self.words.lower_case or key in self._uncapitalised) and not common
            capital = names if common else names | others
            lower = names | others if small else others
            phrase = Phrase(tuple(parts[1:]), key, self._symbols.get(capital, ""), self._symbols.get(lower, ""))
            phrases.setdefault(parts[0], {}).setdefault("".join(parts[1:2]), []).append(phrase)
        return Vocabulary(phrases, self._symbols)

    def _templates(self) -> tuple[Template, ...]:
        known = self._known_classes()
        templates = []
        for meaning, source in self._forms():
            if meaning not in MEANINGS:
                raise LexiconError(
                    f"{self.code}.yml: time form {meaning}: no such meaning; there are {', '.join(sorted(MEANINGS))}"
                )
            if unknown := classes_in(source) - known:
                raise LexiconError(
                    f"{self.code}.yml: time form {meaning}: unknown word class {', '.join(sorted(unknown))}"
                )
            if template := compile_template(meaning, source, self.symbols_of):
                templates.append(template)
        return tuple(templates)

    def _known_classes(self) -> frozenset[str]:
        return _NAMES.union(_SHARED, MARKS, *ALL_CLASSES, *self._classes.values())

    def _forms(self) -> list[tuple[str, str]]:
        """Meanings with templates: what only looks like time first, then the language's own, then what all share."""
        tables = (self.words.forms, COMMON_FORMS)
        forms = [(meaning, form) for table in tables for meaning, sources in table.items() for form in sources]
        return sorted(forms, key=lambda form: form[0] != "nothing")


def _by_start(templates: Iterable[Template]) -> dict[str, tuple[Template, ...]]:
    """The templates that can begin with each symbol, in order of preference."""
    starters: dict[str, list[Template]] = {}
    for template in templates:
        for symbol in template.starts:
            starters.setdefault(symbol, []).append(template)
    return {symbol: tuple(found) for symbol, found in starters.items()}
