"""Pages: Markdown with front matter."""

import yaml
from msgspec import Struct


class Page(Struct, frozen=True):
    """One page: `path` below the site's sources, ending in `.md`; what front matter says; and its Markdown.

    `meta` holds plain data, never markup: who puts it into HTML must escape it. `in_nav` marks the few pages of the menu.
    """

    path: str
    meta: dict[str, str]
    markdown: str
    in_nav: bool = False

    @property
    def title(self) -> str:
        """The title of the page."""
        return self.meta["title"]

    @property
    def text(self) -> str:
        """The page as it stands in a file."""
        # Lines are never folded: a folded line could begin with the dashes that end front matter.
        front = yaml.dump(self.meta, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=float("inf"))
        return f"---\n{front}---\n\n{self.markdown.strip()}\n"
