"""Time and memory of whole builds, as ratios within one run.

    python -m tools.bench_site [COUNT ...]

The peer is MkDocs itself: the same pages as plain Markdown files, built without Kliping. What Kliping adds (reading,
cleaning, relating, the search index) is held against that.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tools.measuring import Row, cost, print_rows
from tools.synthetic import write_seeds

_COUNTS = (500, 2000)
_THEME = "theme:\n  name: material\n  font: false\n  language: id\n"
_EXTENSIONS = "markdown_extensions: [attr_list, def_list, md_in_html, tables]\n"


def rows(counts: Sequence[int] = _COUNTS) -> Iterator[Row]:
    """Rows for collections of so many seeds."""
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            yield from _rows(count, Path(folder))


def main() -> None:
    """Print the rows, for as many seeds as the command line says."""
    print_rows(rows([int(count) for count in sys.argv[1:]] or _COUNTS))


def _rows(count: int, folder: Path) -> Iterator[Row]:
    write_seeds(folder / "seeds", count)
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(
        f"site_name: Bench\n{_THEME}plugins: [kliping]\nnav: [index.md]\n", encoding="utf-8"
    )
    build = ["-m", "generator", "build", "--out", "tree"]
    cold, warm = cost(folder, *build), cost(folder, *build)
    plain = f"site_name: Bench\ndocs_dir: tree\nsite_dir: plain\n{_THEME}{_EXTENSIONS}plugins: []\nnav: [index.md]\n"
    (folder / "plain.yml").write_text(plain + 'not_in_nav: "*"\n', encoding="utf-8")
    peer = cost(folder, "-m", "mkdocs", "build", "-q", "-f", "plain.yml")
    shutil.rmtree(folder / ".cache")
    whole = cost(folder, "-m", "mkdocs", "build", "-q")
    yield Row(f"{count} seeds into Markdown, cold cache and warm", f"{cold.seconds:.1f} s, {warm.seconds:.1f} s")
    yield Row(f"{count} seeds into a site; the same pages by MkDocs", f"{whole.seconds:.1f} s, {peer.seconds:.1f} s")
    # By the clock, whoever runs while the machine does nothing else looks fast.
    ratios = f"{whole.processor / peer.processor:.2f}, {whole.seconds / peer.seconds:.2f}"
    yield Row(f"{count} seeds: ratio by processor time, by the clock", ratios)
    yield Row(f"{count} seeds: peak memory", f"{whole.megabytes:.0f} MB")


if __name__ == "__main__":
    main()
