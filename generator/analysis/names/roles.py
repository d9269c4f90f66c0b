"""Roles: what a text says somebody is, in its own words, beside the name."""

from bisect import bisect_left
from typing import NamedTuple

from generator.analysis.names.gazetteer import Kind, Sort
from generator.analysis.names.mentions import Reading
from generator.lexicon.names import NameWords

_MOST_WORDS = 9
_ENDS = frozenset('.;:!?()"“”/')


class Role(NamedTuple):
    """Characters `start:end` of a text that tell the role of a person; `country` is the first the role names."""

    start: int
    end: int
    text: str
    country: str | None


def role_of(reading: Reading, start: int, end: int, language: NameWords) -> Role | None:
    """The role given to the person at characters `start:end` of `reading`: before the name, or behind a comma."""
    tokens = reading.tokens
    first, last = bisect_left(tokens.starts, start), bisect_left(tokens.ends, end)
    return _before(reading, first, language) or _behind(reading, last + 1, language)


def _before(reading: Reading, first: int, language: NameWords) -> Role | None:
    """The role that ends right before token `first`, with or without a comma."""
    words, begins = reading.tokens.words, reading.tokens.starts[first]
    titles = _titles(reading, first, language)
    stop = titles - 1 if titles and words[titles - 1] == "," else titles
    best = None
    for at in range(stop - 1, max(-1, stop - 1 - _MOST_WORDS), -1):
        if not _may_tell_role(reading, at, language, begins):
            break
        if _is_role(reading.tokens.low, at, language):
            best = at
    return _role(reading, _with_owner(reading, best), stop, language) if best is not None and best < stop else None


def _titles(reading: Reading, first: int, language: NameWords) -> int:
    """Where the titles ahead of a name begin that tell no role: "Drs. H."."""
    low, at = reading.tokens.low, first
    while at and (low[at - 1] == "." or (low[at - 1] in language.honorifics and low[at - 1] not in language.roles)):
        at -= 1
    return first if at < len(low) and low[at] == "." else at


def _with_owner(reading: Reading, first: int) -> int:
    """Where the country or body that stands ahead of a role begins: "Russian …", "Ukraine's …"; else `first`."""
    genitive = first > 0 and reading.tokens.words[first - 1] in {"'s", "’s"}
    return next((hit.start for hit in reading.hits if hit.end == first - genitive), first)


def _behind(reading: Reading, first: int, language: NameWords) -> Role | None:
    """The role that stands between commas behind the name."""
    words = reading.tokens.words
    if first >= len(words) or words[first] != ",":
        return None
    stop = next(
        (at for at in range(first + 1, min(len(words), first + 2 + _MOST_WORDS)) if words[at] in {",", "."}), None
    )
    inside = range(first + 1, stop or 0)
    begins = reading.tokens.starts[first]
    if not inside or not all(_may_tell_role(reading, at, language, begins) for at in inside):
        return None
    if not any(_is_role(reading.tokens.low, at, language) for at in inside):
        return None
    return _role(reading, first + 1, inside[-1] + 1, language)


def _may_tell_role(reading: Reading, at: int, language: NameWords, begins: int) -> bool:
    word, low = reading.tokens.words[at], reading.tokens.low[at]
    if word in _ENDS or word == ",":
        return False
    if low in language.role_words or low in language.particles:
        return True
    if low in language.no_names:
        return False
    return (
        low in language.role_links
        or _is_role(reading.tokens.low, at, language)
        or _is_role(reading.tokens.low, at - 1, language)
        or (word[0].isupper() and not _names_person(reading, at, begins))
    )


def _is_role(low: list[str], at: int, language: NameWords) -> bool:
    """Whether a role of one or two words begins at token `at`."""
    return at >= 0 and (low[at] in language.roles or " ".join(low[at : at + 2]) in language.roles)


def _names_person(reading: Reading, at: int, begins: int) -> bool:
    """Whether token `at` names somebody else than him whose name begins at character `begins`."""
    start = reading.tokens.starts[at]
    people = (each for each in reading.spotted if each.kind is Kind.PERSON and not each.start < begins < each.end)
    return any(each.start <= start < each.end for each in people)


def _role(reading: Reading, first: int, stop: int, language: NameWords) -> Role:
    tokens = reading.tokens
    while stop > first + 1 and _leads_on(tokens.words[stop - 1], language):
        stop -= 1
    start, end = tokens.starts[first], tokens.ends[stop - 1]
    country = next(
        (
            hit.entry.country
            for hit in reading.hits
            if first <= hit.start < stop and hit.entry.country and hit.entry.sort not in (Sort.CITY, Sort.REGION)
        ),
        None,
    )
    return Role(start, end, reading.text[start:end], country)


def _leads_on(word: str, language: NameWords) -> bool:
    """Whether a role cannot end in `word`: "head of", "Kabid Humas Kombes"."""
    low = word.lower()
    return low not in language.roles and (word in language.particles or low in language.honorifics)
