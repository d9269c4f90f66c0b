"""Joining: all spellings of one name within an article become one entity."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby, pairwise
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from generator.analysis.names.gazetteer import Entry, Kind
from generator.text.slugs import name_address

_PART = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_BRACKETED = re.compile(r"^(?P<long>.+?)\s*\(\s*(?P<short>[^()]{2,12}?)\s*\)$")
_MIN_PART = 3
_MIN_SHARED = 2


class Named(Struct, frozen=True, gc=False):
    """A mention before it is joined: its place (`at`, the number of its passage, and characters there) and its kind."""

    at: int
    start: int
    end: int
    kind: Kind
    text: str
    entry: Entry | None = None


class Joined(Struct, frozen=True, gc=False):
    """Mentions of one entity; `entry` is what the lexicon knows of it."""

    id: str
    kind: Kind
    name: str
    mentions: tuple[Named, ...]
    entry: Entry | None = None


@lru_cache(maxsize=4096)
def parts(name: str) -> tuple[str, ...]:
    """The parts of a name in lower case: "Kim Jong-un" and "Kim Jong Un" have the same."""
    return tuple(part.casefold() for part in _PART.findall(name))


def join(named: Iterable[Named], honorifics: frozenset[str], countries: frozenset[str]) -> list[Joined]:
    """The entities that `named` mention, in order of kind and id; `countries` are those the article names."""
    settled = [_settled(mention, countries) for mention in named]
    settled = list(_of_one_kind(settled))
    joined = [
        *_known(mention for mention in settled if mention.entry),
        *_people([mention for mention in settled if not mention.entry and mention.kind is Kind.PERSON], honorifics),
        *_things([mention for mention in settled if not mention.entry and mention.kind is not Kind.PERSON]),
    ]
    return _merged(joined)


def bare(name: str, honorifics: frozenset[str]) -> tuple[str, ...]:
    """The parts of a person's name without what honours it."""
    own = parts(name)
    while len(own) > 1 and own[0].rstrip(".") in honorifics:
        own = own[1:]
    return own


def _settled(mention: Named, countries: frozenset[str]) -> Named:
    """`mention`, without an entry that needs a country the article does not name."""
    entry = mention.entry
    misplaced = entry and entry.needs and entry.needs not in countries
    return replace(mention, entry=None) if misplaced else mention


def _of_one_kind(mentions: list[Named]) -> Iterator[Named]:
    """The mentions with one kind for each spelling: the one it has most often, and of equal ones the first."""
    kinds: dict[tuple[str, ...], list[Kind]] = {}
    for mention in mentions:
        kinds.setdefault(parts(mention.text), []).append(mention.kind)
    usual = {name: max(dict.fromkeys(own), key=own.count) for name, own in kinds.items()}
    entries = {parts(mention.text): mention.entry for mention in mentions if mention.entry}
    for mention in mentions:
        name = parts(mention.text)
        kind, entry = usual[name], entries.get(name)
        fits = mention.entry or (entry if entry and entry.kind is kind else None)
        unchanged = kind is mention.kind and fits is mention.entry
        yield mention if unchanged else replace(mention, kind=kind, entry=fits)


def _known(mentions: Iterable[Named]) -> Iterator[Joined]:
    by_entry: dict[tuple[str, str], list[Named]] = {}
    for mention in mentions:
        assert mention.entry
        by_entry.setdefault((mention.entry.kind or "", mention.entry.id), []).append(mention)
    for (_, id_), own in by_entry.items():
        entry = own[0].entry
        assert entry
        assert entry.kind
        yield Joined(id_, entry.kind, _shown(own, entry.kind), tuple(own), entry)


def _people(mentions: list[Named], honorifics: frozenset[str]) -> Iterator[Joined]:
    """People: a shorter name belongs to the last fuller one before it that holds it, else to the first behind it."""
    names = [bare(mention.text, honorifics) for mention in mentions]
    called = _called(mentions, names)
    # "Jokowi-JK" is a pair, whose halves are themselves; "Jong-un" is one name.
    pairs = {
        name for mention, name in zip(mentions, names, strict=True) if "-" in mention.text and " " not in mention.text
    }
    several = [name for name in dict.fromkeys(names) if len(name) > 1 and name not in pairs]
    fuller = {name: [other for other in several if len(other) > len(name) and holds(other, name)] for name in {*names}}
    home: dict[int, tuple[str, ...]] = {}
    for at, name in enumerate(names):
        last = next((other for other in reversed(names[:at]) if other in fuller[name]), None) if fuller[name] else None
        home[at] = called.get(name) or last or next(iter(fuller[name]), name)
    owners = {name: _owner(name, home, names) for name in names}
    by_name: dict[tuple[str, ...], list[Named]] = {}
    for at, mention in enumerate(mentions):
        by_name.setdefault(owners[home[at]], []).append(mention)
    for name, own in by_name.items():
        shown = next(mention.text for mention in own if bare(mention.text, honorifics) == name)
        clean = " ".join(shown.split()[-_words(shown, name) :])
        yield Joined(name_address(clean), Kind.PERSON, clean, tuple(own))


def _called(mentions: list[Named], names: list[tuple[str, ...]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """What people are called, in brackets right behind their names, and the letters of: "Joko Widodo (Jokowi)"."""
    called: dict[tuple[str, ...], tuple[str, ...]] = {}
    for (before, name), (after, short) in pairwise(zip(mentions, names, strict=True)):
        close = before.at == after.at and 1 <= after.start - before.end <= _MIN_SHARED
        if close and len(short) == 1 < len(name) and _is_made_of(short[0], "".join(name)):
            called.setdefault(short, name)
    return called


def _is_made_of(short: str, name: str) -> bool:
    """Whether the letters of `short` stand in `name` in their order, the first at its beginning."""
    left = iter(name)
    return short[0] == name[0] and all(letter in left for letter in short)


def _words(shown: str, name: tuple[str, ...]) -> int:
    """How many words at the end of `shown` make `name`."""
    words = shown.split()
    return next((count for count in range(1, len(words) + 1) if parts(" ".join(words[-count:])) == name), len(words))


def _owner(name: tuple[str, ...], home: dict[int, tuple[str, ...]], names: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The fullest name that `name` is a part of, step by step."""
    seen = {name}
    while (nearer := home[names.index(name)]) not in seen:
        seen.add(nearer)
        name = nearer
    return name


def holds(name: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Whether the parts of `part` stand side by side in `name`, or are its first and last: "Raj (K.) Chohan"."""
    if part == (name[0], name[-1]):
        return True
    return any(name[at : at + len(part)] == part for at in range(len(name) - len(part) + 1))


def _things(mentions: list[Named]) -> Iterator[Joined]:
    """Organisations, places and events: by the same words, by the short form given in brackets, by a fuller name."""
    shorts = dict(_short_forms(mentions))
    names = {_long(mention.text) for mention in mentions}
    by_name: dict[tuple[Kind, tuple[str, ...]], list[Named]] = {}
    for mention in mentions:
        name = shorts.get(parts(mention.text), _long(mention.text))
        if mention.kind is Kind.ORGANISATION and len(name) >= _MIN_SHARED:
            fuller = sorted(other for other in names if len(other) > len(name) and other[: len(name)] == name)
            name = fuller[0] if len(fuller) == 1 else name
        by_name.setdefault((mention.kind, name), []).append(mention)
    for (kind, _), own in by_name.items():
        shown = _shown(own, kind)
        yield Joined(name_address(shown), kind, shown, tuple(own))


def _long(text: str) -> tuple[str, ...]:
    return parts(_without_short(text))


def _without_short(text: str) -> str:
    """`text` without the short form behind it in brackets."""
    match = _BRACKETED.match(text)
    return match["long"] if match else text


def _short_forms(mentions: list[Named]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Short forms with the names they stand for: in one mention, or in brackets right behind it."""
    for mention in mentions:
        if match := _BRACKETED.match(mention.text):
            yield parts(match["short"]), parts(match["long"])
    for before, after in pairwise(mentions):
        close = before.at == after.at and 1 <= after.start - before.end <= _MIN_PART
        if close and before.kind is after.kind and _are_initials(after.text, before.text):
            yield parts(after.text), parts(before.text)


def _are_initials(short: str, name: str) -> bool:
    initials = "".join(part[0] for part in parts(name))
    return short.isupper() and short.casefold() == initials


def _shown(mentions: list[Named], kind: Kind) -> str:
    """The name to show: an organisation's longest, a place's most used; of equal ones the first."""
    spellings = [_without_short(mention.text) for mention in mentions]
    if kind is Kind.ORGANISATION:
        return max(spellings, key=lambda text: (len(text), text[0].isupper()))
    return max(dict.fromkeys(spellings), key=spellings.count)


def _merged(joined: list[Joined]) -> list[Joined]:
    """Entities of one kind that came to the same id are one."""
    same_entity = attrgetter("kind", "id")
    made = []
    for _, group in groupby(sorted(joined, key=same_entity), key=same_entity):
        same = list(group)
        if len(same) == 1:
            made += same
            continue
        mentions = tuple(sorted((m for each in same for m in each.mentions), key=attrgetter("at", "start")))
        entry = next((each.entry for each in same if each.entry), None)
        made.append(Joined(same[0].id, same[0].kind, same[0].name, mentions, entry))
    return made
