"""Backlinks: which other reports say what a report says, or name its outlet as their source, with the sentence."""

from collections import defaultdict
from typing import NamedTuple

from generator.config import EXCERPT
from generator.corpus import Story, chains
from generator.pages.parts import Desk
from generator.pages.quoting import quoted

_MOST_SHOWN, _MOST_TOLD = 8, 40


class Backlink(NamedTuple):
    """A sentence of the report `seed`, which "shares" a statement or "cites" the outlet; and how many it has."""

    kind: str
    seed: str
    line: int
    text: str
    number: int


def backlinks(desk: Desk, story: Story) -> dict[str, list[Backlink]]:
    """By report of `story`: what leads to it from the others, most first."""
    shared: dict[str, dict[str, list[tuple[int, str]]]] = defaultdict(lambda: defaultdict(list))
    for claim in story.claims:
        told = {telling.seed: telling for telling in claim.tellings[:_MOST_TOLD]}
        for seed in told if len(told) > 1 else ():
            for other, telling in told.items():
                if other != seed:
                    shared[seed][other].append((telling.line, telling.text))
    found = _citing(desk, story)
    for seed, others in shared.items():
        most_first = sorted(others.items(), key=lambda pair: (-len(pair[1]), pair[0]))[:_MOST_SHOWN]
        found[seed] += [Backlink("shares", other, *min(told), len(told)) for other, told in most_first]
    return found


def backlink_lines(desk: Desk, found: list[Backlink], source: str) -> list[str]:
    """The backlinks of a report, as a part of its page; nothing where there are none."""
    if not found:
        return []
    lines = []
    for each in found:
        report = desk.report_named[each.seed]
        cited = desk.cited(desk.say("story.line", line=each.line), each.seed, each.line, source)
        lines.append(
            f"- {desk.title_link(report, source)}  \n  {desk.byline(report)}  \n"
            f'  <span class="k-why">{desk.say(f"backlinks.{each.kind}", n=each.number)}</span>  \n'
            f"  {f'{quoted(desk, report, each.text)} ' if each.text else ''}{cited}"
        )
    return [f"### {desk.say('backlinks.title')}", "\n".join(lines)]


def _citing(desk: Desk, story: Story) -> dict[str, list[Backlink]]:
    """By report: the others that name its outlet as where they have their news from."""
    by_outlet: dict[str, list[str]] = defaultdict(list)
    for seed in story.reports:
        if outlet := desk.report_named[seed].article.publisher:
            by_outlet[outlet].append(seed)
    found: dict[str, list[Backlink]] = defaultdict(list)
    for other in story.reports:
        cited = {name: chain.line for chain in chains(desk.report_named[other])[::-1] for name in chain.names[1:]}
        for outlet, line in cited.items():
            for seed in by_outlet.get(outlet, ()):
                if seed != other and len(found[seed]) < _MOST_SHOWN:
                    found[seed].append(Backlink("cites", other, line, _said(desk, other, line, outlet), 1))
    return found


def _said(desk: Desk, seed: str, line: int, outlet: str) -> str:
    """The sentence on a line that names the outlet, the first of the line where none does; none in excerpts."""
    if desk.config.text == EXCERPT:
        return ""
    article = desk.report_named[seed].article
    told = [quote for passage in article.passages if passage.line == line for quote in passage.quotes]
    return next((quote for quote in told if outlet.casefold() in quote.casefold()), told[0] if told else "")
