"""The map of places: small, of this site alone, and with no more than the list beside it says."""

import re
from xml.etree import ElementTree

import pytest

from generator.lexicon import load_lexicon
from generator.lexicon.world import load_world
from generator.pages.messages import load_messages
from generator.pages.names.maps import Spot, world_map
from generator.pages.names.projection import HEIGHT, WIDTH, project
from tests.making import ROOT

SAY = load_messages("id")
HOSTILE = 'Kota "<script>pwned()</script>" {{ 7*7 }} & _kawan_'


def drawn(*spots: Spot) -> ElementTree.Element:
    return ElementTree.fromstring(world_map(SAY, spots))


def test_the_data_of_the_map_is_small_and_names_its_sources():
    text = (ROOT / "generator" / "lexicon" / "places" / "world.yml").read_text("utf-8")
    assert len(text.encode()) < 60_000
    assert "Natural Earth" in text
    assert "CC BY 4.0" in text


def test_outlines_are_nothing_but_lines():
    assert re.fullmatch(r"(?:M\d+,-?\d+l[-\d, ]+z ?)+", load_world().outlines)


def test_every_place_lies_in_the_picture():
    world = load_world()
    spots = [*world.countries.values(), *(at for towns in world.cities.values() for at in towns.values())]
    assert len(spots) > 1000
    outside = [at for at in spots if not (0 <= project(*at)[0] <= WIDTH and 0 <= project(*at)[1] <= HEIGHT)]
    assert outside == []


def test_the_map_knows_nearly_every_country_of_the_lexicon():
    world = load_world()
    unknown = [each.code for each in load_lexicon().countries if each.code not in world.countries]
    assert len(unknown) < 30, unknown


@pytest.mark.parametrize(
    ("id", "country", "near"),
    [
        ("jakarta", "ID", (106.8, -6.2)),
        ("id", None, (114, -1)),
        ("pyongyang", "KP", (125.8, 39.0)),
        ("sg", None, (104, 1)),
    ],
)
def test_a_place_lies_where_it_is(id, country, near):
    x, y = load_world().where(id, country)
    assert abs(x - near[0]) < 5
    assert abs(y - near[1]) < 5


@pytest.mark.parametrize(("id", "country"), [("atlantis", None), ("jakarta", "RU")])
def test_an_unknown_place_has_no_dot(id, country):
    assert world_map(SAY, [Spot(id, country, "X", 3)]) == ""


def test_a_dot_is_as_large_as_the_number_of_reports_and_says_it():
    map_ = drawn(Spot("jakarta", "ID", "Jakarta", 1), Spot("ru", None, "Rusia", 4), Spot("x", None, "X", 9))
    dots = {dot.find("title").text: float(dot.get("r")) for dot in map_.iter("circle")}
    assert list(dots) == ["Rusia: 4 laporan", "Jakarta: 1 laporan"]
    assert dots["Rusia: 4 laporan"] == 2 * dots["Jakarta: 1 laporan"]


def test_a_hostile_name_is_text():
    name = ElementTree.fromstring(world_map(SAY, [Spot("ru", None, HOSTILE, 1)])).find(".//circle/title").text
    assert name == f"{HOSTILE}: 1 laporan"
    assert "{{" not in world_map(SAY, [Spot("ru", None, HOSTILE, 1)])
