"""Reading: a seed becomes a document, by the reader of its format."""

from collections.abc import Callable
from pathlib import PurePosixPath

from generator.errors import Problem, Severity
from generator.reading import plain, saved_pages
from generator.reading.document import Document
from generator.reading.seed import Seed

_READERS: dict[str, Callable[[Seed], Document | Problem]] = {
    ".txt": plain.read_plain,
    ".md": plain.read_markdown,
    ".html": saved_pages.read_saved_page,
    ".htm": saved_pages.read_saved_page,
    ".xhtml": saved_pages.read_saved_page,
    ".mhtml": saved_pages.read_saved_page,
    ".mht": saved_pages.read_saved_page,
}

SUFFIXES = tuple(sorted(_READERS))


def read(seed: Seed) -> Document | Problem:
    """The document in `seed`, or why there is none."""
    reader = _READERS.get(PurePosixPath(seed.name).suffix.lower())
    if reader is None:
        known = ", ".join(SUFFIXES)
        hint = f"save the article as one of: {known}; begin the name with _ if it is no article"
        return Problem(seed.path, 0, "E102", Severity.ERROR, "is not a kind of file that holds an article", hint)
    return reader(seed)
