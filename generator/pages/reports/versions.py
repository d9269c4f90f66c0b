"""Versions of one text: the newest first, and word for word what changed from each to the next."""

import difflib
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.analysis import Report
from generator.config import EXCERPT
from generator.corpus import Change
from generator.pages.markdown import Dress, dressed, folded, section
from generator.pages.parts import Desk

# Two sentences with less in common are two sentences, not one that was changed.
_CHANGED = 0.5
_MOST_HELD_TOGETHER = 60
_WORD = re.compile(r"\w+")


class Edit(NamedTuple):
    """A sentence that only one of two versions has, or a sentence that was changed: as it was, as it is."""

    was: str
    now: str


def versions_section(desk: Desk, names: Iterable[str], source: str, level: int) -> Iterator[str]:
    """The versions of the texts of the reports `names`, for the page `source`; nothing where there are none."""
    texts = desk.versions(desk.report_named[name] for name in names)
    if not texts:
        return
    yield f"{'#' * level} {desk.say('versions.title')}"
    yield f"{desk.say('versions.why')}\n{{: .k-note }}"
    for text in texts:
        newest, *older = (desk.report_named[name] for name in text.reports)
        told = [f"{_listed(desk, newest, source)} · {desk.say('versions.newest')}"]
        for report, change in zip(older, text.changes, strict=True):
            told += [_listed(desk, report, source), _changes(desk, report, change)]
        yield section("k-versions", "\n\n".join(told))


def edits(change: Change) -> list[Edit]:
    """What one version changed: sentences that have a counterpart with it, then those that came, those that went."""
    came, went = list(change.added), list(change.removed)
    changed: list[Edit] = []
    for was in went[:_MOST_HELD_TOGETHER]:
        alike = [(_alike(was, now), -at) for at, now in enumerate(came[:_MOST_HELD_TOGETHER])]
        best, at = max(alike, default=(0.0, 0))
        if best >= _CHANGED:
            changed.append(Edit(was, came.pop(-at)))
    left = {edit.was for edit in changed}
    return [*changed, *(Edit("", now) for now in came), *(Edit(was, "") for was in went if was not in left)]


def _alike(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, _WORD.findall(one), _WORD.findall(other), autojunk=False).ratio()


def _listed(desk: Desk, report: Report, source: str) -> str:
    return f"{desk.title_link(report, source)} · {desk.byline(report)}"


def _changes(desk: Desk, report: Report, change: Change) -> str:
    """What the next newer version changed in `report`, folded."""
    found = edits(change)
    if not found:
        return desk.say("versions.same")
    if desk.config.text == EXCERPT:
        return desk.say("versions.changes", n=len(found))
    lang = desk.lang(report)
    lines = []
    for edit in found:
        for element, text, other in (("del", edit.was, edit.now), ("ins", edit.now, edit.was)):
            if text:
                spans = _differing(text, other) if other else []
                marks = [Dress(start, end, "<mark>", "</mark>") for start, end in spans]
                lines.append(f"- <{element}{lang}>{dressed(text, marks)}</{element}>")
    return folded(desk.say("versions.changes", n=len(found)), "\n".join(lines))


def _differing(text: str, other: str) -> list[tuple[int, int]]:
    """Where the words of `text` stand that `other` does not have in their place."""
    own = list(_WORD.finditer(text))
    matcher = difflib.SequenceMatcher(None, [word.group() for word in own], _WORD.findall(other), autojunk=False)
    return [
        (own[start].start(), own[end - 1].end())
        for kind, start, end, _, _ in matcher.get_opcodes()
        if kind != "equal" and end > start
    ]
