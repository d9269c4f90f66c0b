"""What is known of each text of a saved page, as named features between 0 and 1, in no language."""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from math import log

from generator.cleaning.page_view import PageView
from generator.cleaning.region_names import BITS
from generator.reading.markup import BLOCK, Element, home_of
from generator.text.squash import squash

Features = dict[str, float]

_SENTENCE_END = re.compile(r"[.!?…。！？؟।]\W*$")
_ANY_END = re.compile(r"[.!?…。！？؟।\"”»“」』:]\W*$")
_SHORT, _LONG, _LONGEST = 25, 120, 7.0
_NEIGHBOUR = (
    "inside", "length", "links", "sentence end", "main shape", "shape share", "in stated body", "kind heading", "short",
)  # fmt: skip


def features_of(view: PageView) -> list[Features]:
    """One set of features a text, those of its neighbours included; empty for texts far from the story."""
    page = view.page
    shapes = _Shares(view, _shape)
    parents = _Shares(view, _parent)
    squashes = [squash(block.text) for block in page.blocks]
    repeats = _repeats(squashes, view.regions.copies)
    told = _told(view)
    found: list[Features] = []
    for index, block in enumerate(page.blocks):
        if not view.is_candidate(index):
            found.append({})
            continue
        names = [
            "bias",
            f"kind {block.kind}",
            *_places(view, index),
            *_words(block.text, page.link_shares[index]),
            *_agreements(view, index, squashes[index]),
            *repeats[index],
            *_emphasis(page.elements[index]),
        ]
        features = dict.fromkeys(names, 1.0)
        features["length"] = min(log(1 + len(block.text)), _LONGEST) / _LONGEST
        features["links"] = page.link_shares[index]
        features["digits"] = sum(map(str.isdigit, block.text)) / len(block.text)
        features["progress"] = told[index]
        features |= {"closing": 1.0} if told[index] > 0.9 else {}
        features |= shapes.features(page.elements[index], "shape") | parents.features(page.elements[index], "parent")
        found.append(features)
    return _with_neighbours(found)


def _places(view: PageView, index: int) -> Iterable[str]:
    """Where on the page, by regions and in the order of texts."""
    element = view.page.elements[index]
    bits = view.regions.below(element)
    yield from (f"in {name}" for name, bit in BITS.items() if bits & bit)
    if view.regions.is_in_core(element):
        yield "core"
    if view.regions.inside[index]:
        yield "inside"
    else:
        yield "outside"
        if view.regions.distance(element) <= 2:
            yield "just outside"
    if index < view.first_prose:
        yield "before prose"
        if view.headline is not None and view.headline < index:
            yield "between headline and prose"
    elif index > view.last_prose:
        yield "after prose"
    if view.headline is not None and index < view.headline:
        yield "before headline"


def _words(text: str, links: float) -> Iterable[str]:
    if len(text) < _SHORT:
        yield "short"
    elif len(text) >= _LONG:
        yield "long"
    if _SENTENCE_END.search(text):
        yield "sentence end"
    if _ANY_END.search(text):
        yield "any end"
    if links > 0.9:
        yield "all links"
    elif links > 0.3:
        yield "many links"


def _agreements(view: PageView, index: int, squashed: str) -> Iterable[str]:
    """What the page states of itself elsewhere."""
    stated = view.stated
    if index == view.headline or view.page.blocks[index].text in stated.headlines:
        yield "is headline"
    if squashed in stated.descriptions or (
        len(squashed) > 60 and any(description.startswith(squashed[:60]) for description in stated.descriptions)
    ):
        yield "is description"
    if stated.body and len(squashed) > 15:
        yield "in stated body" if squashed in stated.body else "not in stated body"


def _repeats(squashes: list[str], copies: frozenset[int]) -> list[list[str]]:
    """What is said more than once on the page."""
    counts = Counter(squashes)
    seen: set[str] = set()
    found: list[list[str]] = []
    for index, squashed in enumerate(squashes):
        names = ["repeated"] if counts[squashed] > 1 else []
        names += ["said before"] if squashed in seen else []
        names += ["repeated often"] if counts[squashed] > 2 else []
        names += ["copy of others"] if index in copies else []
        found.append(names)
        seen.add(squashed)
    return found


def _told(view: PageView) -> list[float]:
    """The part of the prose that stands above each text."""
    sizes = {index: len(view.page.blocks[index].text) for index in view.prose}
    total, told = sum(sizes.values()) or 1, 0
    parts = []
    for index in range(len(view.page.blocks)):
        parts.append(told / total)
        told += sizes.get(index, 0)
    return parts


def _emphasis(element: Element) -> Iterable[str]:
    """Whether the text begins in bold or italic type."""
    names = []
    inner = element
    while inner.parent is not None and inner.name not in BLOCK:
        names.append(inner.name)
        inner = inner.parent
    if "em" in names or "i" in names:
        return ("all italic",)
    return ("all bold",) if "b" in names or "strong" in names else ()


def _shape(element: Element) -> Hashable:
    """Tag and class of a text's block and of its parent: prose of one story shares them."""
    home = home_of(element)
    parent = home.parent
    return (home.name, home.get("class"), parent.name if parent else "", parent.get("class") if parent else "")


def _parent(element: Element) -> Hashable:
    return home_of(element).parent


class _Shares:
    """How much prose each shape or parent holds, against the one that holds most."""

    def __init__(self, view: PageView, key: Callable[[Element], Hashable]) -> None:
        self._key = key
        self._mass: dict[Hashable, int] = {}
        for index in view.prose:
            shape = self._key(view.page.elements[index])
            self._mass[shape] = self._mass.get(shape, 0) + len(view.page.blocks[index].text)
        self._top = max(self._mass.values(), default=1)

    def features(self, element: Element, name: str) -> Features:
        """The features of one text, under a name."""
        share = self._mass.get(self._key(element), 0) / self._top
        found = {f"{name} share": share}
        if share == 0:
            found[f"odd {name}"] = 1.0
        elif share == 1 and name == "shape":
            found["main shape"] = 1.0
        return found


def _with_neighbours(own: list[Features]) -> list[Features]:
    joined: list[Features] = []
    for index, features in enumerate(own):
        merged = dict(features)
        for distance in (-1, 1):
            if features and 0 <= index + distance < len(own):
                other = own[index + distance]
                merged |= {f"{distance:+d} {name}": other[name] for name in _NEIGHBOUR if name in other}
        joined.append(merged)
    return joined
