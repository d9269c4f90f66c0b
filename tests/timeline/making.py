"""Timelines to look at: small ones, and what their pages hold."""

import re
from html.parser import HTMLParser

import markdown

from generator.analysis import Lane, TimexBasis
from generator.build import build
from generator.corpus import Statement, TimelineEntry
from tests.making import config, sow

EXTENSIONS = ["attr_list", "def_list", "md_in_html", "tables", "toc"]
PLAIN = "Warga menyambut rencana tersebut, tetapi mereka meminta agar lampu jalan dipasang lebih dahulu."
DATED = f"""\
---
language: id
---
Contoh.com, JAKARTA - Menteri itu datang ke Jepang pada 4 September 2023. Pelabuhan lama ditutup pada 6 September 2023.

Pabrik gula dibuka di Rusia pada Juli 2023 dan jalan raya dibangun sejak tahun 2006.

{PLAIN}

Jembatan lama runtuh pada tahun 1998.
"""


def site_of(root, seeds, **options):
    sow(root / "seeds", seeds)
    return build(config(root, **options))


def files(site) -> dict[str, str]:
    return {file.path: file.text for file in site.files if file.path.startswith("timeline.")}


def shown(page: str) -> str:
    return markdown.markdown(page.split("---\n", 2)[2], extensions=EXTENSIONS)


class Outline(HTMLParser):
    """The headings of a page with their anchors, and the entries below each, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.headings: list[tuple[str, str]] = []
        self.items: list[dict[str, str]] = []
        self.anchors: set[str] = set()
        self.jumps: list[str] = []
        self.dates: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if "id" in given:
            self.anchors.add(given["id"])
        if re.fullmatch("h[2-6]", tag) and "id" in given:
            self.headings.append((tag, given["id"]))
        if tag == "li" and "data-lane" in given:
            self.items.append({**given, "under": self.headings[-1][1] if self.headings else ""})
        if tag == "a" and given.get("href", "").startswith("#t"):
            self.jumps.append(given["href"][1:])
        if tag == "time":
            self.dates.append(given["datetime"])


def entry(value: str, n: int = 1, said: str = "Kalimat.", seed: str = "a.txt") -> TimelineEntry:
    return TimelineEntry(value, Lane.HAPPENED, TimexBasis.EXPLICIT, (Statement(seed, n, said, 0, 7),))
