"""What a page is, in the words of schema.org: JSON-LD for search engines and programs.

A property that is not known is not there, and none is guessed: no date that a source does not state, no headline where
a source has none.
"""

from collections.abc import Iterator

from generator.analysis import Report
from generator.config import Config
from generator.corpus import Correction, Story, chains
from generator.metadata import Basis
from generator.pages import Desk, Page, machine_date, public_path, web_address
from generator.writing.escapes import as_json

_Node = dict[str, object]
_MOST_PARTS = 100
_NAMES = ("entities", "places")
_KINDS = {"person": "Person", "organisation": "Organization", "place": "Place", "event": "Event"}


class LinkedData:
    """Makes the JSON-LD of a digest's pages."""

    def __init__(self, desk: Desk, pages: dict[str, Page], config: Config) -> None:
        self._desk, self._pages, self._config = desk, pages, config
        self._stories = {desk.links.story(story.slug): story for story in desk.corpus.stories}
        self._dossiers = {desk.naming.path(dossier): dossier for dossier in desk.naming.paged}
        self._site: _Node = {"@type": "WebSite", "name": config.site.name, **self._url(desk.links.home)}

    def of(self, page: Page) -> str:
        """The JSON-LD of `page`: what it is, and the way to it from the front page."""
        graph = [self._what(page), *self._way(page)]
        return as_json({"@context": "https://schema.org", "@graph": graph})

    def _what(self, page: Page) -> _Node:
        report = self._desk.report_named.get(page.meta.get("seed", ""))
        if report:
            return self._news(page, report)
        kind = "AboutPage" if page.meta["kind"] == "about" else "CollectionPage"
        told = {"name": page.title, "description": page.meta.get("description"), "inLanguage": self._desk.say.language}
        node = self._node(kind, page, **told)
        if dossier := self._dossiers.get(page.path):
            node["about"] = _named(_KINDS.get(dossier.kind, "Thing"), page.title)
        if story := self._stories.get(page.path):
            node |= self._collection(story)
        return node

    def _news(self, page: Page, report: Report) -> _Node:
        article, desk = report.article, self._desk
        story = desk.story_of[report.name]
        within = self._part(desk.links.story(story.slug), "CollectionPage") if len(story.reports) > 1 else None
        sources = dict.fromkeys(name for chain in chains(report) for name in chain.names[1:])
        return self._node(
            "NewsArticle",
            page,
            headline=article.title if article.title_basis is not Basis.DERIVED else None,
            description=page.meta.get("description"),
            inLanguage=article.language,
            publisher=_named("NewsMediaOrganization", article.publisher),
            author=[_named("Person", name) for name in article.authors],
            datePublished=machine_date(article.published) if article.published else None,
            dateline=article.dateline.place if article.dateline else None,
            isBasedOn=web_address(article.url) if article.url else None,
            citation=list(sources),
            correction=[_correction(each) for each in desk.corrections_of.get(report.name, ())],
            mentions=[_named(_KINDS.get(each.kind, "Thing"), each.name) for each in report.entities[:_MOST_PARTS]],
            isPartOf=[within, self._site] if within else self._site,
        )

    def _collection(self, story: Story) -> _Node:
        parts = [self._part(self._desk.links.report(seed), "NewsArticle") for seed in story.reports[:_MOST_PARTS]]
        return {"hasPart": parts}

    def _way(self, page: Page) -> Iterator[_Node]:
        """The page's place in the digest: the front page, the page that opens its part, and itself."""
        paths = [self._desk.links.home, *self._above(page), page.path]
        if page.path == paths[0]:
            return
        crumbs = [
            {"@type": "ListItem", "position": at, "name": self._pages[path].title, **self._url(path, "item")}
            for at, path in enumerate(paths, 1)
            if path in self._pages
        ]
        yield {"@type": "BreadcrumbList", "itemListElement": crumbs}

    def _above(self, page: Page) -> list[str]:
        if page.meta.get("seed"):
            story = self._desk.story_of[page.meta["seed"]]
            if len(story.reports) > 1:
                return [self._desk.links.index("stories"), self._desk.links.story(story.slug)]
            return [self._desk.links.index("archive")]
        folders = page.path.split("/")[:-1]
        opening = [f"{'/'.join(folders[:depth])}.md" for depth in range(1, len(folders) + 1)]
        return [*self._above_names(page), *opening]

    def _above_names(self, page: Page) -> list[str]:
        """The page above people, places and the like, where `page` is about these."""
        above = self._desk.links.index("entities")
        is_below = self._desk.links.part(page.path) in _NAMES and page.path != above
        return [above] if is_below else []

    def _node(self, kind: str, page: Page, **properties: object) -> _Node:
        told = {"@type": kind, **self._url(page.path), "isPartOf": self._site}
        return told | {name: value for name, value in properties.items() if value}

    def _part(self, path: str, kind: str) -> _Node:
        return {"@type": kind, "name": self._pages[path].title, **self._url(path)}

    def _url(self, path: str, name: str = "url") -> dict[str, str]:
        site = self._config.site
        return {name: site.url + public_path(path, site)} if site.url else {}


def _correction(each: Correction) -> _Node:
    return {"@type": "CorrectionComment", "text": each.says, "datePublished": each.day, "url": web_address(each.url)}


def _named(kind: str, name: str | None) -> _Node | None:
    return {"@type": kind, "name": name} if name else None
