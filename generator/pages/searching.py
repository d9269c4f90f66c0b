"""What a search finds: reports with their passages; stories, outlets and all that has a name by their names."""

from collections.abc import Iterator, Mapping
from html.parser import HTMLParser

import msgspec

from generator.analysis import Report
from generator.config import EXCERPT
from generator.corpus import Dossier, Story
from generator.metadata import Image
from generator.pages.page import Findable, Page
from generator.pages.parts import Desk, correction_mark
from generator.pages.reports.text import anchored
from generator.text.slugs import name_address

_FACETS = ("person", "place")
_DAY_LENGTH = len("2023-09-04")
_YEAR_LENGTH = len("2023")


def with_findables(desk: Desk, pages: list[Page]) -> list[Page]:
    """The pages, each with what a search finds of it. Lists that only repeat other pages are not found."""
    found = dict(_findables(desk))
    return [msgspec.structs.replace(page, findable=found.get(page.path)) for page in pages]


def _findables(desk: Desk) -> Iterator[tuple[str, Findable]]:
    """By the path of a page."""
    names = {id(dossier): _names(desk, dossier) for dossier in desk.corpus.entities}
    for report in desk.corpus.reports:
        yield desk.links.report(report.name), _report(desk, report, names)
        if report.article.publisher:
            yield desk.links.outlet(report.article.publisher), _named("outlet", report.article.publisher)
    for dossier in desk.naming.paged:
        yield desk.naming.path(dossier) or "", _named(dossier.kind, desk.naming.name(dossier), names[id(dossier)])
    for story in desk.corpus.stories:
        if len(story.reports) > 1:
            yield desk.links.story(story.slug), _story(desk, story)


def _report(desk: Desk, report: Report, names: Mapping[int, tuple[str, ...]]) -> Findable:
    """The report under all that it names is called; `names` are those of dossiers."""
    article, day = report.article, desk.day(report) or ""
    named = [dossier for dossier, _ in desk.naming.in_report[report.name]]
    facets = {("kind", "report")} | {(each.kind, each.id) for each in named if each.kind in _FACETS}
    if article.publisher:
        facets.add(("outlet", name_address(article.publisher)))
    if day[:_YEAR_LENGTH].isdigit():
        facets.add(("year", day[:_YEAR_LENGTH]))
    told = {
        "outlet": article.publisher,
        "published": article.published,
        "not_before": report.not_before,
        "basis": str(article.title_basis),
        "corrected": " · ".join(correction_mark(desk.say, each) for each in desk.corrections_of.get(report.name, ())),
    }
    if desk.is_older(report):
        told["older"] = desk.say("versions.old")
    return Findable(
        "report",
        article.shown_title,
        language=article.language or "",
        passages=tuple(_passages(desk, report)),
        names=(*(names[id(each)] for each in named), *_days(desk, report)),
        facets=tuple(sorted(facets)),
        told={key: text for key, text in told.items() if text},
        day=day,
    )


def _names(desk: Desk, dossier: Dossier) -> tuple[str, ...]:
    """All that somebody or something is called, by the reports, and if it is a country by anybody."""
    return tuple(dict.fromkeys([dossier.name, *desk.country_names.get(dossier.id, ()), *dossier.spellings]))


def _passages(desk: Desk, report: Report) -> Iterator[tuple[str, str]]:
    """What the report's page shows of it, with the anchors there."""
    article = report.article
    if desk.config.text == EXCERPT:
        yield from ((f"line-{point.line}", point.text) for point in report.key_points)
        return
    if article.deck:
        yield "", article.deck
    for anchor, each in anchored(article):
        yield anchor, each.caption if isinstance(each, Image) else each.text


def _days(desk: Desk, report: Report) -> Iterator[tuple[str, ...]]:
    """Each day that the text names, as it is written there and as somebody may type it."""
    written: dict[str, dict[str, None]] = {}
    for timex in report.timexes:
        if timex.edtf and len(timex.edtf) == _DAY_LENGTH and timex.edtf.replace("-", "").isdigit():
            written.setdefault(timex.edtf, {})[timex.text] = None
    for edtf, texts in written.items():
        year, month, day = edtf.split("-")
        yield (*texts, edtf, f"{int(day)}/{int(month)}/{year}", f"{day}/{month}/{year}", desk.say.date(edtf))


def _story(desk: Desk, story: Story) -> Findable:
    """The headline that it quotes, or the title an editor gave it; its sentences are found in its reports."""
    reports = [desk.report_named[seed] for seed in story.reports]
    told = {"note": desk.say("count.reports", n=len(reports))}
    if desk.titling(story):
        told["quoted"] = "headline"
    return Findable(
        "story",
        story.title,
        language=reports[0].article.language or "",
        facets=(("kind", "story"),),
        told=told,
        day=max(desk.day(each) or "" for each in reports),
    )


def _named(kind: str, name: str, names: tuple[str, ...] = ()) -> Findable:
    return Findable(kind, name, names=(names,) if names else (), facets=(("kind", kind),))


def found_in(html: str, title: str, language: str) -> Findable:
    """What is found of a page that somebody wrote by hand."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    passages = tuple((anchor, " ".join(text.split())) for anchor, text in reader.passages if text.strip())
    return Findable("page", title, language, passages, facets=(("kind", "page"),))


class _Reader(HTMLParser):
    """The text of each block, with the anchor of the heading above it."""

    _BLOCKS = frozenset({"p", "li", "td", "th", "dt", "dd", "pre", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"})
    _HIDDEN = frozenset({"script", "style", "template"})

    def __init__(self) -> None:
        super().__init__()
        self.passages: list[tuple[str, str]] = [("", "")]
        self._hidden = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block opens a passage."""
        self._hidden = tag in self._HIDDEN
        if tag in self._BLOCKS:
            anchor = dict(attrs).get("id") or self.passages[-1][0]
            self.passages.append(("" if tag == "h1" else anchor, ""))

    def handle_endtag(self, tag: str) -> None:
        """What follows a hidden part is shown."""
        self._hidden = self._hidden and tag not in self._HIDDEN

    def handle_data(self, data: str) -> None:
        """The mark of a permanent link is no text."""
        if not self._hidden and data != "¶":
            anchor, text = self.passages[-1]
            self.passages[-1] = anchor, text + data
