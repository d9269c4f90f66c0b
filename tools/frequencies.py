"""In how many of a hundred reports a word stands: the tables of `generator/lexicon/frequencies/`, made from many texts.

    python -m tools.frequencies LANGUAGE TEXTS.jsonl > generator/lexicon/frequencies/LANGUAGE.yml

Each line of TEXTS.jsonl is one text as a JSON string; no text stands twice. Only the common words are kept, by the stem
and without their order, so nothing of the texts can be read from a table.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from generator.lexicon import load_lexicon
from generator.text.sentences import sentences
from generator.text.tokens import stemmer, words
from generator.text.unicode import reading_text

_STEPS = (1, 2, 3, 5, 8, 12, 20, 30, 50)
_WIDTH = 116


def main() -> None:
    """Print the table for the language and the texts named on the command line."""
    code, path = sys.argv[1:]
    texts = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    language = load_lexicon().language(code)
    stem = stemmer(language.stemmer if language else "")
    stopwords = language.stopwords if language else frozenset()
    held, named = Counter[str](), Counter[str]()
    for text in texts:
        lines = [reading_text(line) for line in text.splitlines()]
        spans = [line[span.start : span.end] for line in lines for span in sentences(line, code)]
        telling = {word.casefold() for sentence in spans for word in words(sentence)} - stopwords
        held.update(set(stem(sorted(telling))))
        named.update({word.casefold() for each in spans for word in words(each)[1:] if word[0].isupper()} - stopwords)
    print(
        f"# In how many of a hundred reports a word stands, by its stem; and a word of a name. From {len(texts)} texts."
    )
    print("\n".join([f"code: {code}", "words:", *_rows(held, len(texts)), "names:", *_rows(named, len(texts), 3)]))


def _rows(held: Counter[str], texts: int, least: int = _STEPS[0]) -> Iterable[str]:
    steps: dict[int, list[str]] = defaultdict(list)
    for word, count in held.items():
        share = 100 * count / texts
        if share >= least and len(word) > 2 and word.isalpha():
            steps[max(step for step in _STEPS if step <= share)].append(json.dumps(word, ensure_ascii=False))
    for step, found in sorted(steps.items()):
        yield f"  {step}:"
        line = "    ["
        for word in sorted(found):
            if len(line) + len(word) > _WIDTH:
                yield line.rstrip()
                line = "     "
            line += f"{word}, "
        yield line.rstrip(", ") + "]"


if __name__ == "__main__":
    main()
