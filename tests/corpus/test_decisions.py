"""Editors' decisions overrule what the program found, and a wrong one is told to its editor."""

import pytest

from generator.corpus import Decision, Decisions, load_decisions, relate
from tests.corpus.telling import report

FLOOD = "Banjir merendam Desa Sukamaju di Kabupaten Kendal setelah tanggul Sungai Blorong jebol, kata Sarwo Handoyo."
QUAKE = "Gempa mengguncang Kota Sanana di Kepulauan Sula, dan puluhan rumah retak menurut Wali Kota Rafiq Umar."
REPORTS = [
    report(FLOOD, name="a.txt"),
    report(FLOOD + " Warga mengungsi ke masjid.", name="b.txt"),
    report(QUAKE, name="c.txt"),
]
SEEDS = ["a.txt", "b.txt", "c.txt"]


def stories(*decisions: Decision) -> list[tuple[str, ...]]:
    return [story.reports for story in relate(REPORTS, Decisions(decisions)).stories]


def decided(verb, *reports, **more) -> Decision:
    return Decision(verb, reports, "for a reason", **more)


def test_without_decisions_two_stories_are_found():
    assert stories() == [("a.txt", "b.txt"), ("c.txt",)]


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        (decided("ban", "a.txt", "b.txt"), [("a.txt",), ("b.txt",), ("c.txt",)]),
        (decided("pin", "c.txt", "a.txt"), [("a.txt", "c.txt"), ("b.txt",)]),
        (decided("merge", "c.txt", "a.txt"), [("a.txt", "b.txt", "c.txt")]),
        (decided("split", "b.txt"), [("a.txt",), ("b.txt",), ("c.txt",)]),
        (decided("pin", "a.txt", "gone.txt"), [("a.txt", "b.txt"), ("c.txt",)]),
    ],
    ids=lambda each: each.verb if isinstance(each, Decision) else "",
)
def test_a_decision_overrules_what_was_found(decision, expected):
    assert stories(decision) == expected


def test_the_order_of_decisions_does_not_matter_across_verbs():
    merge, ban = decided("merge", "a.txt", "c.txt"), decided("ban", "a.txt", "b.txt")
    assert stories(merge, ban) == stories(ban, merge) == [("a.txt", "c.txt"), ("b.txt",)]


def test_an_editor_may_name_a_story_and_the_story_says_so():
    naming = decided("name", "b.txt", title="Banjir Kendal")
    story = relate(REPORTS, Decisions((naming,))).stories[0]
    assert story.title == "Banjir Kendal"
    assert story.decided == (naming,)
    assert story.id == "a"


@pytest.mark.parametrize(
    ("written", "code", "said"),
    [
        ("- pin: [a.txt, b.txt]\n", "E133", "gives no reason"),
        ("- pni: [a.txt, b.txt]\n  why: x\n", "E132", '"pni" is no decision'),
        ("- pin: [a.txt, d.txt]\n  why: x\n", "E134", 'there is no seed "d.txt"'),
        ("- ban: [a.txt]\n  why: x\n", "E135", "ban takes 2 reports or more"),
        ("- name: [a.txt]\n  why: x\n", "E136", "gives no title"),
        (
            "- {pin: [a.txt, b.txt], why: x}\n- {ban: [a.txt, b.txt], why: y}\n",
            "E138",
            "keeps a.txt and b.txt apart, which line 1 puts together",
        ),
        ("pin: [a.txt]\n", "E131", "is not a list"),
        ("- [\n", "E130", "cannot be read"),
    ],
)
def test_a_wrong_decision_is_told_with_its_line(tmp_path, written, code, said):
    (tmp_path / "_stories.yml").write_text(written, encoding="utf-8")
    _, problems = load_decisions(tmp_path, SEEDS)
    assert [problem.code for problem in problems] == [code]
    assert said in problems[0].message


def test_decisions_are_read_in_order_with_their_lines(tmp_path):
    written = "# why these\n- pin: [a.txt, c.txt]\n  why: same flood\n- name: b.txt\n  title: Banjir\n  why: clearer\n"
    (tmp_path / "_stories.yml").write_text(written, encoding="utf-8")
    decisions, problems = load_decisions(tmp_path, SEEDS)
    assert problems == ()
    assert [(each.verb, each.reports, each.line) for each in decisions.all] == [
        ("pin", ("a.txt", "c.txt"), 2),
        ("name", ("b.txt",), 4),
    ]
