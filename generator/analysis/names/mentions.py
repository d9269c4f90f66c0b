"""Mentions: where a text names somebody or something, by the tagger of its language or by rules alone."""

from typing import NamedTuple

from generator.analysis.names.gazetteer import Entry, Hit, Kind, Sort, hits
from generator.analysis.names.rules import Found, Reader, labels
from generator.analysis.names.stretches import Clues, Stretch, clues, stretches
from generator.analysis.names.tagger import tagger
from generator.analysis.names.tokens import Tokens, tokenise
from generator.lexicon import Language, Lexicon
from generator.lexicon.names import NameWords
from generator.lexicon.weights import Weights

_CERTAIN = frozenset({Sort.AGENCY, Sort.ORGANISATION, Sort.EVENT, Sort.COUNTRY})
_FIRM_LENGTH = 4
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
    titled: bool = False,
) -> Reading:
    """The names in `text`, whose sentences begin at the characters `starts`.

    A text that is `titled`, or written like a title, has a capital on every word: there only known names are found, and
    in a language without a file only countries.
    """
    tokens = tokenise(text)
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
    events = [name for name in ruled if name.kind is Kind.EVENT]
    told = [
        each for name in _names(made, tokens.words) for each in _without_title(name, reader, tokens, language.names)
    ]
    agencies = [_found(hit) for hit in known if hit.entry.sort is Sort.AGENCY and _is_firm(hit, tokens)]
    return _with_certain(_without(told, [*events, *agencies]) + events + agencies, known, tokens)


def _is_firm(hit: Hit, tokens: Tokens) -> bool:
    """Whether the name of an agency is no part of a longer name: initials could be anybody's."""
    return tokens.ends[hit.end - 1] - tokens.starts[hit.start] >= _FIRM_LENGTH and not _opens_oddly(hit, tokens)


def _without_title(name: Found, reader: Reader, tokens: Tokens, language: NameWords) -> list[Found]:
    """`name`; where it begins with somebody's role, what the rules find behind that."""
    low = [word.lower() for word in tokens.words[name.start : name.end]]
    before = tokens.words[name.start - 1].lower() if name.start else ""
    roles, role_words = language.roles, language.role_words
    at = 0
    if name.kind is not Kind.PLACE and (before in roles or before in role_words) and low[0] in role_words:
        at = 1
    elif name.kind is Kind.ORGANISATION or " ".join(low[:2]) in roles or set(low[1:2]) & role_words:
        at = int(low[0] in roles)
    while 0 < at < len(low) and (low[at] in roles or low[at] in role_words):
        at += 1
    return reader.names(Stretch(name.start + at, name.end)) if at else [name]


def _names(made: list[str], words: list[str]) -> list[Found]:
    found: list[Found] = []
    for at, label in enumerate(made):
        if label == "O" or (found and at < found[-1].end):
            continue
        end, inside = at + 1, f"I-{label[2:]}"
        while end < len(made) and made[end] == inside:
            end += 1
        found.append(Found(at, end, Kind(label[2:])))
    trimmed = [_trimmed(name, words) for name in found]
    return [name for name in trimmed if name.start < name.end]


def _trimmed(name: Found, words: list[str]) -> Found:
    """`name` without marks at its edges, but for brackets it holds both of, and the stop of an abbreviation."""
    start, end = name.start, name.end
    inside = words[start:end]
    while start < end and not (words[start][0].isalnum() or (words[start] == "(" and ")" in inside)):
        start += 1
    while start < end and not (words[end - 1][-1].isalnum() or (words[end - 1] == ")" and "(" in inside)):
        if words[end - 1] == "." and end < len(words) and not words[end][0].isupper():
            break  # the sentence goes on: "Inc. mengatakan"
        end -= 1
    return Found(start, end, name.kind)


def _with_certain(found: list[Found], known: list[Hit], tokens: Tokens) -> list[Found]:
    """`found`, and the certain known names that no longer name holds."""
    certain = [_found(hit) for hit in known if hit.entry.sort in _CERTAIN and not _opens_oddly(hit, tokens)]
    holders = _by_token(found)
    longer = [name for name in certain if all(_length(each) < _length(name) for each in _meeting(name, holders))]
    return sorted(_without(found, longer) + longer)


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
    hit = exact.get((name.start, name.end))
    entry = next((entry for entry in hit.entries if entry.kind is name.kind), None) if hit else None
    return Spotted(start, end, name.kind, text[start:end], entry)
