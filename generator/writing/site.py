"""Sites: all pages and data files, and what was wrong with the seeds."""

from msgspec import Struct

from generator.errors import Problem, Severity
from generator.pages import Page


class DataFile(Struct, frozen=True):
    """A file for other programs: `path` below the root of the site, and its text."""

    path: str
    text: str


class Site(Struct, frozen=True):
    """All pages in the order of their paths, the problems of all seeds, and the data files.

    `heads` are by path what the head of a page holds besides what a theme puts there, as HTML. `listed` are the
    addresses below the site's that search engines may list, each with the day it last changed, or nothing.
    """

    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]
    files: tuple[DataFile, ...]
    heads: dict[str, str]
    listed: dict[str, str]

    @property
    def failed(self) -> bool:
        """Whether a problem is an error."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)
