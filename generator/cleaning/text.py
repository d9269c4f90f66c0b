"""Which lines are the article's text: those the line scorer chooses, and what they hold together."""

import re
from collections.abc import Iterable

from generator.cleaning.labels import READ_LABELS, Draft, Label
from generator.cleaning.scorer import choose

_MIN_DUPLICATE = 40
_MAX_GAP = 3
_BRIDGE = 0.25
_HARDLY = 0.05
# Who pastes from the headline on leaves a page's menus behind.
_PASTED_SHARE = 0.3
_MENU_LINES = 8
_OPENING = frozenset({Label.HEADLINE, Label.BYLINE, Label.DATELINE})
_SENTENCE = re.compile(r"(?:\S++\s++){4}.*[.!?…。！？।][\"'”’»)\]]*$")


def find_text(draft: Draft) -> Iterable[int]:
    """The lines that read like the article's text, each but once."""
    lines = draft.open()
    chosen = choose([draft.scores[at] for at, _ in lines], [block.text for _, block in lines])
    kept = [at for (at, _), keep in zip(lines, chosen, strict=True) if keep]
    return _without_duplicates(draft, kept)


def find_between(draft: Draft) -> Iterable[int]:
    """A doubtful line or few between two of the text: a heading, an item of a list, somebody's short answer."""
    body = [at for at, label in enumerate(draft.labels) if label is Label.BODY]
    if not body:
        return []
    between = [at for at, _ in draft.open() if body[0] < at < body[-1]]
    return _without_duplicates(draft, [at for at in between if draft.scores[at] >= _BRIDGE and _is_bridge(draft, at)])


def find_pasted(draft: Draft) -> Iterable[int]:
    """All lines below the headline of a file that is an article pasted from its headline on, and hardly more.

    What nothing speaks against belongs to it: a sentence needs no more than that, another line a sentence below it.
    """
    body = [at for at, label in enumerate(draft.labels) if label is Label.BODY]
    top = max([at for at, label in enumerate(draft.labels) if label in _OPENING], default=-1)
    left = [(at, block) for at, block in draft.open() if at > top]
    sentences = [at for at, block in left if _SENTENCE.match(block.text) and draft.scores[at] >= _HARDLY]
    last = max([*body, *sentences], default=-1)
    menu = sum(at > last for at, _ in left)
    kept = sum(len(draft.document.blocks[at].text) for at in body)
    doubtful = sum(len(block.text) for _, block in left)
    if not _begins_with_headline(draft) or kept < _PASTED_SHARE * (kept + doubtful) or menu > _MENU_LINES:
        return []
    return _without_duplicates(draft, [at for at, _ in left if at in sentences or at < last])


def find_duplicates(draft: Draft) -> Iterable[int]:
    """A line that says again what a line of the article says: captions are often printed twice."""
    read = {
        block.text for block, label in zip(draft.document.blocks, draft.labels, strict=True) if label in READ_LABELS
    }
    long = "\n".join(sorted(text for text in read if len(text) > _MIN_DUPLICATE))
    return [
        at
        for at, block in draft.open()
        if block.text in read or (len(block.text) > _MIN_DUPLICATE and block.text in long)
    ]


def find_rest(draft: Draft) -> Iterable[int]:
    """All that is left: it neither reads like the article's text nor stands inside it."""
    return [at for at, _ in draft.open()]


def _without_duplicates(draft: Draft, places: list[int]) -> list[int]:
    """The places but those whose long text another, longer or earlier one, holds."""
    blocks = draft.document.blocks
    texts: list[str] = [
        block.text
        for block, label in zip(blocks, draft.labels, strict=True)
        if label is Label.BODY or label is Label.CAPTION
    ]
    kept = []
    for at in places:
        text = blocks[at].text
        if len(text) > _MIN_DUPLICATE and any(text in earlier for earlier in texts):
            continue
        texts.append(text)
        kept.append(at)
    return kept


def _begins_with_headline(draft: Draft) -> bool:
    """Whether headline, writers and printed day are the first lines of the file."""
    first = [label for block, label in zip(draft.document.blocks, draft.labels, strict=True) if block.text][:3]
    return first[:1] == [Label.HEADLINE] and any(label in (Label.BYLINE, Label.DATELINE) for label in first)


def _is_bridge(draft: Draft, at: int) -> bool:
    """Whether text stands within a few lines on either side."""
    lines = [i for i, block in enumerate(draft.document.blocks) if block.text]
    here = lines.index(at)
    before, after = lines[max(here - _MAX_GAP, 0) : here], lines[here + 1 : here + 1 + _MAX_GAP]
    return all(any(draft.labels[i] is Label.BODY for i in side) for side in (before, after))
