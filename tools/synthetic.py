"""Synthetic seeds for measuring: articles of made-up words about made-up events, always the same for the same count."""

import datetime
from pathlib import Path

_SYLLABLES = [a + b for a in "bcdfghjklmnprst" for b in "aeiou"]
_PLACES = ["Rusia", "Korea Utara", "Jepang", "Amerika Serikat", "Brasil", "Kenya", "Peru", "Mesir", "India", "Prancis"]
_OUTLETS = ["Kompas.com", "Tempo.co", "Bisnis.com", "Republika.co.id", "Liputan6.com"]
_CITIES = ["JAKARTA", "BANDUNG", "SURABAYA", "MEDAN", "MAKASSAR"]
_MONTHS = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus"]
_JOINS = ["yang", "dan", "untuk", "dengan", "pada", "dari", "di", "akan", "telah", "karena"]
_FURNITURE = [
    "Nyaman tanpa iklan",
    "Baca juga: {}",
    "Ikuti kami di Google News",
    "Artikel Terkait",
    "Nyaman tanpa iklan",
]
_REPORTS_A_STORY = 3


def write_seeds(folder: Path, count: int) -> None:
    """Write `count` seeds into `folder`: stories of three reports that share names, places and most of their words."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"{number:06}_sintetis.txt").write_text(make_article(number), encoding="utf-8")


class Dice:
    """A multiplicative congruential generator (Park and Miller 1988): the same throws on every machine."""

    def __init__(self, seed: int) -> None:
        self._state = (seed * 2654435761 + 12345) % 2147483646 + 1

    def below(self, end: int) -> int:
        """A throw from 0 up to `end`, which is none."""
        self._state = self._state * 16807 % 2147483647
        return self._state % end

    def pick(self, values: list[str]) -> str:
        """One of `values`."""
        return values[self.below(len(values))]


def make_article(number: int) -> str:
    """Article `number` as somebody pastes it, with what stands around it."""
    story = Dice(number // _REPORTS_A_STORY)
    own = Dice(1_000_003 + number)
    subject = [_word(story) for _ in range(60)]
    name = f"{_word(story).title()} {_word(story).title()}"
    day = datetime.date(2015, 1, 1) + datetime.timedelta(days=story.below(3000))
    dated = f"{day.day} {_MONTHS[day.month % len(_MONTHS)]} {day.year}"
    paragraphs = [_paragraph(subject, name, dated, story, own) for _ in range(6 + own.below(6))]
    opening = f"{own.pick(_OUTLETS)}, {own.pick(_CITIES)} - {paragraphs[0]}"
    title = " ".join(word.title() for word in [own.pick(subject) for _ in range(7)])
    middle = _FURNITURE[1].format(_word(own).title() + " " + _word(own).title())
    body = [opening, *paragraphs[1:3], middle, *paragraphs[3:]]
    return "\n\n".join([_FURNITURE[0], title, *body, *_FURNITURE[2:], ""])


def _paragraph(subject: list[str], name: str, dated: str, story: Dice, own: Dice) -> str:
    sentences = []
    for _ in range(2 + own.below(3)):
        words = [own.pick(subject) if at % 3 else own.pick(_JOINS) for at in range(10 + own.below(12))]
        words.insert(own.below(len(words)), name)
        if own.below(3) == 0:
            words += ["pada", dated, "di", own.pick(_PLACES)]
        sentences.append(" ".join(words).capitalize() + ".")
    return " ".join(sentences)


def make_words(dice: Dice, count: int) -> str:
    """So many made-up words."""
    return " ".join(_word(dice) for _ in range(count))


def _word(dice: Dice) -> str:
    return "".join(dice.pick(_SYLLABLES) for _ in range(2 + dice.below(3)))
