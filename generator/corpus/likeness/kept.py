"""What one run keeps of the collection for the next, so that a report more is related without starting anew."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import compress
from operator import eq, is_, is_not
from pathlib import Path
from tokenize import TokenError
from typing import NamedTuple

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from generator.analysis import Clue, Report
from generator.corpus.likeness.ragged import Array, Change, Flags
from generator.corpus.likeness.similarity import Links, linked, no_links
from generator.corpus.likeness.space import Part, Space, no_space, take_in
from generator.corpus.names.dossiers import Dossiers
from generator.corpus.relations import Kinship, Relation, no_kinship
from generator.corpus.stories import Story
from generator.corpus.timeline import Dates, dates
from generator.lexicon import load_lexicon

Key = tuple[int, ...]
"""Reports by their numbers."""


class Numbered(NamedTuple):
    """What is known of each report, in order of names: a number of its own, and one of its row in the space.

    A report that is read anew gets a new number; one whose row is weighed anew gets a new one of these.
    """

    names: tuple[str, ...]
    identities: tuple[bytes, ...]
    reports: NDArray[np.int64]
    rows: NDArray[np.int64]
    following: int


class Kept:
    """What is kept. Whatever a run finds here, it makes the same corpus as without."""

    def __init__(self) -> None:
        none = np.empty(0, np.int64)
        self.number(Numbered((), (), none, none, 0))
        self.space: Space = no_space()
        self.links: Links = no_links()
        self.stories: dict[Key, list[list[int]]] = {}
        self.claims: dict[Key, bytes] = {}
        self.kinship: Kinship = no_kinship()
        self.relations: tuple[Relation, ...] = ()
        # Made in no time anew, so in no file.
        self.named: dict[Key, Story] = {}
        self.addresses: dict[str, str] = {}
        self.dates: Dates = {}
        self.dossiers = Dossiers()
        self._reports: Sequence[Report] = ()

    def number(self, numbered: Numbered) -> None:
        """Take over how reports are numbered."""
        self.numbered = numbered
        self._numbers: list[int] = numbered.reports.tolist()

    def follow(self, reports: Sequence[Report]) -> Flags:
        """Take in what `reports`, in order of their names, are now; says whose rows changed."""
        change = self._taken_over(reports)
        if not len(change.came) and change.before == change.total:
            return np.zeros(len(reports), bool)
        touched = take_in(self.space, change, [reports[at].clues for at in change.came.tolist()])
        self.links = linked(self.links, change, self.space, touched)
        stay, a, b = change.pairs(self.kinship.a, self.kinship.b, touched)
        self.kinship = self.kinship.where(stay)._replace(a=a, b=b)
        self.relations = tuple(compress(self.relations, stay.tolist()))
        number, row = change.carried(self.numbered.reports), change.carried(self.numbered.rows)
        numbers = self.numbered.following + np.arange(len(reports))
        number[change.came], row[touched] = numbers[change.came], numbers[touched]
        following = self.numbered.following + len(reports)
        self.number(self.numbered._replace(reports=number, rows=row, following=following))
        return touched

    def _taken_over(self, reports: Sequence[Report]) -> Change:
        """How `reports` differ from those before, whose places they take; only between equal ends that is asked."""
        before = self.numbered
        head, tail = _equal_ends(self._reports, reports)
        old, new = slice(head, len(before.names) - tail), slice(head, len(reports) - tail)
        now = {report.name: report for report in reports[new]}
        had = {report.name: report for report in self._reports[old]}
        gone, came = _others(had, now), _others(now, had)
        self._reports, self.dates = reports, dates(self.dates, gone, came, load_lexicon())
        self.dossiers.follow(gone, came)
        places = {name: at for at, name in enumerate(before.names[old], head)}
        was = np.array([places.get(name, -1) for name in now], np.int64)
        known = [before.identities[at] if at >= 0 else b"" for at in was.tolist()]
        fresh = {report.name: _identity(report) for report in came}
        identities = list(map(fresh.get, now, known))
        same = np.array(list(map(eq, identities, known)), bool)
        change = Change(
            before=len(before.names),
            stayed=np.concatenate([np.arange(head), was[same], np.arange(old.stop, len(before.names))]),
            moved=np.concatenate([np.arange(head), head + np.flatnonzero(same), np.arange(new.stop, len(reports))]),
            came=head + np.flatnonzero(~same),
            total=len(reports),
        )
        names = (*before.names[:head], *now, *before.names[old.stop :])
        identities = [*before.identities[:head], *identities, *before.identities[old.stop :]]
        self.number(before._replace(names=names, identities=tuple(identities)))
        return change

    def save(self, path: Path) -> None:
        """Keep it in a file; where that cannot be written, the next run starts anew."""
        part = path.with_name(f"{path.name}.{os.getpid()}.part")
        with suppress(OSError):
            try:
                with zipfile.ZipFile(part, "w") as file:
                    for name, array in self._pieces():
                        with file.open(f"{name}.npy", "w", force_zip64=True) as piece:
                            np.lib.format.write_array(piece, np.asarray(array), allow_pickle=False)
                part.replace(path)
            finally:
                part.unlink(missing_ok=True)

    def _pieces(self) -> Iterator[tuple[str, object]]:
        """What the file holds, made one after the other: all of it at once takes much memory."""
        for kind, part in enumerate(self.space):
            yield from ((f"space{kind}{at}", array) for at, array in enumerate(part))
        yield from ((f"links{at}", array) for at, array in enumerate(self.links))
        yield from ((f"kinship{at}", array) for at, array in enumerate(self.kinship))
        names, identities, reports, rows, following = self.numbered
        yield from (("reports", reports), ("rows", rows))
        yield "told", _packed(_Told(names, identities, following, list(self.stories.items())))
        yield "claims", _packed(list(self.claims.items()))
        yield "relations", _packed(self.relations)

    def key(self, places: Sequence[int]) -> Key:
        """The reports at these places by their numbers."""
        return tuple([self._numbers[at] for at in places])


def load_kept(path: Path) -> Kept:
    """What a run before has kept in a file; nothing, where the file cannot be used or a bit of it has changed."""
    kept = Kept()
    try:
        with np.load(path, allow_pickle=False) as found:  # its reader checks the sum of every array
            told = msgspec.msgpack.decode(found["told"].tobytes(), type=_Told)
            claims = msgspec.msgpack.decode(found["claims"].tobytes(), type=list[tuple[Key, bytes]])
            relations = msgspec.msgpack.decode(found["relations"].tobytes(), type=tuple[Relation, ...])
            space = [Part(*(found[f"space{kind}{at}"] for at in range(len(Part._fields)))) for kind in range(len(Clue))]
            links = Links(*(found[f"links{at}"] for at in range(len(Links._fields))))
            kinship = Kinship(*(found[f"kinship{at}"] for at in range(len(Kinship._fields))))
            kept.number(Numbered(told.names, told.identities, found["reports"], found["rows"], told.following))
    except (OSError, ValueError, KeyError, EOFError, TokenError, zipfile.BadZipFile, msgspec.MsgspecError):
        return Kept()
    kept.space, kept.links, kept.kinship, kept.relations = space, links, kinship, relations
    kept.stories, kept.claims = dict(told.stories), dict(claims)
    return kept


class _Told(Struct, frozen=True, array_like=True):
    """What a file holds besides arrays, claims and relations."""

    names: tuple[str, ...]
    identities: tuple[bytes, ...]
    following: int
    stories: list[tuple[Key, list[list[int]]]]


def _packed(told: object) -> Array:
    return np.frombuffer(msgspec.msgpack.encode(told), np.uint8)


def _equal_ends(old: Sequence[Report], new: Sequence[Report]) -> tuple[int, int]:
    """How many reports at the beginning are the very same, and how many of the others at the end."""
    head = [*map(is_, old, new), False].index(False)
    rest = min(len(old), len(new)) - head
    return head, [*list(map(is_, reversed(old), reversed(new)))[:rest], False].index(False)


def _others(reports: Mapping[str, Report], known: Mapping[str, Report]) -> list[Report]:
    """Those of `reports` that are not the very ones that are `known`."""
    return list(compress(reports.values(), map(is_not, map(known.get, reports), reports.values())))


def _identity(report: Report) -> bytes:
    """What is equal where two reports are."""
    article = report.article
    told = (article.labelled.document.fingerprint, article.title, article.publisher, article.published)
    return report.clues.fingerprint + repr(told).encode("utf-8", "surrogatepass")
