"""The search index: small parts, the same bytes each time, nothing in it that acts."""

import json
import random
import re

from hypothesis import given
from hypothesis import strategies as st

from generator.pages import Findable, found_in
from generator.writing import search_index
from generator.writing.search_index import _DIGITS, _written

SCRIPT = re.compile(r'klipingSearch\("(\w+)",(.*)\)\n')
PAGES = [
    ("a/", Findable("report", "Latihan perang", "id", (("line-1", "Kapal berlatih di laut."),), day="2023-09-04")),
    ("b/", Findable("place", "Tiongkok", names=(("China", "Cina"),), facets=(("kind", "place"),))),
    ("c/", Findable("report", "Naval drill", "en", (("line-1", "Ships exercised."),), day="2023-09-05")),
]


def read(files):
    """All that the index holds, by the names its scripts are loaded by."""
    return {name: json.loads(told) for file in files for name, told in [SCRIPT.fullmatch(file.text).groups()]}


def decoded(written):
    postings, page, value, scale = [], -1, 0, 1
    for digit in written:
        number = _DIGITS.index(digit)
        value, scale = value + number % 32 * scale, scale * 32
        if number < 32:
            page += value // 4 + 1
            postings.append((page, value % 4))
            value, scale = 0, 1
    return postings


@given(st.dictionaries(st.integers(0, 200_000), st.integers(0, 3)))
def test_what_is_written_of_a_word_can_be_read_again(weights):
    postings = sorted(weights.items())
    assert decoded(_written(postings)) == postings


def test_pages_are_found_by_their_words_other_forms_other_names_and_facets():
    held = read(search_index(PAGES, {}))
    words = held["t0"]
    order = [held[f"d{n}"]["address"] for n in range(3)]
    assert order == ["c/", "a/", "b/"]  # the newest first
    found = {key: [order[page] for page, _ in decoded(words[key])] for key in words}
    assert found["laut"] == ["a/"]
    assert found["~id:latih"] == ["a/"]
    assert found["~en:exercis"] == ["c/"]
    assert found["cina"] == ["b/"]
    assert found["@kind:place"] == ["b/"]


def test_the_order_of_pages_and_of_their_words_changes_no_byte():
    shuffled = random.Random(4).sample(PAGES, len(PAGES))
    assert search_index(shuffled, {}) == search_index(PAGES, {})


def test_many_words_are_cut_into_parts_that_are_found_by_their_first_word():
    texts = [" ".join(f"kata{n}x{m}" for m in range(200)) for n in range(30)]
    pages = [(f"{n}/", Findable("report", f"Judul {n}", "id", (("", text),))) for n, text in enumerate(texts)]
    held = read(search_index(pages, {}))
    parts = [held[f"t{n}"] for n in range(len(held["index"]["firsts"]))]
    assert len(parts) > 3
    assert [next(iter(part)) for part in parts] == held["index"]["firsts"] == sorted(held["index"]["firsts"])
    assert max(len(json.dumps(part)) for part in parts) < 16_000


def test_no_text_ends_the_script_that_holds_it():
    attack = '</script><script>alert(1)</script>"); alert(2); ("\u2028'
    files = search_index([("x/", Findable("report", attack, "id", (("", attack),), ((attack,),)))], {"hint": attack})
    assert [file.path for file in files if "<" in file.text] == []
    assert read(files)["d0"]["title"] == attack


def test_a_page_written_by_hand_is_found_by_its_blocks_with_the_heading_above():
    page = "<h1 id='top'>Tentang</h1><p>Satu <b>dua</b></p><h2 id='x'>Dua<a href='#x'>¶</a></h2>"
    page += "<script>no</script><p>tiga</p>"
    assert found_in(page, "Tentang", "id").passages == (
        ("", "Tentang"),
        ("", "Satu dua"),
        ("x", "Dua"),
        ("x", "tiga"),
    )
