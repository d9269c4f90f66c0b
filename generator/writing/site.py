"""Sites: all pages, and what was wrong with the seeds."""

from msgspec import Struct

from generator.errors import Problem, Severity
from generator.pages import Page


class Site(Struct, frozen=True):
    """All pages in the order of their paths, and the problems of all seeds."""

    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]

    @property
    def failed(self) -> bool:
        """Whether a problem is an error."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)
