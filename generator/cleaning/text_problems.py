"""Plain texts that hold no article, or more than one: told apart before one is invented from them."""

from collections.abc import Sequence

from generator.cleaning.datelines import dateline
from generator.cleaning.labels import Label, Labelled, LabelledDocument
from generator.cleaning.two_articles import is_text, second_article, weight
from generator.errors import Problem, Severity
from generator.lexicon import Lexicon

ALL_FURNITURE = (
    "E127",
    "holds no article text, only what stands around one",
    "paste the article itself; if a line is its text, name it in the front matter: keep: [3, 5-9]",
)
TWO_ARTICLES = ("E126", "begins another article here", "put each article into a file of its own")

# A file of fewer lines was hardly copied from a whole page.
_PAGE_LINES = 8
# No article has no better line than this; menus have none as good.
_NO_TEXT = 0.15
# Of pages copied as text, articles included, 2 in 913 hold fewer words of text by the scores of their lines.
_LEAST_WORDS = 60
_SURE_SENTENCES = 2
_FACTS = (Label.BYLINE, Label.DATELINE)
_NEAR = 3


def text_problems(labelled: LabelledDocument, lexicon: Lexicon) -> list[Problem]:
    """What keeps a plain text from being one article; nothing where a person states what it is."""
    document = labelled.document
    lines = [entry for entry in labelled.ledger if entry.block.text and entry.label is not Label.FRONT_MATTER]
    if document.stated.keep or document.stated.cleaned:
        return []
    if _is_all_furniture(lines, lexicon):
        return [_problem(document.path, 0, ALL_FURNITURE)]
    second = second_article(lines, lexicon)
    return [] if second is None else [_problem(document.path, lines[second].block.first_line, TWO_ARTICLES)]


def _problem(path: str, line: int, told: tuple[str, str, str]) -> Problem:
    code, message, hint = told
    return Problem(path, line, code, Severity.ERROR, message, hint)


def _is_all_furniture(lines: Sequence[Labelled], lexicon: Lexicon) -> bool:
    """Whether a text has no article's beginning and no line, or if it is long as a page's hardly a word, like one's."""
    if any(entry.label in _FACTS for entry in lines[:_NEAR]):
        return False
    if len(lines) < _PAGE_LINES and any((entry.score or 0) >= _NO_TEXT for entry in lines):
        return False
    if any(entry.label is Label.BODY and dateline(entry.block.text, lexicon) for entry in lines):
        return False
    words = sum((entry.score or 0) * weight(entry.block.text) for entry in lines)
    return words < _LEAST_WORDS and sum(map(is_text, lines)) < _SURE_SENTENCES
