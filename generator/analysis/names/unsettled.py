"""What is written like a name, and that an article does not tell to be one: other articles may."""

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.analysis.names.entity import NameAt, Unsettled
from generator.cleaning import Label
from generator.metadata import Article

# What stands before a name is asked last: a pattern that begins with a capital is found faster.
_NAME_RUN = re.compile(r"[A-ZÀ-ÞĀ-Ž](?<![\w-].)[\w'’-]*+(?: [A-ZÀ-ÞĀ-Ž][\w'’-]*+)++")


def find_unsettled(article: Article, in_passages: Iterable[Sequence[NameAt]]) -> Iterator[Unsettled]:
    """What is written like a name in headline and prose, beside the names that were found in the prose."""
    for at, entry in enumerate(article.labelled.ledger):
        if entry.label is Label.HEADLINE:
            yield from (Unsettled(at, start, text) for start, text in _beside(entry.block.text, ()))
    for passage, named in zip(article.passages, in_passages, strict=True):
        for start, text in _beside(passage.text, named):
            yield Unsettled(passage.at, passage.offset + start, text)


def _beside(text: str, named: Sequence[NameAt]) -> Iterator[tuple[int, str]]:
    """Where two words or more of `text`, beside those that are `named`, are written like a name."""
    left = iter(named)
    each = next(left, None)
    for run in _NAME_RUN.finditer(text):
        start, end = run.span()
        while each and each.start < end:
            if start < each.end:
                yield from _if_several(text, start, each.start)
                start = each.end
            if each.end > end:
                break  # it goes on into the next run
            each = next(left, None)
        yield from _if_several(text, start, end)


def _if_several(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    stretch = text[start:end]
    if " " in stretch.strip():
        yield start + len(stretch) - len(stretch.lstrip()), stretch.strip()
