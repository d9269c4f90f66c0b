"""Reports related to one: which, and why in words."""

from collections.abc import Callable

from generator.analysis import Report
from generator.corpus import Relation, Story
from generator.pages.links import link
from generator.pages.markdown import escape, section
from generator.pages.parts import Desk
from generator.pages.reports.backlinks import Backlink, backlink_lines


def related(
    desk: Desk, report: Report, story: Story, relations: list[Relation], leading_here: list[Backlink], path: str
) -> str:
    """The story of `report`, the reports it is related to with the reasons, and those that lead to it."""
    parts = [f"## {desk.say('report.related')}"]
    if len(story.reports) > 1:
        label = f"{desk.say('report.in_story')} “{escape(story.title)}”"
        parts.append(link(label, desk.links.story(story.slug), path))
    if relations:
        parts.append("\n".join(_relation(desk, report, relation, path) for relation in relations))
    else:
        parts.append(desk.say("report.no_related"))
    parts += backlink_lines(desk, leading_here, path)
    return section("k-related", "\n\n".join(parts))


def _relation(desk: Desk, report: Report, relation: Relation, path: str) -> str:
    other = desk.report_named[relation.b if relation.a == report.name else relation.a]
    kind = desk.say(f"relation.{relation.kind.name.lower()}")
    return (
        f"- {desk.title_link(other, path)}  \n  {desk.byline(other)}  \n"
        f'  <span class="k-why">{kind}: {reasons(desk, relation)}</span>'
    )


def reasons(desk: Desk, relation: Relation) -> str:
    """Why two reports are related, in words a reader understands: whom and what both name in one sentence."""
    shown: dict[str, list[str]] = {}
    for reason in relation.reasons:
        shown.setdefault(_SAID_TOGETHER.get(reason.kind, reason.kind), []).extend(
            escape(_REASONS_SHOWN.get(reason.kind, _as_written)(desk, each)) for each in reason.shared
        )
    told = [
        desk.say(f"relation.{kind}", shared=desk.say.listed(list(dict.fromkeys(each)))) for kind, each in shown.items()
    ]
    return "; ".join([*told, desk.say("relation.score", score=f"{relation.score:.2f}")])


def _as_written(_: Desk, text: str) -> str:
    return text


_SAID_TOGETHER = {"places": "names"}
_REASONS_SHOWN: dict[str, Callable[[Desk, str], str]] = {
    "dates": lambda desk, date: desk.say.date(date),
    "places": Desk.place_name,
}
