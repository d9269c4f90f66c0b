"""Editors overrule who is who, and a wrong decision is told to its editor, all of them at once."""

import html
import re

import pytest

from generator.build import build
from generator.cli import PROBLEMS, main
from generator.corpus import Decisions, NameDecision, load_decisions, relate
from tests.corpus.telling import report
from tests.making import PROSE, config, pages, project, sow

FULL = "Menteri Pertahanan Rusia Ivan Petrov mengunjungi Korea Utara. Yonhap melaporkan Petrov membawa surat."
REPORTS = [
    report(FULL, name="a.txt"),
    report(FULL.replace("mengunjungi", "tiba di"), name="b.txt"),
    report("Petrov membuka toko roti di Bandung, kata Budi Santoso.", name="c.txt"),
]
SEEDS = [each.name for each in REPORTS]


def people(*decisions):
    corpus = relate(REPORTS, Decisions(names=decisions))
    return {each.id: (each.name, each.seeds) for each in corpus.entities if each.kind == "person"}


def decided(verb, *names, **more):
    return NameDecision(verb, names, "for a reason", **more)


def test_merged_names_are_one_and_the_first_stays():
    merge = decided("merge", "person/ivan-petrov", "person/petrov")
    assert people(merge)["ivan-petrov"] == ("Ivan Petrov", SEEDS)
    dossier = next(d for d in relate(REPORTS, Decisions(names=(merge,))).entities if d.id == "ivan-petrov")
    assert dossier.former == ("petrov",)
    assert dossier.decided == (merge,)


def test_a_split_makes_somebody_else_of_some_reports():
    found = people(decided("split", "person/ivan-petrov", reports=("b.txt",)))
    assert sorted(seeds for name, seeds in found.values() if name == "Ivan Petrov") == [["a.txt"], ["b.txt"]]
    assert found["ivan-petrov"][1] == ["a.txt"]


def test_a_renamed_one_keeps_its_address():
    assert people(decided("rename", "person/petrov", name="Pak Petrov"))["petrov"] == ("Pak Petrov", ["c.txt"])


def test_a_banned_name_is_nowhere():
    assert set(people()) - set(people(decided("ban", "person/petrov"))) == {"petrov"}


def test_a_decision_on_a_name_that_nobody_has_is_told():
    doubts = relate(
        REPORTS, Decisions(names=(decided("ban", "person/petrow", path="seeds/_names.yml", line=3),))
    ).doubts
    assert [(each.code, each.line) for each in doubts] == [("E143", 3)]
    assert 'did you mean "person/petrov"?' in doubts[0].hint


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("- [", "E130"),
        ("merge: a", "E131"),
        ("- merge", "E131"),
        ("- marge: [person/a, person/b]\n  why: x", "E132"),
        ("- ban: person/a\n  merge: [person/a, person/b]\n  why: x", "E132"),
        ("- ban: person/a", "E133"),
        ("- ban: {a: b}\n  why: x", "E133"),
        ("- merge: [person/a]\n  why: x", "E135"),
        ("- merge: [person/a, place/b]\n  why: x", "E144"),
        ("- rename: person/a\n  why: x", "E145"),
        ("- split: person/a\n  why: x", "E145"),
        ("- split: person/a\n  reports: [d.txt]\n  why: x", "E134"),
        ("- ban: person/a\n  why: x\n- merge: [person/b, person/a]\n  why: y", "E147"),
        ("- rename: person/a\n  name: A\n  why: x\n- rename: person/a\n  name: B\n  why: y", "E147"),
    ],
)
def test_a_wrong_decision_is_told_with_its_line_and_left_out(tmp_path, written, code):
    folder = sow(tmp_path / "seeds", {"_names.yml": written})
    decisions, problems = load_decisions(folder, SEEDS)
    assert [each.code for each in problems] == [code]
    assert all(each.path == "seeds/_names.yml" and each.hint for each in problems)
    assert not any(each.line == problems[0].line for each in decisions.names)


def test_check_tells_what_is_wrong_with_decisions(tmp_path, capsys):
    names = "- ban: person/a\n- ban: person/tidak-ada\n  why: x"
    root = project(tmp_path, {"_names.yml": names, "_stories.yml": "- [", "a.txt": PROSE[0]})
    assert main(["check", "--workers", "1", "--config", str(root / "mkdocs.yml")]) == PROBLEMS
    told = capsys.readouterr().out
    assert [code for code in ("E130", "E133", "E143") if code not in told] == []


def test_all_problems_are_told_at_once(tmp_path):
    written = "- bann: person/a\n  why: x\n- rename: person/b\n  why: y\n- ban: person/c\n"
    _, problems = load_decisions(sow(tmp_path / "seeds", {"_names.yml": written}), SEEDS)
    assert [(each.line, each.code) for each in problems] == [(1, "E132"), (3, "E145"), (5, "E133")]


def test_the_page_says_that_an_editor_decided_and_why(tmp_path):
    texts = {each.name: f"---\nlanguage: id\ncleaned: true\n---\n{each.article.body[0].text}\n" for each in REPORTS}
    names = "- merge: [person/ivan-petrov, person/petrov]\n  why: orang yang *sama*\n"
    site = build(config(tmp_path, seeds=str(sow(tmp_path / "seeds", {**texts, "_names.yml": names}))))
    page = pages(site)["orang/ivan-petrov.md"]
    assert "Keputusan penyunting: disatukan dengan <q>Petrov</q>. Alasannya: orang yang &#42;sama&#42;" in page
    assert "redirect: orang/ivan-petrov.md" in pages(site)["orang/petrov.md"]


def test_what_a_page_offers_to_type_is_a_decision_that_can_be_carried_out(tmp_path):
    texts = {each.name: f"---\nlanguage: id\ncleaned: true\n---\n{each.article.body[0].text}\n" for each in REPORTS}
    made = pages(build(config(tmp_path, seeds=str(sow(tmp_path / "seeds", texts)))))
    typed = re.findall(r"<code>([^<]*)</code></pre>", made["orang/ivan-petrov.md"])
    entries = [html.unescape(each).replace("nama-lain", "petrov") for each in typed]
    assert len(entries) == 4
    for entry in entries:
        decisions, problems = load_decisions(sow(tmp_path / "again", {"_names.yml": entry}), texts)
        assert problems == ()
        assert relate(REPORTS, decisions).doubts == ()


def test_what_is_no_name_is_told_with_the_reason(tmp_path):
    texts = {each.name: f"---\nlanguage: id\ncleaned: true\n---\n{each.article.body[0].text}\n" for each in REPORTS}
    names = "- ban: person/petrov\n  why: nama <b>rubrik</b>\n"
    made = pages(build(config(tmp_path, seeds=str(sow(tmp_path / "seeds", {**texts, "_names.yml": names})))))
    told = made["nama.md"].partition("Bukan nama")[2]
    assert "<code>person&#47;petrov</code> Alasannya: nama &#60;b&#62;rubrik" in told or "person/petrov" in told
    assert "<b>" not in told
