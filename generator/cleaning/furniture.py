"""Furniture: what a page says to its visitors around the article."""

import re
from collections import Counter
from collections.abc import Iterable

from generator.cleaning.labels import Draft
from generator.cleaning.phrases import patterns

_SLOGAN_REPEATS = 3
_MAX_SLOGAN_WORDS = 12
_MAX_PROMPT_WORDS = 20
_MAX_LINK_WORDS = 35
_ASKS_NEEDED = 2
# A line that reads like the text takes more than a slogan's looks to be none of it.
_LIKELY = 0.5
_INNER_END = re.compile(r"[.!?…][\"'”’)]* \S")
_QUOTED = re.compile(r"['\"‘“].*['\"’”]")
_RULE = re.compile(r"[^\w\s]{3,}|[-_*=~•.\s]{3,}")


def find_repeated(draft: Draft) -> Iterable[int]:
    """A short line that stands three times or more in one page, is no sentence, and does not read like the text."""
    lines = [(at, block.text.casefold()) for at, block in draft.open() if draft.scores[at] < _LIKELY]
    counts = Counter(line for _, line in lines)
    return [
        at
        for at, line in lines
        if counts[line] >= _SLOGAN_REPEATS and line.count(" ") < _MAX_SLOGAN_WORDS and line[-1] not in '.?!"”'
    ]


def find_learned(draft: Draft) -> Iterable[int]:
    """A line that recurs across the articles of its outlet, as the whole collection shows."""
    return [at for at, block in draft.open() if block.text in draft.learned]


def find_inserts(draft: Draft) -> Iterable[int]:
    """A line that only stands between two halves of a text: "Continue reading", "Advertisement", an embedded player."""
    known = patterns(draft.lexicon)
    return [at for at, block in draft.open() if known.inserts.match(block.text) or known.embed.fullmatch(block.text)]


def find_rulers(draft: Draft) -> Iterable[int]:
    """A line of signs alone."""
    return [at for at, block in draft.open() if _RULE.fullmatch(block.text)]


def find_read_also(draft: Draft) -> Iterable[int]:
    """A line "Read also: …" leads to another article, whose title it carries."""
    pattern = patterns(draft.lexicon).read_also
    return [at for at, block in draft.open() if pattern.match(block.text)]


def find_watch_also(draft: Draft) -> Iterable[int]:
    """A line "Watch the video '…'": one sentence at most, and a short one."""
    pattern = patterns(draft.lexicon).watch_also
    return [
        at
        for at, block in draft.open()
        if pattern.match(block.text)
        and block.text.count(" ") < _MAX_LINK_WORDS
        and not _INNER_END.search(_QUOTED.sub("", block.text))
    ]


def find_follow_prompts(draft: Draft) -> Iterable[int]:
    """A short line that asks to be followed, or opens with a request to the reader and is no sentence."""
    known = patterns(draft.lexicon)
    for at, block in draft.open():
        text = block.text
        if text.count(" ") >= _MAX_PROMPT_WORDS:
            continue
        asks = known.prompts.match(text) and text[-1] not in '.?"”'
        if known.follow.match(text) or (asks and (known.channels.search(text) or _few_words(text))):
            yield at


def find_account_prompts(draft: Draft) -> Iterable[int]:
    """A line that speaks to the reader of an account or a subscription, in several ways, however well it is written."""
    known = patterns(draft.lexicon)
    lines = draft.open()
    if not known.may_ask("\n".join([block.text for _, block in lines]), _ASKS_NEEDED):
        return
    for at, block in lines:
        if known.may_ask(block.text, _ASKS_NEEDED):
            asked = {match.casefold() for match in known.asks.findall(block.text)}
            if len(asked) > _ASKS_NEEDED:
                yield at


def find_section_headings(draft: Draft) -> Iterable[int]:
    """A line that is nothing but the heading of a list of links."""
    pattern = patterns(draft.lexicon).sections
    return [at for at, block in draft.open() if pattern.match(block.text)]


def _few_words(text: str) -> bool:
    return text.count(" ") < _MAX_SLOGAN_WORDS // 2
