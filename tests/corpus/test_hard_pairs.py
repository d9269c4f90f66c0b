"""Pairs of short reports that are easily taken for each other, or for strangers. The cases are in hard_pairs.yml."""

from pathlib import Path

import pytest
import yaml

from generator.corpus import Corpus, RelationKind, relate
from tests.corpus.telling import report

EVENTS = yaml.safe_load((Path(__file__).parent / "hard_pairs.yml").read_text(encoding="utf-8"))
ONE_STORY = ("other_words", "other_language", "follow_up", "updated_toll", "next_day")
TOLD_AS = (*ONE_STORY, "opinion", "round_up", "same_conference", "other_event", "next_issue")
ANOTHER_DAY = ("next_day", "next_issue")
OTHER = {"id": "en", "en": "id"}
CASES = [(event, told_as) for event in EVENTS for told_as in TOLD_AS if told_as in event]


def cases():
    for event, told_as in CASES:
        marks = [pytest.mark.xfail(strict=True)] if told_as in event.get("fails", ()) else []
        yield pytest.param(event, told_as, id=f"{event['id']}-{told_as}", marks=marks)


def pair(event, told_as) -> Corpus:
    language = event["language"]
    other = OTHER[language] if told_as == "other_language" else language
    days = [{"published": str(day)} for day in event.get("days", ())] or [{}, {}]
    told = report(event["told"], language, "a.txt", **days[0])
    return relate([told, report(event[told_as], other, "b.txt", **days[told_as in ANOTHER_DAY])])


@pytest.mark.parametrize(("event", "told_as"), list(cases()))
def test_two_reports_are_one_story_if_they_tell_one_event(event, told_as):
    corpus = pair(event, told_as)
    kinds = [relation.kind for relation in corpus.relations]
    if told_as in ONE_STORY:
        assert kinds == [RelationKind.SAME_STORY]
    elif told_as == "opinion":
        assert kinds in ([RelationKind.SAME_STORY], [RelationKind.RELATED])
    elif told_as == "round_up":
        assert kinds == [RelationKind.RELATED]
    else:
        assert RelationKind.SAME_STORY not in kinds


def test_a_series_falls_into_its_days():
    event = next(event for event in EVENTS if "next_issue" in event and "other_words" in event)
    days = [str(day) for day in event["days"]]
    told = [(event["told"], days[0]), (event["other_words"], days[0]), (event["next_issue"], days[1])]
    reports = [report(text, event["language"], f"{at}.txt", published=day) for at, (text, day) in enumerate(told)]
    assert [story.reports for story in relate(reports).stories] == [("0.txt", "1.txt"), ("2.txt",)]


def test_nineteen_of_twenty_pairs_are_right():
    failing = sum(len(event.get("fails", ())) for event in EVENTS)
    assert failing <= 0.05 * len(CASES)


def test_a_relation_says_why_in_whole_names_and_phrases_that_stand_in_the_first_report():
    corpus = pair(EVENTS[0], "other_words")
    reasons = {reason.kind: reason.shared for reason in corpus.relations[0].reasons}
    assert {"Sarwo Handoyo", "Kendal", "Kaliwungu"} <= set(reasons["names"])
    assert not {"Sarwo", "Handoyo"} & {*reasons["names"], *reasons["words"]}
    assert "balai desa" in reasons["words"]
    assert all(each in EVENTS[0]["told"] for each in (*reasons["names"], *reasons["words"]))


def test_a_reason_is_no_office_no_currency_and_not_the_outlet_itself():
    told = "Kabar Wage mencatat bahwa pasar di Randuasri, menurut Bupati Hermansyah Lubis, merugi Rp 2 miliar."
    same = "Kerugian Rp 2 miliar di pasar Randuasri, tulis Kabar Wage, diakui Bupati Hermansyah Lubis."
    a, b = (report(text, "id", name, publisher="Kabar Wage") for text, name in ((told, "a.txt"), (same, "b.txt")))
    reasons = {reason.kind: reason.shared for reason in relate([a, b]).relations[0].reasons}
    assert {"Randuasri", "Hermansyah Lubis"} <= set(reasons["names"])
    assert not {"Bupati", "Rp", "Kabar", "Wage", "Kabar Wage"} & set(reasons["names"])


def test_reports_of_two_stories_are_related_by_more_than_a_day():
    a = report("Harga cabai di pasar induk naik pada 3 Mei 2022.", "id", "a.txt")
    b = report("Kereta mogok dua jam pada 3 Mei 2022.", "id", "b.txt")
    assert relate([a, b]).relations == ()
