"""The sites that browser tests look at, built once as their readers get them."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Below a path, as on GitHub Pages: an address that forgets it leads nowhere.
UNDER = "/kliping/"

_ENGLISH = """\
site_name: Kliping
theme:
  name: material
  language: en
  font: false
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      primary: white
      toggle: {{icon: material/weather-night, name: Dark}}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      primary: black
      toggle: {{icon: material/weather-sunny, name: Light}}
plugins:
  - kliping: {{seeds: {seeds}, language: en}}
nav:
  [index.md, stories.md, timeline.md, archive.md, outlets.md, names.md, places.md, search.md, about.md, data.md,
   add-an-article.md]
"""


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this repository's own site, with the ways to it."""
    return built(ROOT, tmp_path_factory.mktemp("site"), REPO_URL="https://github.com/contoh/kliping")


@pytest.fixture(scope="session")
def site(site_folder: Path, serve: Callable[..., str]) -> str:
    """The address of this repository's own site."""
    return serve(site_folder, under=UNDER)


@pytest.fixture(scope="session")
def english_site(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> str:
    """The address of the same digest with an English interface."""
    project = tmp_path_factory.mktemp("english")
    (project / "docs").mkdir()
    (project / "mkdocs.yml").write_text(_ENGLISH.format(seeds=ROOT / "seeds"), encoding="utf-8")
    return serve(built(project, project / "site"), under=UNDER)


@pytest.fixture(scope="session")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this repository's own site, made to be read from a disk."""
    return built(ROOT, tmp_path_factory.mktemp("preview"), FOLDER_ADDRESSES="false")


def built(project: Path, folder: Path, **settings: str) -> Path:
    """`folder`, with the site of `project` built into it."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1"} | settings
    subprocess.run(command, cwd=project, env=env, check=True)
    return folder
