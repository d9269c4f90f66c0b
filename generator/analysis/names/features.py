"""Features: what a tagger may know of a token, in groups that depend on few things and so can be remembered."""

import re
from functools import cache

from generator.analysis.names.stretches import Clues, Stretch
from generator.analysis.names.tokens import Tokens
from generator.lexicon.names import NameWords

_UPPER = re.compile(r"[A-ZÀ-ÞĀ-Ž]+")
_LOWER = re.compile(r"[^\W\d_A-ZÀ-Þx]+")
_DIGITS = re.compile(r"\d+")
_EDGE = "<>"
_LONG_RUN = 6
ANY = "any"
"""The feature of every token."""

Group = tuple[str, ...]
"""A group of features by what it depends on: its first string names it."""


def groups(tokens: Tokens, found: Clues, stretch: Stretch, at: int, ruled: list[str]) -> list[Group]:
    """The groups of token `at`, which stands in `stretch`; `ruled` is what the rules say of each token."""
    words, known = tokens.words, found.known
    last = len(words) - 1
    here = words[at]
    before, far_before = words[at - 1] if at else _EDGE, words[at - 2] if at > 1 else _EDGE
    after, far_after = words[at + 1] if at < last else _EDGE, words[at + 2] if at < last - 1 else _EDGE
    known_before, known_after = known[at - 1] if at else "", known[at + 1] if at < last else ""
    rule_before, rule_after = ruled[at - 1] if at else "", ruled[at + 1] if at < last else ""
    start, end = stretch
    outside, behind = words[start - 1] if start else _EDGE, words[end] if end <= last else _EDGE
    return [
        ("0", here, "o" if found.opens[at] else ""),
        ("-1", before, here),
        ("+1", here, after),
        ("-2", far_before, before),
        ("+2", after, far_after),
        ("k", known_before, known[at], known_after, here),
        ("r", rule_before, ruled[at], rule_after, "g" if tokens.glued(at) else ""),
        ("run", outside, words[start], str(min(at - start, 3)), str(min(end - start, _LONG_RUN))),
        ("end", behind, words[end - 1], str(min(end - 1 - at, 3))),
    ]


def features(group: Group, language: NameWords) -> list[str]:
    """The features in `group`."""
    return _MAKERS[group[0]](group, language)


def _of_word(group: Group, language: NameWords) -> list[str]:
    _, word, opens = group
    low, form = word.lower(), shape(word)
    made = [ANY, f"w={low}", f"s={form}", f"s={form}{opens}", f"c={classes(low, language)}"]
    made += [f"c.{each}{opens}" for each in classes(low, language)]
    made += [f"p{n}={low[:n]}" for n in (2, 3, 4) if len(low) > n] + [
        f"e{n}={low[-n:]}" for n in (2, 3, 4) if len(low) > n
    ]
    if word.isupper():
        made.append(f"caps{min(len(word), 6)}")
    if opens:
        made.append(f"o.w={low}")
    return made


def _of_before(group: Group, language: NameWords) -> list[str]:
    _, before, here = group
    low, form = before.lower(), shape(here)
    kinds, own = classes(low, language), classes(here.lower(), language)
    return [
        f"-w={low}",
        f"-w={low}|{form}",
        f"-s={shape(before)}|{form}",
        f"-c={kinds}|{own}",
        f"-c={kinds}|{form}",
        f"-b={low}|{here.lower()}",
        f"-e3={low[-3:]}",
    ]


def _of_after(group: Group, language: NameWords) -> list[str]:
    _, here, after = group
    low, form = after.lower(), shape(here)
    kinds, own = classes(low, language), classes(here.lower(), language)
    return [
        f"+w={low}",
        f"+w={low}|{form}",
        f"+s={shape(after)}|{form}",
        f"+c={kinds}|{own}",
        f"+c={kinds}|{form}",
        f"+b={here.lower()}|{low}",
        f"+e3={low[-3:]}",
        f"+p3={low[:3]}",
    ]


def _of_two_before(group: Group, language: NameWords) -> list[str]:
    _, far, near = group
    return [
        f"-2w={far.lower()}",
        f"-2={shape(far)}|{shape(near)}",
        f"-2c={classes(far.lower(), language)}|{classes(near.lower(), language)}",
        f"-2b={far.lower()}|{near.lower()}",
    ]


def _of_two_after(group: Group, language: NameWords) -> list[str]:
    _, near, far = group
    return [
        f"+2w={far.lower()}",
        f"+2={shape(near)}|{shape(far)}",
        f"+2c={classes(near.lower(), language)}|{classes(far.lower(), language)}",
    ]


def _of_known(group: Group, _language: NameWords) -> list[str]:
    _, before, here, after, word = group
    return [
        f"k={here}",
        f"k={here}|{shape(word)}",
        f"k={before}|{here}",
        f"k={here}|{after}",
        f"k={before}|{here}|{after}",
    ]


def _of_rules(group: Group, _language: NameWords) -> list[str]:
    _, before, here, after, glued = group
    return [f"r={here}", f"r={before}|{here}|{after}", f"glued={glued}", f"r={here}{glued}"]


def _of_run(group: Group, language: NameWords) -> list[str]:
    _, before, first, place, length = group
    low, start = before.lower(), first.lower()
    return [
        f"run-={low}|{place}",
        f"run-c={classes(low, language)}|{place}",
        f"run0={start}|{place}",
        f"runc={classes(start, language)}|{place}",
        f"run={place}/{length}",
    ]


def _of_end(group: Group, language: NameWords) -> list[str]:
    _, after, last, place = group
    low, end = after.lower(), last.lower()
    return [f"end+={low}|{place}", f"end+c={classes(low, language)}|{place}", f"endc={classes(end, language)}|{place}"]


_MAKERS = {
    "0": _of_word,
    "-1": _of_before,
    "+1": _of_after,
    "-2": _of_two_before,
    "+2": _of_two_after,
    "k": _of_known,
    "r": _of_rules,
    "run": _of_run,
    "end": _of_end,
}


@cache
def shape(word: str) -> str:
    """How `word` is written: `X` for capitals, `x` for small letters, `d` for figures, each once; marks as they are."""
    return _DIGITS.sub("d", _LOWER.sub("x", _UPPER.sub("X", word)))[:6] + ("1" if len(word) == 1 else "")


@cache
def classes(low: str, language: NameWords) -> str:
    """The lists of the language that hold the word `low`, a letter each."""
    lists = {
        "h": language.honorifics,
        "r": language.roles,
        "m": language.role_words,
        "o": language.organisation_heads,
        "O": language.organisation_tails,
        "p": language.place_heads,
        "P": language.place_tails,
        "e": language.event_heads,
        "a": language.particles,
        "s": language.speech,
        "i": language.places_after,
        "n": language.no_names,
        "l": language.small,
    }
    return "".join(letter for letter, words in lists.items() if low in words)
