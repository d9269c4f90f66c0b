"""What the reports of a story say, side by side: by several, told differently, by one alone; always both sentences."""

from itertools import groupby

from generator.corpus import Claim, ClaimKind, Story, Telling
from generator.pages.links import link
from generator.pages.markdown import escape, section
from generator.pages.parts import Desk
from generator.pages.quoting import quoted

_ORDER = (ClaimKind.DIFFERS, ClaimKind.SHARED, ClaimKind.ONLY)


def comparison(desk: Desk, story: Story, source: str) -> list[str]:
    """The claims of `story`, under a heading for each kind; nothing where there are none."""
    parts: list[str] = []
    for kind in _ORDER:
        claims = [claim for claim in desk.claims(story) if claim.kind is kind]
        if claims:
            parts += [f"## {desk.say(f'story.{kind}')}", f"{desk.say(f'story.{kind}_why')}\n{{: .k-note }}"]
            parts.append(_alone(desk, claims, source) if kind is ClaimKind.ONLY else _together(desk, claims, source))
    return parts


def _together(desk: Desk, claims: list[Claim], source: str) -> str:
    rows = [
        section("k-claim", "\n\n".join(told_with_source(desk, telling, source) for telling in claim.tellings))
        for claim in claims
    ]
    return "\n\n".join(rows)


def _alone(desk: Desk, claims: list[Claim], source: str) -> str:
    """What each report alone says, folded, in the order of its lines."""
    told = sorted(
        (claim.tellings[0] for claim in claims), key=lambda telling: (telling.seed, telling.line, telling.start)
    )
    folded = []
    for seed, tellings in groupby(told, key=lambda telling: telling.seed):
        outlet = escape(desk.outlet(desk.report_named[seed]))
        quotes = "\n\n".join(told_with_source(desk, telling, source) for telling in tellings)
        folded.append(f'<details class="k-only" markdown>\n<summary>{outlet}</summary>\n\n{quotes}\n\n</details>')
    return "\n\n".join(folded)


def told_with_source(desk: Desk, telling: Telling, source: str) -> str:
    """A sentence with what only it says marked, and where it stands."""
    report = desk.report_named[telling.seed]
    where = desk.say("timeline.source", outlet=escape(desk.outlet(report)), line=telling.line)
    cited = link(where, desk.links.report(telling.seed), source, f"line-{telling.line}")
    return f"<q{desk.lang(report)}>{quoted(desk, report, telling.text, _runs(telling))}</q>  \n{cited}"


def _runs(telling: Telling) -> list[tuple[int, int]]:
    """The marked stretches; those with nothing but space between them are one."""
    runs: list[tuple[int, int]] = []
    for start, end in telling.marked:
        joined = bool(runs) and not telling.text[runs[-1][1] : start].strip()
        runs[-1:] = [(runs[-1][0], end)] if joined else [*runs[-1:], (start, end)]
    return runs
