"""Words that news writes small: the lists of `generator/lexicon/small_words/`, made from many texts.

    python -m tools.small_words LANGUAGE LEAST TEXTS.jsonl > generator/lexicon/small_words/LANGUAGE.txt

Each line of TEXTS.jsonl is one text as a JSON string; no text stands twice. A word is kept if LEAST texts write it
small and few of those that have it inside a sentence write it with a capital. Words stand in the order of the alphabet,
so nothing of the texts can be read from a list.
"""

import json
import sys
from collections import Counter
from pathlib import Path

from generator.text.sentences import sentences
from generator.text.tokens import words
from generator.text.unicode import reading_text

_SHARE = 0.8
_TITLE_SHARE = 0.5
_WIDTH = 120


def main() -> None:
    """Print the list for the language and the texts named on the command line."""
    code, least, path = sys.argv[1:]
    texts = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    small, capital = Counter[str](), Counter[str]()
    for text in texts:
        inside = {word for line in text.splitlines() for word in _inside(reading_text(line), code)}
        small.update(word for word in inside if word.islower())
        capital.update({word.lower() for word in inside if word[0].isupper()})
    kept = [word for word, count in small.items() if count >= int(least) and count >= _SHARE * (count + capital[word])]
    print(f"# Words that news of this language writes small: {_SHARE:.0%} of texts or more. From {len(texts)} texts.")
    line = ""
    for word in sorted(kept):
        if len(line) + len(word) >= _WIDTH:
            print(line)
            line = ""
        line += f" {word}" if line else word
    print(line)


def _inside(line: str, code: str) -> list[str]:
    """The words inside the sentences of `line`, without those that open one and those of titles."""
    found = []
    for span in sentences(line, code):
        first, *others = words(line[span.start : span.end]) or [""]
        if sum(word[0].isupper() for word in others) <= _TITLE_SHARE * len(others):
            found += [word for word in (*others, first if first.islower() else "") if len(word) > 1 and word.isalpha()]
    return found


if __name__ == "__main__":
    main()
