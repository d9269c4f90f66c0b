"""Inserts glued into a paragraph by stripped tags: cut out as blocks of their own, so that no sentence is lost."""

import re
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from generator.cleaning.phrases import Patterns, patterns
from generator.lexicon import Lexicon
from generator.reading import Block, Document
from generator.reading.document import LINE, MARKED

# "…to the end.She said": a capital where a space should stand.
_GLUE = re.compile(r"(?:(?<=[^\W_A-Z])|(?<=[!?.,)”’%]))(?=[A-Z“\"][\w“])|(?<=[A-Z]{2})(?=[A-Z][a-z]{2})")
_CAMEL = re.compile(r"\b([^\W\d_]+)\Z")
_SENTENCE = re.compile(r"[.!?…][\"'”’)]*$|,[\"”’]")
_CODES = re.compile(r"(?<=[.!?\"”’]) ?(?=\((?:[a-z]{2,4}|[A-Z]{2,4}(?=[/-]))(?:[/-]\w{1,4})*\)\W*$)")
_MAX_TITLE = 200
_MAX_TITLES = 12
_MAX_FOLLOW = 80
_SHORT_WORD = 3
_TITLE_CAPITALS = 0.6


def split_inserts(document: Document, lexicon: Lexicon) -> Document:
    """`document` with each line that holds an insert in several blocks, whose spans together are the line's."""
    known = patterns(lexicon)
    folded = "\n".join([block.text for block in document.blocks]).casefold()
    hints = known.hints_in(folded)
    blocks: list[Block] = []
    for block, line in zip(document.blocks, folded.split("\n"), strict=True):
        hinted = any(hint in line for hint in hints)
        cuts = _cuts(block.text, known, hinted=hinted) if block.kind in (LINE, MARKED) else []
        blocks += _pieces(document, block, cuts) if cuts else [block]
    return msgspec.structs.replace(document, blocks=tuple(blocks)) if len(blocks) > len(document.blocks) else document


def _cuts(text: str, known: Patterns, *, hinted: bool) -> list[int]:
    """Where in `text` an insert begins or ends; where it is not `hinted`, only codes can."""
    codes = _CODES.search(text) if text.endswith((")", ").", ")*")) else None
    if not codes and not hinted:
        return []
    cuts = set(_read_also_cuts(text, known))
    for match in known.glued_follow.finditer(text):
        end = _end_of_follow(text, match.end())
        cuts |= {match.start(), end} if end is not None else set()
    for pattern in (known.glued_insert, known.embed):
        cuts |= {place for match in pattern.finditer(text) for place in match.span()}
    if ":" in text:
        cuts |= {match.start() for match in known.glued_sign_off.finditer(text)}
    if codes:
        cuts.add(codes.end())
    return sorted(cut for cut in cuts if 0 < cut < len(text))


def _read_also_cuts(text: str, known: Patterns) -> Iterator[int]:
    opening = known.read_also.match(text)
    starts = [(0, opening.end() - 1)] if opening else []
    starts += [match.span() for match in known.glued_read_also.finditer(text)]
    for start, titles in starts:
        end = _end_of_titles(text, titles)
        if end is not None:
            yield start
            yield end


def _end_of_titles(text: str, start: int) -> int | None:
    """Where the titles from `start` on end; None where that cannot be told and a sentence could be lost."""
    stops = [match.start() for match in _GLUE.finditer(text, start + 1) if not _is_name(text, match.start())]
    stops.append(len(text))
    end = stops[0]
    first = text[start:end]
    if len(first) > _MAX_TITLE or (end < len(text) and _SENTENCE.search(first) and not _is_title(first)):
        return None
    for before, after in list(pairwise(stops))[:_MAX_TITLES]:
        if not _is_title(text[before:after]):
            break
        end = after
    return end


def _is_title(piece: str) -> bool:
    """Whether a piece is written like a title: most longer words with a capital, no sentence's end."""
    words = [word for word in piece.split() if len(word) > _SHORT_WORD]
    capitals = sum(not word.lstrip("“\"'(‘").islower() for word in words if not word[0].islower())
    ends = piece.rstrip().endswith((".", ",", ",”", ',"'))
    return not ends and len(piece) <= _MAX_TITLE and capitals >= _TITLE_CAPITALS * len(words)


def _is_name(text: str, at: int) -> bool:
    """Whether the capital at `at` stands inside a name such as YouTube: its first part is short, or it comes again."""
    first = _CAMEL.search(text, max(at - 30, 0), at)
    if not first:
        return False
    following = re.match(r"\w+", text[at:])
    name = first[1] + (following[0] if following else "")
    return len(first[1]) <= _SHORT_WORD or text.count(name) > 1


def _end_of_follow(text: str, start: int) -> int | None:
    """Where the prompt ends whose phrase ends at `start`; None where that cannot be told."""
    stop = _GLUE.search(text, start + 1)
    if stop and stop.start() - start <= _MAX_FOLLOW:
        return stop.start()
    return len(text) if len(text) - start <= _MAX_FOLLOW else None


def _pieces(document: Document, block: Block, cuts: list[int]) -> Iterator[Block]:
    """The block cut at places of its reading text; what is between two pieces belongs to the first."""
    places = [document.raw_span(block, cut, len(block.text))[0] for cut in cuts]
    starts = [block.start, *(block.start + place for place in places), block.end]
    for (low, high), (start, end) in zip(pairwise([0, *cuts, len(block.text)]), pairwise(starts), strict=True):
        yield msgspec.structs.replace(block, text=block.text[low:high].strip(), start=start, end=end)
