"""Which part of a saved page holds the article.

Names of regions count only between a block and the article's own container, because a container called "paywall" or
"hidden" that holds the whole story is the story.
"""

from generator.cleaning.region_names import BITS, own_bits
from generator.reading.markup import Element
from generator.reading.page import Kind, Page
from generator.text.squash import squash

# Text inside these cannot decide where the article stands.
_ASIDE = (
    "navigation", "footer", "consent", "overlay", "comments", "hidden", "<nav", "<footer", "<aside", "<form", "<button",
    "<figure", "related", "<a",
)  # fmt: skip
_ASIDE_FROM_STORY = sum(BITS[name] for name in _ASIDE)
_TEXT_LEVEL = frozenset(["p", "span", "b", "strong", "em", "i", "font", "a"])
_FAVOURABLE = frozenset(BITS[name] for name in ("body", "articleBody", "<section"))
_SUBSTANTIAL = 60
_LEAST_STORY = 250
_GIANT, _SAID_AGAIN, _COPIED = 1500, 80, 4
# The container holds nearly all prose; its core most of it, free of longer asides.
_DOMINANT = 0.8
_MAJORITY = 0.5
_OWN_SHARE = 0.3


class Regions:
    """The article's container on a page, and the regions every block stands in below it."""

    def __init__(self, page: Page, headlines: frozenset[str]) -> None:
        self.page = page
        self._from_root: dict[Element, int] = {}
        self._below: dict[Element, int] = {}
        self.copies = _copies(page)
        self.substantial = self._prose()
        self._children: dict[Element, list[Element]] = {}
        self.mass = self._masses()
        self.other_stories: tuple[Element, ...] = ()
        story = self._own_story(headlines)
        self.container = self._descend(story, _DOMINANT)
        self.core = self._descend(self.container, _MAJORITY)
        self.inside = [self._is_inside(element) for element in self.page.elements]
        self.common = self._common()

    def from_root(self, element: Element) -> int:
        """All regions an element stands in."""
        known = self._from_root.get(element)
        if known is None:
            above = element.parent
            known = own_bits(element) | (self.from_root(above) if above is not None else 0)
            self._from_root[element] = known
        return known

    def below(self, element: Element) -> int:
        """The telling regions between an element and the article's container; all of them outside it."""
        return self._raw_below(element) & ~self.common

    def _raw_below(self, element: Element) -> int:
        known = self._below.get(element)
        if known is None:
            above = element.parent
            if element is self.container:
                known = 0
            else:
                known = own_bits(element) | (self._raw_below(above) if above is not None else 0)
            self._below[element] = known
        return known

    def _common(self) -> int:
        """The regions that a good part of the prose stands in: a name the story itself bears says nothing."""
        masses: dict[int, int] = {}
        total = 0
        for index in self._substantial(0):
            if self.core is not None and _is_within(self.page.elements[index], self.core):
                size, bits = len(self.page.blocks[index].text), self._raw_below(self.page.elements[index])
                total += size
                masses[bits] = masses.get(bits, 0) + size
        shares = {bit: sum(size for bits, size in masses.items() if bits & bit) for bit in BITS.values()}
        return sum(bit for bit, size in shares.items() if size >= _OWN_SHARE * total and bit not in _FAVOURABLE)

    def is_in_core(self, element: Element) -> bool:
        """Whether an element stands in the part that holds most of the prose."""
        return self.core is not None and _is_within(element, self.core)

    def is_of_other_story(self, element: Element) -> bool:
        """Whether an element belongs to a further story on an endless page."""
        return any(_is_within(element, story) for story in self.other_stories)

    def distance(self, element: Element) -> int:
        """How many levels above the container one must go to find the element below."""
        above, levels = self.container, 0
        while above is not None and not _is_within(element, above):
            above, levels = above.parent, levels + 1
        return levels

    def _prose(self) -> list[int]:
        """The blocks that decide where the story stands."""
        visible = self._substantial(_ASIDE_FROM_STORY)
        # Scripts unfold some stories ("read on", pay walls): a page that hides most of its prose hides its story.
        anywhere = self._substantial(_ASIDE_FROM_STORY & ~BITS["hidden"])
        if self._size(anywhere) > 2 * self._size(visible):
            visible = anywhere
        if self._size(visible) < _LEAST_STORY:
            visible = self._substantial(BITS["<nav"] | BITS["consent"] | BITS["<button"] | BITS["<a"])
        return visible

    def _size(self, indices: list[int]) -> int:
        return sum(len(self.page.blocks[index].text) for index in indices)

    def _substantial(self, excluded: int) -> list[int]:
        """The blocks long and link-free enough to be prose."""
        blocks, page = self.page.blocks, self.page
        return [
            index
            for index, block in enumerate(blocks)
            if len(block.text) >= _SUBSTANTIAL
            and index not in self.copies
            and page.link_shares[index] < 0.3
            and block.kind != Kind.CREDIT
            and not self.from_root(page.elements[index]) & excluded
        ]

    def _masses(self) -> dict[Element, int]:
        mass: dict[Element, int] = {}
        for index in self.substantial:
            size = len(self.page.blocks[index].text)
            element: Element | None = self.page.elements[index]
            while element is not None:
                if element not in mass and element.parent is not None:
                    self._children.setdefault(element.parent, []).append(element)
                mass[element] = mass.get(element, 0) + size
                element = element.parent
        return mass

    def _descend(self, start: Element | None, share: float) -> Element | None:
        """The smallest element below `start` that holds this share of the prose at every step down."""
        current = start
        while current is not None:
            children = [child for child in self._children.get(current, []) if child.name not in _TEXT_LEVEL]
            heaviest = max(children, key=lambda child: (self.mass[child], -child.order), default=None)
            if heaviest is None or self.mass[heaviest] < share * self.mass[current]:
                break
            current = heaviest
        return current

    def _own_story(self, headlines: frozenset[str]) -> Element | None:
        """The whole page, except on endless pages with further stories: there the one with the page's headline."""
        root = next((element for element in self.mass if element.parent is None), None)
        if root is None:
            return None
        heavy = [each for each, mass in self.mass.items() if each.name == "article" and mass >= 0.15 * self.mass[root]]
        outermost: list[Element] = []
        for story in sorted(heavy, key=lambda element: element.order):
            if not (outermost and _is_within(story, outermost[-1])):
                outermost.append(story)
        if len(outermost) < 2:
            return root
        for block, element in zip(self.page.blocks, self.page.elements, strict=True):
            if block.kind == Kind.HEADING and block.text in headlines:
                own = next((story for story in outermost if _is_within(element, story)), None)
                if own is not None:
                    self.other_stories = tuple(story for story in outermost if story is not own)
                return own or root
        return root

    def _is_inside(self, element: Element) -> bool:
        return self.container is not None and _is_within(element, self.container)


def _is_within(element: Element, container: Element) -> bool:
    inner: Element | None = element
    while inner is not None and inner.depth > container.depth:
        inner = inner.parent
    return inner is container


def _copies(page: Page) -> frozenset[int]:
    """Texts that say again what several others say: a story kept once more for machines."""
    giants = [index for index, block in enumerate(page.blocks) if len(block.text) >= _GIANT][:_COPIED]
    if not giants:
        return frozenset()
    prose = [squash(block.text) for block in page.blocks if len(block.text) >= _SAID_AGAIN]
    said = {giant: squash(page.blocks[giant].text) for giant in giants}
    return frozenset(giant for giant in giants if sum(text in said[giant] for text in prose) > _COPIED)
