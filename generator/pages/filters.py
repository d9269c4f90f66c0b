"""Filters: what a reader may narrow a timeline down to. They only hide, and stand there only where scripts run."""

from collections import defaultdict
from collections.abc import Iterable
from html import escape as escape_html

from generator.corpus import TimelineEntry
from generator.pages.entries import facets
from generator.pages.markdown import escape
from generator.pages.parts import Desk

# More choices than this are a list that nobody reads, and weigh more than the entries.
_MOST_CHOICES = 200


def filters(desk: Desk, entries: Iterable[TimelineEntry]) -> str:
    """A form that is hidden until the theme's script shows it; a filter with a single choice is left out."""
    choices: dict[str, dict[str, str]] = defaultdict(dict)
    shown = 0
    for entry in entries:
        shown += 1
        for name, named in facets(desk, entry).items():
            choices[name].update(named)
    selects = [_select(desk, name, named) for name, named in choices.items() if 1 < len(named) <= _MOST_CHOICES]
    if not selects:
        return ""
    say = desk.say
    words = {"some": say("filter.some", n="{n}", total=shown), "all": say("filter.all", total=shown)}
    data = " ".join(f'data-{key}="{escape_html(text)}"' for key, text in words.items())
    return "\n".join(
        [
            f'<form class="k-filter" aria-label="{escape_html(say("filter.title"))}" autocomplete="off" hidden {data}>',
            *selects,
            f'<button type="reset" hidden>{say("filter.reset")}</button>',
            f'<p role="status">{words["all"]}</p>',
            "</form>",
        ]
    )


def _select(desk: Desk, name: str, named: dict[str, str]) -> str:
    ordered = sorted(named.items(), key=lambda choice: (choice[1].casefold(), choice[0]))
    options = "".join(f'<option value="{value}">{escape(text)}</option>' for value, text in ordered)
    return (
        f"<label><span>{desk.say(f'filter.{name}')}</span> "
        f'<select name="{name}"><option value="">{desk.say("filter.any")}</option>{options}</select></label>'
    )
