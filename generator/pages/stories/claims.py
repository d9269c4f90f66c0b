"""What the reports of a story say, side by side: by several, told differently, by one alone; always both sentences."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from generator.corpus import Claim, ClaimKind, Story, Telling
from generator.pages.markdown import escape, folded, section
from generator.pages.parts import Desk
from generator.pages.quoting import quoted

# A page is to stay light: so much of a kind, so many tellings of a claim, and where the others stand.
_MOST_CLAIMS, _MOST_TOLD, _MOST_CITED, _MOST_ALONE, _MOST_COUNTED = 60, 8, 40, 150, 200
_ORDER = (ClaimKind.DIFFERS, ClaimKind.SHARED, ClaimKind.ONLY)


def comparison(desk: Desk, story: Story, source: str) -> list[str]:
    """The claims of `story`, under a heading for each kind; nothing where there are none.

    What most reports tell comes first. Of a story whose claims a page cannot bear, the rest is counted: the pages of
    the reports show it, and the records hold it all.
    """
    parts: list[str] = []
    all_claims = story.claims
    for kind in _ORDER:
        claims = [claim for claim in all_claims if claim.kind is kind]
        if claims:
            parts += [f"## {desk.say(f'story.{kind}')}", f"{desk.say(f'story.{kind}_why')}\n{{: .k-note }}"]
            parts.append(_alone(desk, claims, source) if kind is ClaimKind.ONLY else _together(desk, claims, source))
    return parts


def _together(desk: Desk, claims: list[Claim], source: str) -> str:
    ordered = sorted(claims, key=lambda claim: -len(claim.tellings)) if len(claims) > _MOST_CLAIMS else claims
    rows = section("k-claims", "\n\n".join(_claim(desk, claim, source) for claim in ordered[:_MOST_CLAIMS]), "list")
    more = len(claims) - _MOST_CLAIMS
    return f"{rows}\n\n{desk.say('story.more_claims', n=more)}\n{{: .k-note }}" if more > 0 else rows


def _claim(desk: Desk, claim: Claim, source: str) -> str:
    """A claim as its reports tell it, report by report, each sentence once; of many, where the others stand."""
    told: dict[str, list[Telling]] = defaultdict(list)
    for telling in claim.tellings:
        told[telling.text].append(telling)
    sentences = list(told.values())
    by_report: dict[str, list[str]] = defaultdict(list)
    for alike in sentences[:_MOST_TOLD]:
        by_report[alike[0].seed].append(told_with_source(desk, alike, source))
    parts = (
        [f"{' · '.join(desk.say(f'conflict.{each}') for each in claim.conflicts)}\n{{: .k-note }}"]
        if claim.conflicts
        else []
    )
    parts += ["  \n".join(cell) for cell in by_report.values()]
    if others := [telling for alike in sentences[_MOST_TOLD:] for telling in alike]:
        parts.append(f"{desk.say('story.also_told')} {_cited(desk, others, source)}")
    return section("k-claim", "\n\n".join(parts), "listitem")


def _alone(desk: Desk, claims: list[Claim], source: str) -> str:
    """What each report alone says, folded, in the order of its lines; only how much, where it is too much."""
    told = sorted(
        (claim.tellings[0] for claim in claims), key=lambda telling: (telling.seed, telling.line, telling.start)
    )
    opened, counted = [], []
    for seed, tellings in groupby(told, key=lambda telling: telling.seed):
        report = desk.report_named[seed]
        alone = list(tellings)
        number = desk.say("count.statements", n=len(alone))
        if len(told) > _MOST_ALONE:
            counted.append(f"- {desk.title_link(report, source)} · {escape(desk.outlet(report))} · {number}")
            continue
        quotes = "\n\n".join(told_with_source(desk, [telling], source) for telling in alone)
        title = f"<cite{desk.lang(report)}>{escape(report.article.shown_title)}</cite>"
        opened.append(folded(f"{escape(desk.outlet(report))} · {title} <small>{number}</small>", quotes))
    if len(counted) > _MOST_COUNTED:
        counted[_MOST_COUNTED:] = [f"- {desk.say('count.reports', n=len(counted) - _MOST_COUNTED)}"]
    return "\n\n".join(opened) if opened else section("k-related", "\n".join(counted))


def told_with_source(desk: Desk, alike: Sequence[Telling], source: str) -> str:
    """A sentence with what is marked in it, and where it stands."""
    first = alike[0]
    report = desk.report_named[first.seed]
    return f"{quoted(desk, report, first.text, _runs(first))}  \n{_cited(desk, alike, source)}"


def _cited(desk: Desk, tellings: Sequence[Telling], source: str) -> str:
    """Links to where sentences stand; of very many, how many more there are."""
    links = [desk.cited_with_outlet(telling.seed, telling.line, source) for telling in tellings[:_MOST_CITED]]
    if more := len(tellings[_MOST_CITED:]):
        links.append(desk.say("count.reports", n=more))
    return " · ".join(links)


def _runs(telling: Telling) -> list[tuple[int, int]]:
    """The marked stretches; those with nothing but space between them are one."""
    runs: list[tuple[int, int]] = []
    for start, end in telling.marked:
        joined = bool(runs) and not telling.text[runs[-1][1] : start].strip()
        runs[-1:] = [(runs[-1][0], end)] if joined else [*runs[-1:], (start, end)]
    return runs
