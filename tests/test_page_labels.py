"""A saved page's story is kept whole and alone; each rule has a case it must catch and a twin it must not touch."""

import re

import pytest

from generator.cleaning import Label
from generator.cleaning.page_problems import page_problems
from generator.cleaning.pages import explain_texts
from generator.lexicon import load_lexicon
from generator.writing.ledgers import explain
from tests.pages import PROSE, TITLE, document, ledger, page, paragraphs, rule_of, texts

NEWS = "Dinas perhubungan kota lain mengumumkan tarif baru untuk semua angkutan mulai pekan depan."


def test_a_plain_page_gives_its_paragraphs() -> None:
    assert texts(page()) == list(PROSE)
    assert texts(page(), Label.HEADLINE) == [TITLE]


def test_every_block_has_one_label() -> None:
    labelled = ledger(page())
    assert [entry.block for entry in labelled.ledger] == list(labelled.document.blocks)


@pytest.mark.parametrize(
    "place", ["sidebar-widget related-posts", "newsletter-signup", "comments-list", "cookie-consent"]
)
def test_prose_in_a_region_beside_the_story_is_furniture(place: str) -> None:
    assert NEWS not in texts(page(f'<div class="{place}"><p>{NEWS}</p></div>'))


@pytest.mark.parametrize("place", ["paywall", "comments", "hidden modal", "card teaser"])
def test_a_region_that_holds_the_whole_story_is_the_story(place: str) -> None:
    source = page().replace('<div class="article-body">', f'<div class="{place}">')
    assert texts(source) == list(PROSE)


def test_a_story_that_scripts_unfold_is_kept() -> None:
    source = page().replace('<div class="article-body">', '<div class="article-body" style="display: none">')
    assert texts(source) == list(PROSE)


def test_a_hidden_prompt_is_not() -> None:
    assert NEWS not in texts(page(f'<div style="display:none"><p>{NEWS}</p></div>'))


def test_a_story_in_divs_and_breaks_is_kept() -> None:
    source = page().replace(paragraphs(), "<br><br>".join(PROSE))
    assert texts(source) == list(PROSE)


def test_an_unnamed_story_is_kept() -> None:
    source = f"<title>{TITLE}</title><table><tr><td><a href=/>Depan</a><td>{paragraphs()}</table>"
    assert texts(source) == list(PROSE)


def test_subheads_and_lists_of_the_story_are_kept() -> None:
    kept = texts(
        page(f"<h2>Papan dari kayu besi</h2><p>{NEWS}</p><p>Tarif lama tetap berlaku bulan ini, kata dinas.</p>")
    )
    assert kept[-3:-1] == ["Papan dari kayu besi", NEWS]


def test_a_second_story_below_the_first_is_another() -> None:
    second = "".join(f"<p>{text.replace('Jembatan', 'Dermaga')} Begitu pula tahun lalu.</p>" for text in PROSE * 2)
    source = page(bottom=f'<article><h1>Dermaga Lama Ditutup</h1><div class="article-body">{second}</div></article>')
    assert texts(source) == list(PROSE)
    assert [problem.code for problem in page_problems(ledger(source), load_lexicon())] == ["W222"]


def test_posts_of_a_live_page_are_one_story() -> None:
    posts = "".join(f"<article><p>{text}</p></article>" for text in PROSE)
    source = f"<title>{TITLE}</title><main><h1>{TITLE}</h1>{posts}</main>"
    assert texts(source) == list(PROSE)


def test_what_stands_many_times_on_a_page_is_furniture() -> None:
    notice = "Isi dari pihak luar tidak dapat ditampilkan karena pengaturan privasi pembaca."
    source = page("".join(f"<p>{notice}</p><p>{text} Kata warga.</p>" for text in PROSE))
    assert rule_of(source, notice) == "repeated-on-page"


def test_a_short_refrain_is_not() -> None:
    source = page("".join(f"<p>“Kami senang.”</p><p>{text} Kata warga.</p>" for text in PROSE))
    assert rule_of(source, "“Kami senang.”") != "repeated-on-page"


def test_a_copy_of_the_whole_story_for_machines_is_furniture() -> None:
    long = [f"{text} {other}" for text in PROSE for other in PROSE]
    source = (
        page().replace(paragraphs(), paragraphs(long)).replace("</article>", f"<div>{' '.join(long)}</div></article>")
    )
    assert texts(source) == long


def test_a_read_also_line_is_a_related_link() -> None:
    line = "Baca juga: Dermaga lama akan ditutup pekan depan"
    assert line not in texts(page(f'<p><a href="/x">{line}</a></p><p>{NEWS}</p>'))


def test_a_sentence_with_a_link_is_kept() -> None:
    source = page(
        f'<p>Dinas <a href="/dinas">perhubungan</a> berkata bahwa tarif tidak naik tahun ini.</p><p>{NEWS}</p>'
    )
    assert texts(source)[-2:] == ["Dinas perhubungan berkata bahwa tarif tidak naik tahun ini.", NEWS]


def test_a_byline_is_no_body_and_a_sentence_that_begins_alike_is() -> None:
    source = page(
        f"<p>Oleh pedagang, jembatan itu disebut pintu rezeki kampung sejak dulu kala.</p><p>{NEWS}</p>",
        top="<p>Oleh Rina Kusuma</p>",
    )
    assert texts(source, Label.BYLINE) == ["Oleh Rina Kusuma"]
    assert any(text.startswith("Oleh pedagang") for text in texts(source))


def test_a_bold_name_above_the_story_is_a_byline_and_a_bold_place_in_it_is_not() -> None:
    source = page().replace('<div class="article-body">', '<div class="article-body"><p><b>Rina Kusuma</b></p>')
    assert texts(source, Label.BYLINE) == ["Rina Kusuma"]
    twin = page(f"<p><b>Hulu Sungai</b></p><p>{NEWS}</p>")
    assert texts(twin, Label.BYLINE) == []


def test_the_deck_is_no_body() -> None:
    deck = "Dua musim hujan menutup penyeberangan itu, kini kabel baru sudah terpasang."
    source = page(top=f'<p class="article-subtitle">{deck}</p>')
    assert (texts(source, Label.DECK), texts(source)) == ([deck], list(PROSE))


def test_captions_and_credits_near_the_story_are_told_from_body() -> None:
    caption = 'Kabel baru dipasang.<span class="credit">Adi Rahman</span>'
    figure = f"<figure><img src=a.jpg><figcaption>{caption}</figcaption></figure>"
    source = page(figure + f"<p>{NEWS}</p>")
    assert (texts(source, Label.CAPTION), texts(source, Label.CREDIT)) == (["Kabel baru dipasang."], ["Adi Rahman"])
    assert texts(source)[-1] == NEWS


def test_scores_have_their_reasons() -> None:
    made = document(page())
    index = next(at for at, block in enumerate(made.page.blocks) if block.text == PROSE[2])
    explained = explain_texts(made.page)[index]
    assert explained
    score, reasons = explained
    assert score > 0.5
    assert reasons[0][0] in "+-"


def codes(source: str) -> list[str]:
    return [problem.code for problem in page_problems(ledger(source), load_lexicon())]


def thin(title: str, inside: str = "", head: str = "") -> str:
    body = f"<h1>{title}</h1><p>Silakan kembali ke halaman depan.</p>{inside}"
    return f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def test_a_story_has_no_problem() -> None:
    assert codes(page()) == []


def test_an_error_page_is_told() -> None:
    assert codes(thin("Halaman tidak ditemukan")) == ["E121"]
    assert codes(thin("404")) == ["E121"]


def test_a_story_about_an_error_is_a_story() -> None:
    assert codes(page(title="Galat 404 Melanda Situs Desa").replace("</article>", paragraphs() + "</article>")) == []


def front(count: int) -> str:
    items = "".join(f"<h3><a href=/{at}>Berita nomor {at} dari desa di hulu sungai</a></h3>" for at in range(count))
    return (
        f'<title>Kabar Hulu</title><link rel=canonical href="https://kabar.example/"><body><h1>Kabar Hulu</h1>{items}'
    )


def test_a_front_page_is_told() -> None:
    assert codes(front(30)) == ["E122"]


def test_a_story_with_a_template_s_canonical_address_is_a_story() -> None:
    assert codes(page(head='<link rel=canonical href="https://kabar.example/">')) == []


PAID = (
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","isAccessibleForFree":"False"}</script>'
)


def test_a_wall_is_told() -> None:
    assert codes(thin("Tarif Baru", "<p>Silakan login untuk melanjutkan membaca berita ini.</p>", PAID)) == ["E123"]


def test_a_paid_story_saved_whole_is_a_story() -> None:
    longer = paragraphs([f"{text} {other}" for text in PROSE for other in PROSE])
    assert codes(page(longer + "<p>Silakan login untuk melanjutkan membaca berita ini.</p>", PAID)) == []


def test_a_video_page_is_told() -> None:
    assert codes(thin("Arus Sungai dari Udara", head='<meta property="og:type" content="video.other">')) == ["E124"]


def test_a_page_of_furniture_is_no_story() -> None:
    assert codes("<title>Kabar</title><body><nav><ul>" + "<li><a href=/a>Ekonomi</a>" * 9 + "</ul></nav>") == ["E125"]


def test_unreadable_bytes_are_told() -> None:
    broken = page().replace("Jembatan gantung", "Jembatan “gantung” é è").encode() * 1
    source = broken.replace("é".encode(), b"\xff", 1)
    problems = page_problems(ledger(source), load_lexicon())
    assert [problem.code for problem in problems] == ["W221"]


def test_explain_says_for_each_text_of_a_page_what_moved_its_score_and_shows_no_markup() -> None:
    told = explain(ledger(page()), in_colour=False).splitlines()
    at = next(i for i, line in enumerate(told) if PROSE[0][:60] in line)
    assert re.match(r"\s+[01]\.\d\d: [+-] \w", told[at + 1])
    assert [line for line in told if " markup " in line] == []
