"""Learning from the collection: lines that recur across one publisher's articles are furniture."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from functools import cached_property

from generator.analysis import Report
from generator.cleaning import STATED_RULES, Label, Labelled

# A page names its own headline; a text's is found, and what many texts begin with is easily taken for one.
_READ = frozenset({Label.HEADLINE, Label.BODY, Label.DECK, Label.CAPTION})
_MAX_LINE = 300
# Three articles on nothing in common: two may quote one press release. Without a known outlet much more is asked.
_ENOUGH = 3
_ENOUGH_INSIDE = 5
_ENOUGH_UNKNOWN = 8
# What share of the long words of the shorter of two articles the other one holds: .09 in the middle for two of one
# outlet picked blindly and .3 for the closest hundredth of them, but .54 and more for those that share a paragraph.
_UNRELATED = 0.3
# An article with fewer long words cannot be told from another.
_LEAST_WORDS = 8
_LIKE_TEXT = 0.5
# A background sentence takes up its article's words again; furniture has words of its own.
_TAKEN_UP = 0.34
_LONG_WORD = re.compile(r"[^\W\d_]{6,}")
_SENTENCE = re.compile(r"(?:\S++\s++){3}.*[.!?…。！？।][\"'”’»)\]]*$")


def repeated_lines(reports: Iterable[Report]) -> dict[str, frozenset[str]]:
    """By name of a seed, those lines of its article that are furniture because other articles hold them as well.

    What makes a line furniture is not that it recurs: a paragraph of background recurs too. But background recurs in
    articles on one subject, and furniture in any. So articles count only while they share few words with each other:
    one saved twice, an update and a sequel count once. A line inside the text that is no sentence may be a heading and
    never counts; a sentence that reads like the text needs more articles there, and words that its articles do not take
    up again.
    """
    outlets: dict[str, list[_Text]] = defaultdict(list)
    for report in sorted(reports, key=lambda report: report.name):
        outlets[report.article.publisher or ""].append(_Text(report))
    found: dict[str, set[str]] = defaultdict(set)
    for outlet, texts in outlets.items():
        for line, holders in _recurring(texts).items():
            if _is_furniture(line, holders, known=bool(outlet)):
                for text in holders:
                    found[text.name].add(line)
    return {name: frozenset(lines) for name, lines in sorted(found.items())}


class _Text:
    """What an article says, as far as rules and not a person decided it."""

    def __init__(self, report: Report) -> None:
        self.name = report.name
        self.entries = [entry for entry in report.article.labelled.ledger if entry.label in _READ]
        self.edge: frozenset[str] = frozenset()

    @cached_property
    def lines(self) -> dict[str, Labelled]:
        """Its lines that other articles could hold, each once."""
        return {
            entry.block.text: entry
            for entry in self.entries
            if entry.rule not in STATED_RULES and len(entry.block.text) <= _MAX_LINE and " " in entry.block.text
        }

    @cached_property
    def words(self) -> dict[str, frozenset[str]]:
        """The long words of each line."""
        return {entry.block.text: _long_words(entry.block.text) for entry in self.entries}

    def without(self, line: str) -> frozenset[str]:
        """The long words of all lines but `line`."""
        return frozenset().union(*(words for text, words in self.words.items() if text != line))

    @cached_property
    def own(self) -> frozenset[str]:
        """The long words of all lines but those at the edge that others hold as well."""
        return frozenset().union(*(words for text, words in self.words.items() if text not in self.edge))


def _recurring(texts: Sequence[_Text]) -> dict[str, list[_Text]]:
    """The lines that stand in enough articles to be looked at, with these; says of each text what is at its edge."""
    holders: dict[str, list[_Text]] = defaultdict(list)
    for text in texts:
        for line in text.lines:
            holders[line].append(text)
    recurring = {line: found for line, found in holders.items() if len(found) >= _ENOUGH}
    for text in {text.name: text for found in recurring.values() for text in found}.values():
        text.edge = _edge(text.entries, recurring)
    return recurring


def _edge(entries: Sequence[Labelled], known: Container[str]) -> frozenset[str]:
    """The lines that are `known` and have nothing but such lines above them, or nothing but such lines below.

    What stands where a headline does is at the edge, and what stands below a headline can be.
    """
    tops = frozenset(entry.block.text for entry in entries if entry.label is Label.HEADLINE)
    lines = [entry.block.text for entry in entries if entry.label is not Label.HEADLINE]
    first = next((at for at, line in enumerate(lines) if line not in known), len(lines))
    last = next((at for at, line in enumerate(reversed(lines)) if line not in known), 0)
    return frozenset(lines[:first]) | frozenset(lines[len(lines) - last :]) | {top for top in tops if top in known}


def _is_furniture(line: str, holders: Sequence[_Text], *, known: bool) -> bool:
    if line.endswith(":"):  # it leads to what follows, however often
        return False
    counted = [text for text in holders if line in text.edge or _SENTENCE.match(line)]
    if len(counted) < _ENOUGH:
        return False
    like_text = sum(map(_score, (text.lines[line] for text in counted))) >= _LIKE_TEXT * len(counted)
    inside = any(line not in text.edge for text in counted)
    needed = _ENOUGH_INSIDE if like_text and inside else _ENOUGH
    unrelated = _unrelated(counted, needed if known else _ENOUGH_UNKNOWN)
    return bool(unrelated) and not (like_text and _is_taken_up(line, unrelated))


def _score(entry: Labelled) -> float:
    return 1.0 if entry.score is None else entry.score


def _unrelated(texts: Sequence[_Text], needed: int) -> list[_Text]:
    """The first `needed` of `texts` that share few words with each other; none where there are fewer."""
    kept: list[_Text] = []
    for text in texts:
        if len(text.own) >= _LEAST_WORDS and all(_is_unrelated(text.own, other.own) for other in kept):
            kept.append(text)
            if len(kept) == needed:
                return kept
    return []


def _is_unrelated(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) < _UNRELATED * min(len(one), len(other))


def _is_taken_up(line: str, texts: Sequence[_Text]) -> bool:
    """Whether the articles say elsewhere a good part of what `line` says."""
    words = _long_words(line)
    return sum(len(words & text.without(line)) for text in texts) >= _TAKEN_UP * len(words) * len(texts)


def _long_words(text: str) -> frozenset[str]:
    return frozenset(_LONG_WORD.findall(text.casefold()))
