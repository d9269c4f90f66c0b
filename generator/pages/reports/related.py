"""Reports related to one: which, and why in words."""

from collections.abc import Callable, Iterator

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
        label = f"{desk.say('report.in_story')} {desk.story_title(story)}"
        parts.append(link(label, desk.links.story(story.slug), path))
    if others := list(_other_texts(desk, report, relations)):
        parts.append("\n".join(_relation(desk, other, relation, path) for other, relation in others))
    else:
        parts.append(desk.say("report.no_related"))
    parts += backlink_lines(desk, leading_here, path)
    return section("k-related", "\n\n".join(parts))


def _other_texts(desk: Desk, report: Report, relations: list[Relation]) -> Iterator[tuple[Report, Relation]]:
    """The other reports of `relations`, of each text the newest; versions of `report` itself stand under their own."""
    others = {relation.b if relation.a == report.name else relation.a: relation for relation in relations}
    own = desk.versions_of.get(report.name)
    for other, relation in others.items():
        text = desk.versions_of.get(other)
        if text is None or (text != own and other == next(each for each in text.reports if each in others)):
            yield desk.report_named[other], relation


def _relation(desk: Desk, other: Report, relation: Relation, path: str) -> str:
    kind = desk.say(f"relation.{relation.kind.name.lower()}")
    return (
        f"- {desk.title_link(other, path)}  \n  {desk.byline(other)}  \n"
        f'  <span class="k-why">{kind}: {reasons(desk, relation)}</span>'
    )


def reasons(desk: Desk, relation: Relation) -> str:
    """Why two reports are related, in words a reader understands: whom and what both name in one sentence.

    That they print one text says all; of what they share the rarest is told, and how much more there is.
    """
    shown: dict[str, list[str]] = {}
    printed = [reason for reason in relation.reasons if reason.kind == "text"]
    for reason in printed or relation.reasons:
        shown.setdefault(_SAID_TOGETHER.get(reason.kind, reason.kind), []).extend(
            escape(_REASONS_SHOWN.get(reason.kind, _as_written)(desk, each)) for each in reason.shared
        )
    told = [
        desk.say(f"relation.{kind}", shared=desk.say.listed(_first(desk, list(dict.fromkeys(each)))))
        for kind, each in shown.items()
    ]
    return "; ".join([*told, desk.say("relation.score", score=f"{relation.score:.0%}")])


def _first(desk: Desk, shared: list[str]) -> list[str]:
    more = len(shared) - _MOST_SHARED
    return shared if more <= 1 else [*shared[:_MOST_SHARED], desk.say("relation.more", n=more)]


def _as_written(_: Desk, text: str) -> str:
    return text


_MOST_SHARED = 6
_SAID_TOGETHER = {"places": "names"}
_REASONS_SHOWN: dict[str, Callable[[Desk, str], str]] = {
    "dates": lambda desk, date: desk.say.date(date),
    "places": Desk.place_name,
}
