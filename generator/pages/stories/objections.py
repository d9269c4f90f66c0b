"""Why reports make one story, and how to object: what editors decided, and what to type to decide otherwise."""

from collections.abc import Iterator, Sequence

from generator.corpus import DECISIONS_FILE, Decision, Relation, Story
from generator.pages.deciding import as_yaml, how_to_decide
from generator.pages.markdown import escape, folded, section
from generator.pages.parts import Desk
from generator.pages.reports.related import reasons

_MOST_SHOWN, _MOST_FOLDED = 3, 20


def together(desk: Desk, story: Story, relations: Sequence[Relation], path: str) -> Iterator[str]:
    """The section of the story page on why its reports are together."""
    yield f"## {desk.say('story.together')}"
    if story.decided:
        yield f"{desk.say('decisions.made')}\n{{: .k-note }}"
        yield "\n".join(_decided(desk, decision, path) for decision in story.decided)
    strongest = sorted(relations, key=lambda each: (-each.score, each.a, each.b))
    if strongest:
        yield _listed(desk, strongest[:_MOST_SHOWN], path)
    if more := strongest[_MOST_SHOWN:]:
        yield folded(desk.say("story.more_relations", n=len(more)), _listed(desk, more[:_MOST_FOLDED], path))
    yield _objections(desk, story)


def _listed(desk: Desk, relations: Sequence[Relation], path: str) -> str:
    return section("k-related", "\n".join(_why(desk, relation, path) for relation in relations))


def _why(desk: Desk, relation: Relation, path: str) -> str:
    a, b = (desk.title_link(desk.report_named[seed], path) for seed in (relation.a, relation.b))
    return f'- {a}  \n  {b}  \n  <span class="k-why">{reasons(desk, relation)}</span>'


def _decided(desk: Desk, decision: Decision, path: str) -> str:
    titles = (desk.title_link(desk.report_named[seed], path) for seed in decision.reports if seed in desk.report_named)
    named = "; ".join(titles)
    return f"- **{desk.say(f'decisions.{decision.verb}')}** {named}. {desk.say('decisions.why')} {escape(decision.why)}"


def _objections(desk: Desk, story: Story) -> str:
    """What to type, verb by verb, folded."""
    first, *others = story.reports[:2]
    last = story.reports[-1]
    why = f"  why: {desk.say('decisions.reason')}"
    entries = {
        "split": f"- split: [{as_yaml(last)}]\n{why}",
        "ban": f"- ban: [{as_yaml(first)}, {as_yaml(others[0])}]\n{why}",
        "pin": f"- pin: [{as_yaml(first)}, {desk.say('decisions.other')}]\n{why}",
        "merge": f"- merge: [{as_yaml(first)}, {desk.say('decisions.other')}]\n{why}",
        "name": f"- name: {as_yaml(first)}\n  title: {desk.say('decisions.title')}\n{why}",
    }
    return how_to_decide(
        desk, DECISIONS_FILE, {desk.say(f"decisions.to_{verb}"): text for verb, text in entries.items()}
    )
