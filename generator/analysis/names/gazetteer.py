"""The gazetteer: names that the lexicon knows, found in a text by the longest that fits."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from itertools import compress, count

from msgspec import Struct

from generator.analysis.names.tokens import Tokens, tokenise
from generator.lexicon import Lexicon
from generator.lexicon.names import Known
from generator.text.slugs import slug

_MIN_CAPITALS = 5
_LONGEST = 8
_ALSO = " = "


class Kind(StrEnum):
    """What a name names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    EVENT = "event"


class Sort(StrEnum):
    """How the lexicon knows a name; the letter stands in the features of the tagger."""

    AGENCY = "A"
    PUBLISHER = "P"
    ORGANISATION = "O"
    EVENT = "E"
    COUNTRY = "C"
    REGION = "R"
    CITY = "T"
    DEMONYM = "D"


KINDS = {
    Sort.AGENCY: Kind.ORGANISATION,
    Sort.PUBLISHER: Kind.ORGANISATION,
    Sort.ORGANISATION: Kind.ORGANISATION,
    Sort.EVENT: Kind.EVENT,
    Sort.COUNTRY: Kind.PLACE,
    Sort.REGION: Kind.PLACE,
    Sort.CITY: Kind.PLACE,
}
"""The kinds of entities that sorts of names name; a demonym names none."""


class Entry(Struct, frozen=True, gc=False):
    """A known name: the `kind`, `id` and `name` of what it names, its `country`, and one that a text must name too."""

    sort: Sort
    kind: Kind | None
    id: str
    name: str
    country: str | None = None
    needs: str | None = None


class Hit(Struct, frozen=True, gc=False):
    """Tokens `start:end` that are the name of one of `entries`, the likeliest of which is `entry`."""

    start: int
    end: int
    entry: Entry
    entries: tuple[Entry, ...]


Gazetteer = dict[str, list[tuple[tuple[str, ...], tuple[Entry, ...]]]]


def hits(tokens: Tokens, lexicon: Lexicon) -> list[Hit]:
    """The known names in `tokens`, in order; none overlaps another."""
    gazetteer, words = load_gazetteer(lexicon), tokens.words
    found: list[Hit] = []
    covered = 0
    for at in [*compress(count(), map(gazetteer.__contains__, words))]:
        if at < covered:
            continue
        for name, entries in gazetteer[words[at]]:
            end = at + len(name)
            if len(name) == 1 or tuple(words[at:end]) == name:
                found.append(Hit(at, end, entries[0], entries))
                covered = end
                break
    return found


@cache
def load_gazetteer(lexicon: Lexicon) -> Gazetteer:
    """By first token: the names that begin with it, longest first."""
    known: dict[tuple[str, ...], list[Entry]] = {}
    for spelling, entry in _spellings(lexicon):
        name = tuple(tokenise(spelling).words)
        entries = known.setdefault(name, [])
        if name and len(name) <= _LONGEST and entry.id not in [each.id for each in entries]:
            entries.append(entry)
    gazetteer: Gazetteer = {}
    for name in sorted(known, key=lambda name: (-len(name), name)):
        if known[name]:
            gazetteer.setdefault(name[0], []).append((name, tuple(known[name])))
    return gazetteer


def _spellings(lexicon: Lexicon) -> Iterator[tuple[str, Entry]]:
    for spelling, entry in _entries(lexicon):
        yield spelling, entry
        if len(spelling) >= _MIN_CAPITALS:
            yield spelling.upper(), entry


def _entries(lexicon: Lexicon) -> Iterator[tuple[str, Entry]]:
    """Each known spelling; of those that are alike the first is the likeliest."""
    for outlet in lexicon.agencies:
        entry = _entry(Sort.AGENCY, slug(outlet.name), outlet.name, outlet.country or None)
        yield from _under([outlet.name, *outlet.aliases], entry)
    for known in lexicon.organisations:
        entry = _entry(
            Sort.ORGANISATION, known.id or slug(known.name), known.name, known.country or None, known.needs or None
        )
        yield from _under([known.name, *known.aliases], entry)
    for publisher in lexicon.publishers:
        entry = _entry(Sort.PUBLISHER, slug(publisher.name), publisher.name)
        yield from _under([publisher.name, *publisher.aliases, *publisher.domains], entry)
    for known in lexicon.events:
        entry = _known(Sort.EVENT, known)
        yield from _under([known.name, *known.aliases], entry)
    for country in lexicon.countries:
        yield from _under(country.names, _entry(Sort.COUNTRY, country.code.lower(), country.names[0], country.code))
    yield from _places(lexicon)
    for code, names in lexicon.demonyms.items():
        yield from _under(names, _entry(Sort.DEMONYM, code.lower(), code, code))


def _places(lexicon: Lexicon) -> Iterator[tuple[str, Entry]]:
    for name in lexicon.places.world:
        yield name, _entry(Sort.REGION, slug(name), name)
    listed = [
        (sort, code, spelt.split(_ALSO))
        for sort, places in ((Sort.REGION, lexicon.places.regions), (Sort.CITY, lexicon.places.cities))
        for code, names in places.items()
        for spelt in names
    ]
    homes: dict[str, set[str]] = {}
    for _, code, (name, *_) in listed:
        homes.setdefault(slug(name), set()).add(code)
    for sort, code, (name, *others) in listed:
        country = code if len(homes[slug(name)]) == 1 else lexicon.places.likeliest.get(slug(name))
        yield from _under([name, *others], _entry(sort, slug(name), name, country))


def _under(names: Iterable[str], entry: Entry) -> Iterator[tuple[str, Entry]]:
    for name in names:
        yield name, entry


def _known(sort: Sort, known: Known) -> Entry:
    return _entry(sort, known.id or slug(known.name), known.name, known.country or None, known.needs or None)


def _entry(sort: Sort, id_: str, name: str, country: str | None = None, needs: str | None = None) -> Entry:
    return Entry(sort, KINDS.get(sort), id_, name, country, needs)
