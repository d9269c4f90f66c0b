"""Attributions in prose: cues beside sources, and the chains that relays make."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from generator.lexicon.sources import SourceWords
from generator.text.phrases import any_of

_OPEN = re.compile(r"[\s,:\"'“”‘’(]*")
_RANK = re.compile(r"\s*,?\s*(?:[A-Z][\w.'’-]*\s+){0,2}")
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_MOST_FILL = 60
_MOST_APPOSITION = 70
_MOST_NOUN_WORDS = 5
# ", … ," or "( … )" behind a name.
_APPOSITION = re.compile(rf"\s*(?:,[^,.;]{{2,{_MOST_APPOSITION}}},|\([^()]{{1,30}}\),?|,)")
# What no role holds that stands before a name; and how one is written.
_NO_ROLE = re.compile(r"[.;:!?()\"“”]|,\s*\S+\s+\S+\s+\S+")
_ROLE = re.compile(r"(?:\w+\s+){0,2}[A-Z]")
_SEVERAL_PARTS = re.compile(r"[,.;]")


class Source(Struct, frozen=True, gc=False):
    """A name in a sentence, at its characters `start:end`, under the name to show; `relays` if it passes on news."""

    start: int
    end: int
    name: str
    relays: bool
    is_place: bool
    is_person: bool = False


class Credited(NamedTuple):
    """Characters `start:end` of a sentence that credit it: the cue, and the chain from nearest source to origin."""

    start: int
    end: int
    cue: str
    chain: tuple[str, ...]
    relays: bool
    writes: bool = False


def find_attributions(sentence: str, sources: Iterable[Source], words: SourceWords) -> list[Credited]:
    """Who `sentence` credits, in order; `sources` are the names in it, in order."""
    low = sentence.lower()
    if len(low) != len(sentence):
        return []  # a letter that changes its length in small letters would shift every place
    patterns = _patterns(words)
    if not patterns.cue.search(f" {low}"):
        return []
    told = _Told(sentence, low, list(sources), patterns)
    if signed := told.signed():
        return [signed]
    ahead = list(told.ahead_of_cues())
    # "His lawyer, Peter Lang, said the witnesses …": who speaks ahead of a cue leaves none behind it to common words.
    spoken, names = {each.end for each in ahead}, {source.name for source in told.sources}
    behind = [
        each
        for each in told.behind_cues()
        if each.start + len(each.cue) not in spoken or not names.isdisjoint(each.chain)
    ]
    taken: list[Credited] = []
    for credited in sorted([*behind, *ahead], key=lambda each: (each.start, -each.end)):
        if not any(set(credited.chain) <= set(other.chain) for other in taken):
            taken.append(credited)
    return taken


class _Patterns:
    """The cues of one language as patterns."""

    def __init__(self, words: SourceWords) -> None:
        cues = (*words.before, *words.inverted, *words.passives, *words.after, *words.signs)
        # Most letters are small ones inside a word: so a sentence without a cue is passed over fastest.
        self.cue = re.compile(rf"[^a-z]{any_of(cues)}")
        between = rf"(?:\s+{any_of(words.between)}\b){{0,3}}"
        self.before = re.compile(rf"\b{any_of(words.before)}")
        self.passing = frozenset(words.passing)
        self.inverted = re.compile(rf"(?:[,\"”’'?!.]\s*)(?P<cue>{any_of(words.inverted)})\s+")
        self.sign = re.compile(rf"[\s(\[]*(?P<cue>{any_of(words.signs)})(?!\w)")
        self.relay = re.compile(rf"[\s,]*{any_of(words.relays)}\s+")
        self.passive = re.compile(rf"\b{any_of(words.passives)}\s+")
        self.verb = re.compile(rf"{between}\s+(?P<cue>{any_of(words.after)})\b")
        self.told = re.compile(rf"\b{any_of(words.told)}\s+(?:\S+\s+){{0,3}}$")
        self.fill = re.compile(rf"(?:{any_of((*words.before_source, *words.nouns))}\b[\s,]*)*")
        self.lead = re.compile(rf"(?:{any_of(words.before_source)}\b[\s,]*)*")
        some = rf"(?:{any_of(words.determiners)}\s+(?:\w+\s+)?)?{any_of(words.nouns)}\b"
        self.noun = re.compile(some)
        self.subject = re.compile(
            rf"[,\"”’']\s+(?P<who>(?:[A-Z]\w+\s+)?{some}){between}\s+(?P<cue>{any_of(words.after)})\b"
        )
        self.noun_end = re.compile(rf"[,.;:!?()\"“”]|\s{any_of(words.behind_noun)}\s")
        self.belonging = re.compile(rf"\s*,?\s*{any_of(words.belonging)}\s+")
        self.passive_end = re.compile(rf"\b{any_of(words.auxiliaries)}$")
        self.empty = re.compile(rf"{any_of(words.empty)}\b")


@cache
def _patterns(words: SourceWords) -> _Patterns:
    return _Patterns(words)


class _Told:
    """A sentence, also in small letters (found several times faster than either size), with its names in order."""

    def __init__(self, sentence: str, low: str, sources: list[Source], patterns: _Patterns) -> None:
        self.sentence, self.low, self.sources, self.patterns = sentence, low, sources, patterns
        self.starts = [source.start for source in sources]

    def signed(self) -> Credited | None:
        """The line that names who wrote the report: "(Reporting by …; Editing by …)"."""
        if not (match := self.patterns.sign.match(self.low)):
            return None
        if not (names := _names(source for source in self.sources if not source.is_place)):
            return None
        return Credited(match.start("cue"), self.sources[-1].end, self._cue(match), names, relays=False, writes=True)

    def behind_cues(self) -> Iterator[Credited]:
        """Sources that stand behind their cue, with those they have the news from."""
        # A cue may have lost its space to a name, and is none inside another word: "dikutip dariReuters", "viaduct".
        cues = [
            match.span()
            for match in self.patterns.before.finditer(self.low)
            if not self.sentence[match.end() : match.end() + 1].islower()
        ]
        cues += [(match.start("cue"), match.end()) for match in self.patterns.inverted.finditer(self.low)]
        covered = 0
        for start, end in sorted(cues):
            if start < covered or not (source := self._source_at(end)):
                continue
            cue = self.sentence[start:end].strip()
            if cue.lower() in self.patterns.passing and not source.relays:
                continue  # one flies via a city, and hears via an agency
            chain = [source]
            while (relay := self.patterns.relay.match(self.low, chain[-1].end)) and (
                further := self._source_at(relay.end())
            ):
                chain.append(further)
            covered = chain[-1].end
            if chain[0].relays and (match := self.patterns.passive.search(self.low, covered)):
                # "…, this was disclosed by …": who told what the relaying sources tell.
                chain += [origin] if (origin := self._source_at(match.end())) else []
            yield Credited(start, chain[-1].end, cue, _names(chain), source.relays)
        if covered or not (match := self.patterns.passive.search(self.low)):
            return
        if source := self._source_at(match.end()):
            cue = self.sentence[match.start() : match.end()].strip()
            yield Credited(match.start(), source.end, cue, (source.name,), source.relays)

    def ahead_of_cues(self) -> Iterator[Credited]:
        """Sources that stand ahead of what they do: "X mengatakan", "X, juru bicara Y, menyatakan"."""
        done: set[int] = set()
        # Of a body and the person put in beside it, the person says it: "Ketua Umum PSSI, Erick Thohir, menyebut".
        for source in sorted(self.sources, key=lambda each: not each.is_person):
            match = self._verb_behind(source)
            if match and match.end() not in done and not self.patterns.told.search(self.low, 0, source.start):
                done.add(match.end())
                yield Credited(source.start, match.end(), self._cue(match), (source.name,), source.relays)
        for match in self.patterns.subject.finditer(self.sentence):
            if match.end() not in done:
                yield Credited(match.start("who"), match.end(), match["cue"], (match["who"],), relays=False)
        if not self.patterns.noun.match(self.low):
            return
        match = self.patterns.verb.search(self.low, 0, _MOST_FILL)
        name = self.sentence[: match.start()] if match else ""
        if match and name and not _SEVERAL_PARTS.search(name) and not self.patterns.passive_end.search(name.lower()):
            named_before = self.sources[: bisect_left(self.starts, match.start())]
            if all(source.is_place for source in named_before):
                yield Credited(0, match.end(), self._cue(match), (name,), relays=False)

    def _verb_behind(self, source: Source) -> re.Match[str] | None:
        """What the source does, behind its name or what is put in beside that; of a place, unless a name is put in."""
        apposition = _APPOSITION.match(self.sentence, source.end)
        ends = [source.end]
        if apposition:
            if source.is_place and bisect_right(self.starts, source.end) < bisect_left(self.starts, apposition.end()):
                return None  # "…, Russia, Sergei Shoigu, says": he does
            ends.insert(0, apposition.end())
        if source.is_person:  # "Ana Putri of the University of Demak said": she does
            ends += [body.end for at in ends if (body := self._body_behind(at))]
        return next(filter(None, (self.patterns.verb.match(self.low, at) for at in ends)), None)

    def _body_behind(self, at: int) -> Source | None:
        """The body that somebody belongs to whose name ends at `at`."""
        match = self.patterns.belonging.match(self.low, at)
        return self._named_at(match.end()) if match else None

    def _source_at(self, at: int) -> Source | None:
        """The source that begins at `at`, behind common words for what it is and the country it is from."""
        place = self._skip_open(at)
        if self.patterns.empty.match(self.low, place):
            return None
        fill = self.patterns.fill.match(self.low, place)
        behind = self._skip_open(fill.end() if fill else place)
        # A name that begins with its own common word ("badan intelijen …") wins over the word as filling.
        named = self._named_at(place) or self._named_at(behind) or self._titled(place)
        if named and named.is_place:
            # The name right behind a country: "kantor berita Korea Selatan, Yonhap".
            nearer = self._named_at(self._skip_open(named.end))
            named = nearer if nearer and nearer.relays else named
        if named:
            return self._holder(named, comma=named.start > place)
        lead = self.patterns.lead.match(self.low, place)
        return self._noun_at(place) or (self._noun_at(lead.end()) if lead else None)

    def _holder(self, source: Source, *, comma: bool) -> Source:
        """The person who holds an office of `source` and stands right behind it: "Polres Bogor Ipda Budi Santoso"."""
        near = source
        for other in self.sources[bisect_right(self.starts, source.start) :]:
            between = self.sentence[near.end : other.start]
            if source.relays or source.is_person or not _RANK.fullmatch(between) or ("," in between and not comma):
                break
            if other.is_person:
                return other
            near = other
        return source

    def _named_at(self, place: int) -> Source | None:
        at = bisect_right(self.starts, place) - 1
        return self.sources[at] if at >= 0 and self.starts[at] == place else None

    def _titled(self, place: int) -> Source | None:
        """The person or body whose role, in capitals or known words, stands between `place` and its name."""
        near = self.sources[bisect_right(self.starts, place) : bisect_right(self.starts, place + _MOST_FILL)]
        source = next((each for each in near if not each.is_place), None)
        role = self.sentence[place : source.start] if source else ""
        return source if _ROLE.match(role) and not _NO_ROLE.search(role) else None

    def _noun_at(self, place: int) -> Source | None:
        """A source without a name: a common word for one, with the words that go on it."""
        if not self.patterns.noun.match(self.low, place):
            return None
        stop = self.patterns.noun_end.search(self.sentence, place)
        words = list(_WORD.finditer(self.sentence, place, stop.start() if stop else len(self.sentence)))
        if not words:
            return None
        end = words[:_MOST_NOUN_WORDS][-1].end()
        return Source(place, end, self.sentence[place:end], relays=False, is_place=False)

    def _cue(self, match: re.Match[str]) -> str:
        return self.sentence[match.start("cue") : match.end("cue")]

    def _skip_open(self, at: int) -> int:
        match = _OPEN.match(self.sentence, at)
        return match.end() if match else at


def _names(chain: Iterable[Source]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source.name for source in chain))
