"""HTML as a browser reads it, with the place of every tag and text run in the source.

Parsers that build a tree forget where its pieces stood. The ledger needs exactly that, so this scanner keeps the
offsets; it follows the HTML standard as far as text and nesting need it and never fails on broken markup.
"""

import re
from html import unescape


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


VOID = _names("area base br col embed hr img input link meta param source track wbr")
# What stands inside these is not page text: the scanner jumps to their end tag.
OPAQUE = _names("script style noscript textarea title iframe svg math template object select canvas xmp")
BLOCK = _names(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup "
    "option p pre search section summary table tbody td tfoot th thead tr ul"
)
# A start tag of these ends an open paragraph (HTML standard, 13.2.6.4.7).
_ENDS_PARAGRAPH = _names(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hgroup hr main menu nav ol p pre search section summary table ul li dd dt"
)
# A start tag on the left ends an open element of the first set, unless one of the second stands between.
_ENDS_SIBLING = {
    "li": (_names("li"), _names("ul ol menu dir")),
    "dt": (_names("dt dd"), _names("dl")),
    "dd": (_names("dt dd"), _names("dl")),
    "tr": (_names("tr"), _names("table")),
    "td": (_names("td th"), _names("table tr")),
    "th": (_names("td th"), _names("table tr")),
    "tbody": (_names("tbody thead tfoot"), _names("table")),
    "tfoot": (_names("tbody thead tfoot"), _names("table")),
    "option": (_names("option"), _names("select")),
    "a": (_names("a"), BLOCK),
}
_CELLS = _names("td th table caption")
_CLOSES_CELLS = _CELLS | _names("tr tbody thead tfoot body html")
# Deeper nesting than this is no page's intent; elements beyond stand side by side.
_DEEPEST = 256

# Quotes protect a ">" only right after "=": a stray quote elsewhere must not swallow the page.
_ATTRIBUTES = r"""(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|))*+"""
# What is never closed reaches to the end of the file, as in browsers; that also keeps the scan linear.
_TAG = re.compile(
    rf"<(?:(/?)([a-zA-Z][^\s/>]*+)({_ATTRIBUTES})(?:>|\Z)|!--(?:>|.*?(?:--!?>|\Z))|[!?/][^>]*+(?:>|\Z))", re.DOTALL
)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=][^\s"'<>/=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]++)))?""")
_SHADOW = re.compile(r"shadowroot(?:mode)?\s*=", re.IGNORECASE)
_CLOSE = {name: re.compile(rf"</{name}[\s/>]", re.IGNORECASE) for name in OPAQUE}


class Element:
    """One element: its name, attributes, parent, and where its tags and content stand in the source."""

    __slots__ = ("_attributes", "close", "depth", "end", "name", "opening", "order", "parent", "start")

    def __init__(self, name: str, opening: str, parent: "Element | None", start: int, end: int, order: int) -> None:
        self.name = name
        self.opening = opening
        self.parent = parent
        self.depth: int = parent.depth + 1 if parent else 0
        self.start = start  # "<" of the start tag
        self.end = end  # first character of the content
        self.close = end  # first character after the content; set when the element ends
        self.order = order
        self._attributes: dict[str, str] | None = None

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes with character references resolved, names in lower case; the first of a kind wins."""
        if self._attributes is None:
            self._attributes = parse_attributes(self.opening)
        return self._attributes

    def get(self, name: str) -> str:
        """The value of an attribute, or the empty string."""
        return self.attributes.get(name, "")


class Markup:
    """A page taken apart: all elements in order, and the text runs between tags with the element they stand in.

    A run is `(start, end, element)`. A break (`br`) and the two ends of every block element appear among the runs as
    `(offset, -1, element)`, so that whoever joins runs knows where lines and paragraphs end.
    """

    __slots__ = ("elements", "runs", "source")

    def __init__(self, source: str) -> None:
        self.source = source
        self.elements: list[Element] = []
        self.runs: list[tuple[int, int, Element]] = []
        _Scanner(self).scan()

    def content(self, element: Element) -> str:
        """The raw source between an element's tags."""
        return self.source[element.end : element.close]


def parse_attributes(opening: str) -> dict[str, str]:
    """The attributes in the inside of a start tag."""
    found: dict[str, str] = {}
    if not opening:
        return found
    for name, double, single, bare in _ATTRIBUTE.findall(opening):
        value = double or single or bare
        found.setdefault(name.lower(), unescape(value) if "&" in value else value)
    return found


def scan(source: str) -> Markup:
    """Take a page's source apart."""
    return Markup(source)


class _Scanner:
    """The running state of one scan: the stack of open elements."""

    __slots__ = ("current", "markup", "never_closed")

    def __init__(self, markup: Markup) -> None:
        self.markup = markup
        self.never_closed: set[str] = set()
        self.current = Element("#page", "", None, 0, 0, -1)

    def scan(self) -> None:
        source, search, runs = self.markup.source, _TAG.search, self.markup.runs
        position = 0
        while match := search(source, position):
            start = match.start()
            if start > position:
                runs.append((position, start, self.current))
            name = match[2]
            if name is None:
                position = match.end()
                continue
            name = name.lower()
            if match[1]:
                self.close(name, start)
                position = match.end()
            else:
                position = self.open(name, match[3], start, match.end())
        if position < len(source):
            runs.append((position, len(source), self.current))
        self.close_down_to(None, len(source))

    def open(self, name: str, opening: str, start: int, end: int) -> int:
        """Enter an element; the answer is where scanning goes on."""
        if name in _ENDS_PARAGRAPH:
            self.end_paragraph(start)
        if name in _ENDS_SIBLING:
            self.end_sibling(*_ENDS_SIBLING[name], start)
        markup = self.markup
        element = Element(name, opening, self.current, start, end, len(markup.elements))
        markup.elements.append(element)
        if name in BLOCK or name == "br":
            markup.runs.append((start, -1, element))
        if name in VOID:
            return end
        if name in OPAQUE and not (name == "template" and _SHADOW.search(opening)):
            if name in ("svg", "math") and opening.endswith("/"):
                return end
            closing = None if name in self.never_closed else _CLOSE[name].search(markup.source, end)
            if closing is None:
                # Browsers would take the whole rest of the page for a script's; a saved page is better read on.
                self.never_closed.add(name)
                return end
            element.close = closing.start()
            return markup.source.find(">", closing.start()) + 1 or len(markup.source)
        if element.depth <= _DEEPEST:
            self.current = element
        return end

    def close(self, name: str, at: int) -> None:
        element: Element | None = self.current
        inline = name not in BLOCK
        while element is not None and element.name != name:
            # A stray "</span>" must not close the paragraph around it, nor a "</div>" the table cell.
            if (inline and element.name in BLOCK) or (element.name in _CELLS and name not in _CLOSES_CELLS):
                return
            element = element.parent
        if element is not None:
            self.close_down_to(element.parent, at)

    def close_down_to(self, parent: "Element | None", at: int) -> None:
        current = self.current
        while current is not parent and current.parent is not None:
            current.close = at
            if current.name in BLOCK:
                self.markup.runs.append((at, -1, current.parent))
            current = current.parent
        self.current = current

    def end_paragraph(self, at: int) -> None:
        element: Element | None = self.current
        while element is not None and element.name != "p":
            if element.name in BLOCK:
                return
            element = element.parent
        if element is not None:
            self.close_down_to(element.parent, at)

    def end_sibling(self, ended: frozenset[str], barrier: frozenset[str], at: int) -> None:
        element: Element | None = self.current
        while element is not None and element.name not in ended:
            if element.name in barrier:
                return
            element = element.parent
        if element is not None:
            self.close_down_to(element.parent, at)


def home_of(element: Element) -> Element:
    """The nearest block element: the element itself or one around it."""
    while element.parent is not None and element.name not in BLOCK:
        element = element.parent
    return element
