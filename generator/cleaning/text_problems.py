"""Plain texts that hold no article, or more than one: told apart before one is invented from them."""

import re
from collections.abc import Iterator, Sequence

from generator.cleaning.datelines import dateline
from generator.cleaning.labels import Label, Labelled, LabelledDocument
from generator.cleaning.opening import could_be_title, holds_names, is_byline, is_stamp, stems
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
# Of pages copied as text, articles included, 2 in 913 hold fewer words of text by the scores of their lines.
_LEAST_WORDS = 60
_LIKE_TEXT = 0.5
_SURE_SENTENCES = 2
_FACTS = (Label.BYLINE, Label.DATELINE)
_SENTENCE = re.compile(r"(?:\S+\s+){4,}.*[.!?…。！？।][\"'”’»)\]]*$")
# A title stands within so many lines above writers and day, which stand together.
_NEAR = 3
_LEAD = 6
_TITLE_WORDS = 4
_SHARED_STEMS = 2
_SHARED_PART = 0.4
_BODY_LINES = 3


def text_problems(labelled: LabelledDocument, lexicon: Lexicon) -> list[Problem]:
    """What keeps a plain text from being one article; nothing where a person states what it is."""
    document = labelled.document
    lines = [entry for entry in labelled.ledger if entry.block.text and entry.label is not Label.FRONT_MATTER]
    if document.stated.keep or document.stated.cleaned:
        return []
    if _is_all_furniture(lines, lexicon):
        return [_problem(document.path, 0, ALL_FURNITURE)]
    begun = list(_beginnings(lines, lexicon))[1:2]
    return [_problem(document.path, lines[at].block.first_line, TWO_ARTICLES) for at in begun]


def _problem(path: str, line: int, told: tuple[str, str, str]) -> Problem:
    code, message, hint = told
    return Problem(path, line, code, Severity.ERROR, message, hint)


def _is_all_furniture(lines: Sequence[Labelled], lexicon: Lexicon) -> bool:
    """Whether a text as long as a page's has hardly a word that reads like an article's and no article's beginning."""
    if len(lines) < _PAGE_LINES or any(entry.label in _FACTS for entry in lines[:_NEAR]):
        return False
    if any(entry.label is Label.BODY and dateline(entry.block.text, lexicon) for entry in lines):
        return False
    words = sum((entry.score or 0) * _weight(entry.block.text) for entry in lines)
    return words < _LEAST_WORDS and sum(map(_is_text, lines)) < _SURE_SENTENCES


def _weight(text: str) -> float:
    """Words; scripts without spaces have theirs counted by length."""
    return max(text.count(" ") + 1, len(text) / 12)


def _is_text(entry: Labelled) -> bool:
    return (entry.score or 0) >= _LIKE_TEXT and _SENTENCE.match(entry.block.text) is not None


def _beginnings(lines: Sequence[Labelled], lexicon: Lexicon) -> Iterator[int]:
    """Where articles begin: a title, then writers, day or dateline, then text of some length that says more of it."""
    facts = [at for at, entry in enumerate(lines) if _is_fact(entry.block.text, lexicon)]
    firsts = [at for i, at in enumerate(facts) if not i or at - facts[i - 1] > _NEAR]
    titles = [(title, at) for at in firsts if (title := _title_above(lines, at, lexicon)) is not None]
    for i, (title, at) in enumerate(titles):
        end = titles[i + 1][0] if i + 1 < len(titles) else len(lines)
        if sum(_is_text(entry) for entry in lines[at:end]) >= _BODY_LINES:
            yield title


def _is_fact(text: str, lexicon: Lexicon) -> bool:
    return is_stamp(text, lexicon) or is_byline(text, lexicon) or dateline(text, lexicon) is not None


def _title_above(lines: Sequence[Labelled], at: int, lexicon: Lexicon) -> int | None:
    """The nearest line above `at` that is made like a title and whose words the text below takes up.

    The first line of all needs no such words, and one right above writers and a printed day hardly any.
    """
    below = stems(" ".join(entry.block.text for entry in lines[at : at + _LEAD] if _is_text(entry)))
    signed = at - 2 if _is_signed(lines, at, lexicon) else -1
    for above in range(at - 1, max(at - _NEAR, 0) - 1, -1):
        text = lines[above].block.text
        if text.count(" ") + 1 < _TITLE_WORDS or _SENTENCE.match(text) or not could_be_title(text):
            continue
        own = stems(text)
        shared = len(own & below)
        if above == 0 or (above == signed and shared) or shared >= max(_SHARED_STEMS, _SHARED_PART * len(own)):
            return above
    return None


def _is_signed(lines: Sequence[Labelled], at: int, lexicon: Lexicon) -> bool:
    """Whether a printed day stands at `at`, and nothing but names right above it."""
    return at > 1 and is_stamp(lines[at].block.text, lexicon) and holds_names(lines[at - 1].block.text)
