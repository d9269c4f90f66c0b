"""Time and memory of the whole program, as ratios within one run, printed as the table the README shows.

The peer is MkDocs itself: the same pages as plain Markdown files, built without Kliping. What Kliping adds (reading,
cleaning, relating, the search index) is held against that.
"""

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tools.synthetic import write_seeds

_COUNTS = (500, 2000)
_THEME = "theme:\n  name: material\n  font: false\n  language: id\n"
_EXTENSIONS = "markdown_extensions: [attr_list, def_list, md_in_html, tables]\n"


class Cost(NamedTuple):
    """Wall time in seconds and the largest process in megabytes."""

    seconds: float
    megabytes: float


def main() -> None:
    """Measure and print the table."""
    print("| seeds | generator, cold | generator, warm | MkDocs with Kliping | MkDocs alone | ratio | peak memory |")
    print("|---|---|---|---|---|---|---|")
    for count in _COUNTS:
        with tempfile.TemporaryDirectory() as folder:
            print(_row(count, Path(folder)), flush=True)


def _row(count: int, folder: Path) -> str:
    write_seeds(folder / "seeds", count)
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(
        f"site_name: Bench\n{_THEME}plugins: [kliping]\nnav: [index.md]\n", encoding="utf-8"
    )
    build = ["-m", "generator", "build", "--out", "tree"]
    cold, warm = _cost(folder, *build), _cost(folder, *build)
    plain = f"site_name: Bench\ndocs_dir: tree\nsite_dir: plain\n{_THEME}{_EXTENSIONS}plugins: []\nnav: [index.md]\n"
    (folder / "plain.yml").write_text(plain + 'not_in_nav: "*"\n', encoding="utf-8")
    peer = _cost(folder, "-m", "mkdocs", "build", "-q", "-f", "plain.yml")
    shutil.rmtree(folder / ".cache")
    whole = _cost(folder, "-m", "mkdocs", "build", "-q")
    return (
        f"| {count} | {cold.seconds:.1f} s | {warm.seconds:.1f} s | {whole.seconds:.1f} s | {peer.seconds:.1f} s "
        f"| {whole.seconds / peer.seconds:.2f} | {whole.megabytes:.0f} MB |"
    )


def _cost(folder: Path, *arguments: str) -> Cost:
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=folder, check=True, stderr=subprocess.DEVNULL)
    seconds = time.perf_counter() - start
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return Cost(seconds, largest / (1 << 20 if sys.platform == "darwin" else 1 << 10))


if __name__ == "__main__":
    main()
