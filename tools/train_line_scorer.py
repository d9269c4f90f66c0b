"""Trains the line scorer: packs of pages with the article's text beside them -> `generator/cleaning/line_scorer.json`.

    python -m tools.train_line_scorer [--report] [--out FILE] [--folds 5] PACK.jsonl.gz ...

A pack has one JSON object a line: `id`, `lang` (a code or null), `dirty` (the page as text), `gold` (the article's
text). No line of a pack enters the file: only thresholds, and weights of single words that six publishers or more use.
The same packs give the same file. Needs lightgbm and numpy, which the generator itself does not.
"""

import argparse
import gzip
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from math import log
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import lightgbm  # type: ignore[import-untyped,import-not-found,unused-ignore]
import numpy as np  # type: ignore[import-not-found,unused-ignore]

from generator.cleaning.features import NAMES, describe
from generator.cleaning.scorer import choose
from generator.text.unicode import reading_text

OUT = Path(__file__).parent.parent / "generator" / "cleaning" / "line_scorer.json"
ROUNDS = 72
SURE = 3.5
PARAMETERS: dict[str, object] = {
    "objective": "binary",
    "num_leaves": 15,
    "learning_rate": 0.15,
    "min_data_in_leaf": 100,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "max_bin": 63,
    "seed": 1,
    "deterministic": True,
    "num_threads": 1,
    "verbosity": -1,
}
_MIN_PUBLISHERS = 6
_MIN_CUE = 0.6
_MAX_CUE = 4.0
# Most short lines of a page are furniture: a word is no sign of it before it is more often there than words are.
_COMMON = log(0.25)
_SIGN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_BULLET = re.compile(r"^[*+•·-] +")
_SHARED_LINES = 3
# How much the variants of a page weigh beside the page as it is.
_VARIANT_SHARE = 0.3


class Page(NamedTuple):
    """A page's lines without blank ones, which of them are the article's, and how much each weighs in training."""

    name: str
    language: str
    publisher: str
    texts: list[str]
    lines: list[int]
    article: list[bool]
    sizes: list[int]
    gold: Counter[str]
    share: float


Matrix: TypeAlias = Any  # numpy has no part in the generator's own types
Example: TypeAlias = tuple[Page, Matrix]


def main() -> None:
    """Cross-validates over publishers, prints what it finds, trains on all pages and writes the data file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packs", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--report", action="store_true", help="only print how well it does on unseen publishers")
    arguments = parser.parse_args()
    pages = [page_of(row) for pack in arguments.packs for row in rows_of(pack)]
    pages = with_publishers(pages)
    folds = folds_of(pages, arguments.folds)
    publishers = len({page.publisher for page in pages})
    print(f"{len(pages)} pages, {publishers} publishers, {arguments.folds} folds by publisher")
    report(cross_validate(pages, folds, arguments.folds))
    if arguments.report:
        return
    cues, examples = cues_and_examples(pages, folds, arguments.folds)
    booster = train(examples)
    arguments.out.write_text(written(cues, booster), encoding="utf-8")
    print(f"{arguments.out.name}: {arguments.out.stat().st_size} bytes, {len(cues)} words, {ROUNDS} trees")


def rows_of(pack: Path) -> Iterable[Mapping[str, Any]]:
    """The rows of a pack."""
    with gzip.open(pack, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def page_of(row: Mapping[str, Any]) -> Page:
    """The page in `row`, each line labelled by aligning the page with the article's text."""
    raw = [(number, reading_text(line)) for number, line in enumerate(row["dirty"].splitlines(), 1)]
    lines = [(number, text) for number, text in raw if text]
    texts = [text for _, text in lines]
    article = aligned(texts, row["gold"])
    sizes = [len(re.findall(r"\w+", text)) for text in texts]
    gold = Counter(re.findall(r"\w+", row["gold"].lower()))
    numbers = [number for number, _ in lines]
    publisher = re.sub(r"_\d{4}_\d\d_\d\d.*", "", row["id"])
    return Page(row["id"], (row.get("lang") or "?")[:2], publisher, texts, numbers, article, sizes, gold, 1.0)


def aligned(texts: Sequence[str], gold: str) -> list[bool]:
    """For each line whether at least half of it stands in `gold`, in its order."""
    signs = [_SIGN.findall(text.lower().replace("’", "'")) for text in texts]
    owners = [at for at, own in enumerate(signs) for _ in own]
    found = [0.0] * len(texts)
    flat = [sign for own in signs for sign in own]
    matcher = SequenceMatcher(None, flat, _SIGN.findall(gold.lower().replace("’", "'")), autojunk=False)
    for start, _, size in matcher.get_matching_blocks():
        for at in range(start, start + size):
            # One word alone is mostly there by chance.
            found[owners[at]] += 1.0 if size > 1 else 0.5
    return [bool(own) and hits / len(own) >= 0.5 for own, hits in zip(signs, found, strict=True)]


def with_publishers(pages: Sequence[Page]) -> list[Page]:
    """The pages with those that share long lines, as pages of one site do, counted as one publisher's."""
    parent = {page.publisher: page.publisher for page in pages}

    def root(name: str) -> str:
        while parent[name] != name:
            name = parent[name]
        return name

    holders: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        for text in set(page.texts):
            if len(text) > 25:
                holders[text].add(page.publisher)
    pairs: Counter[tuple[str, str]] = Counter()
    for names in holders.values():
        if 1 < len(names) <= 6:
            ordered = sorted(names)
            pairs.update((a, b) for a in ordered for b in ordered if a < b)
    for (a, b), count in sorted(pairs.items()):
        if count >= _SHARED_LINES:
            parent[root(b)] = root(a)
    return [page._replace(publisher=root(page.publisher)) for page in pages]


def folds_of(pages: Sequence[Page], many: int) -> list[int]:
    """The fold of each page; all pages of a publisher are in one."""
    names = sorted({page.publisher for page in pages})
    random.Random(7).shuffle(names)  # noqa: S311
    fold = {name: at % many for at, name in enumerate(names)}
    return [fold[page.publisher] for page in pages]


def cues_of(pages: Iterable[Page]) -> dict[str, float]:
    """Weights of the words in short lines: how much more often publishers have them in articles than in furniture."""
    inside: dict[str, set[str]] = defaultdict(set)
    outside: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        for text, article in zip(page.texts, page.article, strict=True):
            if len(text) < 70:
                for word in set(_WORD.findall(text.lower())):
                    (inside if article else outside)[word].add(page.publisher)
    weights = {}
    for word in sorted(inside.keys() | outside.keys()):
        own, other = len(inside[word]), len(outside[word])
        weight = max(-_MAX_CUE, min(_MAX_CUE, log((own + 1) / (other + 1)) - _COMMON))
        if own + other >= _MIN_PUBLISHERS and abs(weight) > _MIN_CUE:
            weights[word] = round(weight, 1)
    return weights


def cues_and_examples(pages: Sequence[Page], folds: Sequence[int], many: int) -> tuple[dict[str, float], list[Example]]:
    """The cues of all pages; and each page's features with the cues of the other folds, as for an unseen page."""
    others = {fold: cues_of(p for p, f in zip(pages, folds, strict=True) if f != fold) for fold in range(many)}
    examples = []
    for at, (page, fold) in enumerate(zip(pages, folds, strict=True)):
        own = [page, pasted(page) if at % 2 else alone(page)]
        examples += [(each, matrix(each, others[fold])) for each in own if each.texts]
    return cues_of(pages), examples


def matrix(page: Page, cues: Mapping[str, float]) -> Matrix:
    """The features of a page's lines."""
    return np.array(describe(page.texts, page.lines, cues), dtype=np.float64).reshape(-1, len(NAMES))


def pasted(page: Page) -> Page:
    """The page as it looks when copied by hand: without list signs and blank lines."""
    bare = [_BULLET.sub("", text) for text in page.texts]
    return page._replace(texts=bare, lines=list(range(1, len(bare) + 1)), share=_VARIANT_SHARE)


def alone(page: Page) -> Page:
    """The article of the page alone, as somebody may paste it: all of it is text."""
    own = [at for at, article in enumerate(page.article) if article]
    texts = [page.texts[at] for at in own]
    sizes = [page.sizes[at] for at in own]
    lines = list(range(1, len(own) + 1))
    return page._replace(texts=texts, lines=lines, article=[True] * len(own), sizes=sizes, share=_VARIANT_SHARE)


def weights_of(page: Page) -> list[float]:
    """What each line weighs in training: its words, in proportion to the article's, for every page counts the same."""
    total = sum(size for size, article in zip(page.sizes, page.article, strict=True) if article) + 50
    return [page.share * 100 * (size + 2) / total for size in page.sizes]


def train(examples: Sequence[Example]) -> Any:
    """A booster trained on `examples`."""
    data = lightgbm.Dataset(
        np.vstack([rows for _, rows in examples]),
        np.concatenate([np.array(page.article, dtype=int) for page, _ in examples]),
        weight=np.concatenate([np.array(weights_of(page)) for page, _ in examples]),
        feature_name=list(NAMES),
    )
    return lightgbm.train(PARAMETERS, data, ROUNDS)


def cross_validate(pages: Sequence[Page], folds: Sequence[int], many: int) -> list[tuple[Page, float]]:
    """Each page with its word F1 under a model that saw no page of its publisher."""
    scored: list[tuple[Page, float]] = []
    for fold in range(many):
        seen = [page for page, own in zip(pages, folds, strict=True) if own != fold]
        cues, examples = cues_and_examples(seen, [own for own in folds if own != fold], many)
        booster = train(examples)
        unseen = [page for page, own in zip(pages, folds, strict=True) if own == fold]
        for page in unseen:
            scores = [float(score) for score in booster.predict(matrix(page, cues))] if page.texts else []
            scored.append((page, word_f1(page, choose(scores, page.texts))))
    return scored


def word_f1(page: Page, kept: Sequence[bool]) -> float:
    """How well the words of the kept lines agree with the article's."""
    got = Counter(
        word for text, keep in zip(page.texts, kept, strict=True) if keep for word in re.findall(r"\w+", text.lower())
    )
    same = sum((got & page.gold).values())
    return 2 * same / (sum(got.values()) + sum(page.gold.values())) if same else 0.0


def report(scored: Sequence[tuple[Page, float]]) -> None:
    """Prints the mean word F1, by language too."""
    by: dict[str, list[float]] = defaultdict(list)
    for page, value in scored:
        by[page.language].append(value)
    print(f"word F1 on unseen publishers: {sum(value for _, value in scored) / len(scored):.4f}")
    for language, values in sorted(by.items()):
        print(f"  {language}: {len(values):4} pages {sum(values) / len(values):.4f}")


def written(cues: Mapping[str, float], booster: Any) -> str:
    """The data file: JSON, one word or tree a line."""
    trees = [tree(info["tree_structure"]) for info in booster.dump_model()["tree_info"]]
    words = ",\n".join(f"  {json.dumps(word, ensure_ascii=False)}: {weight}" for word, weight in sorted(cues.items()))
    grown = ",\n".join("  " + json.dumps(each, separators=(",", ":")) for each in trees)
    return f'{{\n"sure": {SURE},\n"cues": {{\n{words}\n}},\n"trees": [\n{grown}\n]\n}}\n'


def tree(node: Mapping[str, Any]) -> list[Any] | float:
    """A node as [feature, threshold, value, below, above]; a leaf as its value."""
    if "leaf_value" in node:
        return round(float(node["leaf_value"]), 4)
    threshold = float(f"{node['threshold']:.4g}")
    name = NAMES[node["split_feature"]]
    return [
        name,
        threshold,
        round(float(node["internal_value"]), 3),
        tree(node["left_child"]),
        tree(node["right_child"]),
    ]


if __name__ == "__main__":
    main()
