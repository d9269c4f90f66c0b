"""Writers: who a byline names."""

import re
from functools import cache

from generator.cleaning.phrases import patterns
from generator.lexicon import Lexicon
from generator.lexicon.bylines import byline_words
from generator.text.unicode import reading_text

LONGEST_NAME = 60
"""A longer line is no name."""

_OUTLET = re.compile(r"\s+[-–—|]\s*[^,]{2,40}$|\s*[-–—|]\s+[^,]{2,40}$")
_CONTACT = re.compile(r"\S+@\S+|https?://\S+|www\.\S+|(?<!\w)@\w+|\([^)]*\)|\[[^\]]*\]")
_LETTER = re.compile(r"[^\W\d_]")
_INITIALS = re.compile(r"^[a-z]{2,4}$")
_EDGES = " .:-–—|,;/"


def writers(byline: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The people `byline` names, as printed. Where it names none, the team or outlet that it names instead.

    "By Ana Putri and Budi Santoso" -> both; "Tim Redaksi, Ana Putri" -> Ana Putri; "Tim Redaksi" -> Tim Redaksi.
    """
    opened = patterns(lexicon).bylines.match(byline)
    bare = _OUTLET.sub("", byline[opened.end() :] if opened else byline).strip(_EDGES)
    # What is written like no name stands next to the printed day all the same: a login, a team in small letters.
    names = tuple(dict.fromkeys(names_in(bare, lexicon))) or ((bare,) if bare else ())
    people = tuple(name for name in names if not is_collective(name, lexicon))
    return people or names


def is_collective(name: str, lexicon: Lexicon) -> bool:
    """Whether `name` is that of a team, an outlet or an agency, not of a person."""
    known = _known(lexicon)
    folded = name.casefold()
    first, _, rest = folded.partition(" ")
    # "Tim Redaksi", "Tim detikBali": a word for a team in front of whatever.
    return folded in known or (first in known and (not rest or not name.istitle() or rest in known))


@cache
def _known(lexicon: Lexicon) -> frozenset[str]:
    """Names of teams, outlets and agencies in lower case."""
    collective = {word.casefold() for language in lexicon.languages.values() for word in language.cleaning.collective}
    publishers = {form.casefold() for p in lexicon.publishers for form in (p.name, *p.aliases, *p.domains)}
    agencies = {form.casefold() for a in lexicon.agencies for form in (a.name, *a.aliases)}
    return frozenset(collective | publishers | agencies)


def names_in(text: str, lexicon: Lexicon) -> list[str]:
    """The names in a byline, without the words around them."""
    text = reading_text(_CONTACT.sub(" ", text))
    names: list[str] = []
    for piece in _between_pattern(lexicon).split(_by_pattern(lexicon).sub("", text)):
        part = _by_pattern(lexicon).sub("", piece.strip(_EDGES)).strip(_EDGES)
        if names and part[:1].islower() and not _particle_pattern(lexicon).match(part):
            break  # "By Jane Doe, in Politics, 3 May": the names are over.
        name = _without_roles(part, lexicon)
        # After a full name one word is a place or an outlet ("Jane Doe, Nairobi"); caseless scripts need just one.
        if _is_name(name, lexicon) and not (
            names and " " in names[0] and " " not in name and name.lower() != name.upper()
        ):
            names.append(name)
    return names


def _without_roles(name: str, lexicon: Lexicon) -> str:
    shorter = _role_pattern(lexicon).sub("", name).strip(_EDGES)
    if shorter == name:
        return name
    # "Lifestyle Writer" is all role; caseless scripts write a whole name as one word.
    return shorter if " " in shorter or shorter.lower() == shorter.upper() else ""


def _is_name(name: str, lexicon: Lexicon) -> bool:
    if name.casefold() in _around_names(lexicon):
        return False
    if (
        not 1 < len(name) <= LONGEST_NAME
        or name.casefold() in byline_words(lexicon).nobody
        or any(map(str.isdigit, name))
    ):
        return False
    words = name.split()
    if len(words) > 6 or not _LETTER.match(name):
        return False
    # Lower case alone is a login or a sign-off code; scripts without case have neither.
    return any(
        word[0] != word[0].lower() or word[0].lower() == word[0].upper() for word in words
    ) and not _INITIALS.match(name)


@cache
def _around_names(lexicon: Lexicon) -> frozenset[str]:
    words = byline_words(lexicon)
    return frozenset(words.by + words.between + words.roles)


@cache
def _by_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    words = "|".join(map(re.escape, byline_words(lexicon).by))
    return re.compile(rf"^(?:{words})(?:\s*[:：]\s*|\s+)", re.IGNORECASE)


@cache
def _between_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    words = "|".join(
        re.escape(word)
        for word in byline_words(lexicon).between
        if word.isascii() or len(word) > 1 or not word.isalpha()
    )
    cyrillic = "|".join(re.escape(word) for word in byline_words(lexicon).between if not word.isascii())
    return re.compile(rf"\s*[,;|•·/、，]\s*|\s+(?:&|\+|{words}|{cyrillic})\s+")


@cache
def _particle_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, byline_words(lexicon).particles))})\b")


@cache
def _role_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    words = "|".join(map(re.escape, byline_words(lexicon).roles))
    return re.compile(rf"\s+(?:{words})$", re.IGNORECASE)
