"""Trains the tagger of names, and measures it.

    python -m tools.train_names train --language id --out generator/lexicon/taggers/id.tsv PACK [PACK ...]
    python -m tools.train_names measure --language id --folds 5 PACK [PACK ...]

A pack is JSON Lines (.jsonl or .jsonl.gz): `tokens` and `tags` (B-/I-/O) of a sentence, and the name of its `set`.
`--train-on` and `--test-on` name sets. `measure` splits by sentence, neighbours together, prints precision, recall and
F1 of exact spans, and never tests on a sentence it trained on. Needs python-crfsuite (a linear-chain CRF, trained with
L-BFGS); the weights are rounded to whole numbers, so that what they say is the same on every machine.
"""

import argparse
import gzip
import importlib
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from generator.analysis.names.features import ANY, COLUMNS, TEMPLATES, Sight, of_word
from generator.analysis.names.gazetteer import hits
from generator.analysis.names.mentions import decide
from generator.analysis.names.rules import Found, Sighted, sight
from generator.analysis.names.stretches import clues
from generator.analysis.names.tagger import Tagger
from generator.analysis.names.tokens import Tokens, tokenise
from generator.lexicon import load_lexicon
from generator.lexicon.names import NameWords
from generator.lexicon.weights import Weights, read_weights

_KINDS = {
    "PER": "person",
    "PERSON": "person",
    "PPL": "person",
    "ORG": "organisation",
    "ORGANISATION": "organisation",
    "ORGANIZATION": "organisation",
    "IND": "organisation",
    "LOC": "place",
    "PLACE": "place",
    "PLC": "place",
    "LOCATION": "place",
}
_SCALE = 100
_NEIGHBOURS = 10


class Sentence(NamedTuple):
    """A tagged sentence, ready to learn from; `gold` holds the spans of tokens with their kinds."""

    origin: str
    seen: Sighted
    gold: set[tuple[int, int, str]]


def main() -> None:
    """Train or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["train", "measure"])
    parser.add_argument("packs", nargs="+", type=Path)
    parser.add_argument("--language", default="id")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--train-on", nargs="*")
    parser.add_argument("--test-on", nargs="*")
    parser.add_argument("--c1", type=float, default=0.1, help="how strongly features are left out")
    parser.add_argument("--c2", type=float, default=0.1, help="how strongly weights are held small")
    parser.add_argument("--least", type=int, default=9, help="features with smaller weights are left out")
    parser.add_argument("--note", default="", help="said of the packs: where they are from, their licences")
    parser.add_argument("--recall", type=int, default=20, help="how much each token leans to being a name")
    given = parser.parse_args()
    sentences = [_prepared(row, given.language) for pack in given.packs for row in _rows(pack)]
    if given.what == "train":
        chosen = [each for each in sentences if not given.train_on or each.origin in given.train_on]
        note = f"{len(chosen)} sentences of {', '.join(sorted({each.origin for each in chosen}))}{given.note}"
        write_weights(_train(chosen, given), given.out, given.language, note)
    else:
        _measure(sentences, given)


def write_weights(weights: Weights, path: Path, language: str, note: str) -> None:
    """Write `weights` so that `generator.lexicon.weights` can read them."""
    lines = [
        f"# Weights of the tagger of names, language {language}; learned by tools/train_names.py from {note}.",
        "# feature <tab> label:weight ...",
        "labels\t" + " ".join(weights.labels),
        *("step\t" + " ".join(map(str, row)) for row in weights.steps),
        *(
            f"{name}\t" + " ".join(f"{at}:{weight}" for at, weight in values)
            for name, values in sorted(weights.features.items())
        ),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _rows(pack: Path) -> list[dict[str, Any]]:
    raw = gzip.decompress(pack.read_bytes()) if pack.suffix == ".gz" else pack.read_bytes()
    return [json.loads(line) for line in raw.decode("utf-8").splitlines()]


def _prepared(row: dict[str, Any], language: str) -> Sentence:
    text, spans = _text_and_spans(row)
    lexicon = load_lexicon()
    names = lexicon.languages[language].names
    tokens = tokenise(text)
    found = hits(tokens, lexicon)
    seen = sight(tokens, found, clues(tokens, found), names)
    return Sentence(str(row.get("set", "")), seen, _gold(tokens, spans))


def _text_and_spans(row: dict[str, Any]) -> tuple[str, list[tuple[int, int, str]]]:
    text, starts, spans = "", [], []
    for token in row["tokens"]:
        starts.append(len(text))
        text += token + " "
    tags = row["tags"]
    for at, tag in enumerate(tags):
        kind = _KINDS.get(tag[2:].upper()) if tag.startswith("B-") else None
        if kind:
            end = next((later for later in range(at + 1, len(tags)) if not tags[later].startswith("I-")), len(tags))
            spans.append((starts[at], starts[end - 1] + len(row["tokens"][end - 1]), kind))
    return text.rstrip(), spans


def _gold(tokens: Tokens, spans: Iterable[tuple[int, int, str]]) -> set[tuple[int, int, str]]:
    gold = set()
    for start, end, kind in spans:
        inside = [at for at in range(len(tokens.words)) if tokens.starts[at] >= start and tokens.ends[at] <= end]
        if inside:
            gold.add((inside[0], inside[-1] + 1, kind))
    return gold


def _train(sentences: Sequence[Sentence], given: argparse.Namespace) -> Weights:
    crf: Any = importlib.import_module("pycrfsuite")
    language = load_lexicon().languages[given.language].names
    trainer = crf.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": given.c1, "c2": given.c2, "max_iterations": 120, "feature.possible_transitions": True})
    items = iter(_items([sentence.seen for sentence in sentences], language))
    for sentence in sentences:
        gold = labels_of(sentence)
        for start, end in sentence.seen.stretches:
            trainer.append([next(items) for _ in range(start, end)], gold[start:end])
    with tempfile.TemporaryDirectory() as folder:
        model = str(Path(folder) / "model")
        trainer.train(model)
        tagger = crf.Tagger()
        tagger.open(model)
        learned = tagger.info()
        tagger.close()
    return _rounded(learned, given)


def _rounded(learned: Any, given: argparse.Namespace) -> Weights:
    names = sorted({label for _, label in learned.state_features} | {"O"}, key=lambda label: (label != "O", label))
    features_of: dict[str, list[tuple[int, int]]] = {}
    for (feature, label), weight in sorted(learned.state_features.items()):
        if abs(whole := round(weight * _SCALE)) >= given.least:
            features_of.setdefault(feature, []).append((names.index(label), whole))
    # What was learned rather misses a name than invents one; what serves readers is balance.
    lean = dict(features_of.get(ANY, []))
    outside = names.index("O")
    features_of[ANY] = sorted({**lean, outside: lean.get(outside, 0) - given.recall}.items())
    steps = tuple(tuple(round(learned.transitions.get((a, b), 0.0) * _SCALE) for b in names) for a in names)
    return Weights(tuple(names), {name: tuple(sorted(values)) for name, values in features_of.items()}, steps)


class _AllStrings(dict[str, int]):
    """A number for every string that is seen."""

    def __missing__(self, string: str) -> int:
        self[string] = number = len(self) + 1
        return number


def _items(texts: Sequence[Sighted], language: NameWords) -> list[list[str]]:
    """The features of each token that stands in a stretch of `texts`."""
    numbers = _AllStrings()
    eyes = Sight(language, numbers)
    seen = eyes.see(texts)
    strings = ["", *numbers]
    made_of = {name: [COLUMNS.index(column) for column in columns] for name, columns in TEMPLATES.items()}
    return [
        [
            *of_word(eyes.words[word], bool(opens), language),
            *(" ".join([name, *(strings[cells[column]] for column in columns)]) for name, columns in made_of.items()),
        ]
        for word, opens, cells in zip(seen.words.tolist(), seen.opens.tolist(), seen.cells.T.tolist(), strict=True)
    ]


def labels_of(sentence: Sentence) -> list[str]:
    """The gold labels of the tokens of `sentence`."""
    made = ["O"] * len(sentence.seen.tokens.words)
    for start, end, kind in sentence.gold:
        made[start:end] = [f"{'I' if at > start else 'B'}-{kind}" for at in range(start, end)]
    return made


def _decided(sentences: Sequence[Sentence], weights: Weights, language: str) -> list[set[tuple[int, int, str]]]:
    """The spans that the generator makes of each sentence, known names and all."""
    found = decide([sentence.seen for sentence in sentences], load_lexicon().languages[language], weights)
    return list(map(_spans, found))


def _spans(names: Iterable[Found]) -> set[tuple[int, int, str]]:
    return {(name.start, name.end, str(name.kind)) for name in names}


def _measure(sentences: list[Sentence], given: argparse.Namespace) -> None:
    language = load_lexicon().languages[given.language].names
    tested = [at for at, each in enumerate(sentences) if not given.test_on or each.origin in given.test_on]
    counts: dict[str, Counter[str]] = {"rules": Counter(), "tagger": Counter(), "whole": Counter()}
    crossed = bool(given.train_on) and not {sentences[at].origin for at in tested} & set(given.train_on)
    for fold in range(1 if crossed else given.folds):
        held = set(tested) if crossed else {at for at in tested if at // _NEIGHBOURS % given.folds == fold}
        learned_from = [
            each
            for at, each in enumerate(sentences)
            if at not in held and (not given.train_on or each.origin in given.train_on)
        ]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "weights.tsv"
            write_weights(_train(learned_from, given), path, given.language, "")
            weights = read_weights(path)
            tagger = Tagger(weights, language)
            size = path.stat().st_size
        asked = [sentences[at] for at in sorted(held)]
        tagged = tagger.names([sentence.seen for sentence in asked])
        for sentence, names, decided in zip(asked, tagged, _decided(asked, weights, given.language), strict=True):
            _count(counts["tagger"], _spans(names), sentence.gold)
            _count(counts["whole"], decided, sentence.gold)
            _count(counts["rules"], _spans(sentence.seen.ruled), sentence.gold)
        print(f"fold {fold}: {len(learned_from)} learned, {len(held)} tested, {size} bytes", flush=True)
    for name, count in counts.items():
        print(name, _scores(count))


def _count(count: Counter[str], have: set[tuple[int, int, str]], gold: set[tuple[int, int, str]]) -> None:
    have = {span for span in have if span[2] != "event"}
    for kind in ("person", "organisation", "place", "all"):
        count[f"{kind} same"] += sum(kind in (span[2], "all") for span in have & gold)
        count[f"{kind} have"] += sum(kind in (span[2], "all") for span in have)
        count[f"{kind} gold"] += sum(kind in (span[2], "all") for span in gold)


def _scores(count: Counter[str]) -> str:
    parts = []
    for kind in ("all", "person", "organisation", "place"):
        precision = count[f"{kind} same"] / max(count[f"{kind} have"], 1)
        recall = count[f"{kind} same"] / max(count[f"{kind} gold"], 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        parts.append(f"{kind} {precision:.3f}/{recall:.3f}/{f1:.3f}")
    return "  ".join(parts)


if __name__ == "__main__":
    main()
