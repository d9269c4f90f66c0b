"""The fields of a saved page, each from whom the page lets say it."""

import json

import pytest

from generator.lexicon import load_lexicon
from generator.metadata.printed_days import read_printed_day, read_stamp
from generator.metadata.writers import names_in
from tests.making import report
from tests.pages import PROSE, TITLE, facts, page


def linked(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def headline(source: str) -> str | None:
    found = facts(source).headline
    return found.value if found else None


def day(source: str) -> str | None:
    found = facts(source).published
    return found.edtf if found else None


def writers(source: str) -> list[str]:
    return [writer.name for writer in facts(source).writers]


def test_the_headline_is_without_the_site() -> None:
    assert headline(page()) == TITLE
    assert headline(page(head=meta("og:title", f"{TITLE} | Kabar Hulu") + meta("og:site_name", "Kabar Hulu"))) == TITLE


def test_a_dash_in_a_headline_stays() -> None:
    title = "Hulu - Hilir: Perahu Kembali"
    assert headline(page(title=title, head=meta("og:title", title))) == title


def test_a_heading_that_the_window_s_title_begins_with_is_the_headline() -> None:
    source = page().replace("h1>", "h2>")
    assert headline(source) == TITLE
    assert headline(page(title="Jembatan - Kabar").replace("<h1>Jembatan - Kabar</h1>", "<h2>Cuaca</h2>")) != "Cuaca"


def test_a_cut_headline_gives_way_to_the_whole() -> None:
    assert headline(page(head=meta("og:title", "Jembatan Gantung…"))) == TITLE


def test_the_site_s_own_h1_is_no_headline() -> None:
    source = page().replace("<nav>", "<h1>Kabar Hulu</h1><nav>", 1)
    assert headline(source) == TITLE


@pytest.mark.parametrize(
    "broken",
    [
        '{"@type": "NewsArticle", "headline": "Judul Naskah",}',
        '<!-- {"@type": "NewsArticle", "headline": "Judul Naskah"} -->',
        '{"@type": "NewsArticle", "headline": "Judul Naskah", "a": "x\ny"}',
        '{"@context": "x", "@graph": [{"@type": ["NewsArticle"], "headline": "Judul Naskah"}]};',
        '[[{"@type": "https://schema.org/ReportageNewsArticle", "headline": "Judul Naskah"}]]',
    ],
)
def test_broken_linked_data_is_read(broken: str) -> None:
    source = page(head=f'<script type="application/ld+json">{broken}</script>', title="Judul Naskah")
    found = facts(source).headline
    assert found is not None
    assert found.where == "JSON-LD headline"


def test_linked_data_of_things_mentioned_is_not_the_page_s() -> None:
    assert writers(page(head=linked(headline=TITLE, mentions=[{"@type": "NewsArticle", "author": "Orang Lain"}]))) == []


def test_a_reference_to_a_person_is_followed() -> None:
    graph = [
        {"@type": "NewsArticle", "headline": TITLE, "author": {"@id": "#r"}},
        {"@type": "Person", "@id": "#r", "name": "Rina Kusuma"},
    ]
    assert writers(page(head=f'<script type="application/ld+json">{json.dumps({"@graph": graph})}</script>')) == [
        "Rina Kusuma"
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Oleh Rina Kusuma dan Adi Rahman", ["Rina Kusuma", "Adi Rahman"]),
        ("By Jane Doe, Political Editor", ["Jane Doe"]),
        ("Von Anna Berg, Hafenstadt", ["Anna Berg"]),
        ("Par Jean Dupré et Anne Roux", ["Jean Dupré", "Anne Roux"]),
        ("By Jane Doe, in Politics, 3 May", ["Jane Doe"]),
        ("Rina Kusuma (rina@kabar.example)", ["Rina Kusuma"]),
        ("박서준 기자", ["박서준"]),
        ("Ludwig van der Berg", ["Ludwig van der Berg"]),
        ("Andri Danu", ["Andri Danu"]),
        ("Admin", []),
        ("redaksi", []),
        ("Staff Writer", []),
        ("https://kabar.example/rina", []),
        ("rk", []),
        ("5 menit", []),
    ],
)
def test_names_are_told_from_the_words_around_them(text: str, names: list[str]) -> None:
    assert names_in(text, load_lexicon()) == names


def test_the_outlet_is_no_writer() -> None:
    source = page(
        head=meta("og:site_name", "Kabar Hulu")
        + linked(headline=TITLE, author={"@type": "Person", "name": "Kabar Hulu"})
    )
    assert writers(source) == []
    outlet = facts(source).outlet
    assert outlet is not None
    assert outlet.name == "Kabar Hulu"


def test_a_person_is_named_before_the_outlet() -> None:
    source = page(
        head=meta("og:site_name", "Kabar Hulu") + linked(headline=TITLE, author={"name": "Kabar Hulu"}),
        top='<div class="byline">Oleh <a href="/penulis/rina-k">Rina Kusuma</a></div>',
    )
    assert writers(source) == ["Rina Kusuma"]


def test_a_person_in_one_meta_goes_before_the_outlet_in_another() -> None:
    head = meta("og:site_name", "Kabar Hulu") + meta("article:author", "Kabar Hulu") + meta("author", "Rina Kusuma")
    assert writers(page(head=head)) == ["Rina Kusuma"]


def test_the_outlet_by_the_name_of_its_address_is_no_writer() -> None:
    address = '<link rel="canonical" href="https://www.kh7.example/jembatan">'
    assert writers(page(head=address + meta("author", "KH7"))) == []
    assert writers(page(head=address + meta("author", "Kh Amir"))) == ["Kh Amir"]


def test_names_as_libraries_write_them_are_turned_and_two_writers_in_one_meta_are_not() -> None:
    assert writers(page(head=meta("dc.creator", "Kusuma, Rina") + meta("dc.creator", "Rahman, Adi"))) == [
        "Rina Kusuma",
        "Adi Rahman",
    ]
    assert writers(page(head=meta("author", "Rina Kusuma, Adi Rahman"))) == ["Rina Kusuma", "Adi Rahman"]


LINK = '<a href="/penulis/rina-k">Rina Kusuma</a>'


@pytest.mark.parametrize(
    "top",
    [f'<div class="story-teaser-meta">{LINK}</div>', f"<figure><img>{LINK}<figcaption>Rumah</figcaption></figure>"],
)
def test_a_link_to_a_writer_s_page_above_the_text_names_the_writer(top: str) -> None:
    assert writers(page(top=top)) == ["Rina Kusuma"]


@pytest.mark.parametrize(
    "page",
    [
        page(bottom="".join(f"<h3>Berita {at}</h3>" for at in range(15)) + f"<div>{LINK}</div>"),
        page(top='<figure><img><span class="author-name">Rina Kusuma</span><figcaption>Rumah</figcaption></figure>'),
    ],
)
def test_a_writer_of_another_story_or_picture_is_none_of_this(page: str) -> None:
    assert writers(page) == []


def test_names_that_only_tags_keep_apart_are_two() -> None:
    source = page(top='<div class="byline"><span>Rina Kusuma</span> <span>Adi Rahman</span></div>')
    assert writers(source) == ["Rina Kusuma", "Adi Rahman"]


def test_people_who_comment_wrote_nothing() -> None:
    assert writers(page(bottom='<div class="comments"><span class="comment-author">Budi Hartono</span></div>')) == []


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("2024-03-05T10:11:12+07:00", "2024-03-05T10:11:12+07:00"),
        ("2024-03-05T10:11:12.000Z", "2024-03-05T10:11:12Z"),
        ("2024-03-05 10:11", "2024-03-05T10:11:00"),
        ("2024-03-05T00:00:00", "2024-03-05"),
        ("20240305", "2024-03-05"),
        ("Tue, 05 Mar 2024 10:11:12 +0700", "2024-03-05T10:11:12+07:00"),
        ("March 5, 2024", "2024-03-05"),
        ("1709608272", "2024-03-05T03:11:12Z"),
        ("1970-01-01T00:00:00Z", None),
        ("0001-01-01", None),
        ("2024-02-31", None),
        ("{{ date }}", None),
        ("9999-12-31", None),
    ],
)
def test_days_for_machines_are_read_or_refused(stated: str, expected: str | None) -> None:
    assert day(page(head=meta("article:published_time", stated))) == expected


def test_a_refused_day_gives_way_to_the_next() -> None:
    source = page(
        head=linked(headline=TITLE, datePublished="1970-01-01"), top='<time datetime="2024-03-05">kemarin</time>'
    )
    assert day(source) == "2024-03-05"


def test_the_day_of_a_change_is_not_that_of_publishing() -> None:
    assert day(page(top='<p>Diperbarui <time class="updated" datetime="2024-03-09">9/3</time></p>')) is None


def test_nothing_is_published_after_the_page_was_saved() -> None:
    saved = "<!--\n url: https://kabar.example/j \n saved date: Tue Mar 05 2024 10:11:12 GMT+0700\n-->"
    source = page(head=meta("article:published_time", "2024-06-01"))
    assert day(source) == "2024-06-01"
    assert day(saved + source) is None


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Selasa, 5 Maret 2024 10:11 WIB", "id", "2024-03-05"),
        ("05.03.2024", "de", "2024-03-05"),
        ("March 5, 2024", "en", "2024-03-05"),
        ("5. März 2024", "de-DE", "2024-03-05"),
        ("2024年3月5日", "ja", "2024-03-05"),
        ("05/03/2024", "id", "2024-03-05"),
        ("3/5/2024", "en-us", "2024-03-05"),
        ("3/5/2024", "en", None),
        ("13/5/2024", "en", "2024-05-13"),
        ("31/02/2024", "id", None),
        ("1.234.567", "id", None),
    ],
)
def test_printed_days_are_read_as_their_language_writes_them(text: str, language: str, expected: str | None) -> None:
    found = read_printed_day(text, language)
    assert (found.isoformat() if found else None) == expected


def test_a_date_line_states_the_day_and_a_sentence_does_not() -> None:
    assert read_stamp("Kabar Hulu | Selasa, 5 Maret 2024, 10.11 WIB", "id") is not None
    assert read_stamp("Rina Kusuma / KABARHULU.EXAMPLE / 5 Maret 2024, 10:11 WIB", "id") is not None
    assert read_stamp("Petugas memasang kabel pada jembatan itu, 5 Maret 2024", "id") is None


def test_a_day_printed_below_the_headline_is_found() -> None:
    found = facts(page(top="<p>Selasa, 5 Maret 2024 10:11 WIB</p>")).published
    assert found is not None
    assert (found.edtf, found.where) == ("2024-03-05", "printed")


def test_a_day_in_words_is_read_on_a_page_that_states_no_language() -> None:
    source = page(top="<div>Selasa, 7 Mei 2024 13:05 WIB</div>").replace(" lang=id", "")
    assert report(source, "halaman.html").article.published == "2024-05-07"


def test_a_day_below_the_headline_goes_before_one_above_it() -> None:
    above = page(top="<p>5 Maret 2024</p>").replace("<article>", "<article><p>9 Mei 2024</p>", 1)
    assert day(above) == "2024-03-05"


def test_a_day_below_the_first_paragraph_is_found_and_one_among_later_ones_is_not() -> None:
    printed = '</p><ul class="share"><li>5 Maret 2024</li></ul><p>'
    assert day(page().replace(PROSE[0], PROSE[0] + printed, 1)) == "2024-03-05"
    assert day(page().replace(PROSE[2], PROSE[2] + printed, 1)) is None


def test_the_address_is_the_story_s_own() -> None:
    source = page(
        head='<link rel=canonical href="/"><meta property="og:url" content="https://kabar.example/jembatan?a=1#x">'
    )
    address = facts(source).address
    assert address is not None
    assert address.value == "https://kabar.example/jembatan?a=1"


def test_publisher_and_language_are_as_stated() -> None:
    found = facts(page(head=meta("og:site_name", "Kabar Hulu")))
    assert found.publisher is not None
    assert (found.publisher.value, found.language) == ("Kabar Hulu", "id")


def test_a_picture_has_its_caption_and_credit_once() -> None:
    caption = 'Kabel baru dipasang petugas.<span class="credit">Adi Rahman</span>'
    figure = f"<figure><img><figcaption>{caption}</figcaption></figure>"
    pictures = facts(page(figure * 2 + f"<p>{PROSE[0]} Begitu kata warga.</p>")).pictures
    assert [(picture.caption, picture.credit) for picture in pictures] == [
        ("Kabel baru dipasang petugas.", "Adi Rahman")
    ]


def test_nothing_stated_is_nothing_found() -> None:
    found = facts(page())
    assert (found.writers, found.published, found.address, found.deck, found.pictures) == ((), None, None, None, ())
