"""Attributions in prose: cues beside sources, and the chains that relays make."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from generator.lexicon.sources import SourceWords

_OPEN = re.compile(r"[\s,:\"'“”‘’(]*")
_MOST_FILL = 60
_MOST_APPOSITION = 70
_MOST_NOUN_WORDS = 5
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")


class Source(NamedTuple):
    """A name in a sentence, at its characters `start:end`, under the name to show; `relays` if it passes on news."""

    start: int
    end: int
    name: str
    relays: bool
    is_place: bool


class Credited(NamedTuple):
    """Characters `start:end` of a sentence that credit it: the cue, and the chain from nearest source to origin."""

    start: int
    end: int
    cue: str
    chain: tuple[str, ...]
    relays: bool
    writes: bool = False


def find_attributions(sentence: str, sources: Sequence[Source], words: SourceWords) -> list[Credited]:
    """Who `sentence` credits, in order; `sources` are the names in it."""
    if len(sentence.lower()) != len(sentence):
        return []  # a letter that changes its length in small letters would shift every place
    patterns = _patterns(words)
    if signed := _signed(sentence, sources, patterns):
        return [signed]
    found = [*_behind_cues(sentence, sources, patterns), *_ahead_of_cues(sentence, sources, patterns)]
    taken: list[Credited] = []
    for credited in sorted(found, key=lambda each: (each.start, -each.end)):
        if not any(set(credited.chain) <= set(other.chain) for other in taken):
            taken.append(credited)
    return taken


class _Patterns:
    """The cues of one language as patterns."""

    def __init__(self, words: SourceWords) -> None:
        self.before = re.compile(rf"\b(?:{_any_of(words.before)})(?!\w)")
        self.passing = frozenset(words.passing)
        self.inverted = re.compile(rf"(?:[,\"”’'?!.]\s*)(?P<cue>{_any_of(words.inverted)})\s+")
        self.sign = re.compile(rf"[\s(\[]*(?P<cue>{_any_of(words.signs)})(?!\w)", re.IGNORECASE)
        self.relay = re.compile(rf"[\s,]*(?:{_any_of(words.relays)})\s+", re.IGNORECASE)
        self.passive = re.compile(rf"\b(?:{_any_of(words.passives)})\s+")
        between = rf"(?:\s+(?:{_any_of(words.between)})\b){{0,3}}"
        self.verb = re.compile(rf"{between}\s+(?P<cue>{_any_of(words.after)})\b", re.IGNORECASE)
        self.told = re.compile(rf"\b(?:{_any_of(words.told)})\s+(?:\S+\s+){{0,3}}$", re.IGNORECASE)
        self.fill = re.compile(rf"(?:(?:{_any_of((*words.before_source, *words.nouns))})\b[\s,]*)*", re.IGNORECASE)
        self.noun = re.compile(rf"(?:{_any_of(words.nouns)})\b", re.IGNORECASE)
        self.passive_end = re.compile(rf"\b(?:{_any_of(words.auxiliaries)})$", re.IGNORECASE)
        self.empty = re.compile(rf"(?:{_any_of(words.empty)})\b", re.IGNORECASE)


@cache
def _patterns(words: SourceWords) -> _Patterns:
    return _Patterns(words)


def _signed(sentence: str, sources: Sequence[Source], patterns: _Patterns) -> Credited | None:
    """The line that names who wrote the report: "(Reporting by …; Editing by …)"."""
    match = patterns.sign.match(sentence)
    names = tuple(dict.fromkeys(source.name for source in sources if not source.is_place))
    if not match or not names:
        return None
    return Credited(match.start("cue"), sources[-1].end, match["cue"], names, relays=False, writes=True)


def _any_of(phrases: tuple[str, ...]) -> str:
    return "|".join(sorted(map(re.escape, phrases), key=lambda phrase: (-len(phrase), phrase))) or "(?!)"


def _behind_cues(sentence: str, sources: Sequence[Source], patterns: _Patterns) -> Iterator[Credited]:
    """Sources that stand behind their cue, with those they have the news from."""
    low = sentence.lower()  # small letters are found several times faster than letters of either size
    cues = [match.span() for match in patterns.before.finditer(low)]
    cues += [(match.start("cue"), match.end()) for match in patterns.inverted.finditer(low)]
    covered = 0
    for start, end in sorted(cues):
        if start < covered or not (source := _source_at(sentence, end, sources, patterns)):
            continue
        cue = sentence[start:end].strip()
        if cue.lower() in patterns.passing and not source.relays:
            continue  # one flies via a city, and hears via an agency
        chain = [source]
        while (relay := patterns.relay.match(sentence, chain[-1].end)) and (
            further := _source_at(sentence, relay.end(), sources, patterns)
        ):
            chain.append(further)
        covered = chain[-1].end
        if chain[0].relays and (origin := _passive_origin(sentence, covered, sources, patterns)):
            chain.append(origin)
        names = tuple(dict.fromkeys(each.name for each in chain))
        yield Credited(start, chain[-1].end, cue, names, chain[0].relays)
    if (
        not covered
        and (match := patterns.passive.search(low))
        and (source := _source_at(sentence, match.end(), sources, patterns))
    ):
        yield Credited(
            match.start(), source.end, sentence[match.start() : match.end()].strip(), (source.name,), source.relays
        )


def _passive_origin(sentence: str, at: int, sources: Sequence[Source], patterns: _Patterns) -> Source | None:
    """Who disclosed what the relaying sources tell: "…, informasi ini diungkapkan oleh …"."""
    match = patterns.passive.search(sentence.lower(), at)
    return _source_at(sentence, match.end(), sources, patterns) if match else None


def _source_at(sentence: str, at: int, sources: Sequence[Source], patterns: _Patterns) -> Source | None:
    """The source that begins at `at`, behind common words for what it is and the country it is from."""
    place = _skip_open(sentence, at)
    if patterns.empty.match(sentence, place):
        return None
    fill = patterns.fill.match(sentence, place)
    behind = _skip_open(sentence, fill.end() if fill else place)
    exact = {source.start: source for source in sources}
    # A name that begins with its own common word ("badan intelijen …") wins over the word as filling.
    named = exact.get(place) or exact.get(behind) or _titled(sentence, place, sources)
    if named and named.is_place and (nearer := _next_source(sentence, named, sources)):
        return nearer
    if named:
        return named
    return _noun(sentence, place, patterns)


def _titled(sentence: str, place: int, sources: Sequence[Source]) -> Source | None:
    """The person or body whose role, in capitals or known words, stands between `place` and its name."""
    for source in sources:
        if place < source.start <= place + _MOST_FILL and not source.is_place:
            between = sentence[place : source.start]
            if not re.search(r"[.;:!?()\"“”]|,\s*\S+\s+\S+\s+\S+", between) and re.match(
                r"[A-Z]|\w+\s+[A-Z]|\w+\s+\w+\s+[A-Z]", between
            ):
                return source
            return None
    return None


def _next_source(sentence: str, place: Source, sources: Sequence[Source]) -> Source | None:
    """The name that stands right behind a country: "kantor berita Korea Selatan, Yonhap"."""
    start = _skip_open(sentence, place.end)
    return next((source for source in sources if source.start == start and source.relays), None)


def _noun(sentence: str, place: int, patterns: _Patterns) -> Source | None:
    """A source without a name: a common word for one, with the words that go on it."""
    if not patterns.noun.match(sentence, place):
        return None
    stop = re.compile(
        r"[,.;:!?()\"“”]|\s(?:yang|pada|di|ke|bahwa|saat|ketika|dalam|kepada|on|in|at|that|who|when|after|to|and|dan)\s"
    ).search(sentence, place)
    words = list(_WORD.finditer(sentence, place, stop.start() if stop else len(sentence)))[:_MOST_NOUN_WORDS]
    return (
        Source(place, words[-1].end(), sentence[place : words[-1].end()], relays=False, is_place=False)
        if words
        else None
    )


def _ahead_of_cues(sentence: str, sources: Sequence[Source], patterns: _Patterns) -> Iterator[Credited]:
    """Sources that stand ahead of what they do: "X mengatakan", "X, juru bicara Y, menyatakan"."""
    for source in sources:
        end = _past_apposition(sentence, source.end)
        match = (
            patterns.verb.match(sentence, end)
            or (end != source.end and patterns.verb.match(sentence, source.end))
            or None
        )
        inside = any(
            source.end < other.start < end for other in sources
        )  # "…, Rusia, Sergei Shoigu, berpendapat": he does
        if match and not (inside and source.is_place) and not patterns.told.search(sentence, 0, source.start):
            yield Credited(source.start, match.end(), match["cue"], (source.name,), source.relays)
    opening = _noun(sentence, 0, patterns)
    if opening:
        for match in patterns.verb.finditer(sentence, 0, min(len(sentence), _MOST_FILL)):
            name = sentence[: match.start()]
            if (
                not re.search(r"[,.;]", name)
                and not patterns.passive_end.search(name)
                and not any(source.start < match.start() and not source.is_place for source in sources)
            ):
                yield Credited(0, match.end(), match["cue"], (name,), relays=False)
            break


_APPOSITION = re.compile(rf"\s*(?:,[^,.;]{{2,{_MOST_APPOSITION}}},|\([^()]{{1,30}}\),?|,)")


def _past_apposition(sentence: str, at: int) -> int:
    """Behind ", … ," or "( … )" that begins at `at`, else `at`."""
    match = _APPOSITION.match(sentence, at)
    return match.end() if match else at


def _skip_open(sentence: str, at: int) -> int:
    match = _OPEN.match(sentence, at)
    return match.end() if match else at
