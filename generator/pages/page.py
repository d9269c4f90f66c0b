"""Pages: Markdown with front matter."""

import yaml
from msgspec import Struct

_NEVER_FOLD = 1 << 30


class Page(Struct, frozen=True):
    """One page: `path` below the site's sources, ending in `.md`; what front matter says; and its Markdown.

    `meta` holds plain data, never markup: who puts it into HTML must escape it. `in_nav` marks the pages of the menu.
    `aliases` hold all names of each thing that the page is about, which a search should find it by.
    """

    path: str
    meta: dict[str, str]
    markdown: str
    in_nav: bool = False
    aliases: tuple[tuple[str, ...], ...] = ()

    @property
    def title(self) -> str:
        """The title of the page."""
        return self.meta["title"]

    @property
    def text(self) -> str:
        """The page as it stands in a file."""
        # Lines are never folded: a folded line could begin with the dashes that end front matter.
        front = yaml.dump(self.meta, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=_NEVER_FOLD)
        return f"---\n{front}---\n\n{self.markdown.strip()}\n"
