"""Saved pages that hold no story, told apart before one is invented from them."""

import re
from collections.abc import Iterable
from functools import cache
from urllib.parse import urlsplit

from generator.cleaning.labels import Label, Labelled, LabelledDocument
from generator.errors import Problem, Severity
from generator.lexicon import Lexicon
from generator.reading.head import Json
from generator.reading.page import Kind, Page, PageDocument
from generator.text.phrases import any_of

_SHORT = 600
_TINY = 120
_MANY_TEASERS = 15
_STATUS = re.compile(r"(?<!\d)(?:40[0134]|410|50[0234])(?!\d)")
_STORY = re.compile(r"(?:Article|Posting|Report|Review)$")
# A title longer than this tells of an error that is news.
_ERROR_TITLE = 60

ERROR_PAGE = ("E121", "is an error page, not a story", "save the story's own page again")
FRONT_PAGE = ("E122", "is a front page or a list of stories", "open one story and save that page")
LOGIN_WALL = (
    "E123",
    "holds only the beginning of a story that asks for an account",
    "log in before saving, or paste the text",
)
VIDEO_PAGE = ("E124", "is the page of a video", "save the page of a written story")
NO_STORY = (
    "E125",
    "holds no story that could be told from the rest of the page",
    "save it once it has loaded, or paste the text",
)
UNREADABLE = ("W221", "has bytes that are no text in its encoding", "save the page again, as UTF-8 if you can choose")
SEVERAL = (
    "W222",
    "holds further stories; only the one with the page's headline was kept",
    "save each story's own page",
)
IN_SCRIPT = ("W223", "holds its story in a script only", "save the page again once it has loaded")


def page_problems(labelled: LabelledDocument, lexicon: Lexicon) -> list[Problem]:
    """What is wrong with a saved page; an error among it means that there is no story to publish."""
    document = labelled.document
    if not isinstance(document, PageDocument):
        return []
    page = document.page
    texts = [entry for entry in labelled.ledger if entry.block.kind != Kind.MARKUP]
    found: list[tuple[tuple[str, str, str], int]] = []
    if page.decoded is not None and page.decoded.first_unreadable is not None:
        found.append((UNREADABLE, page.decoded.text.count("\n", 0, page.decoded.text.find("\ufffd")) + 1))
    missing = _missing_story(page, texts, lexicon)
    if missing is not None:
        found.append((missing, 0))
    else:
        others = [entry.block.first_line for entry in texts if entry.rule == "another-story"]
        found += [(SEVERAL, line) for line in others[:1]]
        found += [(IN_SCRIPT, page.blocks[0].first_line)] if page.embedded else []
    return [
        Problem(document.path, line, code, Severity.ERROR if code[0] == "E" else Severity.WARNING, message, hint)
        for (code, message, hint), line in found
    ]


def _missing_story(page: Page, texts: list[Labelled], lexicon: Lexicon) -> tuple[str, str, str] | None:
    """Why there is no story; a page with a story of some length is believed to be one, whatever else it looks like."""
    size = sum(len(entry.block.text) for entry in texts if entry.label is Label.BODY)
    types = {kind for node, _ in page.head.linked_data for kind in _types(node)}
    is_story = any(map(_STORY.search, types))
    if _is_front(page, texts, is_story):
        return FRONT_PAGE
    if size < _SHORT and _is_error(page, texts, lexicon):
        return ERROR_PAGE
    if size < _SHORT and _is_walled(page, texts, size, lexicon):
        return LOGIN_WALL
    if size < _SHORT and not is_story and _is_video(page, types):
        return VIDEO_PAGE
    return NO_STORY if size < _TINY else None


def _types(node: dict[str, Json]) -> list[str]:
    kind = node.get("@type")
    return [name for name in (kind if isinstance(kind, list) else [kind]) if isinstance(name, str)]


def _is_error(page: Page, texts: list[Labelled], lexicon: Lexicon) -> bool:
    """A status number or the words for it in the window title or the headline."""
    titles = [entry.block.text for entry in texts if entry.label is Label.HEADLINE]
    titles += [page.head.title.value] if page.head.title else []
    return any(
        len(title) < _ERROR_TITLE and (_STATUS.search(title) or _error_words(lexicon).search(title)) for title in titles
    )


def _is_front(page: Page, texts: list[Labelled], is_story: bool) -> bool:
    """The address of the site itself, or a page of linked headings that calls itself a website."""
    if is_story or page.head.first("article:published_time"):
        return False
    addresses = [link.value for link in page.head.links.get("canonical", ())] + [
        url.value for url in page.head.all("og:url")
    ]
    paths = [urlsplit(address).path.strip("/") for address in addresses if urlsplit(address).netloc]
    if paths and all(path in ("", "index.html", "index.php") for path in paths):
        return _teasers(page) >= _MANY_TEASERS
    kind = page.head.first("og:type")
    longest = max((len(entry.block.text) for entry in texts if entry.label is Label.BODY), default=0)
    return (kind is None or kind.value == "website") and _teasers(page) >= 2 * _MANY_TEASERS and longest < 250


def _teasers(page: Page) -> int:
    """How many headings are links to something else."""
    return sum(
        block.kind == Kind.HEADING and share > 0.9 and len(block.text) >= 25
        for block, share in zip(page.blocks, page.link_shares, strict=True)
    )


def _is_walled(page: Page, texts: list[Labelled], size: int, lexicon: Lexicon) -> bool:
    """Said not to be free to read and prompting for an account, or asking for a password beside next to no text."""
    paid = any(str(node.get("isAccessibleForFree")).lower() == "false" for node, _ in page.head.linked_data)
    if paid and any(_wall_words(lexicon).search(entry.block.text) for entry in texts):
        return True
    asks = any(element.name == "input" and element.get("type") == "password" for element in page.markup.elements)
    return asks and size < _TINY


def _is_video(page: Page, types: set[str]) -> bool:
    kind = page.head.first("og:type")
    return "VideoObject" in types or (kind is not None and kind.value.startswith("video"))


@cache
def _error_words(lexicon: Lexicon) -> re.Pattern[str]:
    return _pattern(phrase for language in lexicon.languages.values() for phrase in language.pages.error)


@cache
def _wall_words(lexicon: Lexicon) -> re.Pattern[str]:
    return _pattern(phrase for language in lexicon.languages.values() for phrase in language.pages.wall)


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(phrases)}(?!\w)", re.IGNORECASE)
