"""Learns the weights of `generator/cleaning/page_scorer.py` from saved pages with known stories.

    python -m tools.train_pages PACK.jsonl.gz [--report] [--write]

The pack holds one JSON object a line with `page` (a name that begins with the publisher), `html`, and `content` (the
story as plain text). `--report` trains on some publishers and tests on the others; `--write` trains on all pages and
writes `generator/cleaning/page_weights.yml`. numpy is needed here, not at run time.
"""

import argparse
import gzip
import json
import re
import zlib
from collections import Counter
from pathlib import Path

import numpy as np

from generator.cleaning.page_features import features_of
from generator.cleaning.page_scorer import Features
from generator.cleaning.page_view import view_of
from generator.cleaning.pages import certain_furniture
from generator.reading.saved_pages import read_page
from generator.text.squash import squash

WEIGHTS = Path(__file__).parents[1] / "generator/cleaning/page_weights.yml"
PENALTY = 1.0
PAGE_WEIGHT = 50


class Example:
    """One page: features, gold membership and length of each block."""

    def __init__(self, row: dict[str, str]) -> None:
        page = read_page(row["html"].encode())
        view = view_of(page)
        self.publisher = re.sub(r"_\d{4}.*", "", row["page"])
        self.features = features_of(view)
        self.texts = [block.text for block in page.blocks]
        self.ruled_out = [
            not features or bool(certain_furniture(view, index, features))
            for index, features in enumerate(self.features)
        ]
        self.gold = _membership(self.texts, squash(row["content"]))
        self.words = Counter(re.findall(r"\w+", row["content"].lower()))

    def f1(self, keep: list[bool]) -> float:
        """Word F1 of the blocks kept."""
        got = Counter(
            re.findall(r"\w+", "\n".join(text for text, kept in zip(self.texts, keep, strict=True) if kept).lower())
        )
        same = sum((got & self.words).values())
        return 2 * same / max(1, sum(got.values()) + sum(self.words.values()))


def _membership(texts: list[str], story: str) -> list[bool]:
    """Which blocks the story contains: long ones anywhere, short ones where the story has got to."""
    member, position = [], 0
    for text in texts:
        squashed = squash(text)
        inside = len(squashed) >= 30 and squashed in story
        if not inside and squashed:
            at = story.find(squashed, position)
            inside = (
                at >= 0
                and at - position < (300 if len(squashed) >= 12 else 60)
                and (position > 0 or len(squashed) >= 30)
            )
        if inside:
            at = story.find(squashed, position)
            position = at + len(squashed) if at >= 0 else position
        member.append(inside)
    return member


def train(examples: list[Example], names: list[str]) -> np.ndarray:
    """Penalised logistic regression by Newton's method; long blocks weigh more, all pages the same."""
    column = {name: index for index, name in enumerate(names)}
    rows = np.zeros((sum(len(example.texts) for example in examples), len(names)))
    gold, weight, at = np.zeros(len(rows)), np.zeros(len(rows)), 0
    for example in examples:
        sizes = np.sqrt([len(text) for text in example.texts])
        for features, member, size in zip(example.features, example.gold, sizes, strict=True):
            for name, value in features.items():
                if name in column:
                    rows[at, column[name]] = value
            gold[at], weight[at] = member, size / sizes.sum() * PAGE_WEIGHT
            at += 1
    beta = np.zeros(len(names))
    for _ in range(30):
        likelihood = 1 / (1 + np.exp(-np.clip(rows @ beta, -30, 30)))
        gradient = rows.T @ (weight * (gold - likelihood)) - PENALTY * beta
        hessian = (rows.T * (weight * likelihood * (1 - likelihood))) @ rows + PENALTY * np.eye(len(names))
        step = np.linalg.solve(hessian, gradient)
        beta += step
        if np.abs(step).max() < 1e-6:
            break
    return beta


def evaluate(examples: list[Example], weights: Features) -> list[float]:
    """Word F1 of each page with these weights."""
    scores = []
    for example in examples:
        keep = [
            not ruled_out and sum(weights.get(name, 0.0) * value for name, value in features.items()) >= 0
            for features, ruled_out in zip(example.features, example.ruled_out, strict=True)
        ]
        scores.append(example.f1(keep))
    return scores


def report(examples: list[Example], parts: int) -> float:
    """Mean F1 where every page is judged by weights learned from other publishers."""
    scores: list[float] = []
    for part in range(parts):
        taught = [example for example in examples if zlib.crc32(example.publisher.encode()) % parts != part]
        tested = [example for example in examples if zlib.crc32(example.publisher.encode()) % parts == part]
        names = feature_names(taught)
        scores += evaluate(tested, dict(zip(names, train(taught, names), strict=True)))
    return sum(scores) / len(scores)


def feature_names(examples: list[Example]) -> list[str]:
    """Features met on at least three pages."""
    met = Counter(name for example in examples for name in {name for features in example.features for name in features})
    return sorted(name for name, count in met.items() if count >= 3)


def main() -> None:
    """Train, report, write, as asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pack", type=Path)
    parser.add_argument("--report", action="store_true")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    with gzip.open(args.pack, "rt", encoding="utf-8") as lines:
        examples = [Example(row) for row in map(json.loads, lines) if row.get("content")]
    if args.report:
        halves, fifths = report(examples, 2), report(examples, 5)
        print(
            f"{len(examples)} pages; word F1 on the other half of publishers {halves:.4f}, on other fifths {fifths:.4f}"
        )
    if args.write:
        names = feature_names(examples)
        lines_out = [f'"{name}": {weight:.3f}' for name, weight in zip(names, train(examples, names), strict=True)]
        WEIGHTS.write_text(
            "# Learned by tools/train_pages.py: above zero speaks for the story.\n" + "\n".join(lines_out) + "\n",
            encoding="utf-8",
        )


if __name__ == "__main__":
    main()
