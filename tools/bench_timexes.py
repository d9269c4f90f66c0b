"""How many sentences a second the grammar reads on one core, and how many dateparser.search does of the same ones.

    python -m tools.bench_timexes [PACK.jsonl.gz]

Without a pack the sentences are the lines of the project's own cases; those of a pack have a `text`, in Indonesian.
"""

import gzip
import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import cycle, islice
from pathlib import Path

import yaml

from generator.analysis.timexes import Grammar, Reference, ReferenceBasis, Timex, find_timexes
from generator.lexicon import load_lexicon
from tools.measuring import Row, print_rows, rates

_CASES = Path(__file__).parent.parent / "tests" / "timexes"
_LANGUAGES = {"id": "Indonesian", "en": "English"}
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
_DAY = Reference(date(2024, 3, 14), ReferenceBasis.STATED)
_COUNT, _COUNT_OF_PEER = 4000, 200


def rows(pack: Path | None = None) -> Iterator[Row]:
    """The speed in each language, and how many times that of the peer it is."""
    for code, name in _LANGUAGES.items():
        if pack and code != "id":
            continue
        sentences = list(islice(cycle(_packed(pack) if pack else _cases(code)), _COUNT))
        read = partial(_read, Grammar(code, load_lexicon().languages[code].time))
        (rate,) = rates(sentences, read)
        yield Row(f"{name} sentences searched for dates, a second on one core", f"{rate:,.0f}", "≥ 5,000")
        own, peer = rates(sentences[:_COUNT_OF_PEER], read, partial(_read_by_peer, code))
        yield Row(f"{name}: times as fast as dateparser.search on the same sentences", f"{own / peer:,.0f}")


def main() -> None:
    """Print the rows, of the pack that the command line names if it names one."""
    print_rows(rows(*map(Path, sys.argv[1:2])))


def _read(grammar: Grammar, sentence: str) -> tuple[Timex, ...]:
    return find_timexes([(1, sentence)], grammar, _DAY)


def _read_by_peer(code: str, sentence: str) -> None:
    from dateparser.search import search_dates  # type: ignore[import-untyped]

    search_dates(sentence, languages=[code])


def _cases(code: str) -> Iterator[str]:
    yield from (case["text"] for case in yaml.safe_load((_CASES / f"{code}.yml").read_text(encoding="utf-8"))["cases"])


def _packed(pack: Path) -> Iterator[str]:
    with gzip.open(pack, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield from filter(str.strip, _SENTENCE_END.split(json.loads(line)["text"]))


if __name__ == "__main__":
    main()
