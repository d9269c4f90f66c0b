"""What can go wrong, told to the person who can mend it.

A bad seed is a `Problem`: it is collected, shown with all others, and the other seeds are still built.
A bad setting or data file is a `GeneratorError`: nothing sensible can be built. A bug is any other exception.
"""

from enum import StrEnum

from msgspec import Struct


class Severity(StrEnum):
    """How much a problem matters: an error ends a run with status 1, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Problem(Struct, frozen=True, order=True):
    """Something wrong with one seed: where it is, what was found, where it was sought, what to type.

    `line` counts from 1; 0 means the file as a whole.
    """

    path: str
    line: int
    code: str
    severity: Severity
    message: str
    hint: str

    def __str__(self) -> str:
        """One problem as two lines of text: `path:line code message`, then how to fix it."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place} {self.code} {self.message}\n  to fix: {self.hint}"


class GeneratorError(Exception):
    """Nothing can be built until a person mends this; the text says what and how."""


class ConfigError(GeneratorError):
    """A setting is unknown or has a value it cannot have."""


class LexiconError(GeneratorError):
    """A data file of the generator itself, or of the editor, cannot be used."""
