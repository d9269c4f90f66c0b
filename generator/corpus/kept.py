"""What one run keeps of the collection for the next, so that a report more is related without starting anew."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tokenize import TokenError
from typing import NamedTuple

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from generator.analysis import Clue, Report
from generator.corpus.ragged import Change, Flags
from generator.corpus.relations import Relation
from generator.corpus.similarity import Links, linked, no_links
from generator.corpus.space import Part, Space, grown, no_space
from generator.corpus.stories import Story
from generator.corpus.timeline import Dates

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
        self.copies: dict[tuple[str, str], float] = {}
        self.stories: dict[Key, list[list[int]]] = {}
        self.claims: dict[Key, bytes] = {}
        self.relations: tuple[Relation, ...] = ()
        # Made in no time anew, so in no file.
        self.named: dict[Key, Story] = {}
        self.dates: Dates = {}
        self._reports: dict[str, Report] = {}

    def number(self, numbered: Numbered) -> None:
        """Take over how reports are numbered."""
        self.numbered = numbered
        self._numbers: list[int] = numbered.reports.tolist()

    def follow(self, reports: Sequence[Report]) -> Flags:
        """Take in what `reports`, in order of their names, are now; says whose rows changed."""
        names = tuple([report.name for report in reports])
        before = {name: at for at, name in enumerate(self.numbered.names)}
        was = np.array([before.get(name, -1) for name in names], np.int64)
        identities = tuple(
            [
                self.numbered.identities[at] if self._reports.get(name) is report else _identity(report)
                for name, at, report in zip(names, was.tolist(), reports, strict=True)
            ]
        )
        self._reports = dict(zip(names, reports, strict=True))
        same = np.array(
            [at >= 0 and self.numbered.identities[at] == identities[now] for now, at in enumerate(was.tolist())], bool
        )
        change = Change(was[same], np.flatnonzero(same), np.flatnonzero(~same), len(reports))
        if not len(change.came) and len(before) == len(reports):
            return np.zeros(len(reports), bool)
        self.space, touched = grown(self.space, change, [reports[at].clues for at in change.came.tolist()])
        self.links = linked(self.links, change, self.space, touched)
        came = {names[at] for at in change.came.tolist()}
        moved = {names[at] for at in np.flatnonzero(touched).tolist()}
        gone = before.keys() - set(names)
        self.copies = {pair: share for pair, share in self.copies.items() if (came | gone).isdisjoint(pair)}
        self.relations = tuple([each for each in self.relations if not {each.a, each.b} & (moved | gone)])
        number, row = change.carried(self.numbered.reports), change.carried(self.numbered.rows)
        numbers = self.numbered.following + np.arange(len(reports))
        number[change.came], row[touched] = numbers[change.came], numbers[touched]
        self.number(Numbered(names, identities, number, row, self.numbered.following + len(reports)))
        return touched

    def save(self, path: Path) -> None:
        """Keep it in a file; where that cannot be written, the next run starts anew."""
        arrays = {f"space{kind}{at}": array for kind, part in enumerate(self.space) for at, array in enumerate(part)}
        arrays |= {f"links{at}": array for at, array in enumerate(self.links)}
        _, _, reports, rows, following = self.numbered
        told = _Told(
            self.numbered.names,
            self.numbered.identities,
            following,
            list(self.copies.items()),
            list(self.stories.items()),
            list(self.claims.items()),
            self.relations,
        )
        arrays |= {"reports": reports, "rows": rows, "told": np.frombuffer(_ENCODER.encode(told), np.uint8)}
        part = path.with_name(f"{path.name}.{os.getpid()}.part")
        with suppress(OSError):
            try:
                with part.open("wb") as file:
                    np.savez(file, allow_pickle=False, **arrays)  # type: ignore[arg-type]
                part.replace(path)
            finally:
                part.unlink(missing_ok=True)

    def key(self, places: Sequence[int]) -> Key:
        """The reports at these places by their numbers."""
        return tuple([self._numbers[at] for at in places])


def load_kept(path: Path) -> Kept:
    """What a run before has kept in a file; nothing, where the file cannot be used or a bit of it has changed."""
    kept = Kept()
    try:
        with np.load(path, allow_pickle=False) as found:  # its reader checks the sum of every array
            told = _DECODER.decode(found["told"].tobytes())
            space = tuple(
                Part(*(found[f"space{kind}{at}"] for at in range(len(Part._fields)))) for kind in range(len(Clue))
            )
            links = Links(*(found[f"links{at}"] for at in range(len(Links._fields))))
            kept.number(Numbered(told.names, told.identities, found["reports"], found["rows"], told.following))
    except (OSError, ValueError, KeyError, EOFError, TokenError, zipfile.BadZipFile, msgspec.MsgspecError):
        return Kept()
    kept.space, kept.links, kept.relations = space, links, told.relations
    kept.copies, kept.stories, kept.claims = dict(told.copies), dict(told.stories), dict(told.claims)
    return kept


class _Told(Struct, frozen=True, array_like=True):
    """What a file holds besides arrays."""

    names: tuple[str, ...]
    identities: tuple[bytes, ...]
    following: int
    copies: list[tuple[tuple[str, str], float]]
    stories: list[tuple[Key, list[list[int]]]]
    claims: list[tuple[Key, bytes]]
    relations: tuple[Relation, ...]


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(_Told)


def _identity(report: Report) -> bytes:
    """What is equal where two reports are."""
    article = report.article
    told = (article.labelled.document.fingerprint, article.title, article.publisher, article.published)
    return report.clues.fingerprint + repr(told).encode("utf-8", "surrogatepass")
