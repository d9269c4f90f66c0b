"""The story page: the reports on one event, side by side."""

from collections.abc import Iterator

from generator.analysis import Report
from generator.analysis.timexes import edtf
from generator.config import EXCERPT
from generator.corpus import Relation, Story
from generator.pages.corrections import correction_notes
from generator.pages.links import link
from generator.pages.markdown import definition, escape, folded, section
from generator.pages.names.by_kind import names_of
from generator.pages.page import Page
from generator.pages.parts import Desk, crumbs, newest_first, strands
from generator.pages.quoting import hedge_legend, quoted
from generator.pages.reports.versions import versions_section
from generator.pages.stories.cards import newest_stories, story_cards, told_by
from generator.pages.stories.claims import comparison
from generator.pages.stories.coverage import coverage
from generator.pages.stories.objections import together
from generator.pages.stories.origins import origins
from generator.pages.stories.source_picture import WIDE_PICTURE
from generator.pages.timelines.timeline import Course, story_course, story_timeline, story_timeline_pages

_MOST_UNDATED = 400
_MOST_COLUMNS = 4


def story_pages(desk: Desk, story: Story, relations: list[Relation]) -> list[Page]:
    """The page of a story of several reports, with the relations between them; below it the years of a long one."""
    path, course = desk.links.story(story.slug), story_course(desk, story)
    members = [desk.report_named[seed] for seed in story.reports]
    titled = desk.titling(story)
    parts = [
        crumbs([(desk.say("story.title"), desk.links.index("stories"))], path),
        f"# {escape(story.title)} {{: #k-title{desk.lang(titled) if titled else ''} }}",
        f"{_whose_title(desk, titled)}\n{{: .k-note }}",
        _counts(desk, members),
        *correction_notes(desk, story.reports, path),
        coverage(desk, members),
        f"## {desk.say('story.side_by_side')}",
        _reports(desk, members, path),
        *hedge_legend(desk, members),
        *comparison(desk, story, path),
        _strands(desk, story, members, relations, course, path),
        *desk.feeds(path, "stories"),
    ]
    meta = {"title": story.title, "description": members[0].article.shown_title, "kind": "story"}
    return [Page(path, meta, "\n\n".join(parts)), *story_timeline_pages(desk, course)]


def _whose_title(desk: Desk, titled: Report | None) -> str:
    """Where the title of a story is from: an editor, or the report `titled`."""
    if titled is None:
        return desk.say("story.named")
    outlet = titled.article.publisher
    return desk.say("story.quoted", outlet=escape(outlet)) if outlet else desk.say("story.quoted_unstated")


def _strands(
    desk: Desk, story: Story, members: list[Report], relations: list[Relation], course: Course, path: str
) -> str:
    """What belongs to the story as a whole; on a desk its course stands beside all else."""
    told = origins(desk, members, path)
    main = [*_timeline(desk, course, members, path), *versions_section(desk, story.reports, path, 2)]
    aside = [*names_of(desk, members, path), *together(desk, story, relations, path)]
    shape = "" if main else "k-strands--one"
    return strands(
        {"k-origins": told, "k-strand": main, "k-beside": aside},
        "k-strands--wide" if main and any(WIDE_PICTURE in part for part in told) else shape,
    )


def _timeline(desk: Desk, course: Course, members: list[Report], path: str) -> Iterator[str]:
    """The dated sentences of the story by their dates; folded below them the undated ones, by report."""
    undated = sum(len(report.undated) for report in members)
    if course.entries or undated:
        yield f"## {desk.say('story.timeline')}"
    if course.entries:
        yield section("k-course", "\n\n".join(part for part in story_timeline(desk, course) if part))
    if undated:
        lists = "\n\n".join(_undated(desk, report, path, undated) for report in members if report.undated)
        yield folded(desk.say("story.undated", n=undated), lists, "k-removed k-undated")


def _undated(desk: Desk, report: Report, path: str, of: int) -> str:
    """The undated sentences of a report; only their number where `of` so many are too much for a page or an excerpt."""
    title = f"**{escape(desk.outlet(report))}** · {desk.title_link(report, path)}"
    if of > _MOST_UNDATED or desk.config.text == EXCERPT:
        return f"{title} · {desk.say('count.statements', n=len(report.undated))}"
    sentences = []
    for line, text in report.undated:
        where = desk.cited(desk.say("story.line", line=line), report.name, line, path)
        sentences.append(f"- {quoted(desk, report, text)} {where}")
    return "\n".join([title, "", *sentences])


def story_redirects(desk: Desk, story: Story) -> list[Page]:
    """Pages at the addresses that the story has had or may have had, each leading to it."""
    path = desk.links.story(story.slug)
    own = [desk.links.story(desk.corpus.addresses[seed]) for seed in story.reports]
    return [
        Page(
            other, {"title": story.title, "kind": "redirect", "redirect": path}, link(escape(story.title), path, other)
        )
        for other in own
        if other != path
    ]


def stories_page(desk: Desk) -> Page:
    """The index of all stories of several reports."""
    path = desk.links.index("stories")
    stories = newest_stories(desk)
    listed = story_cards(desk, stories, path, 2) if stories else desk.say("story.none")
    return Page(
        path, {"title": desk.say("story.title"), "kind": "index"}, f"# {desk.say('story.title')}\n\n{listed}", True
    )


def _counts(desk: Desk, members: list[Report]) -> str:
    return f"{told_by(desk, members)}\n{{: .k-byline }}"


def _reports(desk: Desk, members: list[Report], path: str) -> str:
    """The reports in columns, of several versions the newest; many of them as a list."""
    newest = [each for each in members if not desk.is_older(each)]
    if len(newest) > _MOST_COLUMNS:
        return section("k-columns", desk.report_list(newest_first(desk, newest), path))
    return section(
        f"k-side-by-side k-side-by-side--{len(newest)}", "\n\n".join(_column(desk, report, path) for report in newest)
    )


def _column(desk: Desk, report: Report, path: str) -> str:
    opening = next((quote for passage in report.article.body for quote in passage.quotes), "")
    dates = dict.fromkeys(sorted((statement.edtf for statement in report.dated), key=edtf.begins))
    shown = ", ".join(map(desk.time, dates)) or desk.say("story.no_dates")
    fields = [
        definition(desk.say("story.opening"), quoted(desk, report, opening)),
        definition(desk.say("story.dates"), shown),
    ]
    heading = f"### {escape(desk.outlet(report))}"
    when = f"{desk.when(report)}\n{{: .k-byline }}"
    return section("k-column", "\n\n".join([heading, desk.title_link(report, path), when, "\n".join(fields)]))
