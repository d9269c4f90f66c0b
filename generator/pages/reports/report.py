"""The report page: one article, clean, with its source and with what was left out."""

from collections.abc import Iterator

from generator.analysis import Report
from generator.config import EXCERPT
from generator.corpus import Relation, Story
from generator.metadata import Basis
from generator.pages.corrections import correction_notes
from generator.pages.links import link
from generator.pages.markdown import definition, escape, folded, section
from generator.pages.naming import FOLDERS
from generator.pages.page import Page
from generator.pages.parts import Desk, Way, around_page, crumbs, strands
from generator.pages.quoting import hedge_legend, quoted
from generator.pages.reports.backlinks import Backlink
from generator.pages.reports.citing import citing
from generator.pages.reports.excerpt import excerpt
from generator.pages.reports.related import related
from generator.pages.reports.removed import removed
from generator.pages.reports.source_box import source_box
from generator.pages.reports.text import passages
from generator.pages.reports.versions import versions_section

_POINTS_SHOWN = 3
_SEVERAL = 2


def report_page(
    desk: Desk, report: Report, story: Story, relations: list[Relation], leading_here: list[Backlink]
) -> Page:
    """The page of `report`, which belongs to `story` and stands in `relations`; what is `leading_here` from others."""
    path = desk.links.report(report.name)
    article, lang = report.article, desk.lang(report)
    text = [
        crumbs(_above(desk, story), path),
        f"# {escape(article.shown_title)} {{: #k-title{lang} }}",
        *_title_note(desk, report),
        *_outdated(desk, report, path),
        *correction_notes(desk, [report.name], path),
        *([f"{escape(article.deck)}\n{{: .k-deck{lang} }}"] if article.deck else []),
        f"{desk.byline(report)}\n{{: .k-byline }}",
        *(excerpt(desk, report, lang) if desk.config.text == EXCERPT else _text(desk, report, lang)),
        *versions_section(desk, [report.name], path, 2),
    ]
    beside = [
        source_box(desk, report, path),
        *_names(desk, report, path),
        related(desk, report, story, relations, leading_here, path),
    ]
    after = [_beside(desk, report, story, path), citing(desk, report), removed(desk, report)]
    body = strands({"k-strand": text, "k-beside": beside, "k-endnotes": after})
    meta = {
        "title": article.shown_title,
        "description": _description(report),
        "kind": "report",
        "title_basis": str(article.title_basis),
        "outlet": article.publisher or "",
        "language": article.language or "",
        "published": article.published or "",
        "not_before": report.not_before or "",
        "seed": report.name,
        "fingerprint": article.labelled.document.fingerprint,
    }
    return Page(path, {key: value for key, value in meta.items() if value}, body)


def _above(desk: Desk, story: Story) -> list[Way]:
    """The ways up: to the story, where others tell it too, else to the archive."""
    if len(story.reports) < _SEVERAL:
        return [(desk.say("archive.title"), desk.links.index("archive"))]
    beside = desk.say("report.side_by_side", n=len(story.reports))
    return [(desk.say("story.title"), desk.links.index("stories")), (beside, desk.links.story(story.slug))]


def _text(desk: Desk, report: Report, lang: str) -> Iterator[str]:
    """The whole text, after its key points."""
    yield from _key_points(desk, report)
    yield from hedge_legend(desk, [report])
    yield from passages(desk, report, lang)


def _description(report: Report) -> str:
    """The deck or the first sentence, whole."""
    return report.article.deck or next((quote for passage in report.article.body for quote in passage.quotes), "")


def _title_note(desk: Desk, report: Report) -> list[str]:
    notes = {Basis.DERIVED: "report.derived", Basis.STATED: "report.stated_title"}
    key = notes.get(report.article.title_basis)
    return [f"{desk.say(key)}\n{{: .k-note }}"] if key else []


def _outdated(desk: Desk, report: Report, path: str) -> Iterator[str]:
    """The way to the newest version of the text, where this is an older one."""
    if desk.is_older(report):
        newest = desk.title_link(desk.report_named[desk.versions_of[report.name].reports[0]], path)
        yield f"{desk.say('versions.older')} {newest}\n{{: .k-note }}"


def _key_points(desk: Desk, report: Report) -> Iterator[str]:
    """The sentences that stand for the report, whole, each with its line; more than a few would keep from its text."""
    if not report.key_points:
        return
    items = []
    for point in report.key_points:
        where = (
            f"[{desk.say('story.line', line=point.line)}](#line-{point.line}){desk.corrected(report.name, point.line)}"
        )
        items.append(f"- {quoted(desk, report, point.text)} {where}")
    why = f"{desk.say('report.key_points_why')}\n{{: .k-note }}"
    parts = [f"## {desk.say('report.key_points')}", "\n".join(items[:_POINTS_SHOWN])]
    if more := items[_POINTS_SHOWN:]:
        parts.append(folded(desk.say("report.more_points", n=len(more)), "\n".join(more)))
    yield section("k-points", "\n\n".join([*parts, why]))


def _names(desk: Desk, report: Report, path: str) -> Iterator[str]:
    """Who and what the report names, by kind, the most named first; and its tags."""
    say = desk.say
    named = sorted(desk.naming.in_report[report.name], key=lambda pair: -len(pair[1].mentions))
    fields = []
    for kind, folder in FOLDERS.items():
        if links := [desk.naming.link(dossier, path) for dossier, _ in named if dossier.kind == kind]:
            fields.append(definition(say(f"{folder}.title"), " · ".join(links)))
    if report.tags:
        fields.append(definition(say("report.tags"), " · ".join(_tag(desk, report, tag, path) for tag in report.tags)))
    if any(problem.code == "W206" for problem in report.problems):
        yield f"{say('report.unknown_language')}\n{{: .k-note }}"
    if fields:
        yield section("k-names", "\n".join([f"## {say('report.names')}", "", *fields]))


def _tag(desk: Desk, report: Report, tag: str, path: str) -> str:
    """A tag, as a link to the page of what it names, else to a search for it."""
    for dossier, entity in desk.naming.in_report[report.name]:
        target = desk.naming.path(dossier)
        if target and (entity.name == tag or any(mention.text == tag for mention in entity.mentions)):
            return link(escape(tag), target, path)
    return link(escape(tag), desk.links.index("search"), path, query=tag)


def _beside(desk: Desk, report: Report, story: Story, path: str) -> str:
    """The ways to the story's reports before and after this one."""
    at = story.reports.index(report.name)
    before, after = (
        desk.report_named[story.reports[n]] if 0 <= n < len(story.reports) else None for n in (at - 1, at + 1)
    )
    ways = [f"{desk.title_link(each, path)}, {escape(desk.outlet(each))}" if each else "" for each in (before, after)]
    return around_page(desk, *ways)
