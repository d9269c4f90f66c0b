"""The API: all that the digest knows as JSON files, none of them large, beside the schemas that they keep to."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.analysis import Report
from generator.config import EXCERPT, Config
from generator.corpus import Dossier, Story
from generator.pages import API, JSON_FEED, Desk, public_path
from generator.writing.escapes import as_json
from generator.writing.records import CorrectionRecord, StoryRecord, report_record, story_record, timeline_record
from generator.writing.records.api import (
    ApiIndex,
    ApiList,
    ApiReport,
    EntityEntry,
    OutletEntry,
    ReportEntry,
    StoryEntry,
)
from generator.writing.records.report import ReportFacts, as_recorded
from generator.writing.schemas import API_FILES, RECORDS, schema
from generator.writing.site import DataFile

_ON_A_PAGE = 200


def api_files(desk: Desk, config: Config) -> Iterator[DataFile]:
    """All files of the API, and the schemas of all that other programs read."""
    clerk = _Clerk(desk, config)
    lists: dict[str, Sequence[object]] = {
        "reports": [clerk.report_entry(report) for report in desk.corpus.reports],
        "stories": [clerk.story_entry(story) for story in clerk.stories],
        "entities": list(map(_entity, desk.corpus.entities)),
        "outlets": clerk.outlets(),
        "timeline": timeline_record(desk.corpus.timeline).timeline,
    }
    yield _file(
        f"{API}/index.json",
        ApiIndex(
            name=config.site.name,
            site=config.site.url or None,
            language=config.language,
            text=config.text,
            counts={kind: len(entries) for kind, entries in lists.items()},
            lists={kind: _list_path(kind, 1) for kind in lists},
            feed=JSON_FEED if "digest" in config.feeds else None,
            schemas={name.removeprefix("api-"): _schema_path(name) for name in API_FILES},
        ),
    )
    for kind, entries in lists.items():
        yield from _list(kind, entries)
    for report in desk.corpus.reports:
        yield _file(clerk.report_path(report.name), clerk.report(report))
    for story in clerk.stories:
        yield _file(clerk.story_path(story), clerk.story(story))
    yield from (DataFile(_schema_path(name), schema(record)) for name, record in RECORDS.items())


class _Clerk:
    """Makes the records of the API, and knows where each lies."""

    def __init__(self, desk: Desk, config: Config) -> None:
        self._desk, self._config = desk, config
        self.stories = [story for story in desk.corpus.stories if len(story.reports) > 1]

    def report_path(self, seed: str) -> str:
        return f"{API}/reports/{self._desk.corpus.addresses[seed]}.json"

    def story_path(self, story: Story) -> str:
        return f"{API}/stories/{story.slug}.json"

    def report(self, report: Report) -> ApiReport:
        record = report_record(report)
        told = {name: getattr(record, name) for name in ReportFacts.__struct_fields__}
        if self._config.text == EXCERPT:
            told |= {"body": (), "images": ()}
        return ApiReport(
            **told,
            story=self._story_of(report),
            page=self._page(self._desk.links.report(report.name)),
            corrections=as_recorded(self._desk.corrections_of.get(report.name, ()), tuple[CorrectionRecord, ...]),
        )

    def report_entry(self, report: Report) -> ReportEntry:
        article = report.article
        return ReportEntry(
            seed=report.name,
            title=article.shown_title,
            title_basis=article.title_basis,
            publisher=article.publisher,
            published=article.published,
            not_before=report.not_before,
            language=article.language,
            story=self._story_of(report),
            page=self._page(self._desk.links.report(report.name)),
            record=self.report_path(report.name),
        )

    def story(self, story: Story) -> StoryRecord:
        reports = [self._desk.report_named[seed] for seed in story.reports]
        return story_record(story, reports)

    def story_entry(self, story: Story) -> StoryEntry:
        page = self._page(self._desk.links.story(story.slug))
        return StoryEntry(story.id, story.title, story.reports, page, self.story_path(story))

    def outlets(self) -> list[OutletEntry]:
        """All outlets, by the addresses of their pages."""
        by_page: dict[str, list[Report]] = defaultdict(list)
        for report in self._desk.corpus.reports:
            if report.article.publisher:
                by_page[self._desk.links.outlet(report.article.publisher)].append(report)
        return [
            OutletEntry(reports[0].article.publisher or "", tuple(each.name for each in reports), self._page(path))
            for path, reports in sorted(by_page.items())
        ]

    def _story_of(self, report: Report) -> str | None:
        story = self._desk.story_of[report.name]
        return story.id if len(story.reports) > 1 else None

    def _page(self, path: str) -> str:
        return public_path(path, self._config.site)


def _entity(dossier: Dossier) -> EntityEntry:
    spellings = tuple(dossier.spellings)
    return EntityEntry(dossier.id, dossier.kind, dossier.name, dossier.country, spellings, tuple(dossier.seeds))


def _list(kind: str, entries: Sequence[object]) -> Iterator[DataFile]:
    """The pages of a list; an empty list has one, too."""
    count = max(1, -(-len(entries) // _ON_A_PAGE))
    for page in range(1, count + 1):
        before, after = (_list_path(kind, at) if 1 <= at <= count else None for at in (page - 1, page + 1))
        here = tuple(entries[(page - 1) * _ON_A_PAGE : page * _ON_A_PAGE])
        yield _file(_list_path(kind, page), ApiList(page, count, before, after, len(entries), here))


def _list_path(kind: str, page: int) -> str:
    return f"{API}/{kind}-{page}.json"


def _schema_path(name: str) -> str:
    return f"{API}/schema/{name}.schema.json"


def _file(path: str, record: object) -> DataFile:
    return DataFile(path, f"{as_json(record)}\n")
