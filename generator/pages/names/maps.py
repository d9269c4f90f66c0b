"""Maps: where the places lie that reports name, drawn when the site is built."""

from collections.abc import Iterable
from html import escape as escape_html

from msgspec import Struct

from generator.lexicon.world import load_world
from generator.pages.markdown import escape
from generator.pages.messages import Messages
from generator.pages.names.projection import HEIGHT, WIDTH, project

_LARGEST, _SMALLEST = 26.0, 6.0


class Spot(Struct, frozen=True):
    """A place on the map: its id, its country by ISO 3166, its name, and how many reports name it."""

    id: str
    country: str | None
    name: str
    count: int


def world_map(say: Messages, spots: Iterable[Spot]) -> str:
    """A map of those of `spots` that lie somewhere known; nothing where there are none.

    The area of a dot stands for how many reports name the place. The list beside the map says so in words.
    """
    world = load_world()
    found = [(spot, at) for spot in spots if (at := world.where(spot.id, spot.country))]
    if not found:
        return ""
    most = max(spot.count for spot, _ in found)
    # Small dots lie on large ones.
    found.sort(key=lambda each: (-each[0].count, each[0].id))
    caption = f"{say('places.map')} <small>{say('places.map_credit')}</small>"
    return "\n".join(
        [
            f'<figure class="k-map"><svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
            f"<title>{escape_html(say('places.map_title'))}</title>",
            f'<path d="{world.outlines}"/>',
            *(_dot(say, spot, project(*at), most) for spot, at in found),
            f"</svg><figcaption>{caption}</figcaption></figure>",
        ]
    )


def _dot(say: Messages, spot: Spot, at: tuple[float, float], most: int) -> str:
    radius = max(_SMALLEST, _LARGEST * (spot.count / most) ** 0.5)
    name = f"{escape(spot.name)}: {say('count.reports', n=spot.count)}"
    return f'<circle cx="{at[0]:.0f}" cy="{at[1]:.0f}" r="{radius:.0f}"><title>{name}</title></circle>'
