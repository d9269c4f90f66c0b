"""Filters: what a reader may narrow a timeline down to. They only hide, and stand there only where scripts run."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from html import escape as escape_html

from generator.corpus import TimelineEntry
from generator.pages.markdown import escape
from generator.pages.parts import Desk
from generator.pages.timelines.facets import Facets

# A list of more choices is one that nobody reads, and weighs more than the entries: the most frequent ones then.
_MOST_CHOICES = 150
_BY_NAME = ("lane", "year")


def filters(desk: Desk, facets: Facets, entries: Iterable[TimelineEntry]) -> str:
    """A form that is hidden until the theme's script shows it; a filter with a single choice is left out."""
    names: dict[str, dict[str, str]] = defaultdict(dict)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    shown = 0
    for entry in entries:
        shown += 1
        for facet, named in facets.of(entry).items():
            names[facet].update(named)
            counts[facet].update(named.keys())
    selects = [_select(desk, facet, named, counts[facet]) for facet, named in names.items() if len(named) > 1]
    if not selects:
        return ""
    say = desk.say
    words = {"some": say("filter.some", n="{n}", total=shown), "all": say("filter.all", total=shown)}
    data = " ".join(f'data-{key}="{escape_html(text)}"' for key, text in words.items())
    return "\n".join(
        [
            f'<form class="k-filter" autocomplete="off" hidden {data}>',
            f"<fieldset><legend>{say('filter.title')}</legend>",
            *selects,
            "</fieldset>",
            f'<p role="status">{words["all"]}</p>',
            f'<button type="reset" hidden>{say("filter.reset")}</button>',
            "</form>",
        ]
    )


def _select(desk: Desk, facet: str, named: dict[str, str], counts: Counter[str]) -> str:
    """A list of choices with how many entries each has, the most frequent first; years and lanes in their order."""
    weighed = counts if facet not in _BY_NAME else Counter[str]()
    ordered = sorted(named, key=lambda value: (-weighed[value], named[value].casefold(), value))
    options = "".join(
        f'<option value="{value}">{escape(named[value])} ({counts[value]})</option>'
        for value in ordered[:_MOST_CHOICES]
    )
    return (
        f"<label><span>{desk.say(f'filter.{facet}')}</span> "
        f'<select name="{facet}"><option value="">{desk.say("filter.any")}</option>{options}</select></label>'
    )
