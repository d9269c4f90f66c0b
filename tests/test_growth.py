"""Four times as much of whatever a file holds takes about four times as long, not sixteen times."""

import time
from collections.abc import Callable

import pytest

from generator.cleaning import clean, story_problems
from generator.errors import Problem
from generator.lexicon import load_lexicon
from generator.metadata import extract_article
from generator.reading import read
from tests.making import PROSE, seed

TEXT = f"{PROSE[0]}\n{PROSE[1]}\n"
HTML = f"<p>{PROSE[0]}</p><p>{PROSE[1]}</p>"
ARCHIVE = "From: <Saved by Browser>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
HELD: dict[str, tuple[str, int, Callable[[int], str]]] = {
    "nested elements": ("a.html", 5000, lambda n: "<div>" * n + HTML + "</div>" * n),
    "nested tables": ("a.html", 1200, lambda n: "<table><tr><td>" * n + HTML),
    "regions": ("a.html", 250, lambda n: HTML + "".join(f"<div class='related-{at}'>{HTML}</div>" for at in range(n))),
    "attributes": ("a.html", 12_000, lambda n: f"<p {'a=b ' * n}>{HTML}"),
    "writers": ("a.html", 500, lambda n: HTML + "<span class='author'>Ana Putri</span>" * n),
    "headlines": ("a.html", 500, lambda n: "<h1>Jembatan Dibuka Kembali</h1>" * n + HTML),
    "stories": ("a.html", 150, lambda n: f"<article>{HTML}</article>" * n),
    "an archive that breaks off": ("a.mhtml", 200, lambda n: f"{ARCHIVE}Content-Type: text/html\n\n{HTML * n}"),
    "lines": ("a.txt", 150, lambda n: TEXT * n),
    "titles": ("a.txt", 100, lambda n: f"Jembatan Gantung Dibuka Kembali\n{TEXT}" * n),
    "articles": ("a.txt", 80, lambda n: f"Jembatan Gantung Dibuka\nAna Putri\n3 Maret 2025\n{TEXT}" * n),
    "words in capitals": ("a.txt", 1500, lambda n: TEXT + "KOREA UTARA, " * n + "\n" + TEXT),
    "titles in one line": ("a.txt", 500, lambda n: TEXT + "Baca juga: Judul Satu DuaTiga " * n + "\n" + TEXT),
}


@pytest.mark.parametrize(("name", "count", "make"), HELD.values(), ids=HELD)
def test_time_grows_with_what_a_file_holds(name: str, count: int, make: Callable[[int], str]) -> None:
    some, more = seconds(name, make(count)), seconds(name, make(4 * count))
    assert more < 9 * max(some, 0.005)


def test_a_file_in_another_encoding_than_it_says_is_read() -> None:
    page = f"<meta charset=shift_jis><h1>Jembatan</h1>{HTML}<p>Kafé di tepi sungai tetap buka sampai malam.</p>"
    for encoding in ("utf-8", "cp1252"):
        made = read(seed(page.encode(encoding), "a.html"))
        assert not isinstance(made, Problem)
        assert any(block.text.startswith("Kaf") for block in made.blocks)


def seconds(name: str, text: str) -> float:
    """The processor time of the quickest of three readings."""
    return min(_once(name, text) for _ in range(3))


def _once(name: str, text: str) -> float:
    begun = time.process_time()
    made = read(seed(text, name))
    if not isinstance(made, Problem):
        labelled = clean(made, load_lexicon())
        story_problems(labelled, load_lexicon())
        extract_article(labelled, load_lexicon())
    return time.process_time() - begun
