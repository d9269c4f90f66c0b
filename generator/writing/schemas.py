"""The JSON Schemas of all that other programs read: what `export` prints, and the files of the API."""

import msgspec
from msgspec import Struct

from generator.writing.records import CorpusRecord, ReportRecord, StoryRecord, TimelineFile, TimelineRecord
from generator.writing.records.api import (
    ApiIndex,
    ApiList,
    ApiReport,
    EntityEntry,
    OutletEntry,
    ReportEntry,
    StoryEntry,
)

EXPORTS: dict[str, type] = {"report": ReportRecord, "corpus": CorpusRecord, "timeline": TimelineFile}
"""What `export` prints, and the file of the whole timeline, by the names of their schemas."""

API_FILES: dict[str, type] = {
    "api-index": ApiIndex,
    "api-report": ApiReport,
    "api-story": StoryRecord,
    "api-reports": ApiList[ReportEntry],
    "api-stories": ApiList[StoryEntry],
    "api-entities": ApiList[EntityEntry],
    "api-outlets": ApiList[OutletEntry],
    "api-timeline": ApiList[TimelineRecord],
}
"""The files of the API, by the names of their schemas."""

RECORDS = EXPORTS | API_FILES
"""All of them."""


def schema(record: type[Struct]) -> str:
    """The JSON Schema of `record`, as it is published."""
    described = msgspec.json.schema(record)
    described["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return msgspec.json.format(msgspec.json.encode(described, order="deterministic"), indent=2).decode() + "\n"
