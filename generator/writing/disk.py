"""A site on disk: only what changed is written, each file at once and whole; what is no longer made is removed."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from generator.errors import GeneratorError
from generator.writing.site import DataFile, Site

_LIST = ".kliping-files"
"""The file that lists what was written, so that nothing else is ever removed."""


def write_site(site: Site, folder: Path) -> int:
    """Make `folder` hold `site`; files of others stay. Returns how many files were written or removed."""
    folder.mkdir(parents=True, exist_ok=True)
    before = _written_before(folder)
    texts = {page.path: page.text for page in site.pages} | {file.path: file.text for file in site.files}
    foreign = sorted(path for path in texts if path not in before and (folder / path).exists())
    if foreign:
        shown = ", ".join(foreign[:3])
        raise GeneratorError(f"{folder} already holds {shown}; name an empty folder, or remove what is in the way")
    changed = sum(_write(folder / path, text) for path, text in texts.items())
    gone = sorted(before - set(texts))
    for path in gone:
        _remove(folder, path)
    _write(folder / _LIST, "".join(f"{path}\n" for path in sorted(texts)))
    return changed + len(gone)


def write_files(files: Iterable[DataFile], folder: Path) -> None:
    """Put data files below `folder`, which somebody else looks after."""
    for file in files:
        _write(folder / file.path, file.text)


def _written_before(folder: Path) -> set[str]:
    try:
        listed = (folder / _LIST).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return set()
    return {path for path in listed if not path.startswith("/") and ".." not in path.split("/")}


def _write(path: Path, text: str) -> bool:
    content = text.encode()
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".kliping-")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(temporary).chmod(0o644)
    Path(temporary).replace(path)
    return True


def _remove(folder: Path, path: str) -> None:
    (folder / path).unlink(missing_ok=True)
    parent = (folder / path).parent
    while parent != folder and parent.is_dir() and not any(parent.iterdir()):
        parent.rmdir()
        parent = parent.parent
