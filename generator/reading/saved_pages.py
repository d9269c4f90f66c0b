"""Saved pages in any of their forms: complete page, single file, MHTML archive."""

import re
from datetime import date

from generator.errors import Problem, Severity
from generator.reading.encoding import decode
from generator.reading.frontmatter import Stated
from generator.reading.html import read_html
from generator.reading.mhtml import is_mhtml, read_mhtml
from generator.reading.page import Page, PageDocument, all_blocks
from generator.reading.seed import Seed

# "saved date: Tue Mar 05 2024 10:11:12 GMT+0700", the note of single-file savers, in English everywhere.
_SAVED_DATE = re.compile(r"<!--(?:(?!-->).)*?\bsaved date:\s*\w{3} (\w{3}) (\d{1,2}) (\d{4})", re.DOTALL)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def read_saved_page(seed: Seed) -> PageDocument | Problem:
    """The document in a saved page, or why there is none. Of an archive, the source is the page inside it, decoded."""
    page = read_page(seed.content)
    if not page.blocks:
        hint = "save the page once it has loaded, or paste its text into a .txt file"
        return Problem(seed.path, 0, "E103", Severity.ERROR, "holds no text", hint)
    source = page.markup.source
    blocks = all_blocks(page.blocks, source)
    return PageDocument(seed.name, seed.path, seed.fingerprint, source, blocks, Stated(), page=page)


def read_page(content: bytes) -> Page:
    """The page in a file of any of the forms."""
    if is_mhtml(content):
        archived = read_mhtml(content)
        if archived is not None:
            return read_html(archived.decoded.text, archived.address, archived.decoded, archived.saved_on)
    decoded = decode(content)
    return read_html(decoded.text, "", decoded, _saved_on(decoded.text))


def _saved_on(source: str) -> date | None:
    match = _SAVED_DATE.search(source, 0, 4000)
    if match is None or match[1] not in _MONTHS:
        return None
    try:
        return date(int(match[3]), _MONTHS.index(match[1]) + 1, int(match[2]))
    except ValueError:
        return None
