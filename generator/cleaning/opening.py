"""What stands on top of a text: headline, deck, writers, and the printed day of publication."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from generator.cleaning.datelines import dateline
from generator.cleaning.labels import Draft, Label
from generator.cleaning.phrases import patterns
from generator.lexicon import Lexicon
from generator.lexicon.bylines import byline_words
from generator.lexicon.months import month_names
from generator.reading import Block
from generator.text.phrases import any_of
from generator.text.tokens import beginnings, pairs, word_count

TITLE_WORDS = range(2, 31)
"""A title has so many words."""
_MAX_BYLINE_WORDS = 14
_MAX_STAMP_WORDS = 14
_MAX_STAMP = 120
_YEAR = re.compile(r"(?:19|20)\d\d")
_MAX_STAMP_REST = 5
_SENTENCE_ENDS = ("。", "！", "？")
_DECK_WORDS = range(5, 61)
# A list of names, topics or links has shorter lines.
_LISTED_DECK_WORDS = 11
_BULLETS = tuple("*•-–+>|#©")
NEAR = 4
"""So many lines away writers and day stand from the title, and from each other."""
_PROBABLE = 0.5
LEAD_LINES = 12
"""So many lines of text take up what its title says."""
_NEAR_TOP = 7
_NEAR_TEXT = 6
_STATEMENT = re.compile(r".*[.…。।][\"'”’»)\]]*$")
# A title may hold an exclamation or a question; a full stop inside makes it two sentences.
_INNER_END = re.compile(r"[^\W\d_]{3}\.[\"'”’»)]* (?=[A-Z“\"])")
_NUMBERS = re.compile(
    r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d\b|\b(?:19|20)\d\d-\d\d-\d\d\b|(?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日"
)
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_NAME = re.compile(r"(?:[^\W\d_]{1,3}\. ?)*[^\W\d_][\w.'’`-]*(?: (?:[^\W\d_][\w.'’`-]*|\([^()]{2,30}\)))*")
_OUTLET = re.compile(r"\s*[-–—|]\s*[\w. ]{3,30}$")
_STEM = 5
_LONGEST_NAME = 4


def find_stamps(draft: Draft) -> Iterable[int]:
    """A line above the text that holds a full date and little else."""
    return [at for at, block in above(draft) if is_stamp(block.text, draft.lexicon)]


def find_bylines(draft: Draft) -> Iterable[int]:
    """The line above the text that names the writers: "By …", "… - outlet", or bare names next to the printed date."""
    lines = above(draft)
    marked = [
        at
        for at, block in lines
        # "By" opens titles as well: in the first line it takes a colon to make a byline.
        if is_byline(block.text, draft.lexicon, needs_colon=at == lines[0][0])
    ]
    if marked:
        return marked[:2]
    stamps = [at for at, label in enumerate(draft.labels) if label is Label.DATELINE]
    near = [(at, block) for at, block in lines[1:] if any(0 < abs(stamp - at) <= NEAR for stamp in stamps)]
    text = stems(" ".join(block.text for _, block in probable_text(draft)[:LEAD_LINES]))
    short = [(at, _OUTLET.sub("", block.text)) for at, block in near if _is_short(block)]
    # In writing without spaces a name looks like any other word.
    named = (at for at, line in short if holds_names(line, draft.lexicon) and not pairs(line))
    # A title in capitals looks like names; but the text takes its words up.
    return [at for at in named if not _is_taken_up(draft.document.blocks[at], text)][:1]


def find_deck(draft: Draft) -> Iterable[int]:
    """The one sentence between headline and text, where a dateline or printed facts show where the text begins."""
    if Label.HEADLINE not in draft.labels:
        return []
    headline = draft.labels.index(Label.HEADLINE)
    below = [(at, block) for at, block in draft.open() if at > headline][:2]
    if len(below) < 2 or not _could_be_deck(below[0][1].text):
        return []
    facts = [at for at, label in enumerate(draft.labels) if label in (Label.BYLINE, Label.DATELINE) and at > headline]
    opens = [dateline(block.text, draft.lexicon) is not None for _, block in below]
    first = below[0][0]
    return [first] if opens == [False, True] or (facts and first < facts[0]) else []


def _could_be_deck(text: str) -> bool:
    words = word_count(text)
    return words in _DECK_WORDS and (words >= _LISTED_DECK_WORDS or not text.startswith(_BULLETS))


@lru_cache(maxsize=1024)  # several rules ask it of the same lines
def is_stamp(text: str, lexicon: Lexicon) -> bool:
    """Whether `text` is a printed day of publication: a full date, perhaps with a clock, and hardly a word besides."""
    if len(text) > _MAX_STAMP or text.count(" ") >= _MAX_STAMP_WORDS or not _YEAR.search(text):
        return False
    if not (_NUMBERS.search(text) or _written_date(lexicon).search(text)):
        return False
    rest = _written_date(lexicon).sub(" ", _CLOCK.sub(" ", _NUMBERS.sub(" ", text)))
    left = re.findall(r"[^\W\d_]{2,}", patterns(lexicon).stamps.sub(" ", rest))
    long = [word for word in left if len(word) > 2]
    # "Parliament to vote on 5 April 2030" is a title; so is what reads on to the end of a sentence.
    return len(long) <= 3 and len(left) <= _MAX_STAMP_REST and not text.endswith(_SENTENCE_ENDS)


def is_byline(text: str, lexicon: Lexicon, *, needs_colon: bool = False) -> bool:
    """Whether `text` says that it names the writers, and names somebody."""
    opened = patterns(lexicon).bylines.match(text)
    if opened is None or (needs_colon and ":" not in opened[0]):
        return False
    return len(text.split()) <= _MAX_BYLINE_WORDS and holds_names(text[opened.end() :], lexicon)


@cache
def _written_date(lexicon: Lexicon) -> re.Pattern[str]:
    """A date whose month is a word, in any language there is a file for."""
    month = any_of(name for code in lexicon.languages for name in month_names(code))
    return re.compile(
        rf"\b\d{{1,2}}(?:st|nd|rd|th|\.)?\s+(?:de\s+)?{month}\.?,?\s+(?:de\s+)?(?:19|20)\d\d\b"
        rf"|\b{month}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d\b",
        re.IGNORECASE,
    )


def above(draft: Draft) -> list[tuple[int, Block]]:
    """The open lines above the text; a day printed right above it belongs to them."""
    lines, text = draft.open(), probable_text(draft)
    printed = _printed_near_top(draft, text)
    if printed is not None:
        return [(at, block) for at, block in lines if at <= printed]
    if not text:
        return []
    found = [(at, block) for at, block in lines if at < text[0][0]]
    lead = text[0][1].text
    if found or len(text) < 2 or not could_be_title(lead):
        return found
    # A title that reads well is easily taken for text where the file begins with it; a question can be one.
    is_text = _STATEMENT.match(lead) or dateline(lead, draft.lexicon) is not None
    return [] if is_text else [(at, block) for at, block in lines if at < text[1][0]]


def _printed_near_top(draft: Draft, text: Sequence[tuple[int, Block]]) -> int | None:
    """Where, among the first lines that hold anything, the day of publication is printed: not a clock above menus."""
    filled = [(at, block) for at, block in enumerate(draft.document.blocks) if block.text]
    for place in reversed(range(min(_NEAR_TOP, len(filled)))):
        at, block = filled[place]
        if is_stamp(block.text, draft.lexicon):
            begins = next((later for later, _ in text if later > at), at)
            return at if begins in [below for below, _ in filled[place : place + _NEAR_TEXT]] else None
    return None


def probable_text(draft: Draft) -> list[tuple[int, Block]]:
    """The open lines that are probably text."""
    return [
        (at, block)
        for at, block in draft.open()
        if draft.scores[at] >= _PROBABLE and word_count(block.text) > 5 and not is_stamp(block.text, draft.lexicon)
    ]


def _is_taken_up(block: Block, text: frozenset[str]) -> bool:
    """Whether the text takes up the words of a line too long for one name; names of writers stand in texts too."""
    own = stems(block.text)
    return block.text.count(" ") >= _LONGEST_NAME and "," not in block.text and 2 * len(own & text) >= len(own) > 1


def could_be_title(text: str) -> bool:
    """Whether `text` has the length and the form of a title."""
    return word_count(text) in TITLE_WORDS and not _INNER_END.search(text) and not text.endswith((":", ",", ";"))


def stems(text: str) -> frozenset[str]:
    """The beginnings of the words of `text`, short ones left out: what a title and its text have in common."""
    return beginnings(text.lower(), _STEM) | pairs(text)


def _is_short(block: Block) -> bool:
    return len(block.text.split()) <= _MAX_BYLINE_WORDS


def holds_names(text: str, lexicon: Lexicon) -> bool:
    """Whether all of `text` is names, or could be: parts between commas of one to six words, not a sentence."""
    parts = [part.strip() for part in _between_names(lexicon).split(text) if part.strip()]
    return bool(parts) and all(_NAME.fullmatch(part) and len(part.split()) <= 6 for part in parts)


@cache
def _between_names(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"[,;&]| (?:{'|'.join(map(re.escape, byline_words(lexicon).between))}) ")
