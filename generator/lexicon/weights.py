"""Weights of name taggers: one file a language, made by `tools/train_names.py`."""

from pathlib import Path

from msgspec import Struct

from generator.errors import LexiconError


class Weights(Struct, frozen=True, eq=False):
    """What a tagger learned: the `labels` it gives, how much each feature speaks for them, and each label for the next.

    All weights are whole numbers, so that sums are the same on every machine. `features` holds pairs of a label's place
    and a weight; `steps[a][b]` is the weight of label `b` behind label `a`.
    """

    labels: tuple[str, ...]
    features: dict[str, tuple[tuple[int, int], ...]]
    steps: tuple[tuple[int, ...], ...]


def load_weights(folder: Path) -> dict[str, Weights]:
    """The weights in `folder` by the code of their language."""
    return {path.stem: read_weights(path) for path in sorted(folder.glob("*.tsv"))}


def read_weights(path: Path) -> Weights:
    """The weights in the file `path`; raises `LexiconError` where it cannot be read.

    A line is a feature, a tab, and for each label it speaks for or against the label's place and the weight, as
    `0:123 4:-56`. Lines that begin with `#` are notes; `labels` and `step` lines come first.
    """
    labels: tuple[str, ...] = ()
    features: dict[str, tuple[tuple[int, int], ...]] = {}
    steps: list[tuple[int, ...]] = []
    try:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("# "):
                continue
            name, _, values = line.partition("\t")
            if name == "labels":
                labels = tuple(values.split())
            elif name == "step":
                steps.append(tuple(map(int, values.split())))
            else:
                features[name] = tuple((int(at), int(weight)) for at, _, weight in map(_halves, values.split()))
    except (UnicodeDecodeError, ValueError) as error:
        raise LexiconError(f"{path.name}: {error}") from error
    return Weights(labels, features, tuple(steps))


def _halves(pair: str) -> tuple[str, str, str]:
    return pair.partition(":")
