"""The page about the digest itself: how it is made."""

from collections.abc import Sequence

from generator.cleaning import PAGE_RULES, RULES, Label
from generator.config import EXCERPT
from generator.corpus import LONE_FLOOR, RELATED_FLOOR, STORY_FLOOR
from generator.pages.corrections import correction_section
from generator.pages.markdown import folded, table
from generator.pages.page import Page
from generator.pages.parts import Desk


def about_page(desk: Desk) -> Page:
    """What the digest promises, and every rule it works by, in their order."""
    say = desk.say
    text_rules = [(rule.name, rule.label) for rule in RULES]
    excerpts = ["excerpt"] if desk.config.text == EXCERPT else []
    promises = ["verbatim", *excerpts, "ledger", "dates", "unknown"]
    parts = [
        f"# {say('about.title')}",
        f"{say('about.what')}\n{{: .k-deck }}",
        f"## {say('about.promises')}",
        "\n".join(f"- {say(f'about.{promise}')}" for promise in promises),
        f"## {say('about.rules')}",
        _rules(desk, text_rules),
        f"## {say('about.page_rules')}",
        _rules(desk, PAGE_RULES),
        f"## {say('about.related')}",
        say(
            "about.related_how",
            related=f"{RELATED_FLOOR:.0%}",
            lone=f"{LONE_FLOOR:.0%}",
            story=f"{STORY_FLOOR:.0%}",
        ),
        *correction_section(desk, desk.links.index("about")),
        f"## {say('about.rights')}",
        say("about.rights_how"),
    ]
    meta = {"title": say("about.title"), "description": say("about.what"), "kind": "about"}
    return Page(desk.links.index("about"), meta, "\n\n".join(parts), in_nav=True)


def _rules(desk: Desk, rules: Sequence[tuple[str, Label]]) -> str:
    say = desk.say
    rows = [
        [str(n), f"`{name}`", say(f"label.{label}"), say(f"rule.{name}")] for n, (name, label) in enumerate(rules, 1)
    ]
    shown = table(["#", say("about.rule"), say("about.label"), say("about.meaning")], rows)
    return folded(say("about.count", n=len(rows)), shown, "k-removed")
