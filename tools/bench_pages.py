"""Saved pages read, labelled and their facts taken, against trafilatura's extraction alone in its default mode.

    python -m tools.bench_pages [PACK.jsonl.gz]

Same pages, same run. Without a pack the pages are made up; those of a pack have their markup under `html`.
"""

import gzip
import json
import logging
import sys
from collections.abc import Iterator
from pathlib import Path

from generator.cleaning.pages import label_page
from generator.lexicon import load_lexicon
from generator.metadata.page_facts import facts_of
from generator.reading.saved_pages import read_page
from tools.measuring import Row, print_rows, rates
from tools.synthetic_pages import make_page

_COUNT = 40


def rows(pack: Path | None = None) -> Iterator[Row]:
    """Both speeds and their ratio, on pages of a pack or made-up ones."""
    logging.disable(logging.CRITICAL)  # the peer warns of pages it cannot read
    pages = list(_packed(pack)) if pack else [make_page(number) for number in range(_COUNT)]
    kilobytes = sorted(len(page.encode()) // 1000 for page in pages)
    ours, alone = rates(pages, _ours, _alone)
    sizes = f"{kilobytes[0]}–{kilobytes[-1]} kB"
    yield Row(f"saved pages of {sizes} read, labelled and their facts taken, a second on one core", f"{ours:.0f}")
    yield Row("the same pages by trafilatura alone", f"{alone:.0f}")
    yield Row("ratio", f"{ours / alone:.2f}", "≥ 1.0")


def main() -> None:
    """Print the rows, of the pack that the command line names if it names one."""
    print_rows(rows(*map(Path, sys.argv[1:2])))


def _packed(pack: Path) -> Iterator[str]:
    with gzip.open(pack, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["html"]


def _ours(page: str) -> None:
    read = read_page(page.encode())
    facts_of(read, label_page(read, load_lexicon()), load_lexicon())


def _alone(page: str) -> None:
    import trafilatura

    trafilatura.extract(page)


if __name__ == "__main__":
    main()
