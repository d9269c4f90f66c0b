"""Writers: who a byline names."""

import re
from functools import cache

from generator.cleaning.phrases import patterns
from generator.lexicon import Lexicon

_OUTLET = re.compile(r"\s+[-–—|]\s*[^,]{2,40}$|\s*[-–—|]\s+[^,]{2,40}$")
_ROLE = re.compile(r"\s*\([^()]*\)")
_SEPARATOR = re.compile(r"\s*[,;&/|]\s*|\s+(?:dan|and|und|y|et|e|en|og|och)\s+")


def writers(byline: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The people `byline` names, as printed. Where it names none, the team or outlet that it names instead.

    "By Ana Putri and Budi Santoso" -> both; "Tim Redaksi, Ana Putri" -> Ana Putri; "Tim Redaksi" -> Tim Redaksi.
    """
    opened = patterns(lexicon).bylines.match(byline)
    bare = _ROLE.sub("", _OUTLET.sub("", byline[opened.end() :] if opened else byline)).strip(" -–—|,")
    names = tuple(dict.fromkeys(name for part in _SEPARATOR.split(bare) if (name := part.strip(" -–—"))))
    people = tuple(name for name in names if not is_collective(name, lexicon))
    return people or names


def is_collective(name: str, lexicon: Lexicon) -> bool:
    """Whether `name` is that of a team, an outlet or an agency, not of a person."""
    known = _known(lexicon)
    folded = name.casefold()
    first, _, rest = folded.partition(" ")
    # "Tim Redaksi", "Tim detikBali": a word for a team in front of whatever.
    return folded in known or (first in known and (not rest or not name.istitle() or rest in known))


@cache
def _known(lexicon: Lexicon) -> frozenset[str]:
    """Names of teams, outlets and agencies in lower case."""
    collective = {word.casefold() for language in lexicon.languages.values() for word in language.cleaning.collective}
    publishers = {form.casefold() for p in lexicon.publishers for form in (p.name, *p.aliases, *p.domains)}
    agencies = {form.casefold() for a in lexicon.agencies for form in (a.name, *a.aliases)}
    return frozenset(collective | publishers | agencies)
