"""The headline of a pasted text: the line above it that is made like a title and whose words the text takes up."""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log1p

from generator.cleaning.labels import Draft, Label
from generator.cleaning.opening import LEAD_LINES, NEAR, TITLE_WORDS, above, could_be_title, probable_text, stems
from generator.reading import Block
from generator.text.tokens import pairs, word_count

_FARTHEST = 60
_MANY_SHARED, _FEW_WORDS, _MANY_WORDS = 6, 5, 25
_BULLETS = tuple("*•-–+>|")
_FULL_STOPS = tuple(".。।")
_CLOSERS = "\"'”’»)] "
# In log odds, learned from pages and pasted articles of one half of publishers; on the other half three quarters of the
# headlines of whole pages are found, and all but two in a hundred of those of pasted articles.
_SHARED, _SHARED_MANY, _DISTANCE = 4.1, 1.2, -1.2
_LONG, _TOO_LONG, _STATEMENT, _BULLET = 1.6, -1.2, -2.9, -1.9
_ABOVE_FACTS, _REPEATED, _DIVIDED, _SMALL = 1.7, 1.0, -1.7, -1.6
_FIRST, _TOP, _LIKE_TEXT = 1.4, 1.8, -1.1
_LEAST = 1.5


def find_headline(draft: Draft) -> Iterable[int]:
    """The line above the text that is most like a title of it."""
    if Label.HEADLINE in draft.labels:
        return []
    facts = [at for at, label in enumerate(draft.labels) if label in (Label.BYLINE, Label.DATELINE)]
    lines = above(draft)[-_FARTHEST:]
    titles = [(at, block) for at, block in lines if could_be_title(block.text)]
    if not titles:  # printed right above writers and day, a title may be anything
        titles = [
            entry for entry in lines[:1] if facts and entry[0] < facts[0] and word_count(entry[1].text) in TITLE_WORDS
        ]
    if not titles:
        return []
    filled = {at: place for place, (at, _) in enumerate(_filled(draft))}
    text = probable_text(draft)
    begins = next((at for at, _ in text if at > titles[-1][0]), titles[-1][0])
    # What makes a title was learned from words; where none can be told, only its place does.
    titles = [(at, block) for at, block in titles if not pairs(block.text) or not filled[at] or _near(facts, at)]
    lead = [(at, stems(block.text)) for at, block in text[:LEAD_LINES]]
    repeats = Counter(block.text for _, block in _filled(draft))
    worths = []
    for at, block in titles:
        told = frozenset().union(*(words for other, words in lead if other != at))
        worth = _worth(block, told, _near(facts, at), draft.scores[at])
        worth += _DISTANCE * log1p(filled[begins] - filled[at])
        worth += _REPEATED * min(repeats[block.text] - 1, 2) + _FIRST * (at == titles[0][0])
        # A file may begin with its title, or with the name of a menu.
        worth += _TOP * (filled[at] == 0 and word_count(block.text) >= _FEW_WORDS)
        worths.append((worth, -at))
    worth, at = max(worths, default=(0.0, 0))
    return [-at] if worth > _LEAST else []


def _near(facts: Sequence[int], at: int) -> bool:
    """Whether writers or day stand right below."""
    return any(0 < fact - at <= NEAR for fact in facts)


def _filled(draft: Draft) -> list[tuple[int, Block]]:
    return [(at, block) for at, block in enumerate(draft.document.blocks) if block.text]


def _worth(block: Block, told: frozenset[str], above_facts: bool, score: float) -> float:
    """How much a line by itself is like the title of a text of these words."""
    own, line = stems(block.text), block.text
    shared, words = len(own & told), word_count(line)
    return (
        _SHARED * shared / (len(own) + 1)
        + _SHARED_MANY * min(shared, _MANY_SHARED) / _MANY_SHARED
        + _LONG * (words >= _FEW_WORDS)
        + _TOO_LONG * (words > _MANY_WORDS)
        + _STATEMENT * line.rstrip(_CLOSERS).endswith(_FULL_STOPS)
        + _BULLET * line.startswith(_BULLETS)
        + _ABOVE_FACTS * above_facts
        + _DIVIDED * ("/" in line or "|" in line)
        + _SMALL * line[0].islower()
        + _LIKE_TEXT * score
    )
