"""Who reported when: a row an outlet, a mark a report, and the same in words; a day that nobody knows is not drawn."""

import re

from generator.build import build
from tests.making import config, pages, sow

TEXT = (
    "Banjir merendam empat desa di Kaliwungu, Kabupaten Kendal. "
    "Tanggul Sungai Blorong jebol sepanjang 12 meter setelah hujan deras.\n\n"
    "Kepala BPBD Kendal Sarwo Handoyo mengatakan {n} keluarga mengungsi ke balai desa. "
    "Pemerintah Kabupaten Kendal menutup tanggul dengan karung pasir."
)


def seed(n, outlet, day="", said=""):
    head = f"language: id\ncleaned: true\ntitle: Banjir Kaliwungu {n}\npublisher: {outlet}\n"
    return f"---\n{head}{f'published: {day}' if day else ''}\n---\n{TEXT.format(n=300 + n)} {said}\n"


def strip(tmp_path, *seeds):
    """The strip of the story that the seeds make."""
    together = f"- pin: [{', '.join(f'{n}.txt' for n in range(len(seeds)))}]\n  why: satu banjir\n"
    sow(tmp_path / "seeds", {**{f"{n}.txt": text for n, text in enumerate(seeds)}, "_stories.yml": together})
    made = "".join(text for path, text in pages(build(config(tmp_path))).items() if path.startswith("cerita/"))
    return re.search(r'<figure class="k-coverage.*?</figure>', made, re.DOTALL)


def rows(found):
    return [(re.search(r">([^<]+)</span>", row)[1], row) for row in re.findall(r"<li>.*?</li>", found[0])]


def test_each_outlet_has_a_row_the_earliest_first_with_its_days_in_words(tmp_path):
    found = strip(
        tmp_path,
        seed(1, "Suara Kendal", "2024-03-22"),
        seed(2, "Kabar Pantura", "2024-03-20"),
        seed(3, "Kabar Pantura", "2024-03-21"),
        seed(4, "Kabar Pantura", "2024-03-21"),
    )
    (first, pantura), (second, kendal) = rows(found)
    assert (first, second) == ("Kabar Pantura", "Suara Kendal")
    assert "20 Maret 2024" in pantura
    assert "21 Maret 2024</time> (2×)" in pantura
    assert re.findall(r'cx="([\d.]+)%"', pantura) == ["0.0", "50.0"]
    assert re.findall(r'cx="([\d.]+)%"', kendal) == ["100.0"]


def test_a_report_without_a_day_is_named_and_not_drawn(tmp_path):
    found = strip(tmp_path, seed(1, "Kabar Pantura", "2024-03-20"), seed(2, "Suara Kendal"))
    _, (last, row) = rows(found)
    assert last == "Suara Kendal"
    assert "tanpa tanggal" in row
    assert "<circle" not in row


def test_a_day_that_is_only_inferred_is_hollow_and_says_so(tmp_path):
    found = strip(
        tmp_path,
        seed(1, "Kabar Pantura", "2024-03-20"),
        seed(2, "Suara Kendal", said="Hujan turun pada 18 Maret 2024, kata Sarwo Handoyo pada 18 Maret 2024."),
    )
    inferred = next(row for name, row in rows(found) if name == "Suara Kendal")
    assert 'class="k-inferred"' in inferred
    assert "Tidak lebih awal dari" in inferred
    assert "Titik kosong" in found[0]


def test_where_no_report_has_a_day_there_is_no_strip(tmp_path):
    assert strip(tmp_path, *(seed(n, f"Media {n}") for n in range(2))) is None


def test_many_outlets_are_one_last_row(tmp_path):
    found = strip(tmp_path, *(seed(n, f"Media {n:02}", f"2024-03-{n + 1:02}") for n in range(20)))
    told = rows(found)
    assert len(told) == 12
    assert told[-1][0] == "9 media lain"
    assert told[-1][1].count("<circle") == 9


def test_the_name_of_an_outlet_is_text(tmp_path):
    found = strip(tmp_path, seed(1, '"<b>Kabar</b> & Co"', "2024-03-20"), seed(2, "Suara Kendal", "2024-03-21"))
    assert "&lt;b&gt;Kabar&lt;/b&gt; &amp; Co" in found[0]
