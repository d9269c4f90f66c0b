"""An article is read whole and alone from a page copied as text or saved, in any encoding, in several languages."""

import re
from collections import Counter
from email.message import EmailMessage
from html import escape
from pathlib import Path

import pytest
import yaml

from tests.making import report

PAGES = yaml.safe_load(Path(__file__).with_name("whole_pages.yml").read_text(encoding="utf-8"))
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252")
FLOOR = 0.97
"""Word F1 of the body: the four paragraphs, and at most a short line too much or a few words too few."""


def copied(page):
    """The page as text, as it comes from the clipboard."""
    article = [page["headline"], page["byline"], page["day"], *page["body"]]
    return "\n".join([*page["menu"], "", *article, "", *page["related"], "", *page["footer"], ""])


def saved(page):
    """The page as a browser saves it, without a word on its encoding."""
    menu, related, footer = (
        "".join(f"<li><a href='/{at}'>{escape(line)}</a></li>" for at, line in enumerate(page[part]))
        for part in ("menu", "related", "footer")
    )
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in page["body"])
    return (
        f"<!doctype html><html lang='{page['language']}'><head><title>{escape(page['headline'])}</title></head><body>"
        f"<nav><ul>{menu}</ul></nav><article><h1>{escape(page['headline'])}</h1><p class='byline'>{page['byline']}</p>"
        f"<time datetime='{page['published']}'>{page['day']}</time>{body}</article>"
        f"<aside class='related'><ul>{related}</ul></aside><footer><ul>{footer}</ul></footer></body></html>"
    )


def archived(page, encoding):
    """The saved page in an archive."""
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://kabar.example/berita"
    message.set_content(saved(page), subtype="html", charset=encoding, cte="quoted-printable")
    return b"From: <Saved by Browser>\nMIME-Version: 1.0\n" + message.as_bytes()


def words(texts):
    return Counter(re.findall(r"\w+", " ".join(texts).lower()))


def f1(got, wanted):
    same = (words(got) & words(wanted)).total()
    return 2 * same / (words(got).total() + words(wanted).total())


CASES = [
    pytest.param(page, name, data, id=f"{page['language']} {name} {encoding}")
    for page in PAGES
    for name, encoding, data in [
        *(("a.txt", encoding, copied(page).encode(encoding)) for encoding in ENCODINGS),
        ("a.md", "utf-8", copied(page).encode()),
        *(("a.html", encoding, saved(page).encode(encoding)) for encoding in ENCODINGS),
        *(("a.mhtml", encoding, archived(page, encoding)) for encoding in ("utf-8", "cp1252")),
    ]
]


@pytest.mark.parametrize(("page", "name", "data"), CASES)
def test_the_article_and_nothing_else_is_read(page, name, data):
    article = report(data, name).article
    assert f1([passage.text for passage in article.body], page["body"]) >= FLOOR
    assert (article.title, article.authors) == (page["headline"], (page["writer"],))
    assert (article.published, article.language) == (str(page["published"]), page["language"])
