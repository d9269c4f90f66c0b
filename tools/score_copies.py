"""How well copies are told from stories: articles that were scraped on several days, their addresses hidden.

    python -m tools.score_copies PACK.jsonl.gz

The pack holds one article a line with url, title, author, date and text. Two articles with one address (or with one
number in it, where an outlet changed the words of its address) are to be near-duplicates, all others are not. Addresses
are told in two halves by a hash; what is wrong is listed.
"""

import gzip
import json
import re
import sys
import tempfile
import zlib
from collections import defaultdict
from itertools import combinations
from pathlib import Path

from generator.build import build_corpus
from generator.config import Config
from generator.corpus import RelationKind

_NUMBER = re.compile(r"/read/(\d{6,})/|/(d-\d{6,})/|/(\d{7})/")


def main() -> None:
    """Print recall and precision of both halves."""
    with gzip.open(sys.argv[1], "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    addresses = [_identity(row["url"]) for row in rows]
    by_address = defaultdict(list)
    for at, address in enumerate(addresses):
        by_address[address].append(at)
    wanted = {pair for places in by_address.values() for pair in combinations(places, 2)}
    found = _found(rows)
    for half in (0, 1):
        mine = {pair for pair in wanted if _half(addresses[pair[0]]) == half}
        got = {pair for pair in found if _half(addresses[pair[0]]) == half}
        right = len(mine & got)
        print(f"half {half}: {len(mine)} pairs, recall {right / len(mine):.4f}, precision {right / len(got):.4f}")
        for kind, pairs in (("missed", mine - got), ("wrong", got - mine)):
            for a, b in sorted(pairs):
                print(f"  {kind}: {rows[a]['url']} {rows[b]['url']}")


def _found(rows: list[dict[str, str]]) -> set[tuple[int, int]]:
    with tempfile.TemporaryDirectory() as folder:
        seeds = Path(folder) / "seeds"
        seeds.mkdir()
        for at, row in enumerate(rows):
            seed = f"{row['title']}\n{row['author']}\n{row['date']}\n\n{row['text']}\n"
            (seeds / f"{at:05}.txt").write_text(seed, encoding="utf-8")
        corpus = build_corpus(Config(seeds=seeds, cache=Path(folder) / "cache"))
    return {
        (int(relation.a[:5]), int(relation.b[:5]))
        for relation in corpus.relations
        if relation.kind is RelationKind.NEAR_DUPLICATE
    }


def _identity(url: str) -> str:
    match = _NUMBER.search(url)
    return match.group() if match else url


def _half(address: str) -> int:
    return zlib.crc32(address.encode()) % 2


if __name__ == "__main__":
    main()
