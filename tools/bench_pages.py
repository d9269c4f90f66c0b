"""Saved pages read, labelled and dated against trafilatura alone in its default mode, same pages, same run.

    python tools/bench_pages.py PACK.jsonl.gz

Rounds of the two alternate, so that a busy machine slows both; the ratio is of the best rounds, above 1 we are faster.
"""

import gzip
import json
import logging
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
import trafilatura

from generator.cleaning.pages import label_page
from generator.lexicon import load_lexicon
from generator.metadata.page_facts import facts_of
from generator.reading.saved_pages import read_page

ROUNDS = 5


def ours(page: str) -> None:
    """Read, label and date one page."""
    read = read_page(page.encode())
    facts_of(read, label_page(read, load_lexicon()), load_lexicon())


def alone(page: str) -> None:
    """Extract one page with trafilatura as it comes."""
    trafilatura.extract(page)


def seconds(work: Callable[[str], None], pages: list[str]) -> float:
    """The processor time that `work` takes on all pages."""
    start = time.process_time()
    for page in pages:
        work(page)
    return time.process_time() - start


def main() -> None:
    """Print both speeds and their ratio."""
    logging.disable(logging.CRITICAL)
    with gzip.open(sys.argv[1], "rt", encoding="utf-8") as lines:
        pages = [json.loads(line)["html"] for line in lines]
    for page in pages[:10]:
        ours(page)
        alone(page)
    mine, theirs = [], []
    for _ in range(ROUNDS):
        mine.append(seconds(ours, pages))
        theirs.append(seconds(alone, pages))
    a, b = min(mine), min(theirs)
    print(f"ours {len(pages) / a:.1f} pages/s, trafilatura alone {len(pages) / b:.1f} pages/s, ratio {b / a:.2f}")


if __name__ == "__main__":
    main()
