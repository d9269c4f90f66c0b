"""The page to search from."""

from collections import Counter
from html import escape as escape_html
from urllib.parse import quote

from generator.pages.links import link
from generator.pages.markdown import escape
from generator.pages.messages import Messages
from generator.pages.page import Page
from generator.pages.parts import Desk
from generator.text.slugs import name_address

# More choices than this are a list that nobody reads.
_MOST_CHOICES = 200
_EXAMPLES = 3
_WORDS = ("label", "hint", "found_some", "none", "none_hint", "near", "failed", "more", "close", "page")
_KINDS = ("report", "story", "outlet", "person", "organisation", "place", "event", "page")


def search_words(say: Messages) -> dict[str, str]:
    """What the search says, by the names its script has for it; the script fills in {n} and {query}."""
    words = {key: say(f"search.{key}", n="{n}", query="{query}") for key in _WORDS}
    words |= {"found": say("search.found", n="{n}"), "found_one": say("search.found", n=1)}
    words |= {"not_before": say("report.not_before"), "undated": say("date.undated")}
    words |= {"no_outlet": say("story.no_outlet"), "derived": say("story.derived")}
    return words | {f"kind_{kind}": say(f"kind.{kind}") for kind in _KINDS}


def search_page(desk: Desk) -> Page:
    """A form that works with the theme's script alone, and says so without; queries to try; other ways in."""
    say, path = desk.say, desk.links.index("search")
    others = " · ".join(
        link(say(f"{folder}.title"), desk.links.index(folder), path)
        for folder in ("archive", "timeline", "outlets", "entities", "places")
    )
    choices = _choices(desk)
    parts = [
        f"# {say('search.title')}",
        _search_box(desk, choices),
        *_examples(desk, choices),
        f"{say('search.browse')} {others}\n{{: .k-note }}",
    ]
    return Page(path, {"title": say("search.title"), "kind": "search"}, "\n\n".join(parts), in_nav=True)


def _search_box(desk: Desk, choices: dict[str, Counter[tuple[str, str]]]) -> str:
    say = desk.say
    label = escape_html(say("search.label"))
    return "\n".join(
        [
            f'<div class="k-search" data-failed="{escape_html(say("search.failed"))}">',
            f'<form class="k-search__form" role="search" aria-label="{escape_html(say("search.title"))}">',
            f'<input type="search" name="q" aria-label="{label}" placeholder="{label}" autocomplete="off">',
            '<div class="k-filter">',
            *(_select(desk, name, chosen) for name, chosen in choices.items() if len(chosen) > 1),
            "</div>",
            "</form>",
            f'<p class="k-search__status" role="status">{escape(say("search.hint"))}</p>',
            '<ol class="k-search__hits"></ol>',
            f'<button type="button" class="k-search__more" hidden>{escape(say("search.more"))}</button>',
            f'<p class="k-search__noscript">{escape(say("search.noscript"))}</p>',
            "</div>",
        ]
    )


def _choices(desk: Desk) -> dict[str, Counter[tuple[str, str]]]:
    """By facet: its values, each with what it is called, and how many reports have it."""
    found: dict[str, Counter[tuple[str, str]]] = {name: Counter() for name in ("outlet", "year", "place", "person")}
    for report in desk.corpus.reports:
        if report.article.publisher:
            found["outlet"][name_address(report.article.publisher), report.article.publisher] += 1
        year = (desk.day(report) or "")[:4]
        if year.isdigit():
            found["year"][year, year] += 1
    for dossier in desk.corpus.entities:
        if dossier.kind in found:
            found[dossier.kind][dossier.id, desk.naming.name(dossier)] = len(dossier.seeds)
    kinds = Counter({(kind, desk.say(f"kind.{kind}")): 1 for kind in _KINDS})
    return {name: Counter(dict(counts.most_common(_MOST_CHOICES))) for name, counts in found.items()} | {"kind": kinds}


def _select(desk: Desk, name: str, counts: Counter[tuple[str, str]]) -> str:
    say = desk.say
    ordered = sorted(counts, key=lambda choice: (choice[1].casefold(), choice[0]), reverse=name == "year")
    options = "".join(f'<option value="{escape_html(value)}">{escape(text)}</option>' for value, text in ordered)
    return (
        f"<label><span>{say(f'filter.{name}')}</span> "
        f'<select name="{name}"><option value="">{say("filter.any")}</option>{options}</select></label>'
    )


def _examples(desk: Desk, choices: dict[str, Counter[tuple[str, str]]]) -> list[str]:
    """Names that many reports hold, as queries to try."""
    often = [name for facet in ("place", "person") for (_, name), _ in choices[facet].most_common(_EXAMPLES)]
    if not often:
        return []
    links = " · ".join(f'<a href="?q={quote(name)}">{escape(name)}</a>' for name in often)
    return [f"{desk.say('search.examples')} {links}\n{{: .k-note .k-search__examples }}"]
