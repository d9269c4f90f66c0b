"""Pages about the digest itself: how it is made, and where to search it."""

from collections.abc import Sequence
from html import escape as escape_html

from generator.cleaning import PAGE_RULES, RULES, Label
from generator.corpus import LONE_FLOOR, RELATED_FLOOR, STORY_FLOOR
from generator.pages.links import link
from generator.pages.markdown import table
from generator.pages.page import Page
from generator.pages.parts import Desk


def about_page(desk: Desk) -> Page:
    """What the digest promises, and every rule it works by, in their order."""
    say = desk.say
    text_rules = [(rule.name, rule.label) for rule in RULES]
    parts = [
        f"# {say('about.title')}",
        say("about.what"),
        f"## {say('about.promises')}",
        "\n".join(f"- {say(f'about.{promise}')}" for promise in ("verbatim", "ledger", "dates", "unknown")),
        f"## {say('about.rules')}",
        _rules(desk, text_rules),
        f"## {say('about.page_rules')}",
        _rules(desk, PAGE_RULES),
        f"## {say('about.related')}",
        say(
            "about.related_how",
            related=f"{RELATED_FLOOR:.2f}",
            lone=f"{LONE_FLOOR:.2f}",
            story=f"{STORY_FLOOR:.2f}",
        ),
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
    summary = f"<summary>{say('about.count', n=len(rows))}</summary>"
    return f'<details class="k-removed" markdown>\n{summary}\n\n{shown}\n\n</details>'


def search_page(desk: Desk) -> Page:
    """The page to search from, also without the theme's own search button."""
    say, path = desk.say, desk.links.index("search")
    others = " · ".join(
        link(say(f"{folder}.title"), desk.links.index(folder), path)
        for folder in ("archive", "timeline", "outlets", "places")
    )
    parts = [
        f"# {say('search.title')}",
        _search_box(desk),
        f"{say('search.browse')} {others}\n{{: .k-note }}",
    ]
    return Page(path, {"title": say("search.title"), "kind": "search"}, "\n\n".join(parts), in_nav=True)


def _search_box(desk: Desk) -> str:
    """Where the theme's script puts the search, with all words it says; it fills in {n} and {query} itself.

    What stands there without the script says so.
    """
    say = desk.say
    words = {
        "label": say("search.label"),
        "hint": say("search.hint"),
        "found": say("search.found", n="{n}"),
        "found-one": say("search.found", n=1),
        "none": say("search.none", query="{query}"),
        "none-hint": say("search.none_hint"),
        "failed": say("search.failed"),
        "more": say("search.more"),
        "close": say("search.close"),
        "not-before": say("report.not_before"),
        "undated": say("date.undated"),
        "no-outlet": say("story.no_outlet"),
        "derived": say("story.derived"),
    }
    attributes = " ".join(f'data-{key}="{escape_html(text)}"' for key, text in words.items())
    return f'<div class="k-search" {attributes}><p>{say("search.noscript")}</p></div>'
