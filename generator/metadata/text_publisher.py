"""Who publishes a pasted text, where a line that only its outlet prints says so."""

import re
from functools import cache

from generator.cleaning import Label, LabelledDocument
from generator.cleaning.phrases import patterns
from generator.lexicon import Lexicon
from generator.reading import Block

_TAIL = re.compile(r"\w.*\s[-–—|]\s*(?P<outlet>[^-–—|,]{2,40})$")


def publisher_in_text(labelled: LabelledDocument, lexicon: Lexicon) -> tuple[str, Block] | None:
    """The outlet, and the block that shows it: a byline "Ana Putri - outlet", or an embed of the outlet's own player.

    Prose, credits, calls to follow and links name other outlets as well: they prove nothing. Nor does an outlet as the
    only writer, or an agency: both are printed by others. None where two outlets are shown.
    """
    bylines = [(_tail(block.text), block) for block in labelled.blocks(Label.BYLINE)]
    embed = patterns(lexicon).embed
    players = [
        (block.text.strip("[] ").split(" ")[-1], block)
        for block in labelled.blocks(Label.FURNITURE)
        if embed.fullmatch(block.text)
    ]
    outlets = _outlets(lexicon)
    shown = [(outlets[form.casefold()], block) for form, block in (*bylines, *players) if form.casefold() in outlets]
    return shown[0] if len({outlet for outlet, _ in shown}) == 1 else None


def _tail(byline: str) -> str:
    """What stands behind the dash that follows the names."""
    tail = _TAIL.match(byline)
    return tail["outlet"].strip() if tail else ""


@cache
def _outlets(lexicon: Lexicon) -> dict[str, str]:
    """Outlets by all their names and those of their desks, in lower case, without the agencies."""
    agencies = {form.casefold() for agency in lexicon.agencies for form in (agency.name, *agency.aliases)}
    return {
        form.casefold(): outlet.name
        for outlet in lexicon.publishers
        for form in (outlet.name, *outlet.aliases, *outlet.domains, *outlet.desks)
        if outlet.name.casefold() not in agencies
    }
