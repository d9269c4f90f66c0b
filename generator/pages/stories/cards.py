"""Stories as cards: who tells them, how many origins that comes down to, and what is told differently."""

from collections.abc import Sequence

from generator.analysis import Report
from generator.corpus import Claim, ClaimKind, Story
from generator.pages.links import link
from generator.pages.markdown import section
from generator.pages.parts import Desk, newest_first
from generator.pages.stories.claims import told_with_source

# A sentence that is longer is not shown on a card: cutting it could lose a hedge or who said it.
_LONGEST = 320
_JOINED = "\N{NO-BREAK SPACE}"


def story_cards(desk: Desk, stories: Sequence[Story], source: str, level: int, *, lead: bool = False) -> str:
    """The stories as cards with headings of `level`; the first of them is the `lead`, which quotes more."""
    cards = [_card(desk, story, source, level, lead=lead and not n) for n, story in enumerate(stories)]
    return section("k-cards", "\n\n".join(cards))


def newest_stories(desk: Desk) -> list[Story]:
    """Stories of several reports by their newest report."""
    newest: dict[str, Story] = {}
    for report in newest_first(desk, desk.corpus.reports):
        story = desk.story_of[report.name]
        if len(story.reports) > 1:
            newest.setdefault(story.id, story)
    return list(newest.values())


def told_by(desk: Desk, reports: Sequence[Report]) -> str:
    """The outlets of the reports, each once; how many reports there are, and to how many origins they come down."""
    names = dict.fromkeys(report.article.publisher for report in reports)
    counts = (("reports", len(reports)), ("origins", desk.sourcing(reports).independent))
    told = [
        ", ".join(map(desk.outlet_name, names)),
        *(desk.say(f"count.{what}", n=n).replace(" ", _JOINED) for what, n in counts),
    ]
    return f"{_JOINED}· ".join(told)


def _card(desk: Desk, story: Story, source: str, level: int, *, lead: bool) -> str:
    members = [desk.report_named[seed] for seed in story.reports]
    titled = desk.titling(story)
    latest = newest_first(desk, members)[0]
    title = link(desk.story_title(story), desk.links.story(story.slug), source)
    parts = [
        f"{'#' * level} {title} {{: #c-{story.slug}{desk.lang(titled) if titled else ''} }}",
        f"{told_by(desk, members)}  \n{desk.when(latest)}",
        f"{_compared(desk, story)}\n{{: .k-compared }}" if story.claims else "",
        _told_differently(desk, story, source) if lead else "",
    ]
    name = "k-card k-card--lead" if lead else "k-card"
    return section(name, "\n\n".join(part for part in parts if part))


def _compared(desk: Desk, story: Story) -> str:
    """How many statements are told differently, how many by several reports, how many by one alone."""
    counts = {kind: sum(claim.kind is kind for claim in story.claims) for kind in _COMPARED}
    return " · ".join(desk.say(f"card.{kind}", n=n) for kind, n in counts.items() if n)


_COMPARED = (ClaimKind.DIFFERS, ClaimKind.SHARED, ClaimKind.ONLY)


def _told_differently(desk: Desk, story: Story, source: str) -> str:
    """One statement as each report has it: told differently where one is, else told by several; whole sentences."""
    short = [claim for claim in story.claims if claim.kind is not ClaimKind.ONLY and _is_short(claim)]
    if not short:
        return ""
    claim = min(short, key=lambda claim: (claim.kind is not ClaimKind.DIFFERS, -_difference(claim)))
    quotes = [f"- {told_with_source(desk, [telling], source)}".replace("\n", "\n  ") for telling in claim.tellings]
    return f"{desk.say(f'card.example_{claim.kind}')}\n\n" + "\n".join(quotes)


def _is_short(claim: Claim) -> bool:
    return len(claim.tellings) == 2 and all(len(telling.text) <= _LONGEST for telling in claim.tellings)


def _difference(claim: Claim) -> int:
    """How many characters are marked as standing in one telling alone."""
    return sum(end - start for telling in claim.tellings for start, end in telling.marked)
