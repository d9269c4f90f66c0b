"""The cache: reports by the fingerprint of everything they depend on. Without it the same reports are made again."""

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from platform import python_version
from typing import TypeAlias

import msgspec

from generator.analysis import Report
from generator.reading import Seed

_PACKAGE = Path(__file__).parent
_MOST_VARIABLES = 500
_MOST_REPORTS = 250_000
_LIBRARIES = ("babel", "charset-normalizer", "msgspec", "numpy", "py3langid", "pystemmer", "sentencex")


Learned: TypeAlias = Mapping[str, frozenset[str]]
"""By name of a seed: its lines that other articles have shown to be furniture."""

NOTHING: Learned = {}


class ReportCache:
    """Reports of earlier runs, in one file of the folder `folder`. A file that cannot be used counts as empty."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / f"reports-{program_fingerprint()[:16]}.sqlite"

    def load(self, seeds: Iterable[Seed], learned: Learned = NOTHING) -> dict[str, Report]:
        """The reports that are known of `seeds`, by the names of their seeds."""
        keys = {_key(seed, learned): seed.name for seed in seeds}
        found: dict[str, Report] = {}
        try:
            with closing(self._open()) as connection:
                for chunk in _chunks(list(keys)):
                    marks = ",".join("?" * len(chunk))
                    rows = connection.execute(f"SELECT key, report FROM reports WHERE key IN ({marks})", chunk)  # noqa: S608
                    found.update({keys[key]: report for key, stored in rows if (report := _unsealed(stored))})
        except _UNUSABLE:
            return found
        return found

    def store(self, reports: Mapping[Seed, Report], learned: Learned = NOTHING) -> None:
        """Keep `reports` for later runs; where the file cannot be written they are only made again.

        A full file is emptied first, so that it does not grow with every change for ever.
        """
        rows = [(_key(seed, learned), _sealed(report)) for seed, report in reports.items()]
        if not rows:
            return
        try:
            with closing(self._open()) as connection, connection:
                held = connection.execute("SELECT count(*) FROM reports").fetchone()[0]
                if held + len(rows) > _MOST_REPORTS:
                    connection.execute("DELETE FROM reports")
                connection.executemany("INSERT OR REPLACE INTO reports VALUES (?, ?)", rows)
        except _UNUSABLE:
            with suppress(OSError):
                self._file.unlink()

    def _open(self) -> sqlite3.Connection:
        if not self._file.exists():
            self._file.parent.mkdir(parents=True, exist_ok=True)
            for stale in self._file.parent.glob("reports-*.sqlite"):  # made by another version of the program
                stale.unlink(missing_ok=True)
        connection = sqlite3.connect(self._file, timeout=5)
        connection.execute("CREATE TABLE IF NOT EXISTS reports (key TEXT PRIMARY KEY, report BLOB) WITHOUT ROWID")
        return connection


@cache
def program_fingerprint() -> str:
    """SHA-256 over the program's code, data files and libraries: a report made by other rules is another report.

    Python is one of them: its tables of characters and entities differ from version to version.
    """
    made_with = [f"python {python_version()}", *(f"{name} {version(name)}" for name in _LIBRARIES)]
    mark = hashlib.sha256(" ".join(made_with).encode())
    for path in sorted(path for path in _PACKAGE.rglob("*") if path.suffix in (".py", ".yml", ".json", ".tsv", ".txt")):
        mark.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return mark.hexdigest()


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Report)
# What SQLite raises on a damaged file; its own message may be damaged too.
_UNUSABLE = (sqlite3.Error, UnicodeDecodeError, OSError)
_SEAL_LENGTH = 32


def _sealed(report: Report) -> bytes:
    stored = _ENCODER.encode(report)
    return hashlib.sha256(stored).digest() + stored


def _unsealed(stored: object) -> Report | None:
    """The report in `stored`; None where a single bit of it has changed: a damaged quote must never be published."""
    if not isinstance(stored, bytes) or hashlib.sha256(stored[_SEAL_LENGTH:]).digest() != stored[:_SEAL_LENGTH]:
        return None
    return _DECODER.decode(stored[_SEAL_LENGTH:])


def _key(seed: Seed, learned: Learned) -> str:
    """What a report depends on besides the program. No line holds a character 0: no two sets are joined alike."""
    parts = [seed.path, seed.fingerprint, *sorted(learned.get(seed.name, ()))]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _chunks(keys: list[str]) -> Iterable[list[str]]:
    return (keys[at : at + _MOST_VARIABLES] for at in range(0, len(keys), _MOST_VARIABLES))
