"""The lexicon's phrases as patterns, of all languages at once: a page's furniture is often in another language."""

import re
from collections.abc import Iterable
from functools import cache

from generator.lexicon import Lexicon
from generator.text.phrases import any_of

_DECORATION = r"[^\w\[(]*"
# Where a phrase may begin inside a paragraph: glued to what stands before it, or behind the end of a sentence.
_INSIDE = r"(?:(?<=[^\s(/@#-])|(?<=[.!?…\"”’)\]] ))"
_LEADS = r"(?:\s*[:»>–—-]+\s*|(?=[A-Z0-9\"“]))"
_NEVER = re.compile(r"(?!)")


class Patterns:
    """What the rules look for; `glued_…` match inside a paragraph, most others from a line's first character."""

    def __init__(self, lexicon: Lexicon) -> None:
        phrases = [language.cleaning for language in lexicon.languages.values()]
        read_also = [p for each in phrases for p in each.read_also]
        watch_also = [p for each in phrases for p in each.watch_also]
        follow = [p for each in phrases for p in each.follow]
        inserts = [p for each in phrases for p in each.inserts]
        embeds = [p for each in phrases for p in each.embeds]
        sign_offs = [p for each in phrases for p in each.sign_offs]
        self.read_also = _pattern(read_also, _DECORATION, rf"(?:{_LEADS}\S|\s*:?\s*$)")
        self.watch_also = _pattern(watch_also, _DECORATION, r"(?!\w)")
        self.follow = _pattern(follow, _DECORATION, r"\b")
        self.inserts = _pattern(inserts, _DECORATION, r"[\W_]*$")
        self.embed = re.compile(rf"\[\s*{_spaced(embeds)}\b[^\]\n]{{0,80}}\]", re.IGNORECASE) if embeds else _NEVER
        self.sign_offs = _pattern(sign_offs, r"[(\[*]?\s*", r"\s*[:/]\s*\S")
        self.prompts = _pattern([p for each in phrases for p in each.prompts], _DECORATION, r"\b")
        self.asks = _pattern([p for each in phrases for p in each.asks], r"\b", r"\b")
        self.channels = _pattern([p for each in phrases for p in each.channels], r"\b", r"\b")
        self.sections = _pattern([p for each in phrases for p in each.sections], _DECORATION, r"[\W_]*$")
        self.bylines = _pattern([p for each in phrases for p in each.bylines], r"[\W_]*", r"(?:\s*:\s*|\s+)(?=\S)")
        self.stamps = _pattern([p for each in phrases for p in each.stamps], r"\b", r"\b")
        self.asked = tuple(sorted({p.casefold() for each in phrases for p in each.asks}))
        hints = sorted({_hint(p) for p in (*read_also, *follow, *inserts, *sign_offs)} | {"["})
        self.hints = tuple(hint for hint in hints if not any(other in hint for other in hints if other != hint))
        self.glued_read_also = _inside(read_also, _LEADS)
        self.glued_follow = _inside(follow, r"\b")
        # One word alone may be a sentence's: "… Advertisement spending rose".
        several = [p for p in inserts if " " in p or not p[-1].isalnum()]
        self.glued_insert = _inside(several, r"(?=\s*$|\s*[A-Z0-9“\"\[(])")
        self.glued_sign_off = _inside([p.lower() for p in sign_offs], r"\s*:\s*(?=[A-Z])", lower=True)

    def hints_in(self, folded: str) -> list[str]:
        """The words of a case-folded text without which nothing can be glued into it: most lines hold none."""
        return [hint for hint in self.hints if hint in folded]

    def may_ask(self, text: str, often: int) -> bool:
        """Whether `text` may hold more than `often` of the phrases that ask the reader for something."""
        lowered = text.casefold()
        return sum([phrase in lowered for phrase in self.asked]) > often


@cache
def patterns(lexicon: Lexicon) -> Patterns:
    """The patterns of `lexicon`."""
    return Patterns(lexicon)


def _hint(phrase: str) -> str:
    """The part of a phrase that holds however it is spaced."""
    return max(phrase.casefold().split(), key=len)


def _spaced(phrases: Iterable[str]) -> str:
    """A pattern for any of `phrases`, however it is spaced."""
    return any_of(phrases).replace(r"\ ", r"\s+")


def _pattern(phrases: list[str], before: str, after: str) -> re.Pattern[str]:
    if not phrases:
        return _NEVER
    # The words in any case; what must follow them minds the case.
    return re.compile(f"{before}(?i:{_spaced(phrases)}){after}")


def _inside(phrases: list[str], after: str, *, lower: bool = False) -> re.Pattern[str]:
    """The phrases inside a paragraph: with a capital, so that "he asked them to read also …" stays."""
    if not phrases:
        return _NEVER
    capital = r"(?<=[^\s])(?=[a-z])" if lower else r"(?=[A-Z\[])"
    return re.compile(rf"{_INSIDE}{capital}(?i:{_spaced(phrases)}){after}")
