"""How many sentences a second the grammar reads on one core, and dateparser.search on the same ones in the same run.

    python -m tools.bench_timexes [--pack FILE.jsonl.gz] [--language id] [--sentences 20000] [--dateparser 60]

Without a pack the lines of the project's own cases are read again and again. A pack holds one JSON object a line with a
`text`.
"""

import argparse
import gzip
import json
import re
import time
from datetime import date
from itertools import cycle, islice
from pathlib import Path

import yaml

from generator.analysis.timexes import Grammar, Reference, ReferenceBasis, find_timexes
from generator.lexicon import load_lexicon

_CASES = Path(__file__).parent.parent / "tests" / "timexes"
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
_DAY = Reference(date(2024, 3, 14), ReferenceBasis.STATED)


def main() -> None:
    """Print one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pack", type=Path)
    parser.add_argument("--language", default="id")
    parser.add_argument("--sentences", type=int, default=20_000)
    parser.add_argument("--dateparser", type=int, default=60, help="sentences for dateparser; 0 leaves it out")
    options = parser.parse_args()
    sentences = _sentences(options.pack, options.language, options.sentences)
    grammar = Grammar(options.language, load_lexicon().languages[options.language].time)
    begin = time.process_time()
    found = sum(len(find_timexes([(1, sentence)], grammar, _DAY)) for sentence in sentences)
    rate = len(sentences) / (time.process_time() - begin)
    shown: dict[str, float] = {"sentences": len(sentences), "timexes": found, "sentences_a_second": round(rate)}
    if options.dateparser:
        other = _dateparser_rate(sentences[: options.dateparser], options.language)
        shown |= {"dateparser_a_second": round(other, 1), "ratio": round(rate / other)}
    print(json.dumps(shown))


def _sentences(pack: Path | None, language: str, count: int) -> list[str]:
    if pack is None:
        cases = yaml.safe_load((_CASES / f"{language}.yml").read_text(encoding="utf-8"))["cases"]
        return list(islice(cycle(case["text"] for case in cases), count))
    with gzip.open(pack, "rt", encoding="utf-8") as lines:
        texts = (json.loads(line)["text"] for line in lines)
        return list(islice((s for text in texts for s in _SENTENCE_END.split(text) if s.strip()), count))


def _dateparser_rate(sentences: list[str], language: str) -> float:
    from dateparser.search import search_dates  # type: ignore[import-untyped]

    search_dates(sentences[0], languages=[language])  # its tables are loaded once
    begin = time.process_time()
    for sentence in sentences:
        search_dates(sentence, languages=[language])
    return len(sentences) / (time.process_time() - begin)


if __name__ == "__main__":
    main()
