"""Seeds in Markdown, and seeds whose lines were broken at a width, are read as a person reads them."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.markdown_marks import without_marks
from generator.reading.paragraphs import paragraphs
from generator.text.unicode import reading_text
from tests.making import PROSE, document, ledger, report

SHOWN = {
    "## Banjir **surut** ##": "Banjir surut",
    "#1 di dunia": "#1 di dunia",
    "Kata [wali kota](https://contoh.id/a_(b) 'Profil'), jalan dibuka.": "Kata wali kota, jalan dibuka.",
    "Lihat [Gambas:Video 20detik] ini": "Lihat [Gambas:Video 20detik] ini",
    "![Peta](peta.png)": "",
    "[![Peta](peta.png)](https://contoh.id) Peta banjir": "Peta banjir",
    "> *Air surut,* katanya.": "Air surut, katanya.",
    "2*3*4 dan nama_akun_warga": "2*3*4 dan nama_akun_warga",
    "*) Penulis adalah warga": "*) Penulis adalah warga",
    "***Segera*** dan __nanti__": "Segera dan nanti",
    r"\*bukan tanda\*": "*bukan tanda*",
    "- `satu` &amp; <b>dua</b>": "satu & dua",
    "- ": "-",
    "1. Pertama": "1. Pertama",
    "satu<br/>dua<td>tiga": "satu dua tiga",
    "a < b dan c > d": "a < b dan c > d",
    '{{< img src="a.png" >}}{% include x %}': "",
    "<!-- catatan -->Isi": "Isi",
    "[1]: https://contoh.id": "",
    "Surut.[^1] Lihat [situs][1] <https://contoh.id>": "Surut. Lihat situs https://contoh.id",
    "AT&T; R&D &nosuch; &#8211;": "AT&T; R&D &nosuch; –",
}


@pytest.mark.parametrize(("raw", "shown"), SHOWN.items())
def test_marks_are_not_shown_and_all_else_is(raw, shown):
    assert reading_text(without_marks(raw)) == shown


@given(
    st.lists(st.sampled_from([*"*_`[]()<>!#&;\\{}%\n ", "**", "](", "ia ", "pergi", "&amp;", "<b>", "https://a.id"]))
)
def test_every_character_stays_in_its_place_or_shows_nothing(pieces):
    raw = "".join(pieces)
    shown = without_marks(raw)
    assert len(shown) == len(raw)
    changed = {new for old, new in zip(raw, shown, strict=True) if old != new}
    assert changed <= {"\0", " ", "&"}


@given(
    st.lists(st.sampled_from([*"*_`[]()<>!#&\\ ", "**bold**", "[tautan](https://a.id)", *PROSE, "&amp;"]), min_size=1)
)
def test_what_is_found_in_markdown_stands_where_the_ledger_says(pieces):
    made = ledger("\n\n".join([" ".join(pieces), *PROSE * 4]), "a.md").document
    assert "".join(made.source[block.start : block.end] for block in made.blocks) == made.source
    for block in made.blocks:
        start, end = made.raw_span(block, 0, len(block.text))
        assert reading_text(without_marks(made.raw(block))[start:end]) == block.text


def test_an_article_clipped_as_markdown_is_read_without_its_marks():
    clipped = (
        "# Jembatan Demak Dibuka Lagi\n\n![Jembatan](a.jpg)\n\n"
        f"**KOMPAS.com, DEMAK** - {PROSE[0]}\n\n"
        "Menurut [Joko Widodo](https://contoh.id/jokowi), jalan itu dibuka pada *4 September 2023*.\n\n"
        f"{PROSE[1]}\n"
    )
    made = report(clipped, "a.md")
    assert made.article.title == "Jembatan Demak Dibuka Lagi"
    assert [passage.text for passage in made.article.body][1] == (
        "Menurut Joko Widodo, jalan itu dibuka pada 4 September 2023."
    )
    assert made.article.dateline.place == "Demak"
    [timex] = [each for each in made.timexes if each.edtf == "2023-09-04"]
    assert clipped.split("\n")[timex.line - 1][timex.start : timex.end] == "4 September 2023"


def test_stars_of_plain_text_are_text():
    assert document("Ia *pergi* ke kota.\n", "a.txt").blocks[0].text == "Ia *pergi* ke kota."


WORDS = " ".join(PROSE).lower().replace(".", "").split()
TEXT = [" ".join(WORDS[at:] + WORDS[:at]) + "." for at in (0, 5, 11, 17)]


@given(st.integers(50, 110))
def test_lines_broken_at_a_width_are_one_paragraph(width):
    wrapped = "\n\n".join(textwrap.fill(text, width) for text in TEXT)
    assert [block.text for block in document(wrapped).blocks if block.text] == TEXT


@pytest.mark.parametrize(
    "lines",
    [
        [*TEXT, *PROSE],
        ["Beranda", "Nasional", "Ekonomi", "Olahraga", "Hiburan", "Otomotif", "Kesehatan"],
        [f"{number}. {PROSE[0][:70]}" for number in range(9)],
        [PROSE[0][: 40 + 7 * number] for number in range(9)],
        textwrap.wrap(PROSE[0], 60),
        PROSE * 9,
        [],
    ],
    ids=["a paragraph a line", "menu", "list", "many lengths", "too few to tell", "short sentences", "nothing"],
)
def test_lines_that_nobody_broke_stay_apart(lines):
    assert list(paragraphs(lines)) == [1] * len(lines)


def test_a_person_may_keep_a_paragraph_by_any_of_its_lines():
    wrapped = "\n\n".join(textwrap.fill(text, 60) for text in TEXT)
    made = ledger(f"---\ndrop: [6]\n---\n{wrapped}\n")
    dropped = [entry.block for entry in made.ledger if entry.rule == "dropped-by-a-person"]
    assert [(block.first_line, block.last_line) for block in dropped] == [(4, 7)]
