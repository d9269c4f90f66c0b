"""How much each signal carries when reports are grouped into stories: the same, with one of them left out.

    python -m tools.bench_signals [PACK.jsonl.gz [--split TOPIC]]

Without a pack it is said how many of the project's own pairs of short reports come out right. A pack holds one report a
line with text, cluster (its story) and topic. Topics up to `--split` are those on which all was chosen, and on which
each row chooses its floors anew, by one factor for all of them; the others are reported on. Its figures are B-cubed: of
each report's story, how much is right, and how much of the right story it is.
"""

import argparse
import gzip
import json
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import yaml

from generator.analysis import Clue, Report
from generator.build import gather
from generator.config import Config
from generator.corpus import stories
from generator.corpus.corpus import grouped
from generator.corpus.likeness import rarity, similarity, space
from generator.corpus.likeness.kept import Kept
from generator.reading import find_seeds
from tests.corpus.telling import report
from tools.measuring import Row, print_rows

_PAIRS = Path(__file__).parent.parent / "tests" / "corpus" / "hard_pairs.yml"
_ONE_STORY = ("other_words", "other_language", "follow_up", "updated_toll", "next_day")
_TWO_STORIES = ("round_up", "same_conference", "other_event", "next_issue")
_OTHER = {"id": "en", "en": "id"}
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


class Told(NamedTuple):
    """Reports in order of their names, and by the name of each the story that it belongs to."""

    reports: Sequence[Report]
    gold: Mapping[str, str]


def main() -> None:
    """Print a row for all signals together and one without each of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pack", type=Path, nargs="?")
    parser.add_argument("--split", type=int, default=20)
    chosen = parser.parse_args()
    print_rows(_rows(_on_a_pack(chosen.pack, chosen.split)) if chosen.pack else rows())


def rows() -> Iterator[Row]:
    """A row for all signals together and one without each of them, on the project's own pairs."""
    return _rows(_on_own_pairs())


def _rows(measured: Callable[[], str]) -> Iterator[Row]:
    for name, changes in _without():
        with ExitStack() as stack:
            for change in changes:
                stack.enter_context(change)
            yield Row(name, measured())


def _without() -> Iterator[tuple[str, Sequence[AbstractContextManager[object]]]]:
    yield "all signals", []
    unasked = patch.object(similarity, "_LEAST", 1.0)
    for kind in Clue:
        rest = sum(worth for each, worth in space.WORTH.items() if each is not kind)
        worth = {each: _NOTHING if each is kind else value / rest for each, value in space.WORTH.items()}
        yield f"without {kind.name.lower()}s", [patch.dict(space.WORTH, worth), unasked]
    yield "without how common clues are in the news of the language", [patch.object(rarity, "_PRIOR_REPORTS", 0)]
    yield "without halving pairs that share no name", [patch.object(similarity, "_NAMELESS_WORTH", 1.0)]
    yield "without asking two alone for happening and names", [unasked]
    floor = stories.STORY_FLOOR
    lone = [patch.object(where, "LONE_FLOOR", floor) for where in (stories, similarity)]
    yield "without a higher floor for two alone", lone
    yield "without the closer look at large groups", [patch.object(stories, "part_events", lambda group, _: [group])]
    yield "without telling series", [patch.object(similarity, "FRAME_FLOOR", 2.0)]


def _on_own_pairs() -> Callable[[], str]:
    pairs = []
    for event in yaml.safe_load(_PAIRS.read_text(encoding="utf-8")):
        language, days = event["language"], [{"published": str(day)} for day in event.get("days", ())] or [{}, {}]
        told = report(event["told"], language, "a.txt", **days[0])
        for told_as in (*_ONE_STORY, *_TWO_STORIES):
            if told_as in event:
                as_told = _OTHER[language] if told_as == "other_language" else language
                other = report(event[told_as], as_told, "b.txt", **days[told_as.startswith("next")])
                pairs.append(([told, other], told_as in _ONE_STORY))

    def right() -> str:
        found = sum((len(grouped(pair, Kept()).groups) == 1) == one for pair, one in pairs)
        return f"{found} of {len(pairs)}"

    return right


def _on_a_pack(pack: Path, split: int) -> Callable[[], str]:
    with gzip.open(pack, "rt", encoding="utf-8") as lines:
        told = [json.loads(line) for line in lines]
    known = _told([row for row in told if row["topic"] <= split])
    other = _told([row for row in told if row["topic"] > split])

    def scored() -> str:
        best = max(_FACTORS, key=lambda factor: (_score(known, factor).f1, -abs(factor - 1)))
        as_chosen, anew = _score(other, 1.0), _score(other, best)
        figure = f"{as_chosen.f1:.4f} (P {as_chosen.precision:.4f} R {as_chosen.recall:.4f})"
        return f"{figure}; floors × {best}: {anew.f1:.4f}"

    return scored


def _told(rows: Sequence[dict[str, Any]]) -> Told:
    with tempfile.TemporaryDirectory() as folder:
        config = Config(seeds=Path(folder) / "seeds", cache=Path(folder) / "cache")
        config.seeds.mkdir()
        for at, row in enumerate(rows):
            (config.seeds / f"{at:05}.txt").write_text(row["text"] + "\n", encoding="utf-8")
        reports = gather(config, find_seeds(config.seeds)).reports
    gold = {f"{at:05}.txt": row["cluster"] for at, row in enumerate(rows)}
    return Told(sorted(reports, key=lambda each: each.name), gold)


def _score(told: Told, factor: float) -> Score:
    """How right the stories are when all floors are so many times as high."""
    with ExitStack() as stack:
        for where, name in _FLOORS:
            stack.enter_context(patch.object(where, name, getattr(where, name) * factor))
        found = grouped(told.reports, Kept()).groups
    named = [{told.reports[at].name for at in group} for group in found]
    own = {name: group for group in named for name in group}
    right: dict[str, set[str]] = defaultdict(set)
    for name, cluster in told.gold.items():
        right[cluster].add(name)
    precision = recall = 0.0
    for name, cluster in told.gold.items():
        # What could not be read stands alone.
        group = own.get(name, {name})
        both = len(group & right[cluster])
        precision, recall = precision + both / len(group), recall + both / len(right[cluster])
    return Score(precision / len(told.gold), recall / len(told.gold))


if __name__ == "__main__":
    main()
