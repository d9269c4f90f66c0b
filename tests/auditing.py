"""What is asked of every page of a built site, whatever it shows."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import axe_playwright_python
from playwright.sync_api import Page

MOVED = 'http-equiv="refresh"'
_AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
_RUN_AXE = """async () => (await axe.run(document, { resultTypes: ["violations"] })).violations.map(
    ({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 150)}`)"""
# Shifts after a reader's own action are no faults; what is smaller than this is less than a pixel of one button.
_SHIFTS = """async () => {
  const read = performance.getEntriesByType("navigation")[0].domInteractive;
  const sums = { coming: 0, there: 0 };
  const observer = new PerformanceObserver((list) => {
    for (const { value, startTime, hadRecentInput } of list.getEntries())
      if (!hadRecentInput) sums[startTime < read ? "coming" : "there"] += value;
  });
  observer.observe({ type: "layout-shift", buffered: true });
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return sums;
}"""
_STILL = 1e-5
_LOADS = 3


def kinds(folder: Path) -> list[str]:
    """The address of one page of each kind: of each folder, and of each depth in it."""
    found: dict[tuple[str, int], str] = {}
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder)
        if MOVED not in path.read_text(encoding="utf-8"):
            found.setdefault((name.parts[0], len(name.parts)), name.as_posix().removesuffix("index.html"))
    return sorted(found.values())


def faults(page: Page, address: str) -> list[str]:
    """What axe-core finds on the page at `address`, and whether it moved while it came up."""
    moved = _moved(page, address)
    page.evaluate(_AXE)
    return [*page.evaluate(_RUN_AXE), *([f"moves by {moved:.4f}"] if moved > _STILL else [])]


def moved_at_all(page: Page, address: str) -> float:
    """How far the page at `address` moved while it came in and since."""
    page.goto(address)
    return float(sum(page.evaluate(_SHIFTS).values()))


def _moved(page: Page, address: str) -> float:
    """How far the page at `address` moved: once it was read at all, or each time it was opened while it came in.

    A busy machine paints a page before all of it has been read; what moves by that alone keeps still next time.
    """
    for _ in range(_LOADS):
        page.goto(address)
        moved = page.evaluate(_SHIFTS)
        if moved["there"] > _STILL or moved["coming"] <= _STILL:
            return float(moved["there"])
    return float(moved["coming"])


def broken_links(folder: Path, under: str = "/") -> list[str]:
    """Links, images, scripts and styles of all pages that lead to nothing in `folder`, and anchors nobody has."""
    pages = {path: _read(path) for path in sorted(folder.rglob("*.html"))}
    return [
        f"{path.relative_to(folder)}: {link}"
        for path, page in pages.items()
        for link in page.links
        if not _leads(link, path, folder, pages, under)
    ]


def _leads(link: str, path: Path, folder: Path, pages: dict[Path, "_Page"], under: str) -> bool:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return True  # of another site; that none is loaded is for the browser to see
    way = unquote(parts.path)
    target = folder / way.removeprefix(under) if way.startswith("/") else path.parent / way if way else path
    target = (target / "index.html" if target.is_dir() else target).resolve()
    if target not in pages:
        return target.is_file()
    return not parts.fragment or unquote(parts.fragment) in pages[target].anchors


def _read(path: Path) -> "_Page":
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors = {"", "top"}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.anchors.add(told.get("id") or "")
        self.links += [link for name in ("href", "src") if (link := told.get(name)) is not None]


def weights(page: Page) -> Iterator[tuple[str, int]]:
    """What the page has loaded so far, as it came over the line, with its address."""
    loaded = page.evaluate(
        """() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")].map(
            ({ name, transferSize }) => [name, transferSize])"""
    )
    yield from ((name, size) for name, size in loaded)
