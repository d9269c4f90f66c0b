"""The picture of sources: everybody once, nobody's name as markup, and as much as a page can show."""

import re

import pytest

from generator.corpus import Chain
from generator.pages.stories.source_picture import source_picture


def picture(*chains):
    made = [Chain(f"{at}.txt", 1, tuple(names)) for at, names in enumerate(chains)]
    return source_picture(made, {chain.seed: chain.names[0] for chain in made})


def heights(made: str) -> dict[str, int]:
    return {name: int(y) for y, name in re.findall(r'<text x="\d+" y="(\d+)">([^<]+)</text>', made)}


def test_a_source_stands_once_and_above_those_who_have_it_from_there():
    found = heights(picture(["Kabar", "Agensi", "Asal"], ["Warta", "Asal"], ["Warta", "Lain"]))
    assert len(found) == 5
    assert found["Asal"] < found["Agensi"] < found["Kabar"] == found["Warta"]
    assert found["Lain"] < found["Warta"]


def test_spellings_of_one_source_are_one():
    assert len(heights(picture(["Kabar", "KCNA"], ["Warta", "Kcna"]))) == 3


def test_who_has_it_from_each_other_has_no_picture():
    assert picture(["Kabar", "A", "B"], ["Warta", "B", "A"]) == ""


@pytest.mark.parametrize("name", ["<script>x</script>", '"><img src=x>', "&lt;b&gt;"])
def test_a_name_is_never_markup(name):
    made = picture([name, "Asal"])
    assert set(re.findall(r"<(\w+)", made)) == {"figure", "svg", "path", "rect", "text"}


def test_no_chain_and_too_many_sources_have_no_picture():
    assert picture() == ""
    assert picture(["Kabar"]) == ""
    assert picture(*(["Kabar", f"Asal {at}"] for at in range(30))) == ""


def test_the_picture_is_not_read_out_beside_its_list():
    assert 'aria-hidden="true"' in picture(["Kabar", "Asal"])
