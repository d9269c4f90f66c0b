"""Source pictures: who told whom in a story, from the origins above to the outlets below, as a small drawing."""

from collections.abc import Iterable, Iterator, Mapping
from html import escape as escape_html
from itertools import pairwise
from textwrap import wrap

from msgspec import Struct

from generator.corpus import Chain
from generator.text.slugs import slug

# In units of the picture, which are pixels where there is room. A phone is 360 wide: three sources side by side.
_WIDE, _HIGH, _APART, _MARGIN, _LINE = 106, 52, 34, 6, 14
_LETTERS, _LINES = 16, 3
_MOST_ACROSS, _MOST_DOWN = 8, 8
_NARROW = 3
WIDE_PICTURE = "k-sources--wide"
"""The class of a picture that needs more than a column."""

_Slot = tuple[str, ...]
"""A source, or the way past other sources between two of them."""


class _Layout(Struct, frozen=True):
    """The slots of each row, the outlets' row first, and the lines between neighbouring rows."""

    rows: list[list[_Slot]]
    lines: list[tuple[_Slot, _Slot]]


def source_picture(chains: Iterable[Chain], outlets: Mapping[str, str]) -> str:
    """The chains as HTML, nothing where that is too large or a circle; the list beside it is read out.

    `outlets` says by seed what the first of a chain is called.
    """
    chains = list(chains)
    names = {_key(name): name for chain in chains for name in chain.names}
    names |= {_key(chain.names[0]): outlets[chain.seed] for chain in chains}
    layout = _layout([[_key(name) for name in chain.names] for chain in chains])
    across = max(map(len, layout.rows), default=0)
    if not 1 < len(layout.rows) <= _MOST_DOWN or across > _MOST_ACROSS:
        return ""
    width, height = across * _WIDE, len(layout.rows) * (_HIGH + _APART) - _APART
    places = dict(_places(layout.rows, width))
    parts = [f'<path d="{_way(a, places[a], places[b])}"/>' for a, b in layout.lines]
    lowest = set(layout.rows[0])
    told = {a for a, _ in layout.lines}  # whoever has it from nobody is an origin
    for slot, (x, y) in places.items():
        if len(slot) == 1:
            kind = "outlet" if slot in lowest else "relay" if slot in told else "origin"
            parts += _box(names[slot[0]], kind, x, y)
    # What must be scrolled sideways on a phone is in reach of a keyboard.
    is_wide = across > _NARROW
    attributes = f'class="k-sources {WIDE_PICTURE}" tabindex="0"' if is_wide else 'class="k-sources"'
    return (
        f'<figure {attributes}><svg viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        f' aria-hidden="true">{"".join(parts)}</svg></figure>'
    )


def _key(name: str) -> str:
    return slug(name) or name


def _layout(chains: list[list[str]]) -> _Layout:
    level = _levels(chains)
    rows: list[list[_Slot]] = [[] for _ in range(max(level.values(), default=-1) + 1)]
    lines: dict[tuple[_Slot, _Slot], None] = {}
    for chain in chains:
        slots: list[_Slot] = [(key,) for key in chain[:1]]
        for nearer, further in pairwise(chain):
            slots += [(nearer, further, str(at)) for at in range(level[nearer] + 1, level[further])]
            slots.append((further,))
        lines.update(dict.fromkeys(pairwise(slots)))
        for slot in slots:
            row = rows[level[slot[0]] if len(slot) == 1 else int(slot[2])]
            if slot not in row:
                row.append(slot)
    return _Layout(_ordered(rows, list(lines)), list(lines))


def _levels(chains: list[list[str]]) -> dict[str, int]:
    """How high each source stands: above everybody who has it from there. In a circle that is too high."""
    level = {key: depth for chain in reversed(chains) for depth, key in enumerate(chain)}
    for _ in range(_MOST_DOWN):
        for nearer, further in (pair for chain in chains for pair in pairwise(chain)):
            level[further] = min(max(level[further], level[nearer] + 1), _MOST_DOWN)
    return level


def _ordered(rows: list[list[_Slot]], lines: list[tuple[_Slot, _Slot]]) -> list[list[_Slot]]:
    """Each row in the order of what stands below, so that few lines cross."""
    below: list[_Slot] = rows[0] if rows else []
    made = [below] if rows else []
    for row in rows[1:]:
        at = {slot: (n + 0.5) / len(below) for n, slot in enumerate(below)}
        centre = {slot: [at[a] for a, b in lines if b == slot and a in at] or [0.5] for slot in row}
        below = sorted(row, key=lambda slot: sum(centre[slot]) / len(centre[slot]))
        made.append(below)
    return made


def _places(rows: list[list[_Slot]], width: int) -> Iterator[tuple[_Slot, tuple[int, int]]]:
    """The middle of the upper edge of each slot; the last row is the highest."""
    for depth, row in enumerate(rows):
        y = (len(rows) - 1 - depth) * (_HIGH + _APART)
        for at, slot in enumerate(row):
            yield slot, ((2 * at + 1) * width // (2 * len(row)), y)


def _way(slot: _Slot, lower: tuple[int, int], upper: tuple[int, int]) -> str:
    """The line from the foot of a source down; at another source it ends in the point of an arrow."""
    (x, y), (from_x, from_y) = lower, upper
    top, bend = from_y + _HIGH, _APART // 2
    line = f"M{from_x} {top}C{from_x} {top + bend} {x} {y - bend} {x} {y}"
    return line + (f"M{x - 4} {y - 6}L{x} {y}L{x + 4} {y - 6}" if len(slot) == 1 else f"V{y + _HIGH}")


def _box(name: str, kind: str, x: int, y: int) -> Iterator[str]:
    lines = wrap(name, _LETTERS, max_lines=_LINES, placeholder=" …") or [name]
    round_ = _HIGH // 2 if kind == "origin" else 2
    half = _WIDE // 2 - _MARGIN
    yield f'<rect class="k-{kind}" x="{x - half}" y="{y + 1}" width="{2 * half}" height="{_HIGH - 2}" rx="{round_}"/>'
    first = y + (_HIGH - _LINE * len(lines)) // 2 + _LINE - 3
    for at, line in enumerate(lines):
        yield f'<text x="{x}" y="{first + at * _LINE}">{escape_html(line)}</text>'
