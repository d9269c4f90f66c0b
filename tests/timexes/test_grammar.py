"""Templates and the data they are made of."""

import pytest

from generator.analysis.timexes import Grammar
from generator.analysis.timexes.forms import COMMON_FORMS, MEANINGS
from generator.analysis.timexes.readings import READABLE
from generator.errors import LexiconError
from generator.lexicon import load_lexicon
from generator.lexicon.time import TimeWords

_CODES = ("id", "en", "de", "es", "fr", "ms")


@pytest.mark.parametrize("code", _CODES)
def test_every_form_of_a_language_has_a_meaning_that_can_be_read(code: str) -> None:
    assert {*load_lexicon().languages[code].time.forms, *COMMON_FORMS} <= MEANINGS == READABLE | {"nothing"}
    assert Grammar(code, load_lexicon().languages[code].time).starters


@pytest.mark.parametrize(
    ("form", "message"), [("weekday [part", "brackets"), ("weekday ] part", "brackets"), ("weekdya part", "weekdya")]
)
def test_a_form_that_cannot_be_read_names_itself(form: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        Grammar("en", TimeWords(forms={"weekday": (form,)}))


def test_a_form_with_an_unknown_meaning_is_refused() -> None:
    with pytest.raises(LexiconError, match="fortnight"):
        Grammar("en", TimeWords(forms={"fortnight": ("weekday",)}))


def test_a_language_without_a_file_still_reads_its_explicit_dates() -> None:
    assert Grammar("it", TimeWords()).starters
    assert Grammar("no-such-language", TimeWords()).starters
