"""A small map of the world: outlines, and where countries and cities lie."""

from functools import cache
from pathlib import Path

from msgspec import Struct

from generator.lexicon.yaml_data import load_yaml

_FILE = Path(__file__).parent / "places" / "world.yml"
Coordinates = tuple[float, float]


class World(Struct, frozen=True, forbid_unknown_fields=True):
    """`outlines` is the path of an SVG; places are longitude and latitude, cities by country and slug."""

    outlines: str
    countries: dict[str, Coordinates]
    cities: dict[str, dict[str, Coordinates]]

    def where(self, id: str, country: str | None) -> Coordinates | None:
        """Where a country or a city lies, if it is known."""
        if id.upper() in self.countries:
            return self.countries[id.upper()]
        if country:
            return self.cities.get(country, {}).get(id)
        found = [towns[id] for towns in self.cities.values() if id in towns]
        return found[0] if len(found) == 1 else None


@cache
def load_world() -> World:
    """The map that comes with the generator."""
    return load_yaml(_FILE, World)
