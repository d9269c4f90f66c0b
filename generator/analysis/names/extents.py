"""Extents: where the names that a tagger found begin and end."""

from collections.abc import Iterator
from functools import cache
from itertools import chain, pairwise

from generator.analysis.names.gazetteer import Kind, Sort
from generator.analysis.names.rules import Found, Reader
from generator.analysis.names.stretches import Clues
from generator.analysis.names.tokens import Tokens
from generator.lexicon import Language
from generator.lexicon.cldr import calendar_names

_PARTING = {
    Kind.PERSON: frozenset(",/();:"),
    Kind.PLACE: frozenset(",/;"),
    Kind.ORGANISATION: frozenset(",;"),
    Kind.EVENT: frozenset(),
}
_STOPS = {kind: parting | {"."} for kind, parting in _PARTING.items()}
_PLACES = (Sort.COUNTRY, Sort.REGION, Sort.CITY, Sort.DEMONYM)
_FEWEST_LETTERS = 2
_LONGEST_DEGREE = 3


class Settler:
    """Settles where the names of one text begin and end, which are told to it in order."""

    def __init__(self, tokens: Tokens, clues: Clues, reader: Reader, language: Language) -> None:
        self._tokens = tokens
        self._words = tokens.words
        self._low = reader.low
        self._clues = clues
        self._hits = reader.hits
        self._reader = reader
        self._names = language.names
        self._stopwords = language.stopwords
        self._abbreviations = language.abbreviations
        self._days = _days(language.code)
        self._settled = 0

    def settle(self, name: Found) -> Iterator[Found]:
        """The names that `name` is when what parts names, roles before it and common words are left out."""
        for piece in self._pieces(name):
            for told in self._without_title(self._trimmed(piece)):
                for part in self._behind_owner(told):
                    settled = self._without_day(self._without_opening(part))
                    if self._settled <= settled.start < settled.end and not self._says_nothing(settled):
                        whole = self._with_subjects(self._of_its_kind(settled))
                        self._settled = whole.end
                        yield whole

    def _pieces(self, name: Found) -> list[Found]:
        """`name` cut at the marks that part names, and where a sentence ends in it."""
        words = self._words[name.start : name.end]
        if seam := self._seam(name):
            return [*self._pieces(Found(name.start, seam, name.kind)), *self._reader.names(seam, name.end)]
        whole = self._stopwords.isdisjoint(words) if name.kind is Kind.PERSON else words[0] not in words[1:]
        if whole and _STOPS[name.kind].isdisjoint(words):
            return [name]
        cuts = [at for at in range(name.start, name.end) if self._parts(at, name)]
        if not cuts:
            return [name]
        pieces = [Found(a + 1, b, name.kind) for a, b in pairwise([name.start - 1, *cuts, name.end])]
        return [pieces[0], *chain.from_iterable(map(self._behind_cut, pieces[1:]))]

    def _seam(self, name: Found) -> int | None:
        """Where in it something else follows without the space that was lost: behind a bracket or a country."""
        starts, ends = self._tokens.starts, self._tokens.ends
        for at in range(name.start + 1, name.end):
            if starts[at] == ends[at - 1] and self._words[at][0].isalpha():
                before, known = self._words[at - 1], self._hits.get(name.start)
                country = known and known.entry.sort is Sort.COUNTRY and known.end == at
                if before == ")" or (before[-1].isalpha() and (country or self._words[at].islower())):
                    return at
        return None

    def _behind_cut(self, piece: Found) -> list[Found]:
        """What stands behind a mark or a common word in a name; a degree is none."""
        if self._words[piece.start - 1].isalpha():
            return self._reader.names(piece.start, piece.end)
        return [] if self._is_degree(piece) else [piece]

    def _parts(self, at: int, name: Found) -> bool:
        word = self._words[at]
        if name.kind is Kind.PERSON and word in self._stopwords:
            return True
        if self._again(at, name) and (word == "," or word in self._names.particles):
            return True
        if word in _PARTING[name.kind]:
            belongs = at + 1 < name.end and self._low[at + 1] in self._names.person_tails
            return not belongs and not self._lists(name)
        if word != "." or at == name.start or at + 1 >= name.end or not self._words[at + 1][0].isupper():
            return False
        before = self._low[at - 1]
        return before in self._names.organisation_tails or (
            len(before) >= _FEWEST_LETTERS
            and before not in self._abbreviations
            and before not in self._names.honorifics
        )

    def _again(self, at: int, name: Found) -> bool:
        """Whether another body of the same sort stands behind: "Dinas Kesehatan dan Dinas Sosial"."""
        head = self._low[name.start]
        return self._low[at + 1 : min(at + 2, name.end)] == [head] and head in self._names.organisation_heads

    def _lists(self, name: Found) -> bool:
        """Whether the marks in it belong to it: "Gedung DPR/MPR", "Dinas Pangan, Kelautan, dan Perikanan"."""
        first = self._low[name.start]
        if name.kind is Kind.PLACE:
            return first in self._names.place_heads and "," not in self._words[name.start : name.end]
        if name.kind is Kind.PERSON or first not in self._names.organisation_heads:
            return False
        last = max(at for at in range(name.start, name.end) if self._words[at] == "," or at == name.start)
        return not self._names.particles.isdisjoint(self._low[last + 1 : last + 4])

    def _is_degree(self, piece: Found) -> bool:
        """Whether it is what stands behind somebody's name and a comma: "S.H.", "MH", "M.Si"."""
        inside = [word for word in self._words[piece.start : piece.end] if word[0].isalpha()]
        behind = piece.kind is Kind.PERSON and self._words[piece.start - 1] == ","
        return behind and all("." in word or (word.isupper() and len(word) <= _LONGEST_DEGREE) for word in inside)

    def _trimmed(self, name: Found) -> Found:
        """`name` without marks at its edges, but for brackets it holds both of, and the stop of an abbreviation."""
        words, start, end = self._words, name.start, name.end
        if start < end and words[start][0].isalnum() and words[end - 1][-1].isalnum() and "(" not in words[start:end]:
            return name
        while start < end and not words[start][0].isalnum():
            start += 1
        while start < end and not words[end - 1][-1].isalnum():
            if words[end - 1] == ")" and "(" in words[start:end]:
                break
            if words[end - 1] == "." and end < len(words) and not words[end][0].isupper():
                break  # the sentence goes on: "Inc. mengatakan"
            end -= 1
        if "(" in words[start:end] and ")" not in words[start:end]:
            end = words.index("(", start)
        return Found(start, end, name.kind)

    def _without_title(self, name: Found) -> list[Found]:
        """`name`; where it begins with somebody's role, what the rules find behind that."""
        if name.start == name.end:
            return []
        names, first = self._names, self._low[name.start]
        if first not in names.roles and first not in names.role_words:
            return [name]
        low = self._low[name.start : name.end]
        before = self._low[name.start - 1] if name.start else ""
        at = 0
        if name.kind is not Kind.PLACE and (before in names.roles or before in names.role_words):
            at = int(low[0] in names.role_words)
        if not at and (
            name.kind is Kind.ORGANISATION
            or " ".join(low[:2]) in names.roles
            or not names.role_words.isdisjoint(low[1:2])
        ):
            at = int(low[0] in names.roles)
        while 0 < at < len(low) and (low[at] in names.roles or low[at] in names.role_words):
            at += 1
        return self._reader.names(name.start + at, name.end) if at else [name]

    def _behind_owner(self, name: Found) -> list[Found]:
        """`name`, or what somebody holds an office of and the person behind it: "Bupati Demak Slamet Riyadi"."""
        hit = self._hits.get(name.start)
        if name.kind is not Kind.PERSON or not hit or hit.entry.sort not in _PLACES or hit.end >= name.end:
            return [name]
        before = self._low[name.start - 1] if name.start else ""
        if not any(before in words for words in (self._names.roles, self._names.role_words, self._names.place_heads)):
            return [name]
        person = Found(hit.end, name.end, Kind.PERSON)
        return [Found(hit.start, hit.end, hit.entry.kind, hit), person] if hit.entry.kind else [person]

    def _without_opening(self, name: Found) -> Found:
        """`name` without the common word that has its capital from where it stands: "Lalu Trump"."""
        start, end, kind = name.start, name.end, name.kind
        while start < end and self._low[start] in self._stopwords and (self._opens(start) or start + 1 == end):
            start += 1
        if start < end and self._opens(start) and self._low[start] in self._names.small and self._may_lose(start, name):
            start += 1
        while kind is Kind.PERSON and start + 1 < end and self._is_code(start):
            start += 1
        return name if start == name.start else Found(start, end, kind)

    def _may_lose(self, at: int, name: Found) -> bool:
        """Whether a common word that opens a sentence with `name` is none of its own."""
        names, low = self._names, self._low
        if at in self._hits or low[at] in names.organisation_heads or low[at] in names.place_heads:
            return False
        behind = at + 1 == name.end or at + 1 in self._hits or low[at + 1] in names.organisation_heads
        return behind or name.kind is Kind.PERSON or self._words[at + 1].isupper()

    def _is_code(self, at: int) -> bool:
        """Whether the word is no part of a person's name: "1B", "COO"."""
        word = self._words[at]
        return word[0].isdigit() or (word.isupper() and len(word) >= _LONGEST_DEGREE)

    def _without_day(self, name: Found) -> Found:
        """`name` without the day it is followed by: "the Wasilla Bible Church Friday"."""
        end = name.end
        while (
            end > name.start + 1
            and self._low[end - 1] in self._days
            and self._low[name.start] not in self._names.place_heads
        ):
            end -= 1
        return name if end == name.end else Found(name.start, end, name.kind)

    def _opens(self, at: int) -> bool:
        return self._clues.opens[at] or at in self._clues.breaks

    def _says_nothing(self, name: Found) -> bool:
        """Whether all its words are written with a capital without naming anybody."""
        low, no_names = self._low[name.start : name.end], self._names.no_names
        written = " ".join(low)
        if len(written) < _FEWEST_LETTERS or written in no_names:
            return True
        known = name.start in self._hits
        return all(word in no_names or not word[0].isalpha() or not (known or self._means(word)) for word in low)

    def _means(self, word: str) -> bool:
        """Whether it is more than a rank or an abbreviation: "Lt. Col." alone is nobody."""
        bare = word.rstrip(".")
        return bare not in self._abbreviations and bare not in self._names.honorifics

    def _of_its_kind(self, name: Found) -> Found:
        """`name`; what belongs to a place and ends like a body is a body: "Halden County Council"."""
        names, low = self._names, self._low[name.start : name.end]
        if name.kind is not Kind.PLACE or low[-1] not in names.organisation_tails or low[-1] in names.place_tails:
            return name
        of_place = not names.place_tails.isdisjoint(low[1:-1])
        return Found(name.start, name.end, Kind.ORGANISATION) if of_place else name

    def _with_subjects(self, name: Found) -> Found:
        """`name`; an office with all its subjects: "Kementerian Pendidikan, Kebudayaan, Riset, dan Teknologi"."""
        if name.kind is not Kind.ORGANISATION or self._low[name.start] not in self._names.organisation_heads:
            return name
        end = name.end
        while (stop := self._behind_subject(end)) > end:
            end = stop
        return Found(name.start, end, name.kind) if end > name.end else name

    def _behind_subject(self, at: int) -> int:
        """Where the subject of an office ends that a comma or a particle joins to what is before `at`; else `at`."""
        start = at
        if self._low[start : start + 1] == [","]:
            start += 1
        if not self._names.particles.isdisjoint(self._low[start : start + 1]):
            start += 1
        end = start
        while end < len(self._low) and self._clues.named[end] and self._low[end] in self._names.role_words:
            end += 1
        return end if at < start < end else at


@cache
def _days(code: str) -> frozenset[str]:
    return frozenset(each.name.casefold() for each in calendar_names(code, "days") if each.width == "wide")
