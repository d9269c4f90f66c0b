"""What search may find: the reports, and pages written by hand; not the lists that repeat them."""

from html import escape

from generator.pages.page import Page

_FOUND_KINDS = ("report",)
_SHOWN = ("outlet", "published", "not_before")

NOT_SEARCHED = (
    *(
        ".k-around",
        ".k-byline",
        ".k-crumbs",
        ".k-label",
        ".k-line",
        ".k-mark",
        ".k-names",
        ".k-note",
        ".k-points",
        ".k-related",
        ".k-removed",
        ".k-source",
    ),
    ".headerlink",
)
"""CSS selectors of what a report's page says beside the article."""


def searchable(html: str, page: Page | None) -> str:
    """`html` of `page` (None: written by hand), marked for Pagefind where a search should find it."""
    if page is None:
        return f'<div data-pagefind-body data-pagefind-filter="kind:page">{html}</div>'
    kind = page.meta["kind"]
    if kind not in _FOUND_KINDS:
        return html
    told = {key: page.meta[key] for key in _SHOWN if key in page.meta}
    if page.aliases:
        # As a field of its own an alias is found, and yet never part of a passage, which is verbatim.
        told["names"] = "; ".join(", ".join(names) for names in page.aliases)
    fields = "".join(
        f'<span data-pagefind-meta="{key}[data-{key}]" data-{key}="{escape(text)}"></span>'
        for key, text in told.items()
    )
    # A filter is told with a result and, unlike a field, is no word that a search could find.
    basis = f'<span data-pagefind-filter="title:{page.meta["title_basis"]}"></span>'
    return f'<div data-pagefind-body data-pagefind-filter="kind:{kind}">{basis}{fields}{html}</div>'
