"""How much each signal carries when reports are grouped into stories: the same collection, with one of them left out.

    python -m tools.ablate_stories PACK.jsonl.gz [--split TOPIC]

The pack holds one report a line with text, cluster (its story) and topic. Topics up to `--split` are those on which all
was chosen, and on which each row chooses its floors anew, by one factor for all of them; the others are reported on.
Figures are B-cubed: of each report's story, how much is right, and how much of the right story it is.
"""

import argparse
import gzip
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from generator.analysis import Clue, Report
from generator.build import gather
from generator.config import Config
from generator.corpus import relate, stories
from generator.corpus.likeness import similarity, space
from generator.reading import find_seeds
from tools.measuring import Row, print_rows

_FACTORS = (0.6, 0.75, 0.9, 1.0, 1.15, 1.3, 1.5)
_FLOORS = ((stories, "STORY_FLOOR"), (stories, "LONE_FLOOR"), (similarity, "LONE_FLOOR"), (stories, "NEAR_FLOOR"))

_NOTHING = 1e-9


class Score(NamedTuple):
    """B-cubed precision and recall."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


class Half(NamedTuple):
    """Reports, and by the name of each the story that it belongs to."""

    reports: Sequence[Report]
    gold: Mapping[str, str]


def main() -> None:
    """Print a row for all signals together and one without each of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pack", type=Path)
    parser.add_argument("--split", type=int, default=20)
    chosen = parser.parse_args()
    with gzip.open(chosen.pack, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    known = _half([row for row in rows if row["topic"] <= chosen.split])
    other = _half([row for row in rows if row["topic"] > chosen.split])
    print_rows(_rows(known, other))


def _rows(known: Half, other: Half) -> Iterator[Row]:
    for name, changes in _without():
        with ExitStack() as stack:
            for change in changes:
                stack.enter_context(change)
            best = max(_FACTORS, key=lambda factor: (_score(known, factor).f1, -abs(factor - 1)))
            as_chosen, anew = _score(other, 1.0), _score(other, best)
        told = f"{as_chosen.f1:.4f} (P {as_chosen.precision:.4f} R {as_chosen.recall:.4f})"
        yield Row(name, f"{told}; floors × {best}: {anew.f1:.4f}")


def _without() -> Iterator[tuple[str, Sequence[AbstractContextManager[object]]]]:
    yield "all signals", []
    unasked = patch.object(similarity, "_LEAST", 1.0)
    for kind in Clue:
        rest = sum(worth for each, worth in space.WORTH.items() if each is not kind)
        worth = {each: _NOTHING if each is kind else value / rest for each, value in space.WORTH.items()}
        yield f"without {kind.name.lower()}s", [patch.dict(space.WORTH, worth), unasked]
    yield "without how common clues are in the news of the language", [patch.object(space, "_PRIOR_REPORTS", 0)]
    yield "without halving pairs that share no name", [patch.object(similarity, "_NAMELESS_WORTH", 1.0)]
    yield "without asking two alone for happening and names", [unasked]
    floor = stories.STORY_FLOOR
    lone = [patch.object(where, "LONE_FLOOR", floor) for where in (stories, similarity)]
    yield "without a higher floor for two alone", lone
    yield "without the closer look at large groups", [patch.object(stories, "part_events", lambda group, _: [group])]


def _half(rows: Sequence[dict[str, Any]]) -> Half:
    with tempfile.TemporaryDirectory() as folder:
        config = Config(seeds=Path(folder) / "seeds", cache=Path(folder) / "cache")
        config.seeds.mkdir()
        for at, row in enumerate(rows):
            (config.seeds / f"{at:05}.txt").write_text(row["text"] + "\n", encoding="utf-8")
        reports = gather(config, find_seeds(config.seeds)).reports
    return Half(reports, {f"{at:05}.txt": row["cluster"] for at, row in enumerate(rows)})


def _score(half: Half, factor: float) -> Score:
    """How right the stories are when all floors are so many times as high."""
    with ExitStack() as stack:
        for where, name in _FLOORS:
            stack.enter_context(patch.object(where, name, getattr(where, name) * factor))
        found = relate(half.reports).stories
    own = {name: set(story.reports) for story in found for name in story.reports}
    right: dict[str, set[str]] = defaultdict(set)
    for name, cluster in half.gold.items():
        right[cluster].add(name)
    precision = recall = 0.0
    for name, cluster in half.gold.items():
        # What could not be read stands alone.
        group = own.get(name, {name})
        both = len(group & right[cluster])
        precision, recall = precision + both / len(group), recall + both / len(right[cluster])
    return Score(precision / len(half.gold), recall / len(half.gold))


if __name__ == "__main__":
    main()
