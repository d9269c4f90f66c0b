"""Links: the one place that knows where pages stand.

An address depends on the name of what it leads to and on nothing else, so adding seeds changes none.
"""

import posixpath
from functools import cache
from urllib.parse import quote

from generator.config import SiteSettings
from generator.corpus import Corpus
from generator.pages.messages import Messages
from generator.text.slugs import name_address

TIMELINE_JSON, TIMELINE_ICS = "timeline.json", "timeline.ics"
"""The timeline for other programs; beside the page that opens the digest, in every interface language."""

API = "api"
"""The folder of the API."""

ATOM, JSON_FEED = "atom.xml", "feed.json"
"""The names of feeds; those of one story, outlet or entity lie in a folder that has the address of its page."""


_KINDS = ("people", "organisations", "events")


class Links:
    """The paths of all pages of a digest, in the interface language of `say`."""

    def __init__(self, corpus: Corpus, say: Messages, home: str) -> None:
        self.home = home
        self._addresses = corpus.addresses
        self._say = say
        self._parts = {
            name: key.removeprefix("folder.") for key, name in say.texts.items() if key.startswith("folder.")
        }

    def report(self, seed: str) -> str:
        """The page of the report on `seed`."""
        return f"{self._say('folder.reports')}/{self._addresses[seed]}.md"

    def story(self, slug: str, part: str = "") -> str:
        """The page of a story, to which the address of any of its reports leads; or a part of its timeline."""
        return f"{self._say('folder.stories')}/{slug}{part and f'/{part}'}.md"

    def story_data(self, slug: str, name: str) -> str:
        """A data file of a story."""
        return f"{self._say('folder.stories')}/{slug}/{name}"

    def timeline(self, part: str) -> str:
        """The timeline of one year, of one month or day where its year is long, or of a further part of these."""
        return f"{self._say('folder.timeline')}/{part}.md"

    def name_timeline(self, page: str, n: int) -> str:
        """Part `n` of the timeline of a name, whose own page is `page`."""
        return f"{page.removesuffix('.md')}/{self._say('folder.timeline')}{f'_{n}' if n > 1 else ''}.md"

    def month(self, month: str) -> str:
        """The reports of one month, or of none."""
        return f"{self._say('folder.archive')}/{month}.md"

    def outlet(self, name: str) -> str:
        """The reports of one outlet."""
        return f"{self._say('folder.outlets')}/{name_address(name)}.md"

    def entity(self, folder: str, id: str) -> str:
        """The page of one person, organisation, place or event, in the folder of its kind."""
        return f"{self._say(f'folder.{folder}')}/{id}.md"

    def feed(self, page: str, name: str) -> str:
        """The feed `name` of what `page` is about."""
        return name if page == self.home else f"{page.removesuffix('.md')}/{name}"

    def part(self, path: str) -> str:
        """The part of the digest that the page `path` belongs to, such as "home" or "reports"."""
        folder = path.partition("/")[0].removesuffix(".md")
        part = "home" if path == self.home else self._parts.get(folder, "")
        return "entities" if part in _KINDS else part

    def index(self, folder: str) -> str:
        """The page that opens `folder`, or is all there is of it: "stories", "timeline", "about" and so on."""
        return f"{self._say(f'folder.{folder}')}.md"


def link(label: str, target: str, source: str, anchor: str = "", query: str = "") -> str:
    """A Markdown link from the page `source` to the page `target`; `label` is Markdown, `query` what to search for."""
    asked = f"?q={quote(query, safe='')}" if query else ""
    return f"[{label}]({_up_from(posixpath.dirname(source))}{target}{asked}{'#' if anchor else ''}{anchor})"


@cache
def _up_from(folder: str) -> str:
    """The way from `folder` to the root of the site."""
    return "../" * (folder.count("/") + 1) if folder else ""


def public_path(path: str, site: SiteSettings) -> str:
    """Where readers find the page or file `path`, from the root of the site on."""
    if not path.endswith(".md"):
        return quote(path)
    stem = path.removesuffix(".md")
    if posixpath.basename(stem) == "index":
        stem = stem.removesuffix("index")
        return quote(stem if site.directory_urls else f"{stem}index.html")
    return quote(f"{stem}/" if site.directory_urls else f"{stem}.html")
