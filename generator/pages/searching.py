"""What search may find: the reports, and pages written by hand; not the lists that repeat them."""

from html import escape

from generator.pages.page import Page

_FOUND_KINDS = ("report",)
_SHOWN = ("outlet", "published", "not_before")

NOT_SEARCHED = (".k-line", ".k-mark", ".k-note", ".k-related", ".k-removed", ".k-source")
"""CSS selectors of what a report's page says beside the article."""


def searchable(html: str, page: Page | None) -> str:
    """`html` of `page` (None: written by hand), marked for Pagefind where a search should find it."""
    if page is None:
        return f'<div data-pagefind-body data-pagefind-filter="kind:page">{html}</div>'
    kind = page.meta["kind"]
    if kind not in _FOUND_KINDS:
        return html
    marks = [
        f'<span data-pagefind-meta="{key}[data-{key}]" data-{key}="{escape(page.meta[key])}"></span>'
        for key in _SHOWN
        if key in page.meta
    ]
    if page.aliases:
        names = escape(" ".join(page.aliases))
        marks.append(f'<span data-pagefind-index-attrs="data-aliases" data-aliases="{names}"></span>')
    return f'<div data-pagefind-body data-pagefind-filter="kind:{kind}">{"".join(marks)}{html}</div>'
