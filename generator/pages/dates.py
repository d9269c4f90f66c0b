"""Dates in words: an EDTF value as precise as it is, and no more."""

import datetime
from collections.abc import Callable
from functools import cache

from babel import Locale
from babel.dates import format_date, format_skeleton

_SEASONS, _QUARTERS, _HALVES = range(21, 25), range(33, 37), range(40, 42)
_DAY_PARTS = 3
_DOUBTS = {"?": "date.uncertain", "~": "date.about", "%": "date.about"}


def in_words(edtf: str, language: str, say: Callable[..., str]) -> str:
    """`edtf` in the words of `language`; `say` has the words for open ends and doubts."""
    if edtf[-1] in _DOUBTS:
        return say(_DOUBTS[edtf[-1]], date=in_words(edtf[:-1], language, say))
    if edtf.startswith("{"):
        return ", ".join(in_words(each, language, say) for each in edtf.strip("{}").split(","))
    if "/" in edtf:
        start, end = edtf.split("/")
        return _interval(start, end, language, say)
    return _point(edtf, language, say)


def machine_date(edtf: str) -> str | None:
    """What `<time datetime>` may hold for `edtf`: a day, month or year; None where HTML has no form for it."""
    first = edtf.rstrip("?~%")
    parts = first.split("-")
    if not all(part.isdigit() for part in parts) or (len(parts) > 1 and not 1 <= int(parts[1]) <= 12):
        return None
    return first


def _interval(start: str, end: str, language: str, say: Callable[..., str]) -> str:
    if end == "..":
        return say("date.since", date=in_words(start, language, say))
    if start == "..":
        return say("date.until", date=in_words(end, language, say))
    first, last = in_words(start, language, say), in_words(end, language, say)
    return f"{first} – {last}" if " " in first + last else f"{first}–{last}"


@cache
def _locale(language: str) -> Locale:
    return Locale(language)


def _point(edtf: str, language: str, say: Callable[..., str]) -> str:
    locale = _locale(language)
    if edtf.endswith("XX"):
        return say("date.century", number=int(edtf[:-2]) + 1)
    if edtf.endswith("X"):
        return say("date.decade", year=f"{edtf[:-1]}0")
    year, *rest = edtf.split("-")
    if len(rest) == _DAY_PARTS - 1:
        return format_date(datetime.date.fromisoformat(edtf), "long", locale)
    if not rest:
        return year
    month = int(rest[0])
    for codes, key in ((_SEASONS, "date.season"), (_QUARTERS, "date.quarter"), (_HALVES, "date.half")):
        if month in codes:
            return say(key, number=month - codes.start + 1, year=year)
    return format_skeleton("yMMMM", datetime.date(int(year), month, 1), locale=locale)
