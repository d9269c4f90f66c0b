"""Phrases: any of many, as one pattern."""

import re
from collections.abc import Iterable

_Branches = dict[str, "_Branches"]
_END = ""


def any_of(phrases: Iterable[str]) -> str:
    """A pattern that matches any of `phrases`, the longest that fits; of no phrases it matches nothing.

    What phrases begin with alike is told once, so that a text is read a few times faster than by trying each.

    >>> any_of(["said", "says", "saying"])
    '(?:sa(?:id|y(?:ing|s)))'
    """
    root: _Branches = {}
    for phrase in phrases:
        branch = root
        for letter in phrase:
            branch = branch.setdefault(letter, {})
        branch[_END] = {}
    return f"(?:{_pattern(root)})" if root else "(?!)"


def _pattern(branches: _Branches) -> str:
    ways = [re.escape(letter) + _pattern(rest) for letter, rest in sorted(branches.items()) if letter]
    if _END in branches:
        return f"(?:{'|'.join(ways)})?" if ways else ""
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
