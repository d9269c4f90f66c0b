"""From an article to the entities it names."""

from collections.abc import Iterator, Sequence
from itertools import compress, count
from operator import attrgetter
from typing import NamedTuple

from msgspec.structs import replace

from generator.analysis.names.entity import Entity, Mention, NameAt, RoleGiven, Unsettled
from generator.analysis.names.gazetteer import Entry, Kind, Sort, hits
from generator.analysis.names.joining import Joined, Named, bare, join
from generator.analysis.names.mentions import Prose, Reading, read_names, read_title
from generator.analysis.names.roles import Role, role_of
from generator.analysis.names.tokens import tokenise
from generator.analysis.names.unsettled import find_unsettled
from generator.cleaning import Label
from generator.lexicon import Language, Lexicon
from generator.lexicon.names import NameWords
from generator.metadata import Article, Passage

_MIN_PART = 3
_NO_WORDS = NameWords()


class Names(NamedTuple):
    """The entities of an article, where each of its passages names them, and what else is written like a name."""

    entities: tuple[Entity, ...]
    in_passages: tuple[tuple[NameAt, ...], ...]
    unsettled: tuple[Unsettled, ...]


def find_names(article: Article, lexicon: Lexicon) -> Names:
    """The people, organisations, places and events that `article` names, each under all its spellings."""
    language = lexicon.language(article.language)
    if language and not language.names.known:
        language = None  # without its words a guess would be worse than silence
    prose = [Prose(passage.text, frozenset([span.start for span in passage.sentences])) for passage in article.passages]
    readings = read_names(prose, language, lexicon)
    named = [
        Named(at, each.start, each.end, each.kind, each.text, each.entry)
        for at, reading in enumerate(readings)
        for each in reading.spotted
    ]
    words = language.names if language else _NO_WORDS
    named = list(_told_apart(named, article.publisher, words))
    named += list(_again(readings, named, words))
    countries = frozenset(hit.entry.country for reading in readings for hit in reading.hits if hit.entry.country)
    joined = join(sorted(named, key=attrgetter("at", "start")), words.honorifics, countries)
    outside = list(_outside(article, language, lexicon))
    entities = tuple(_entities(article, joined, readings, outside, words))
    in_passages = tuple(_in_passages(joined, len(readings)))
    unsettled = tuple(find_unsettled(article, in_passages)) if language else ()
    return Names(entities, in_passages, unsettled)


def _in_passages(joined: list[Joined], count: int) -> Iterator[tuple[NameAt, ...]]:
    placed: list[list[NameAt]] = [[] for _ in range(count)]
    for each in joined:
        relays = each.entry is not None and each.entry.sort in (Sort.AGENCY, Sort.PUBLISHER)
        for mention in each.mentions:
            # A person goes by the full name, an agency by its own; anybody else as this sentence has it.
            name = each.entry.name if relays and each.entry else each.name if each.kind is Kind.PERSON else mention.text
            placed[mention.at].append(NameAt(mention.start, mention.end, each.id, each.kind, name, relays))
    return (tuple(sorted(names)) for names in placed)


def _told_apart(named: Sequence[Named], publisher: str | None, words: NameWords) -> Iterator[Named]:
    """The names; what the article tells of them elsewhere settles who is no person.

    Its outlet is a body. Where "Kabupaten Demak" is named, "Demak" is a place, and no part of "Bupati Demak Ana Putri".
    """
    places = {
        tail
        for each in named
        if each.kind is Kind.PLACE
        for head, _, tail in [each.text.partition(" ")]
        if head.casefold() in words.place_heads and tail
    }
    for each in named:
        if each.kind is not Kind.PERSON or each.entry is not None:
            yield each
            continue
        first, _, rest = each.text.partition(" ")
        if each.text == publisher:
            yield replace(each, kind=Kind.ORGANISATION)
        elif each.text in places:
            yield replace(each, kind=Kind.PLACE)
        elif first in places and " " in rest:
            yield replace(each, start=each.end - len(rest), text=rest)
        else:
            yield each


def _again(readings: list[Reading], named: list[Named], words: NameWords) -> Iterator[Named]:
    """Parts of people's full names that stand alone elsewhere in the article, where nothing else was found."""
    full = [bare(each.text, words.honorifics) for each in named if each.kind is Kind.PERSON]
    wanted = {
        part
        for name in full
        if len(name) > 1
        for part in (name[0], name[-1], "-".join(name[1:]))
        if len(part) >= _MIN_PART and part not in words.no_names and part not in words.honorifics
    }
    if not wanted:
        return
    for at, reading in enumerate(readings):
        parts = reading.tokens.low if reading.text.isascii() else list(map(str.casefold, reading.tokens.words))
        if wanted.isdisjoint(parts):
            continue
        taken = [(each.start, each.end) for each in reading.spotted]
        for place in compress(count(), map(wanted.__contains__, parts)):
            word = reading.tokens.words[place]
            if not word[0].isupper():
                continue
            start, end = reading.tokens.starts[place], reading.tokens.ends[place]
            if not any(start < other_end and other_start < end for other_start, other_end in taken):
                yield Named(at, start, end, Kind.PERSON, word)


class _Outside(NamedTuple):
    """A known name in headline or dateline."""

    entry: Entry
    kind: Kind
    name: str
    mention: Mention


def _outside(article: Article, language: Language | None, lexicon: Lexicon) -> Iterator[_Outside]:
    """Known names in headline and dateline, which are no prose: nobody else is looked for there."""
    labelled = article.labelled
    for block in labelled.blocks(Label.HEADLINE):
        for each in read_title(block.text, language, lexicon).spotted:
            if each.entry:
                mention = Mention.of(labelled.document, block, each.start, each.end)
                yield _Outside(each.entry, each.kind, each.text, mention)
    first = next((passage for passage in article.passages if passage.label is Label.BODY), None)
    if first is None or not first.offset:
        return
    block = labelled.document.blocks[first.at]
    tokens = tokenise(block.text[: first.offset])
    for hit in hits(tokens, lexicon):
        if hit.entry.kind:
            start, end = tokens.starts[hit.start], tokens.ends[hit.end - 1]
            mention = Mention.of(labelled.document, block, start, end)
            yield _Outside(hit.entry, hit.entry.kind, hit.entry.name, mention)


def _entities(
    article: Article,
    joined: list[Joined],
    readings: list[Reading],
    outside: list[_Outside],
    words: NameWords,
) -> Iterator[Entity]:
    made: dict[tuple[str, str], Entity] = {}
    for each in joined:
        roles = _roles(each, readings, words) if each.kind is Kind.PERSON else []
        mentions = tuple([_mention(article, article.passages[m.at], m) for m in each.mentions])
        given = tuple(RoleGiven(role.text, article.passages[at].line) for at, role in roles)
        made[each.kind, each.id] = Entity(
            each.id, each.kind, each.name, _country(each, roles, readings), mentions, given
        )
    for found in outside:
        key = (found.kind, found.entry.id)
        known = made.get(key) or Entity(found.entry.id, found.kind, found.name, found.entry.country, ())
        mentions = tuple(sorted({*known.mentions, found.mention}, key=lambda mention: (mention.line, mention.start)))
        made[key] = replace(known, mentions=mentions)
    yield from (made[key] for key in sorted(made))


def _roles(person: Joined, readings: list[Reading], words: NameWords) -> list[tuple[int, Role]]:
    """The roles the article gives the person, each as written first, with the number of its passage."""
    roles: dict[str, tuple[int, Role]] = {}
    for mention in person.mentions:
        role = role_of(readings[mention.at], mention.start, mention.end, words)
        if role:
            roles.setdefault(role.text.casefold(), (mention.at, role))
    return list(roles.values())


def _country(each: Joined, roles: list[tuple[int, Role]], readings: list[Reading]) -> str | None:
    """Its country: what the lexicon says, what a role says, or the one that stands in the name."""
    if each.entry:
        return each.entry.country
    if told := next((role.country for _, role in roles if role.country), None):
        return told
    first = each.mentions[0]
    inside = [
        hit.entry.country
        for hit in readings[first.at].hits
        if first.start <= readings[first.at].tokens.starts[hit.start] < first.end
    ]
    return next((country for country in inside if country), None) if each.kind is not Kind.PERSON else None


def _mention(article: Article, passage: Passage, named: Named) -> Mention:
    document = article.labelled.document
    block = document.blocks[passage.at]
    return Mention.of(document, block, passage.offset + named.start, passage.offset + named.end)
