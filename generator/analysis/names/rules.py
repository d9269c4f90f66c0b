"""Rules: what words of a stretch are names, by known names, cue words and the company they keep."""

from msgspec import Struct

from generator.analysis.names.gazetteer import Hit, Kind, Sort
from generator.analysis.names.stretches import Clues, stretches
from generator.analysis.names.tokens import Tokens
from generator.lexicon.names import NameWords

_SHORT_INITIALS = 6
_MOST_NAME_WORDS = 5
_PLACES = (Sort.COUNTRY, Sort.REGION, Sort.CITY)


class Found(Struct, frozen=True, order=True, gc=False):
    """Tokens `start:end` that name somebody or something of `kind`; `hit` is the known name they are."""

    start: int
    end: int
    kind: Kind
    hit: Hit | None = None


class Reader:
    """Reads the stretches of one text from left to right.

    `low` are its tokens in small letters, `hits` its known names by the tokens they begin with.
    """

    def __init__(self, tokens: Tokens, clues: Clues, hits: list[Hit], language: NameWords) -> None:
        self._words = tokens.words
        self.low = tokens.low
        self._clues = clues
        self.hits = {hit.start: hit for hit in hits}
        self._places = {hit.end: hit.start for hit in hits if hit.entry.sort in _PLACES}
        self._language = language

    def names(self, start: int, end: int) -> list[Found]:
        """The names among the tokens `start:end`, a stretch or a part of one, in order."""
        found: list[Found] = []
        at = start
        while at < end:
            name = self._name(at, end)
            if name:
                found.append(name)
            at = name.end if name else at + 1
        return found

    def _name(self, at: int, end: int) -> Found | None:
        if not self._clues.named[at] and self.low[at] not in self._language.place_heads:
            return None
        hit = self.hits.get(at)
        if hit and (hit.entry.kind is None or self.low[at] in self._language.honorifics):
            return None
        if hit and (known := self._known(hit, end)):
            return known
        if headed := self._headed(at, end):
            return headed
        common = self._clues.opens[at] and self.low[at] in self._language.no_names
        if common or not self._clues.named[at] or self._is_title(at):
            return None
        return self._plain(at, end)

    def _known(self, hit: Hit, end: int) -> Found | None:
        kind = hit.entry.kind
        if kind is None:
            return None
        if hit.end - hit.start == 1 and hit.entry.sort in (Sort.CITY, Sort.REGION) and self._goes_on(hit.end, end):
            return None  # "Jackson", "Victoria Beckham": a name of several words that begins like a town
        return Found(hit.start, hit.end, kind, hit)

    def _goes_on(self, at: int, end: int) -> bool:
        """Whether a token that is no known name and no title goes on a name at `at`."""
        return at < end and self._clues.named[at] and not self._clues.known[at] and not self._is_title(at)

    def _headed(self, at: int, end: int) -> Found | None:
        """A name that begins with the word for what it is."""
        low, language = self.low[at], self._language
        heads = (
            (language.event_heads, Kind.EVENT),
            (language.organisation_heads, Kind.ORGANISATION),
            (language.place_heads, Kind.PLACE),
        )
        for words, kind in heads:
            if low in words and (stop := self._stop(at, end, kind)) > at + 1:
                return Found(at, stop, kind)
        return None

    def _stop(self, at: int, end: int, kind: Kind) -> int:
        """Where a name of `kind` that is headed by token `at` ends."""
        stop = at + 1
        while stop < end and stop - at <= _MOST_NAME_WORDS + 2 * (kind is Kind.ORGANISATION):
            if self._clues.named[stop] and not (self._is_title(stop) and kind is not Kind.ORGANISATION):
                stop += 1
            elif self._goes_across(stop, kind) and stop + 1 < end and self._clues.named[stop + 1]:
                stop += 2
            elif self._words[stop].isdigit() and kind is not Kind.PLACE:
                stop += 1
            else:
                break
        return stop

    def _goes_across(self, at: int, kind: Kind) -> bool:
        """Whether a name of `kind` may go across the particle `at`: that an event is somewhere is not its name."""
        low, language = self.low[at], self._language
        return low in language.particles and not (kind is Kind.EVENT and low in language.places_after)

    def _is_title(self, at: int) -> bool:
        low, language = self.low[at], self._language
        if low in language.honorifics or low in language.roles:
            return True
        beside = (at > 0 and self._is_role_word(at - 1)) or (
            at + 1 < len(self.low) and self.low[at + 1] in language.roles
        )
        return low in language.role_words and beside

    def _is_role_word(self, at: int) -> bool:
        return self.low[at] in self._language.roles or self.low[at] in self._language.role_words

    def _plain(self, at: int, end: int) -> Found | None:
        """A run of words with capitals that nobody knows: what it is shows at its end and around it."""
        stop = at
        longest = min(end, at + _MOST_NAME_WORDS + 1)
        while stop < longest and self._clues.named[stop] and (stop == at or self._belongs(stop)):
            stop += 1
        if stop - at > _MOST_NAME_WORDS or (stop == at + 1 and self.low[at] in self._language.no_names):
            return None
        last, language = self.low[stop - 1], self._language
        if stop > at + 1 and last in language.organisation_tails:
            return Found(at, stop, Kind.ORGANISATION)
        if stop > at + 1 and last in language.event_tails:
            return Found(at, stop, Kind.EVENT)
        if stop > at + 1 and last in language.place_tails:
            return Found(at, stop, Kind.PLACE)
        kind = self._by_company(at, stop)
        return Found(at, stop, kind) if kind else None

    def _belongs(self, at: int) -> bool:
        hit = self.hits.get(at)
        return not self._is_title(at) and (hit is None or hit.entry.sort in (Sort.CITY, Sort.REGION, Sort.DEMONYM))

    def _by_company(self, at: int, stop: int) -> Kind | None:
        before = self.low[at - 1] if at else ""
        after = self.low[stop] if stop < len(self.low) else ""
        word, language = self._words[at], self._language
        owner = self._places.get(at, at)  # "Menteri Pertahanan Rusia Petrov"
        if before in language.honorifics or before in language.roles or (owner and self._is_title(owner - 1)):
            return Kind.PERSON
        if stop == at + 1 and word.isupper() and 1 < len(word) <= _SHORT_INITIALS:
            return Kind.ORGANISATION
        if before in language.places_after and (stop == at + 1 or self._clues.known[at]):
            return Kind.PLACE
        if after in language.speech or before in language.speech:
            return Kind.PERSON
        alone = stop == at + 1 or (self._clues.opens[at] and self.low[at] in language.no_names)
        return None if alone else Kind.PERSON


class Sighted(Struct, frozen=True, gc=False):
    """A text before anything is decided of it: the `stretches` in which names may stand, and what rules find there."""

    tokens: Tokens
    hits: list[Hit]
    clues: Clues
    stretches: list[tuple[int, int]]
    reader: Reader
    ruled: list[Found]


def sight(tokens: Tokens, hits: list[Hit], clues: Clues, language: NameWords) -> Sighted:
    """The text of `tokens`, in which `hits` are the known names."""
    where = stretches(tokens, clues, language)
    reader = Reader(tokens, clues, hits, language)
    return Sighted(tokens, hits, clues, where, reader, [name for stretch in where for name in reader.names(*stretch)])
