"""Why reports make one story, and how to object: what editors decided, and what to type to decide otherwise."""

import json
import re
from collections.abc import Iterator, Sequence

from generator.corpus import DECISIONS_FILE, Decision, Relation, Story
from generator.pages.markdown import escape, section, typed
from generator.pages.parts import Desk
from generator.pages.reports.related import reasons

_PLAIN = re.compile(r"[a-z0-9_][\w./-]*", re.ASCII)
_MOST_SHOWN, _MOST_FOLDED = 3, 20

DECISIONS_LINK = '<p class="k-decide" hidden></p>'
"""Where a template puts the way to the decisions, if the repository has an address."""


def together(desk: Desk, story: Story, relations: Sequence[Relation], path: str) -> Iterator[str]:
    """The section of the story page on why its reports are together."""
    yield f"## {desk.say('story.together')}"
    if story.decided:
        yield f"{desk.say('decisions.made')}\n{{: .k-note }}"
        yield "\n".join(_decided(desk, decision) for decision in story.decided)
    strongest = sorted(relations, key=lambda each: (-each.score, each.a, each.b))
    if strongest:
        yield _listed(desk, strongest[:_MOST_SHOWN], path)
    if more := strongest[_MOST_SHOWN:]:
        summary = f"<summary>{desk.say('story.more_relations', n=len(more))}</summary>"
        listed = _listed(desk, more[:_MOST_FOLDED], path)
        yield f'<details class="k-only" markdown>\n{summary}\n\n{listed}\n\n</details>'
    yield _objections(desk, story)


def _listed(desk: Desk, relations: Sequence[Relation], path: str) -> str:
    return section("k-related", "\n".join(_why(desk, relation, path) for relation in relations))


def _why(desk: Desk, relation: Relation, path: str) -> str:
    a, b = (desk.title_link(desk.report_named[seed], path) for seed in (relation.a, relation.b))
    return f'- {a} · {b}  \n  <span class="k-why">{reasons(desk, relation)}</span>'


def _decided(desk: Desk, decision: Decision) -> str:
    named = ", ".join(map(escape, decision.reports))
    return (
        f"- **{desk.say(f'decisions.{decision.verb}')}** {named}. {desk.say('decisions.why')}: {escape(decision.why)}"
    )


def _objections(desk: Desk, story: Story) -> str:
    """What to type, verb by verb, folded."""
    first, *others = story.reports[:2]
    last = story.reports[-1]
    why = f"  why: {desk.say('decisions.reason')}"
    entries = {
        "split": f"- split: [{_quoted(last)}]\n{why}",
        "ban": f"- ban: [{_quoted(first)}, {_quoted(others[0])}]\n{why}",
        "pin": f"- pin: [{_quoted(first)}, {desk.say('decisions.other')}]\n{why}",
        "merge": f"- merge: [{_quoted(first)}, {desk.say('decisions.other')}]\n{why}",
        "name": f"- name: {_quoted(first)}\n  title: {desk.say('decisions.title')}\n{why}",
    }
    file = f"{desk.config.seeds.name}/{DECISIONS_FILE}"
    parts = [
        desk.say("decisions.how", file=f"<code>{escape(file)}</code>"),
        DECISIONS_LINK,
        *(f"{desk.say(f'decisions.to_{verb}')}\n\n{typed(entry)}" for verb, entry in entries.items()),
    ]
    summary = f"<summary>{desk.say('decisions.object')}</summary>"
    body = "\n\n".join(parts)
    return f'<details class="k-only k-objections" markdown>\n{summary}\n\n{body}\n\n</details>'


def _quoted(name: str) -> str:
    """The name of a seed as YAML takes it."""
    return name if _PLAIN.fullmatch(name) else json.dumps(name, ensure_ascii=False)
