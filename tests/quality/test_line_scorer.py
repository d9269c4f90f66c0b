"""The line scorer finds the text of a page in any language, and says why."""

import json
from pathlib import Path

import pytest

from generator.cleaning import scorer
from generator.cleaning.features import NAMES, describe
from generator.cleaning.scorer import choose, explain_lines, load_model, score_lines

MENU = {
    "en": ["Home", "News", "Sport", "Weather", "Log in", "Search"],
    "pl": ["Strona główna", "Wiadomości", "Sport", "Pogoda", "Zaloguj się", "Szukaj"],
    "sw": ["Mwanzo", "Habari", "Michezo", "Hali ya hewa", "Ingia", "Tafuta"],
}
TEXT = {
    "en": [
        "The ferry to the islands was cancelled on Tuesday because wind had torn a hole into the harbour wall.",
        "The harbour master of twenty years said that she had never seen such waves in spring.",
        "About three hundred passengers spent the night in the school, where neighbours brought them soup.",
        "Engineers will inspect the wall at low tide, and the company hopes to sail again before the end of the week.",
    ],
    "pl": [
        "Prom na wyspy został we wtorek odwołany, ponieważ wiatr wyrwał w murze portowym dziurę wielkości żagla.",
        "Kapitan portu, która pełni ten urząd od dwudziestu lat, powiedziała, że nie widziała takich fal.",
        "Około trzystu pasażerów spędziło noc w szkole, dokąd sąsiedzi przynieśli im zupę, herbatę i ciepłe koce.",
        "Inżynierowie obejrzą mur podczas odpływu, a przewoźnik liczy, że wypłynie przed końcem tygodnia.",
    ],
    "sw": [
        "Kivuko cha kwenda visiwani kiliahirishwa siku ya Jumanne kwa sababu upepo ulitoboa ukuta wa bandari usiku.",
        "Mkuu wa bandari, ambaye ameshika nafasi hiyo kwa miaka ishirini, alisema hajawahi kuona mawimbi kama hayo.",
        "Abiria wapatao mia tatu walilala shuleni, ambako majirani waliwaletea supu, chai na mablanketi.",
        "Wahandisi watakagua ukuta huo wakati maji yatakapopungua, na kampuni inatumaini kusafiri tena wiki hii.",
    ],
}
FOOT = {
    "en": ["Related", "More news", "About us", "Contact", "Terms of use", "© 2025 The Harbour Post"],
    "pl": ["Powiązane", "Więcej wiadomości", "O nas", "Kontakt", "Regulamin", "© 2025 Kurier Portowy"],
    "sw": ["Zinazohusiana", "Habari zaidi", "Kuhusu sisi", "Wasiliana", "Masharti", "© 2025 Gazeti la Bandari"],
}


@pytest.mark.parametrize("language", TEXT)
@pytest.mark.parametrize("mark", ["", "* "])
def test_the_text_is_told_from_menu_and_footer(language: str, mark: str) -> None:
    menu, foot = ([mark + line for line in lines] for lines in (MENU[language], FOOT[language]))
    lines = [*menu, *TEXT[language], *foot]
    keep = choose(score_lines(lines, range(1, len(lines) + 1)), lines)
    assert [line for line, kept in zip(lines, keep, strict=True) if kept] == TEXT[language]


def test_every_score_has_reasons_that_are_named() -> None:
    lines = [*MENU["en"], *TEXT["en"], *FOOT["en"]]
    reasons = explain_lines(lines, range(1, len(lines) + 1))
    assert all(each for each in reasons)
    assert {reason.feature for each in reasons for reason in each} <= set(NAMES)


def test_no_lines_have_no_scores() -> None:
    assert score_lines([], []) == []
    assert choose([], []) == []


def test_a_line_of_signs_alone_is_described() -> None:
    assert len(describe(["*", "—", "•"], [1, 2, 3], {})) == 3


def test_the_model_is_small_and_knows_only_features_there_are() -> None:
    path = Path(scorer.__file__).with_name("line_scorer.json")
    assert path.stat().st_size < 200_000
    assert set(json.loads(path.read_bytes())) == {"sure", "cues", "trees"}
    assert load_model().trees
