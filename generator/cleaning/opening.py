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
from generator.text.tokens import beginnings

_TITLE_WORDS = range(2, 31)
_MAX_BYLINE_WORDS = 14
_MAX_STAMP_WORDS = 14
_MAX_STAMP = 120
_YEAR = re.compile(r"(?:19|20)\d\d")
_MAX_DECK_WORDS = 60
_NEAR = 4
_PROBABLE = 0.5
_LEAD_LINES = 12
_NEAR_TOP = 7
_SENTENCE = re.compile(r".*[.!?…。！？।][\"'”’»)\]]*$")
# A title may hold an exclamation or a question; a full stop inside makes it two sentences.
_INNER_END = re.compile(r"[^\W\d_]{3}\.[\"'”’»)]* (?=[A-Z“\"])")
_NUMBERS = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d\b|\b(?:19|20)\d\d-\d\d-\d\d\b|(?:19|20)\d\d年")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_NAME = re.compile(r"(?:[^\W\d_]{1,3}\. ?)*[^\W\d_][\w.'’`-]*(?: (?:[^\W\d_][\w.'’`-]*|\([^()]{2,30}\)))*")
_OUTLET = re.compile(r"\s*[-–—|]\s*[\w. ]{3,30}$")
_STEM = 5


def find_stamps(draft: Draft) -> Iterable[int]:
    """A line above the text that holds a full date and little else."""
    return [at for at, block in _above(draft) if is_stamp(block.text, draft.lexicon)]


def find_bylines(draft: Draft) -> Iterable[int]:
    """The line above the text that names the writers: "By …", "… - outlet", or bare names next to the printed date."""
    above = _above(draft)
    marked = [
        at
        for at, block in above
        # "By" opens titles as well: in the first line it takes a colon to make a byline.
        if is_byline(block.text, draft.lexicon, needs_colon=at == above[0][0])
    ]
    if marked:
        return marked[:2]
    stamps = [at for at, label in enumerate(draft.labels) if label is Label.DATELINE]
    near = [(at, block) for at, block in above[1:] if any(0 < abs(stamp - at) <= _NEAR for stamp in stamps)]
    return [at for at, block in near if _is_short(block) and holds_names(_OUTLET.sub("", block.text), draft.lexicon)][
        :1
    ]


def find_headline(draft: Draft) -> Iterable[int]:
    """The line above the text that is made like a title and shares the most with the text below it."""
    if Label.HEADLINE in draft.labels:
        return []
    facts = [at for at, label in enumerate(draft.labels) if label in (Label.BYLINE, Label.DATELINE)]
    lines = _above(draft)
    above = [(at, block) for at, block in lines if could_be_title(block.text)]
    if not above:  # printed right above writers and day, a title may be anything
        above = [
            entry for entry in lines[:1] if facts and entry[0] < facts[0] and len(entry[1].text.split()) in _TITLE_WORDS
        ]
    if not above:
        return []
    lead = [block.text for at, block in _body(draft) if at > above[-1][0]][:_LEAD_LINES]
    text = stems(" ".join(lead))
    ranked = [(_title_worth(at, block, text, facts, len(above) - i), -at) for i, (at, block) in enumerate(above)]
    worth, at = max(ranked)
    return [-at] if worth > 0 else []


def find_deck(draft: Draft) -> Iterable[int]:
    """The one sentence between headline and text, where a dateline or printed facts show where the text begins."""
    if Label.HEADLINE not in draft.labels:
        return []
    headline = draft.labels.index(Label.HEADLINE)
    below = [(at, block) for at, block in draft.open() if at > headline][:2]
    if len(below) < 2 or len(below[0][1].text.split()) > _MAX_DECK_WORDS:
        return []
    facts = [at for at, label in enumerate(draft.labels) if label in (Label.BYLINE, Label.DATELINE) and at > headline]
    opens = [dateline(block.text, draft.lexicon) is not None for _, block in below]
    first = below[0][0]
    return [first] if opens == [False, True] or (facts and first < facts[0]) else []


@lru_cache(maxsize=1024)  # several rules ask it of the same lines
def is_stamp(text: str, lexicon: Lexicon) -> bool:
    """Whether `text` is a printed day of publication: a full date, perhaps with a clock, and hardly a word besides."""
    if len(text) > _MAX_STAMP or text.count(" ") >= _MAX_STAMP_WORDS or not _YEAR.search(text):
        return False
    if not (_NUMBERS.search(text) or _written_date(lexicon).search(text)):
        return False
    rest = _written_date(lexicon).sub(" ", _CLOCK.sub(" ", _NUMBERS.sub(" ", text)))
    left = re.findall(r"[^\W\d_]{3,}", patterns(lexicon).stamps.sub(" ", rest))
    return len(left) <= 3


def is_byline(text: str, lexicon: Lexicon, *, needs_colon: bool = False) -> bool:
    """Whether `text` says that it names the writers, and names somebody."""
    opened = patterns(lexicon).bylines.match(text)
    if opened is None or (needs_colon and ":" not in opened[0]):
        return False
    return len(text.split()) <= _MAX_BYLINE_WORDS and holds_names(text[opened.end() :], lexicon)


@cache
def _written_date(lexicon: Lexicon) -> re.Pattern[str]:
    """A date whose month is a word, in any language there is a file for."""
    names = {name for code in lexicon.languages for name in month_names(code)}
    month = "|".join(sorted(map(re.escape, names), key=lambda name: (-len(name), name)))
    return re.compile(
        rf"\b\d{{1,2}}(?:st|nd|rd|th|\.)?\s+(?:de\s+)?(?:{month})\.?,?\s+(?:de\s+)?(?:19|20)\d\d\b"
        rf"|\b(?:{month})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d\b",
        re.IGNORECASE,
    )


def _above(draft: Draft) -> list[tuple[int, Block]]:
    """The open lines above the text; where a day is printed near the top, the text begins no earlier than below it."""
    lines = draft.open()
    printed = _printed_near_top(draft)
    if printed is not None:
        return [(at, block) for at, block in lines if at <= printed]
    body = _body(draft)
    if not body:
        return []
    above = [(at, block) for at, block in lines if at < body[0][0]]
    if above or len(body) < 2 or not could_be_title(body[0][1].text):
        return above
    # A title that reads well is easily taken for text where the file begins with it.
    lead = body[0][1].text
    is_text = _SENTENCE.match(lead) or dateline(lead, draft.lexicon) is not None
    return [] if is_text else [(at, block) for at, block in lines if at < body[1][0]]


def _printed_near_top(draft: Draft) -> int | None:
    """Where, among the first lines that hold anything, the day of publication is printed."""
    first = [(at, block) for at, block in enumerate(draft.document.blocks) if block.text][:_NEAR_TOP]
    return next((at for at, block in reversed(first) if is_stamp(block.text, draft.lexicon)), None)


def _body(draft: Draft) -> list[tuple[int, Block]]:
    """The open lines that are probably text."""
    return [
        (at, block)
        for at, block in draft.open()
        if draft.scores[at] >= _PROBABLE and block.text.count(" ") >= 5 and not is_stamp(block.text, draft.lexicon)
    ]


def could_be_title(text: str) -> bool:
    """Whether `text` has the length and the form of a title."""
    return len(text.split()) in _TITLE_WORDS and not _INNER_END.search(text) and not text.endswith((":", ",", ";"))


def _title_worth(at: int, block: Block, text: frozenset[str], facts: Sequence[int], distance: int) -> float:
    """How much a line is like the headline: words shared with the text, nearness to it and to writers and date."""
    own = stems(block.text)
    shared = len(own & text) / (len(own) + 1)
    words = len(block.text.split())
    length = 0.3 if words >= 5 else -0.2
    follows = 0.5 if any(0 < fact - at <= _NEAR for fact in facts) else 0.0
    sentence = 0.3 if block.text.endswith(".") and not block.text.endswith("..") else 0.0
    return 2 * shared + length + follows - sentence - 0.02 * distance - 0.25


def stems(text: str) -> frozenset[str]:
    """The beginnings of the words of `text`, short ones left out: what a title and its text have in common."""
    return beginnings(text.lower(), _STEM)


def _is_short(block: Block) -> bool:
    return len(block.text.split()) <= _MAX_BYLINE_WORDS


def holds_names(text: str, lexicon: Lexicon) -> bool:
    """Whether all of `text` is names, or could be: parts between commas of one to six words, not a sentence."""
    parts = [part.strip() for part in _between_names(lexicon).split(text) if part.strip()]
    return bool(parts) and all(_NAME.fullmatch(part) and len(part.split()) <= 6 for part in parts)


@cache
def _between_names(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"[,;&]| (?:{'|'.join(map(re.escape, byline_words(lexicon).between))}) ")
