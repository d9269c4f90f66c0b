"""Mentions: where a text names somebody or something, by the tagger of its language or by rules alone."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from generator.analysis.names.extents import Settler
from generator.analysis.names.gazetteer import Entry, Hit, Kind, Sort, hits
from generator.analysis.names.rules import Found, Reader, labels
from generator.analysis.names.stretches import Clues, clues, stretches
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


class Spotted(NamedTuple):
    """Characters `start:end` of a text that name something of `kind`; `entry` is the known name they are."""

    start: int
    end: int
    kind: Kind
    text: str
    entry: Entry | None


class Reading(NamedTuple):
    """A text with its tokens, the known names in it, and the names found."""

    text: str
    tokens: Tokens
    hits: list[Hit]
    spotted: list[Spotted]


def read_names(
    text: str,
    language: Language | None,
    lexicon: Lexicon,
    starts: frozenset[int] = frozenset(),
    *,
    glued: Mapping[str, Sequence[str]] = MappingProxyType({}),
    titled: bool = False,
) -> Reading:
    """The names in `text`, whose sentences begin at the characters `starts`, and which may hold words `glued` together.

    A text that is `titled`, or written like a title, has a capital on every word: there only known names are found, and
    in a language without a file only countries.
    """
    tokens = tokenise(text, glued)
    known = hits(tokens, lexicon)
    if language is None:
        found = [_found(hit) for hit in known if hit.entry.sort is Sort.COUNTRY]
    else:
        clued = clues(tokens, known, starts)
        found = (
            [_found(hit) for hit in known if hit.entry.sort in _CERTAIN]
            if titled or _is_title(tokens, clued)
            else decide(tokens, clued, known, language, lexicon.weights.get(language.code))
        )
    exact = {(hit.start, hit.end): hit for hit in reversed(known)}
    return Reading(text, tokens, known, [_spotted(text, tokens, name, exact) for name in found])


def _is_title(tokens: Tokens, clued: Clues) -> bool:
    if not tokens.words or tokens.words[-1] in _SENTENCE_ENDS:
        return False
    words = [named for word, named in zip(tokens.words, clued.named, strict=True) if word[0].isalpha()]
    return len(words) >= _TITLE_WORDS and sum(words) > _TITLE_SHARE * len(words)


def decide(tokens: Tokens, clued: Clues, known: list[Hit], language: Language, weights: Weights | None) -> list[Found]:
    """What the tagger says, or where the language has none what the rules say; what is certain is never lost."""
    where = stretches(tokens, clued, language.names)
    reader = Reader(tokens, clued, known, language.names)
    ruled = [name for stretch in where for name in reader.names(stretch)]
    if weights is None:
        return _with_certain(ruled, known, tokens)
    by_rule = labels(ruled, len(tokens.words))
    made = ["O"] * len(tokens.words)
    model = tagger(weights, language.names)
    for stretch in where:
        made[stretch.start : stretch.end] = model.labels(tokens, clued, stretch, by_rule)
    settler = Settler(tokens, clued, known, reader, language)
    told = [each for name in _names(made) for each in settler.settle(name)]
    events = _longer([name for name in ruled if name.kind is Kind.EVENT], told, by=0)
    told += _without([name for name in ruled if _has_title(name, tokens, language.names)], told)
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


def _names(made: list[str]) -> list[Found]:
    found: list[Found] = []
    for at, label in enumerate(made):
        if label == "O" or (found and at < found[-1].end):
            continue
        end, inside = at + 1, f"I-{label[2:]}"
        while end < len(made) and made[end] == inside:
            end += 1
        found.append(Found(at, end, Kind(label[2:])))
    return found


def _with_certain(found: list[Found], known: list[Hit], tokens: Tokens) -> list[Found]:
    """`found`, and the certain known names that no longer name holds."""
    certain = [_found(hit) for hit in known if hit.entry.sort in _CERTAIN and not _opens_oddly(hit, tokens)]
    longer = _longer(certain, found)
    whole = {name[:2]: name for name in certain if _length(name) >= _FULL}
    found = [whole.get(name[:2], name) for name in found]
    return sorted(_without(found, longer) + longer)


def _longer(names: list[Found], others: list[Found], by: int = 1) -> list[Found]:
    """Those of `names` that are longer, by as many tokens, than each of `others` they meet."""
    holders = _by_token(others)
    return [name for name in names if all(_length(each) + by <= _length(name) for each in _meeting(name, holders))]


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
    return Spotted(start, end, name.kind, text[start:end], entry)
