"""Pages about the digest itself: how it is made, and where to search it."""

from generator.cleaning import RULES
from generator.corpus import RELATED_FLOOR, STORY_FLOOR
from generator.pages.markdown import table
from generator.pages.page import Page
from generator.pages.parts import Desk


def about_page(desk: Desk) -> Page:
    """What the digest promises, and every rule it works by, in their order."""
    say = desk.say
    rows = [
        [str(n), f"`{rule.name}`", say(f"label.{rule.label}"), say(f"rule.{rule.name}")]
        for n, rule in enumerate(RULES, 1)
    ]
    parts = [
        f"# {say('about.title')}",
        say("about.what"),
        f"## {say('about.promises')}",
        "\n".join(f"- {say(f'about.{promise}')}" for promise in ("verbatim", "ledger", "dates", "unknown")),
        f"## {say('about.rules')}",
        table(["#", say("about.rule"), say("about.label"), say("about.meaning")], rows),
        f"## {say('about.related')}",
        say("about.related_how", related=f"{RELATED_FLOOR:.2f}", story=f"{STORY_FLOOR:.2f}"),
        f"## {say('about.rights')}",
        say("about.rights_how"),
    ]
    meta = {"title": say("about.title"), "description": say("about.what"), "kind": "about"}
    return Page(desk.links.index("about"), meta, "\n\n".join(parts), in_nav=True)


def search_page(desk: Desk) -> Page:
    """The page to search from, also without the theme's own search button."""
    say = desk.say
    parts = [f"# {say('search.title')}", f'<div class="k-search" data-label="{say("search.label")}"></div>']
    parts.append(f"<noscript>{say('search.noscript')}</noscript>")
    meta = {"title": say("search.title"), "kind": "search"}
    return Page(desk.links.index("search"), meta, "\n\n".join(parts), in_nav=True)
