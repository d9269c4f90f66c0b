"""What a line of a page looks like and what stands around it, in numbers that hold for any language."""

from collections.abc import Mapping, Sequence

from generator.cleaning.looks import OWN, look_at
from generator.cleaning.standing import PAGE, densest, shared_words, standing_columns
from generator.cleaning.surroundings import NEIGHBOURS, WINDOWS, neighbour_columns, window_columns

NAMES: tuple[str, ...] = (*OWN, *PAGE, "shared_words", *WINDOWS, *NEIGHBOURS)
"""The names of the numbers in a row, in its order."""


def describe(texts: Sequence[str], lines: Sequence[int], cues: Mapping[str, float]) -> list[tuple[float, ...]]:
    """A row of numbers for each of `texts`, in the order of `NAMES`.

    `lines` are their line numbers, in which blank lines leave gaps.
    """
    if not texts:
        return []
    looks = [look_at(text, cues) for text in texts]
    own = [look.own for look in looks]
    core = densest(looks)
    page = standing_columns(texts, lines, looks, core)
    shared = shared_words(looks, core)
    repeats = page[PAGE.index("template_repeats")]
    columns = [
        *zip(*own, strict=True),
        *page,
        [some / (all_ + 3) for some, all_ in shared],
        *window_columns(looks, repeats, shared),
        *neighbour_columns(own),
    ]
    return list(zip(*columns, strict=True))
