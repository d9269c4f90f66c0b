"""Records: what other programs read of the digest, apart from the nouns, so that these may change."""

from generator.writing.records.corpus import (
    CorpusRecord,
    CorrectionRecord,
    StoryRecord,
    TimelineFile,
    TimelineRecord,
    corpus_record,
    story_record,
    timeline_record,
)
from generator.writing.records.report import ReportRecord, refusal_record, report_record

__all__ = [
    "CorpusRecord",
    "CorrectionRecord",
    "ReportRecord",
    "StoryRecord",
    "TimelineFile",
    "TimelineRecord",
    "corpus_record",
    "refusal_record",
    "report_record",
    "story_record",
    "timeline_record",
]
