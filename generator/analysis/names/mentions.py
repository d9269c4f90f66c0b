"""Mentions: where a text names somebody or something, by the tagger of its language or by rules alone."""

from collections.abc import Sequence

from msgspec import Struct

from generator.analysis.names.extents import Settler
from generator.analysis.names.gazetteer import Entry, Hit, Kind, Sort, hits
from generator.analysis.names.glue import unglued
from generator.analysis.names.rules import Found, Sighted, sight
from generator.analysis.names.stretches import Clues, clues
from generator.analysis.names.tagger import tagger
from generator.analysis.names.tokens import Tokens, tokenise
from generator.lexicon import Language, Lexicon
from generator.lexicon.names import NameWords
from generator.lexicon.weights import Weights

_CERTAIN = frozenset({Sort.AGENCY, Sort.ORGANISATION, Sort.EVENT, Sort.COUNTRY})
_RELAYS = (Sort.AGENCY, Sort.PUBLISHER)
_FIRM_LENGTH = 4
_FULL = 2
_TITLE_SHARE = 0.6
_TITLE_WORDS = 5
_SENTENCE_ENDS = frozenset('.!?"”)')


class Spotted(Struct, frozen=True, gc=False):
    """Characters `start:end` of a text that name something of `kind`; `entry` is the known name they are."""

    start: int
    end: int
    kind: Kind
    text: str
    entry: Entry | None


class Reading(Struct, frozen=True, gc=False):
    """A text with its tokens, the known names in it, and the names found."""

    text: str
    tokens: Tokens
    hits: list[Hit]
    spotted: list[Spotted]


class Prose(Struct, frozen=True, gc=False):
    """A text whose sentences begin at the characters `starts`."""

    text: str
    starts: frozenset[int]


def read_names(texts: Sequence[Prose], language: Language | None, lexicon: Lexicon) -> list[Reading]:
    """The names in each of `texts`, which may hold words glued together; in no language only countries."""
    tokens = [tokenise(each.text) for each in texts]
    if language:
        tokens = unglued(tokens, language, lexicon)
    known = [hits(each, lexicon) for each in tokens]
    if language is None:
        found = [[_found(hit) for hit in own if hit.entry.sort is Sort.COUNTRY] for own in known]
    else:
        clued = [clues(each, own, text.starts) for each, own, text in zip(tokens, known, texts, strict=True)]
        found = _decided(tokens, known, clued, language, lexicon.weights.get(language.code))
    return list(map(_reading, (each.text for each in texts), tokens, known, found))


def read_title(title: str, language: Language | None, lexicon: Lexicon) -> Reading:
    """The known names in `title`, in which every word may have a capital; in no language only countries."""
    tokens = tokenise(title)
    known = hits(tokens, lexicon)
    sorts = _CERTAIN if language else {Sort.COUNTRY}
    return _reading(title, tokens, known, [_found(hit) for hit in known if hit.entry.sort in sorts])


def _reading(text: str, tokens: Tokens, known: list[Hit], found: list[Found]) -> Reading:
    exact = {(hit.start, hit.end): hit for hit in reversed(known)}
    return Reading(text, tokens, known, [_spotted(text, tokens, name, exact) for name in found])


def _decided(
    tokens: list[Tokens], known: list[list[Hit]], clued: list[Clues], language: Language, weights: Weights | None
) -> list[list[Found]]:
    """What is found in each text; in one that is written like a title only what is certain."""
    seen = {
        at: sight(own, hits, clues, language.names)
        for at, (own, hits, clues) in enumerate(zip(tokens, known, clued, strict=True))
        if not _is_title(own, clues)
    }
    found = dict(zip(seen, decide(list(seen.values()), language, weights), strict=True))
    return [
        found[at] if at in found else [_found(hit) for hit in own if hit.entry.sort in _CERTAIN]
        for at, own in enumerate(known)
    ]


def _is_title(tokens: Tokens, clued: Clues) -> bool:
    if not tokens.words or tokens.words[-1] in _SENTENCE_ENDS:
        return False
    words = [named for word, named in zip(tokens.words, clued.named, strict=True) if word[0].isalpha()]
    return len(words) >= _TITLE_WORDS and sum(words) > _TITLE_SHARE * len(words)


def decide(seen: Sequence[Sighted], language: Language, weights: Weights | None) -> list[list[Found]]:
    """What the tagger says of each text, or where the language has none what the rules say; the certain is not lost."""
    if weights is None:
        return [_with_certain(each.ruled, each.hits, each.tokens) for each in seen]
    tagged = tagger(weights, language.names).names(seen)
    return [_settled(each, names, language) for each, names in zip(seen, tagged, strict=True)]


def _settled(seen: Sighted, names: list[Found], language: Language) -> list[Found]:
    """The `names` that the tagger found with their edges settled, and what rules and known names have beside them."""
    tokens, known = seen.tokens, seen.hits
    settler = Settler(tokens, seen.clues, seen.reader, language)
    told = [each for name in names for each in settler.settle(name)]
    events = _longer([name for name in seen.ruled if name.kind is Kind.EVENT], told, by=0)
    told += _without([name for name in seen.ruled if _has_title(name, tokens, language.names)], told)
    agencies = [_found(hit) for hit in known if hit.entry.sort in _RELAYS and _is_firm(hit, tokens)]
    return _with_certain(_without(told, [*events, *agencies]) + events + agencies, known, tokens)


def _has_title(name: Found, tokens: Tokens, language: NameWords) -> bool:
    """Whether it is somebody's full name right behind a role or what honours it."""
    if name.kind is not Kind.PERSON or name.end - name.start < _FULL or not name.start:
        return False
    before = tokens.words[name.start - 1].lower()
    return before in language.roles or before in language.honorifics


def _is_firm(hit: Hit, tokens: Tokens) -> bool:
    """Whether the name is no part of a longer one: initials could be anybody's, and an outlet's name a common word."""
    if hit.entry.sort is Sort.PUBLISHER:
        return "." in tokens.words[hit.start]
    return tokens.ends[hit.end - 1] - tokens.starts[hit.start] >= _FIRM_LENGTH and not _opens_oddly(hit, tokens)


def _with_certain(found: list[Found], known: list[Hit], tokens: Tokens) -> list[Found]:
    """`found`, and the certain known names that no longer name holds."""
    certain = [_found(hit) for hit in known if hit.entry.sort in _CERTAIN and not _opens_oddly(hit, tokens)]
    if not certain:
        return sorted(found)
    longer = _longer(certain, found)
    whole = {(name.start, name.end): name for name in certain if _length(name) >= _FULL}
    found = [whole.get((name.start, name.end), name) for name in found]
    return sorted(_without(found, longer) + longer)


def _longer(names: list[Found], others: list[Found], by: int = 1) -> list[Found]:
    """Those of `names` that are longer, by as many tokens, than each of `others` they meet."""
    holders = _by_token(others) if names else {}
    return [name for name in names if max(map(_length, _meeting(name, holders)), default=0) + by <= _length(name)]


def _by_token(found: list[Found]) -> dict[int, Found]:
    """The names by each of their tokens; no two share one."""
    return {at: name for name in found for at in range(name.start, name.end)}


def _meeting(name: Found, holders: dict[int, Found]) -> list[Found]:
    """The names that share a token with `name`."""
    return [holders[at] for at in range(name.start, name.end) if at in holders]


def _opens_oddly(hit: Hit, tokens: Tokens) -> bool:
    """A name of one word in mixed case that opens a sentence may be a common word: "Antara", "Apple"."""
    word = tokens.words[hit.start]
    opens = hit.start == 0 or tokens.words[hit.start - 1] in ".!?"
    return (
        opens
        and hit.entry.sort is not Sort.COUNTRY
        and hit.end == hit.start + 1
        and word.istitle()
        and len(hit.entry.name) != len(word)
    )


def _without(found: list[Found], others: list[Found]) -> list[Found]:
    if not others:
        return found
    holders = _by_token(others)
    return [name for name in found if not _meeting(name, holders)]


def _length(name: Found) -> int:
    return name.end - name.start


def _found(hit: Hit) -> Found:
    kind = hit.entry.kind
    assert kind is not None, "only names of something are certain"
    return Found(hit.start, hit.end, kind, hit)


def _spotted(text: str, tokens: Tokens, name: Found, exact: dict[tuple[int, int], Hit]) -> Spotted:
    start, end = tokens.starts[name.start], tokens.ends[name.end - 1]
    # The city of "kota Bandung" is Bandung.
    headed = name.kind is Kind.PLACE and tokens.words[name.start].islower()
    hit = exact.get((name.start + headed, name.end))
    entry = next((entry for entry in hit.entries if entry.kind is name.kind), None) if hit else None
    if entry is None and tokens.words[name.end - 1] == ")":
        entry = _said_twice(name, tokens, exact)
    return Spotted(start, end, entry.kind if entry and entry.kind else name.kind, text[start:end], entry)


def _said_twice(name: Found, tokens: Tokens, exact: dict[tuple[int, int], Hit]) -> Entry | None:
    """What is known of a name with its short form in brackets: "Amerika Serikat (AS)"."""
    opened = next((at for at in range(name.start, name.end) if tokens.words[at] == "("), name.end)
    long, short = exact.get((name.start, opened)), exact.get((opened + 1, name.end - 1))
    return long.entry if long and short and long.entry == short.entry else None
