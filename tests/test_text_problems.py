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


MUSEUM = """\
Museum of Clocks Finds a Home in the Old Brewery
The Museum of Clocks will move into the old brewery in Hallam next spring, its director Ada Marsh said on Monday.
Marsh said the brewery had walls thick enough to keep nine hundred clocks at one temperature in summer and winter.
The clocks have stood in boxes in Hallam since a flood ruined the former museum beside the river six years ago.
Watchmakers from three towns will repair the clocks that the flood damaged before the museum opens its brewery doors.
Hallam council pays for the new roof of the brewery, while visitors of the museum will pay for the repairs, Marsh said.
The oldest clock of the museum, built by Tobias Fenn, will strike in the tower of the brewery, Marsh added.
Fenn was a brewer himself and built clocks at night, so the watchmakers of Hallam think the place would please him.
A flood cannot reach the museum there, for the brewery stands on a hill and its cellars have been dry since 1870.
Children of Hallam may wind the smaller clocks on Sundays, as they did in the former museum before the flood.
Marsh hopes that the watchmakers will find visitors curious about repairs, and that the clocks will agree at noon.
"""
HERRING = """\
Herring Boats Stay in Port as Nets Come Up Empty
Fishermen of Skarvik kept their boats in port for the third week because their nets bring up hardly any herring.
Olaf Rinde, who has fished for herring since 1981, blames warmer water that drives the fish away from Skarvik.
Researchers in Nordby found that herring now spawn two hundred miles farther north than when Rinde bought his boats.
The fishermen ask the ministry to pay for the diesel of boats that must follow the herring beyond the usual waters.
Rinde sold one of his boats in Nordby last month, and other fishermen of Skarvik mend their nets and wait.
The ministry will count the herring again in autumn before it decides how many fish the boats of Skarvik may land.
Without herring the factory of Skarvik salts cod instead, but cod fetches half of what the fishermen used to earn.
Rinde remembers autumns in which the nets tore because there was so much herring, and boats queued at the factory.
Researchers warn that herring returns slowly to waters it has left, if the ministry allows the nets to rest at all.
Some fishermen of Nordby now take tourists out to watch whales, which follow the herring north as the boats do.
"""


def without_title(article):
    return article.split("\n", 1)[1]


def test_two_articles_of_titles_and_text_alone_are_refused_too():
    found = refusal(f"{MUSEUM}\n{HERRING}")
    assert (found.code, found.line) == ("E126", MUSEUM.count("\n") + 2)


def test_two_articles_without_titles_are_refused_where_names_and_words_end():
    found = refusal(f"{without_title(MUSEUM)}{without_title(HERRING)}")
    assert (found.code, found.line) == ("E126", MUSEUM.count("\n"))


def test_an_article_in_sections_is_one_article():
    lines = HERRING.splitlines() + without_title(HERRING).replace("fishermen", "crews").splitlines()[::-1]
    lines[11:11] = ["What the Ministry Says of the Fishermen"]
    assert report("\n".join(lines)).article.body


def test_a_heading_inside_an_article_begins_no_other():
    lines = FERRY.splitlines()
    lines[6:6] = ["Warga Pulau Sagu Menunggu Kapal Pengganti Feri"]
    assert report("\n".join(lines)).article.body


@pytest.mark.parametrize("text", [FERRY, ORCHARD, MUSEUM, HERRING])
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


def test_a_few_lines_of_menus_are_refused_too():
    assert refusal("Beranda\nMasuk\nDaftar\nHubungi Kami\n© 2026").code == "E127"


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        ("<!DOCTYPE html>\n<html><body><p>Feri berhenti berlayar.</p></body></html>", ".html"),
        ("---\nnote: x\n---\n<html><head><title>Feri</title></head></html>", ".html"),
        ("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n", ".mhtml"),
    ],
)
def test_a_page_saved_under_the_name_of_a_text_is_told_its_own(text, suffix):
    problem = refusal(text)
    assert (problem.code, problem.line) == ("E110", 4 if text.startswith("---") else 1)
    assert problem.hint.endswith(suffix)


def test_a_line_that_a_person_keeps_makes_an_article_of_menus():
    assert report(f"---\nkeep: [7]\n---\n{MENU}").article.body
