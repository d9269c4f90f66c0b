"""Pages: Markdown with front matter."""

import yaml
from msgspec import Struct

_NEVER_FOLD = 1 << 30


class Findable(Struct, frozen=True):
    """What a search finds of a page: its title and `passages`, each with its anchor, all in one `language`.

    `names` hold all names of each thing that the page is about; `facets` say what it can be narrowed down by; `told` is
    said beside a result; of equally good ones that with the latest `day` (EDTF) comes first.
    """

    kind: str
    title: str
    language: str = ""
    passages: tuple[tuple[str, str], ...] = ()
    names: tuple[tuple[str, ...], ...] = ()
    facets: tuple[tuple[str, str], ...] = ()
    told: dict[str, str] = {}
    day: str = ""


class Page(Struct, frozen=True):
    """One page: `path` below the site's sources, ending in `.md`; what front matter says; and its Markdown.

    `meta` holds plain data, never markup: who puts it into HTML must escape it. `in_nav` marks the pages of the menu.
    Without a `findable` a search leaves the page out.
    """

    path: str
    meta: dict[str, str]
    markdown: str
    in_nav: bool = False
    findable: Findable | None = None

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
