"""What tests make: seeds, reports, sites, projects; and the command line as its users call it."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import yaml

from generator.build import report_on
from generator.cleaning import LabelledDocument, clean
from generator.config import Config, make_config
from generator.errors import Problem
from generator.lexicon import load_lexicon
from generator.reading import Document, Seed, read
from generator.writing import Site

ROOT = Path(__file__).parent.parent
PROSE = (
    "Pemerintah daerah menyatakan bahwa jembatan itu akan dibuka kembali untuk umum pada akhir pekan ini.",
    "Warga menyambut rencana tersebut, tetapi mereka meminta agar lampu jalan dipasang lebih dahulu.",
)
"""Two paragraphs that nobody would take for anything but an article's text."""


def seed(text: str | bytes, name: str = "naskah.txt") -> Seed:
    """The seed `name` that holds `text`."""
    return Seed(name, f"seeds/{name}", text if isinstance(text, bytes) else text.encode())


def document(text: str | bytes, name: str = "naskah.txt") -> Document:
    """The document in `text`, which must be one."""
    made = read(seed(text, name))
    assert isinstance(made, Document), made
    return made


def ledger(text: str | bytes, name: str = "naskah.txt") -> LabelledDocument:
    """The ledger of `text`."""
    return clean(document(text, name), load_lexicon())


def report(text: str | bytes, name: str = "naskah.txt"):
    """The report that `text` makes, which it must."""
    made = report_on(seed(text, name), load_lexicon())
    assert not isinstance(made, Problem), made
    return made


def refusal(text: str | bytes, name: str = "naskah.txt") -> Problem:
    """Why `text` makes no report, which it must not."""
    made = report_on(seed(text, name), load_lexicon())
    assert isinstance(made, Problem), made
    return made


def config(root: Path, **options: object) -> Config:
    """Settings for the folder `seeds` below `root`, with one process and a cache of its own."""
    return make_config({"workers": 1, **options}, root)


def sow(folder: Path, seeds: Mapping[str, str | bytes]) -> Path:
    """`folder` with a file for each of `seeds`."""
    for name, text in seeds.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def pages(site: Site) -> dict[str, str]:
    """The texts of a site's pages by their paths."""
    return {page.path: page.text for page in site.pages}


def tree(folder: Path) -> dict[str, bytes]:
    """The files below `folder` by their paths."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def generator(*arguments: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """`python -m generator` with `arguments`."""
    return _run("generator", arguments, cwd, environment)


def mkdocs(*arguments: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """`mkdocs` with `arguments`."""
    return _run("mkdocs", arguments, cwd, {"NO_MKDOCS_2_WARNING": "1", **environment})


def project(folder: Path, seeds: Mapping[str, str | bytes], theme: object = "mkdocs", **settings: object) -> Path:
    """A MkDocs project in `folder` with the plugin, an empty docs folder, and `seeds`."""
    options = settings.pop("kliping", {})
    site = {"site_name": "Contoh", "theme": theme, "plugins": [{"kliping": options}], **settings}
    (folder / "docs").mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(site, sort_keys=False), encoding="utf-8")
    sow(folder / "seeds", seeds).mkdir(exist_ok=True)
    return folder


def _run(
    module: str, arguments: tuple[str | Path, ...], cwd: Path, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", module, *map(os.fspath, arguments)]
    env = os.environ | {"PYTHONPATH": str(ROOT)} | environment
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, check=False, timeout=300)


_PLACES = ("Jepang", "Rusia", "Amerika Serikat", "Korea Utara", "Malaysia")
_DEEDS = ("membuka pelabuhan baru", "menutup tambang batu bara", "menaikkan bea masuk gula", "memulai pemilihan umum")
_OUTLETS = ("Kompas.com", "Tempo.co", "Contoh & Kawan", "ANTARA")
_MONTHS = ("Januari", "Mei", "September")


def tiny_seeds(count: int) -> dict[str, str]:
    """Short articles of every kind: with a title and without, dated or not, several on the same event."""
    return {f"{'abc'[n % 3]}/{n:04}.txt": _tiny_seed(n) for n in range(count)}


def _tiny_seed(n: int) -> str:
    place, deed, outlet = (words[n // 3 % len(words)] for words in (_PLACES, _DEEDS, _OUTLETS))
    title = f"{place} Akan {deed.title()}\n\n" if n % 4 else ""
    day = f" pada {n % 28 + 1} {_MONTHS[n % 3]} {2019 + n % 5}" if n % 5 else ""
    named = f"Kampung-{n // 3:03}"
    return (
        f"{title}{outlet}, JAKARTA - Pemerintah {place} {deed} di {named}{day}, kata seorang pejabat setempat.\n\n"
        f"Warga {named} yang ditemui menyambut keputusan nomor {n // 3} itu dengan gembira dan penuh harap.\n\n"
        "Baca juga: Yang Lain Lagi\n"
    )
