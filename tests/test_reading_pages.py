"""Saved pages are read whole: every character has its place, every text its reading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.encoding import decode
from generator.reading.html import read_html
from generator.reading.markup import scan
from generator.reading.page import Kind, all_blocks
from tests.pages import PROSE, document, page, paragraphs


def kinds(source: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read_html(source).blocks]


def reading(source: str) -> list[str]:
    return [block.text for block in read_html(source).blocks]


PIECES = (
    "<p>", "</p>", "<", "<!--", "-->", "<br>", "<a href='", "'>", "&amp;", "kata", "\n", "<script>", "</div>", "<td>",
    "<!", "\ufeff", "<title>", '"', "=",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_spans_of_any_markup_give_back_the_source(source: str) -> None:
    blocks = all_blocks(read_html(source).blocks, source)
    assert "".join(source[block.start : block.end] for block in blocks) == source
    assert all(
        block.first_line == source.count("\n", 0, block.start) + 1 for block in blocks if block.kind != Kind.MARKUP
    )


def test_columns_lead_back_through_tags_and_references() -> None:
    made = document(page("<p>Harga beras &amp; gula <b>naik\u00a0lagi</b> di pasar besar itu, kata pedagang.</p>"))
    block = next(block for block in made.blocks if block.text.startswith("Harga beras"))
    start = block.text.index("naik lagi")
    first, last = made.columns(block, start, start + len("naik lagi"))
    line = made.source.split("\n")[block.first_line - 1]
    assert line[first:last] == "naik\u00a0lagi"
    first, last = made.columns(block, block.text.index("&"), block.text.index("&") + 1)
    assert line[first:last] == "&amp;"


def test_markup_that_is_no_text_is_not_read() -> None:
    assert reading("<p>Satu</p><script>var a = '<p>x</p>'</script><style>p{}</style><noscript>y</noscript>") == ["Satu"]


def test_a_script_named_in_a_sentence_is_text() -> None:
    assert reading("<p>Tag &lt;script&gt; dibahas</p>") == ["Tag <script> dibahas"]


def test_one_break_ends_a_line_and_two_a_paragraph() -> None:
    assert reading("<div>Satu<br>dua<br><br>tiga</div>") == ["Satu dua", "tiga"]


def test_inline_tags_do_not_split_words() -> None:
    assert reading("<p><b>S</b>ungai <i>besar</i></p>") == ["Sungai besar"]


def test_words_that_only_tags_keep_apart_stay_apart() -> None:
    assert reading("<p><span>Rina Kusuma</span><span>Selasa</span></p>") == ["Rina Kusuma Selasa"]


def test_a_comment_joins_what_it_stands_between() -> None:
    assert reading("<p>Rp5<!-- -->Juta</p>") == ["Rp5Juta"]


def test_soft_hyphens_and_zero_width_spaces_are_not_read() -> None:
    assert reading("<p>Peme&shy;rintah&#8203; &ﬁrma</p>".replace("&ﬁ", "ﬁ")) == ["Pemerintah firma"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<h2>Judul</h2>", Kind.HEADING),
        ("<ul><li><p>Butir</p></li></ul>", Kind.LIST_ITEM),
        ("<blockquote><p>Kata</p></blockquote>", Kind.QUOTE),
        ("<figure><figcaption>Foto</figcaption></figure>", Kind.CAPTION),
        ("<table><tr><td>1</td></tr></table>", Kind.TABLE),
        ("<table><tr><td><p>Teks</p></td></tr></table>", Kind.PARAGRAPH),
        ("<div>Menu</div>", Kind.OTHER),
    ],
)
def test_form_gives_the_kind(source: str, expected: Kind) -> None:
    assert [kind for kind, _ in kinds(source)] == [expected]


def test_a_credit_in_a_caption_is_a_block_of_its_own() -> None:
    source = '<figure><figcaption>Perahu di dermaga <span class="photo-credit">Adi Rahman</span></figcaption></figure>'
    assert kinds(source) == [(Kind.CAPTION, "Perahu di dermaga"), (Kind.CREDIT, "Adi Rahman")]


def test_credit_outside_a_figure_is_no_credit() -> None:
    assert kinds('<p>Bank memberi <span class="credit">kredit</span> baru</p>') == [
        (Kind.PARAGRAPH, "Bank memberi kredit baru")
    ]


def test_unclosed_paragraphs_and_items_end_where_browsers_end_them() -> None:
    assert reading("<p>Satu<p>Dua<ul><li>Tiga<li>Empat</ul>") == ["Satu", "Dua", "Tiga", "Empat"]


def test_a_stray_quote_does_not_swallow_the_page() -> None:
    assert reading('<p class=teks">Satu</p><p>Dua</p>') == ["Satu", "Dua"]


def test_a_bracket_in_a_quoted_attribute_ends_no_tag() -> None:
    assert reading('<p title="a > b">Satu</p>') == ["Satu"]


def test_deep_nesting_is_read() -> None:
    assert reading("<div>" * 5000 + "<p>Dalam</p>") == ["Dalam"]


@pytest.mark.parametrize("piece", ["<!--", "<title>", "<a href=", "<![", "<p", "=\"'", "<script>"])
def test_endless_broken_markup_takes_no_endless_time(piece: str) -> None:
    assert scan(piece * 60_000).source


def test_a_story_kept_in_a_script_only_is_read_from_there() -> None:
    story = paragraphs().replace("<", "\\u003c").replace(">", "\\u003e").replace("\n", "\\n")
    source = f'<html><body><div id="app"></div><script>window.data = {{"content":"{story}"}}</script></body></html>'
    made = document(source)
    assert [block.text for block in made.page.blocks] == list(PROSE)
    assert "".join(made.source[block.start : block.end] for block in made.blocks) == source
    assert made.raw(next(block for block in made.blocks if block.text == PROSE[0])) == PROSE[0]


def test_a_script_beside_a_shown_story_is_not_read() -> None:
    story = paragraphs(["Cerita lain dari naskah yang tidak pernah ditampilkan di halaman ini oleh siapa pun."] * 4)
    source = page(bottom=f'<script>x = "{story}"</script>'.replace("\n", ""))
    assert not any("Cerita lain" in block.text for block in document(source).page.blocks)


INDONESIAN = "Warga “Kampung Hulu” menunggu — café dibuka lagi…"
TEXTS = {
    "utf-8": INDONESIAN,
    "utf-8-sig": INDONESIAN,
    "utf-16": INDONESIAN,
    "utf-16-le": INDONESIAN,
    "utf-16-be": INDONESIAN,
    "cp1252": INDONESIAN,
    "cp1254": "Köprü yeniden açıldı, çünkü işçiler ağır yükleri taşıdı ve şehir sevindi.",
    "gb18030": "这座桥在两个雨季之后重新开放，村里的人们都来了，他们说这是一个好的开始。",
    "cp932": "吊り橋は二つの雨季のあと、ふたたび開通した。村の人たちはよろこんでいる。",
    "cp949": "두 번의 장마가 지나고 다리가 다시 열렸다. 마을 사람들은 기뻐했다.",
}


@pytest.mark.parametrize("encoding", TEXTS)
def test_every_encoding_is_read_undeclared(encoding: str) -> None:
    assert decode(TEXTS[encoding].encode(encoding)).text == TEXTS[encoding]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("windows-1251", "cp1251"), ("iso-8859-1", "cp1252"), ("gb2312", "gb18030"), ("Shift_JIS", "cp932")],
)
def test_a_declaration_is_believed(declared: str, encoding: str) -> None:
    text = {"cp1251": "Мост открыт", "cp1252": "Fährmann", "gb18030": "桥", "cp932": "橋"}[encoding]
    read = decode(f'<meta charset="{declared}">{text}'.encode(encoding))
    assert (text in read.text, read.basis) == (True, "declaration")


def test_valid_utf8_is_believed_more_than_an_old_declaration() -> None:
    read = decode('<meta charset="windows-1252">Fährmann'.encode())
    assert ("Fährmann" in read.text, read.basis) == (True, "valid UTF-8")


def test_an_unknown_or_senseless_declaration_is_passed_over() -> None:
    for label in ("rot13", "no-such-thing", "hex"):
        assert "Fährmann" in decode(f'<meta charset="{label}">Fährmann'.encode("cp1252")).text


@given(st.binary(max_size=400))
def test_any_bytes_are_read(data: bytes) -> None:
    read = decode(data)
    assert (read.unreadable > 0) == (read.first_unreadable is not None)


def archive(content: bytes, charset: str) -> bytes:
    import quopri

    head = (
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://kabar.example/jembatan\r\nSubject: x\r\n"
        "Date: Tue, 5 Mar 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----b"\r\n\r\n'
    )
    part = (
        f"------b\r\nContent-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        "Content-Location: https://kabar.example/jembatan\r\n\r\n"
    )
    image = (
        "\r\n------b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\naGFsbw==\r\n------b--\r\n"
    )
    return head.encode() + part.encode() + quopri.encodestring(content) + image.encode()


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_an_archive_gives_its_page(charset: str) -> None:
    made = document(
        archive(page("<p>Café di tepi sungai itu buka sampai malam, kata pemiliknya.</p>").encode(charset), charset),
        "a.mhtml",
    )
    assert any(block.text.startswith("Café") for block in made.page.blocks)
    assert made.page.address == "https://kabar.example/jembatan"
    assert str(made.page.saved_on) == "2024-03-05"
