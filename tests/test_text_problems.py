"""Plain texts that hold no article, or two, are refused; what only looks like them is not."""

import pytest

from tests.making import refusal, report

FERRY = """\
Feri Tua Berhenti Berlayar ke Pulau Sagu
Ratna Wijaya
Selasa, 3 Maret 2026 09:15 WIB

Feri tua yang melayani Pulau Sagu berhenti berlayar mulai pekan ini karena lambungnya bocor di dua tempat.
Kepala pelabuhan mengatakan perbaikan lambung feri membutuhkan waktu sedikitnya dua bulan di galangan kota.
Warga Pulau Sagu sementara menyeberang dengan perahu nelayan yang hanya memuat sepuluh orang sekali jalan.
Pemerintah kabupaten berjanji menyewa kapal pengganti sebelum musim panen kelapa dimulai pada bulan depan.
"""
ORCHARD = """\
Kebun Jeruk di Bukit Datar Terserang Kutu
Oleh: Bagus Permana
Rabu, 4 Maret 2026 14:40 WIB

Ratusan pohon jeruk di Bukit Datar terserang kutu putih sehingga petani memanen buahnya lebih awal tahun ini.
Penyuluh pertanian menyarankan petani jeruk memangkas ranting yang terserang dan membakarnya jauh dari kebun.
Harga jeruk di pasar setempat turun hampir sepertiga karena buah yang dipanen muda terasa lebih masam.
Dinas pertanian akan membagikan obat kutu secara gratis kepada para petani yang kebunnya sudah didata petugas.
"""
SUMMARY = """\
Baca Juga
Kebun Jeruk di Bukit Datar Terserang Kutu
Rabu, 4 Maret 2026 14:40 WIB
"""
MENU = """\
Beranda
Nasional
Olahraga
Cuaca Hari Ini
Masuk
Daftar
Indeks Berita
Redaksi
Karier
Pedoman Media Siber
Kebijakan Privasi
Hubungi Kami
© 2026 Kabar Muara
"""


def test_two_articles_in_one_file_are_refused_where_the_second_begins():
    found = refusal(f"{FERRY}\n{ORCHARD}")
    assert (found.code, found.line) == ("E126", FERRY.count("\n") + 2)


def bare(article):
    """The article without the lines that name its writers and its day."""
    lines = article.splitlines()
    return "\n".join([lines[0], *lines[3:], ""])


def test_two_articles_without_writers_and_day_are_refused_too():
    found = refusal(f"{bare(FERRY)}\n{bare(ORCHARD)}")
    assert (found.code, found.line) == ("E126", bare(FERRY).count("\n") + 2)


def test_a_heading_inside_an_article_begins_no_other():
    lines = FERRY.splitlines()
    lines[6:6] = ["Warga Pulau Sagu Menunggu Kapal Pengganti Feri"]
    assert report("\n".join(lines)).article.body


@pytest.mark.parametrize("text", [FERRY, ORCHARD])
def test_one_article_is_one_report(text):
    assert report(text).article.body


@pytest.mark.parametrize("where", ["above", "below"])
def test_a_teaser_with_its_day_is_no_second_article(where):
    pieces = [SUMMARY, FERRY] if where == "above" else [FERRY, SUMMARY]
    assert report("\n".join(pieces)).article.body


def test_a_second_article_that_a_person_says_is_text_stays():
    assert report(f"---\ncleaned: true\n---\n{FERRY}\n{ORCHARD}").article.body


def test_a_page_of_menus_is_refused():
    assert refusal(MENU).code == "E127"


def test_a_short_article_among_menus_is_none_of_them():
    lead = "\n".join(FERRY.splitlines()[4:6])
    assert report(f"{MENU}\n{lead}\n{MENU}").article.body


def test_a_line_that_a_person_keeps_makes_an_article_of_menus():
    assert report(f"---\nkeep: [7]\n---\n{MENU}").article.body
