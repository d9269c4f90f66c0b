"""Seeds: raw files in a folder, never edited by the program."""

import hashlib
import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from generator.errors import Problem, Severity

MAX_BYTES = 8_000_000
"""A larger file is no article: the longest article read so far is below a hundredth of this."""


class Seed(Struct, frozen=True):
    """One raw file. `name` is its path below the seeds folder, with forward slashes; `path` is how messages call it."""

    name: str
    path: str
    content: bytes

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the content, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


def find_seeds(folder: Path) -> list[Path]:
    """The files in `folder` that are meant as seeds, in the order of their names, whatever the file system's own order.

    Names that begin with `_` or `.` and README files are no seeds, nor is anything inside a folder named so. Data files
    (`.yml`, `.yaml`) hold editors' decisions.
    """
    return sorted(_walk(folder), key=lambda path: (seed_name(path, folder), os.fsencode(path)))


def seed_name(path: Path, folder: Path) -> str:
    """How a seed is called: its path below `folder`, with forward slashes; its bare name if it is elsewhere."""
    try:
        relative = path.relative_to(folder).as_posix()
    except ValueError:
        relative = path.name
    # macOS hands out decomposed names; what shows nothing, or could steer a terminal, is spelled out: \n, \x1b, \udcff.
    composed = unicodedata.normalize("NFC", relative)
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in composed)


def load_seed(path: Path, folder: Path) -> Seed | Problem:
    """The seed in the file `path` of `folder`, or why it cannot be one."""
    name, shown = seed_name(path, folder), _shown(path, folder)
    if "\\" in name:
        hint = "rename the file: letters, digits, - and _ do everywhere"
        return _refusal(shown, "E108", "has a name with a character that cannot be shown", hint)
    if path.is_symlink():
        return _refusal(shown, "E105", "is a link to another file", "put the file itself into the folder")
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            too_large = f"is {size / 1e6:.1f} MB; an article is at most {MAX_BYTES / 1e6:.0f} MB"
            return _refusal(shown, "E104", too_large, "keep only the article's page, without attachments")
        return Seed(name, shown, path.read_bytes())
    except OSError as error:
        return _refusal(shown, "E106", f"cannot be read: {error.strerror}", "check the file's name and permissions")


def same_name(path: Path, folder: Path) -> Problem:
    """That the file `path` of `folder` cannot be told from another by its name."""
    return _refusal(_shown(path, folder), "E109", "is the name of several files", "rename all of them but one")


def _shown(path: Path, folder: Path) -> str:
    name = seed_name(path, folder)
    return (Path(folder.name) / name).as_posix() if path.is_relative_to(folder) else name


def _refusal(path: str, code: str, message: str, hint: str) -> Problem:
    return Problem(path, 0, code, Severity.ERROR, message, hint)


def _walk(folder: Path) -> Iterator[Path]:
    folders = [folder]
    while folders:
        for entry in os.scandir(folders.pop()):
            if entry.name.startswith(("_", ".")) or entry.name.upper().startswith("README"):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(Path(entry.path))
            elif (entry.is_symlink() or entry.is_file()) and not entry.name.lower().endswith((".yml", ".yaml")):
                yield Path(entry.path)
