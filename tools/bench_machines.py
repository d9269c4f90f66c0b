"""What files for other programs cost: feeds, the API and the heads of pages, beside all that comes before them."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from generator.build import build_corpus
from generator.config import SiteSettings, make_config
from generator.pages import make_pages, open_desk
from generator.writing.api import api_files
from generator.writing.crawlers import listed_pages
from generator.writing.feeds import feed_files
from generator.writing.heads import make_heads
from tools.measuring import Row, print_rows
from tools.synthetic import write_seeds

_COUNT, _ROUNDS = 500, 3


def rows() -> Iterator[Row]:
    """The share of the generator's time, and the largest file."""
    with tempfile.TemporaryDirectory() as folder:
        write_seeds(Path(folder) / "seeds", _COUNT)
        config = make_config({"workers": 1}, Path(folder), SiteSettings("Bench", "https://bench.example/"))
        start = time.process_time()
        corpus = build_corpus(config)
        pages = make_pages(open_desk(corpus, config))
        before = time.process_time() - start
    spent = []
    for _ in range(_ROUNDS):
        start = time.process_time()
        desk = open_desk(corpus, config)
        files = [*feed_files(desk, config), *api_files(desk, config)]
        make_heads(desk, pages, config)
        listed_pages(desk, pages, config)
        spent.append(time.process_time() - start)
    largest = max(len(file.text.encode()) for file in files)
    share = median(spent) / before
    yield Row(
        f"{_COUNT} seeds: feeds, API, linked data and sitemap, of the time of all before", f"{share:.1%}", "< 10 %"
    )
    yield Row(f"{_COUNT} seeds: files of feeds and API; the largest", f"{len(files):,}; {largest / 1000:.0f} kB")


if __name__ == "__main__":
    print_rows(rows())
