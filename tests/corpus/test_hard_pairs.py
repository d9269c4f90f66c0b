"""Pairs of short reports that are easily taken for each other, or for strangers. The cases are in hard_pairs.yml."""

from pathlib import Path

import pytest
import yaml

from generator.corpus import Corpus, RelationKind, relate
from tests.corpus.telling import report

EVENTS = yaml.safe_load((Path(__file__).parent / "hard_pairs.yml").read_text(encoding="utf-8"))
TOLD_AS = ("other_words", "follow_up", "opinion", "other_event")


def cases():
    for event in EVENTS:
        for told_as in TOLD_AS:
            marks = [pytest.mark.xfail(strict=True)] if told_as in event.get("fails", ()) else []
            yield pytest.param(event, told_as, id=f"{event['id']}-{told_as}", marks=marks)


def pair(event, told_as) -> Corpus:
    return relate(
        [report(event["told"], event["language"], "a.txt"), report(event[told_as], event["language"], "b.txt")]
    )


@pytest.mark.parametrize(("event", "told_as"), list(cases()))
def test_two_reports_are_one_story_if_they_tell_one_event(event, told_as):
    corpus = pair(event, told_as)
    kinds = [relation.kind for relation in corpus.relations]
    if told_as in ("other_words", "follow_up"):
        assert kinds == [RelationKind.SAME_STORY]
    elif told_as == "opinion":
        assert kinds in ([RelationKind.SAME_STORY], [RelationKind.RELATED])
    else:
        assert RelationKind.SAME_STORY not in kinds


def test_nineteen_of_twenty_pairs_are_right():
    failing = sum(len(event.get("fails", ())) for event in EVENTS)
    assert failing <= 0.05 * len(EVENTS) * len(TOLD_AS)


def test_a_relation_says_why_in_whole_names_and_phrases_that_stand_in_the_first_report():
    corpus = pair(EVENTS[0], "other_words")
    reasons = {reason.kind: reason.shared for reason in corpus.relations[0].reasons}
    assert {"Sarwo Handoyo", "Kendal", "Kaliwungu"} <= set(reasons["names"])
    assert not {"Sarwo", "Handoyo"} & {*reasons["names"], *reasons["words"]}
    assert "balai desa" in reasons["words"]
    assert all(each in EVENTS[0]["told"] for each in (*reasons["names"], *reasons["words"]))
