"""The manifest: a fingerprint of every seed and of every file of a built site, so that anybody can check both."""

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.cache import program_fingerprint
from generator.config import Config
from generator.errors import GeneratorError
from generator.reading import find_seeds, seed_name

MANIFEST = "manifest.json"


class Manifest(Struct, frozen=True):
    """SHA-256 fingerprints: of the program, of every seed by its name, of every file by its path."""

    site: str | None
    program: str
    seeds: dict[str, str]
    files: dict[str, str]


def write_manifest(folder: Path, config: Config) -> None:
    """Write the manifest of the site in `folder`, which is complete but for it."""
    manifest = Manifest(config.site.url or None, program_fingerprint(), _seeds(config), _files(folder))
    content = msgspec.json.format(msgspec.json.encode(manifest), indent=1)
    (folder / MANIFEST).write_bytes(content + b"\n")


def load_manifest(folder: Path) -> Manifest:
    """The manifest of the site in `folder`; raises `GeneratorError` where there is none."""
    try:
        return msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    except (FileNotFoundError, NotADirectoryError):
        raise GeneratorError(f"{folder} holds no {MANIFEST}; build the site first: make site") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise GeneratorError(f"{folder / MANIFEST} cannot be read: {error}") from error


def rebuild(mkdocs_yml: Path, folder: Path) -> None:
    """Build the site of `mkdocs_yml` into `folder`; raises `GeneratorError` where that fails."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    command += ["--config-file", str(mkdocs_yml), "--site-dir", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise GeneratorError(f"the site cannot be built again:\n{done.stdout}{done.stderr}")


def differences(site: Path, rebuilt: Path) -> Iterator[str]:
    """Wherein the site in `site` is not the one in `rebuilt`, file by file; nothing where they are the same."""
    told, found = load_manifest(site), load_manifest(rebuilt)
    for what in ("site", "program"):
        if getattr(told, what) != getattr(found, what):
            yield f"another {what}: built with {getattr(told, what)}, now {getattr(found, what)}"
    for name in sorted(told.seeds.keys() | found.seeds.keys()):
        if told.seeds.get(name) != found.seeds.get(name):
            yield f"seed {_how(name, told.seeds, found.seeds)}: {name}"
    present = _files(site)
    for path in sorted(present.keys() | found.files.keys()):
        if present.get(path) != found.files.get(path):
            yield f"file {_how(path, present, found.files)}: {path}"
    if told.files != found.files == present:
        yield f"file differs: {MANIFEST}"


def _how(name: str, before: dict[str, str], now: dict[str, str]) -> str:
    if name not in now:
        return "is there, and nothing makes it"
    return "differs" if name in before else "is missing"


def _seeds(config: Config) -> dict[str, str]:
    """The seeds that are files, and what editors decided."""
    paths = [*find_seeds(config.seeds), *config.seeds.glob("_*.yml")]
    found = [path for path in paths if path.is_file() and not path.is_symlink()]
    return dict(sorted((seed_name(path, config.seeds), _fingerprint(path)) for path in found))


def _files(folder: Path) -> dict[str, str]:
    found = [path for path in folder.rglob("*") if path.is_file()]
    named = sorted((path.relative_to(folder).as_posix(), path) for path in found)
    return {name: _fingerprint(path) for name, path in named if name != MANIFEST}


def _fingerprint(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
