"""Datelines: the place, outlet, agency or day that opens a text, before a dash."""

import re
from functools import cache, lru_cache

from msgspec import Struct

from generator.lexicon import Lexicon

_MAX_PLACE_WORDS = 4
# A town, perhaps its province and country; or the towns that wrote together.
_MAX_PLACES = 3
_HEAD = re.compile(r"(?P<head>[^\n–—]{2,80}?)(?:\s[-–—]{1,3}\s?|[-–—]{1,3}\s)\s*(?=\S)")
# "Kabar.com, JakartaThe rain": where tags were stripped, dash or spaces may be gone.
_GLUED = re.compile(r"\s?[-–—]{1,3}(?=[A-Z“\"])|(?<=[a-z])(?=[A-Z])")
_GLUED_WITHIN = 70
_PIECE = re.compile(r"[^,()/]+")
_TOGETHER = re.compile(r"\s*/\s*")
_SITE = re.compile(r"[\w-]+\.(?:[a-z]{2,4}\.)?[a-z]{2,4}", re.IGNORECASE)
_DATE = re.compile(r".*\d")


class Dateline(Struct, frozen=True):
    """What opens a text: `end` is where the text itself begins. Place, publisher or agency is not None.

    `written` is its day in the source's words, which may lack the year; `date` the day in EDTF, where that is known.
    """

    end: int
    place: str | None = None
    publisher: str | None = None
    agency: str | None = None
    written: str | None = None
    date: str | None = None


@lru_cache(maxsize=1024)  # several rules ask it of the same lines
def dateline(text: str, lexicon: Lexicon) -> Dateline | None:
    """The dateline that opens `text`, or None.

    A head counts as a dateline where it names an outlet or an agency, or is a place written in capitals; "Kim Jong -"
    is none. An outlet written in capitals is an outlet, not a place.
    """
    match = _HEAD.match(text)
    found = _in_head(match["head"], match.end(), lexicon) if match else None
    return found or _glued(text, lexicon)


def _glued(text: str, lexicon: Lexicon) -> Dateline | None:
    """A dateline glued to its text, if it names an outlet's site."""
    for match in _GLUED.finditer(text, 0, _GLUED_WITHIN):
        head = text[: match.start()]
        if "." in head and (found := _in_head(head, match.end(), lexicon)) and found.publisher:
            return found
    return None


def _in_head(head: str, end: int, lexicon: Lexicon) -> Dateline | None:
    """The dateline that the words of `head` make, or None."""
    pieces = [piece.strip() for piece in _PIECE.findall(head) if piece.strip()]
    publisher = next((name for piece in pieces if (name := _publisher(piece, lexicon))), None)
    agency = next((name for piece in pieces if (name := _names(lexicon)[1].get(piece.casefold()))), None)
    if publisher == agency:  # a national agency is also an outlet; the dateline of its own report names the outlet
        agency = None
    left = [p for p in pieces if not _publisher(p, lexicon) and p.casefold() not in _names(lexicon)[1]]
    days = [piece for piece in left if _DATE.match(piece)]
    places = [piece for piece in left if piece not in days]
    known = publisher or agency
    # Two places that no outlet or agency stands beside are too easily two words of a sentence.
    if not (places or known) or len(places) > (_MAX_PLACES if known else 1):
        return None
    if not all(_is_name(place, in_capitals=not known) for place in places):
        return None
    between = "/" if _TOGETHER.search(head.partition("(")[0]) else ", "
    return Dateline(end, between.join(map(_as_name, places)) or None, publisher, agency, ", ".join(days) or None)


@cache
def _names(lexicon: Lexicon) -> tuple[dict[str, str], dict[str, str]]:
    """Publishers and agencies by all their names, in lower case."""
    publishers = {form.casefold(): p.name for p in lexicon.publishers for form in (p.name, *p.aliases, *p.domains)}
    agencies = {form.casefold(): a.name for a in lexicon.agencies for form in (a.name, *a.aliases)}
    return publishers, agencies


def _publisher(piece: str, lexicon: Lexicon) -> str | None:
    """The outlet that `piece` names; one that nobody told us of is still an outlet if its name is a web site's."""
    return _names(lexicon)[0].get(piece.casefold()) or (piece if _SITE.fullmatch(piece) else None)


def _is_name(piece: str, *, in_capitals: bool) -> bool:
    words = piece.split()
    if len(words) > _MAX_PLACE_WORDS:
        return False
    return piece.isupper() if in_capitals else all(word[0].isupper() for word in words)


def _as_name(place: str) -> str:
    name = place[:-1] if place.find(".") == len(place) - 1 else place  # "DEMAK.-", but "U.S."
    return name.title() if name.isupper() else name
