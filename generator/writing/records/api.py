"""The records of the API. Addresses in them count from the root of the site."""

from typing import Generic, TypeVar

from msgspec import Struct

from generator.writing.records.corpus import CorrectionRecord
from generator.writing.records.report import ReportFacts

Entry = TypeVar("Entry")


class ApiIndex(Struct, frozen=True):
    """Where everything is. `text` says whether reports hold all of their text or an excerpt.

    `lists` are the first pages of lists, `schemas` the schemas of the files of each kind.
    """

    name: str
    site: str | None
    language: str
    text: str
    counts: dict[str, int]
    lists: dict[str, str]
    feed: str | None
    schemas: dict[str, str]


class ApiList(Struct, Generic[Entry], frozen=True):
    """A page of a list: its number of so many, where the pages beside it are, how many entries the list has in all."""

    page: int
    pages: int
    previous: str | None
    next: str | None
    total: int
    entries: tuple[Entry, ...]


class ReportEntry(Struct, frozen=True):
    """A report in a list: `page` is for people, `record` for programs."""

    seed: str
    title: str
    title_basis: str
    publisher: str | None
    published: str | None
    not_before: str | None
    language: str | None
    story: str | None
    page: str
    record: str


class StoryEntry(Struct, frozen=True):
    """A story of several reports in a list: `page` is for people, `record` for programs."""

    id: str
    title: str
    reports: tuple[str, ...]
    page: str
    record: str


class EntityEntry(Struct, frozen=True):
    """Somebody or something that reports name, with the spellings they use, the most used first."""

    id: str
    kind: str
    name: str
    country: str | None
    spellings: tuple[str, ...]
    reports: tuple[str, ...]


class OutletEntry(Struct, frozen=True):
    """An outlet with its reports."""

    name: str
    reports: tuple[str, ...]
    page: str


class ApiReport(ReportFacts, frozen=True):
    """A report without the ledger of its seed. Where the site shows excerpts, body and images are empty."""

    title_basis: str
    shown_title: str
    fingerprint: str
    story: str | None
    page: str
    corrections: tuple[CorrectionRecord, ...]
