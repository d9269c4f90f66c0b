"""How many pasted articles a second one core reads, cleans and takes the facts from.

    python -m tools.bench_articles [PACK.jsonl.gz]

Without a pack the articles are made up; those of a pack have title, author, date and text.
"""

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from generator.cleaning import clean
from generator.errors import Problem
from generator.lexicon import load_lexicon
from generator.metadata import extract_article
from generator.reading import Seed, read
from tools.measuring import Row, print_rows, rates
from tools.synthetic import make_article

_COUNT = 400


def rows(pack: Path | None = None) -> Iterator[Row]:
    """The speed, on articles of a pack or made-up ones."""
    texts = list(_packed(pack)) if pack else [make_article(number) for number in range(_COUNT)]
    seeds = [Seed(f"{at}.txt", f"{at}.txt", text.encode()) for at, text in enumerate(texts)]
    length = sum(len(seed.content) for seed in seeds) / len(seeds)
    (rate,) = rates(seeds, _article_of)
    measure = f"pasted articles of {length / 1000:.1f} kB read, cleaned and their facts taken, a second on one core"
    yield Row(measure, f"{rate:.0f}", "≥ 300")


def main() -> None:
    """Print the rows, of the pack that the command line names if it names one."""
    print_rows(rows(*map(Path, sys.argv[1:2])))


def _packed(pack: Path) -> Iterator[str]:
    with gzip.open(pack, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield f"{row['title']}\n{row['author']}\n{row['date']}\n\n{row['text']}\n"


def _article_of(seed: Seed) -> None:
    document = read(seed)
    assert not isinstance(document, Problem)
    extract_article(clean(document, load_lexicon()), load_lexicon())


if __name__ == "__main__":
    main()
