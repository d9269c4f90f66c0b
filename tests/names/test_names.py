"""Names in single texts: kinds, extents, variants, roles."""

from pathlib import Path

import pytest
import yaml

from tests.making import report

CASES = yaml.safe_load((Path(__file__).parents[1] / "quality" / "names.yml").read_text(encoding="utf-8"))
KINDS = ("person", "organisation", "place", "event")


def named(report, kind):
    return {each.name: sorted({m.text for m in each.mentions}) for each in report.entities if each.kind == kind}


def test_as_names_a_country_in_capitals_only(report_of):
    assert named(report_of("Kunjungan ke AS ditunda karena as roda patah."), "place") == {"AS": ["AS"]}


def test_spellings_of_one_country_are_one(report_of):
    report = report_of("Rombongan dari Cina tiba. Delegasi China itu disambut. Kedutaan Tiongkok hadir, Korut tidak.")
    assert {each.id for each in report.entities if each.kind == "place"} >= {"cn", "kp"}


@pytest.mark.parametrize(
    "text",
    [
        "Presiden Joko Widodo tiba di Medan. Widodo lalu bertemu para petani.",
        "Presiden Joko Widodo tiba di Medan . Widodo lalu bertemu para petani .",
    ],
)
def test_a_surname_belongs_to_the_full_name_before_it(report_of, text):
    people = named(report_of(text), "person")
    assert people == {"Joko Widodo": ["Joko Widodo", "Widodo"]}


def test_a_name_does_not_go_across_a_sentence(report_of):
    report = report_of("Mereka tinggal di Korea Utara. Budi Santoso pulang lebih awal.")
    assert not any("." in mention.text for each in report.entities for mention in each.mentions)


def test_a_short_form_in_brackets_is_the_same_body(report_of):
    report = report_of("Badan Pertanahan Rakyat (BPR) menolak. Menurut BPR, lahan itu sah.")
    bodies = [each for each in report.entities if each.kind == "organisation"]
    assert len(bodies) == 1
    assert bodies[0].name == "Badan Pertanahan Rakyat"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Pejabat itu (mantan anggota Polri) menolak.", "Polri"),
        ("Acara itu dihadiri kader partai lain (Hanura), Irianto Lambrie, dan warga.", "Hanura"),
        ("Kepala Kepolisian (Polri), Ahmad Dofiri, hadir di Bandung.", "Kepolisian (Polri)"),
    ],
)
def test_a_name_keeps_no_marks_at_its_edges_but_its_own_brackets(report_of, text, name):
    assert name in {mention.text for each in report_of(text).entities for mention in each.mentions}


def test_the_short_form_of_an_office_is_the_role_and_not_the_name(report_of):
    people = [
        each for each in report_of("Hal itu dibenarkan Mensesneg Tito Karnavian.").entities if each.kind == "person"
    ]
    assert [(each.name, [role.text for role in each.roles]) for each in people] == [("Tito Karnavian", ["Mensesneg"])]


def test_a_role_ends_where_it_says_something(report_of):
    report = report_of("Kabid Humas Polda Sumut Kombes Budi Santoso hadir di Medan.")
    assert [role.text for each in report.entities for role in each.roles] == ["Kabid Humas Polda Sumut"]


@pytest.mark.parametrize(("town", "country"), [("London", "GB"), ("Leeds", "GB"), ("Hyderabad", None)])
def test_a_town_of_a_name_that_several_countries_have_is_of_none_of_them_unless_news_means_one(
    town, country, report_of
):
    report = report_of(f"The two men met in {town} on Friday and left.", "en")
    assert [(each.name, each.country) for each in report.entities] == [(town, country)]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Kepala BPBD Kabupaten Demak, Drs. H. Agus Wibowo, M.Si., datang.", "Kepala BPBD Kabupaten Demak"),
        ("Kepala Dinas Pekerjaan Umum Drs. H. Agus Wibowo datang.", "Kepala Dinas Pekerjaan Umum"),
        ("Warga pulang. Drs. H. Agus Wibowo datang.", None),
        ("Kabupaten Sukamaju banjir. Bupati Sukamaju Agus Wibowo datang.", "Bupati Sukamaju"),
    ],
)
def test_a_role_is_told_ahead_of_titles_and_with_the_place_it_is_held_in(text, role, report_of):
    people = [each for each in report_of(text).entities if each.kind == "person"]
    assert [(each.name, [given.text for given in each.roles]) for each in people] == [
        ("Agus Wibowo", [role] if role else [])
    ]


def test_a_language_without_a_file_gives_countries_only(report_of):
    report = report_of("Bondskanselier Jan Jansen reisde naar Angola en sprak met Piet de Vries.", "nl")
    assert {(each.kind, each.id) for each in report.entities} == {("place", "ao")}


def test_the_outlet_of_a_report_is_no_person():
    made = report(
        "---\npublisher: Radio Halden\nlanguage: en\ncleaned: true\n---\n"
        "Tom Whitcombe, the mayor, told Radio Halden that he had asked ministers for money last week.\n"
    )
    assert {each.name: each.kind for each in made.entities} == {
        "Radio Halden": "organisation",
        "Tom Whitcombe": "person",
    }


def test_english_people_have_roles_and_countries(report_of):
    report = report_of("Russian Defence Minister Ivan Petrov met Anna Novak, the mayor of Prague, in London.", "en")
    people = {
        each.name: (each.country, [role.text for role in each.roles])
        for each in report.entities
        if each.kind == "person"
    }
    assert people["Ivan Petrov"] == ("RU", ["Russian Defence Minister"])
    assert "Anna Novak" in people


def test_the_same_text_gives_the_same_names_whatever_came_before(report_of):
    text = "Menteri Kesehatan Rina Wijaya mengunjungi Rumah Sakit Harapan di Kota Bandung."
    first = report_of(text).entities
    report_of("Gubernur Jawa Tengah Slamet Riyadi membuka pasar di Demak.")
    assert report_of(text).entities == first


def _marked(case):
    marks = [pytest.mark.xfail(strict=True)] if case.get("expect") == "fail" else []
    return pytest.param(case, id=case["text"][:60], marks=marks)


@pytest.mark.parametrize("case", [_marked(case) for case in CASES])
def test_a_name_goes_as_far_as_it_goes(case, report_of):
    entities = report_of(case["text"], case["in"]).entities
    found = {kind: sorted(m.text for each in entities if each.kind == kind for m in each.mentions) for kind in KINDS}
    assert {kind: names for kind, names in found.items() if names} == {
        kind: sorted(case[kind]) for kind in KINDS if case.get(kind)
    }


def test_a_known_name_with_its_short_form_is_the_known_one(report_of):
    text = "Komisi Pemberantasan Korupsi (KPK) menahan bupati itu di Medan. KPK juga menyita uang."
    spellings = {"Komisi Pemberantasan Korupsi": ["KPK", "Komisi Pemberantasan Korupsi (KPK)"]}
    assert named(report_of(text), "organisation") == spellings


def test_a_nickname_in_brackets_is_the_person(report_of):
    text = "Presiden Joko Widodo (Jokowi) tiba di Medan. Jokowi lalu menyapa petani."
    assert named(report_of(text), "person") == {"Joko Widodo": ["Joko Widodo", "Jokowi"]}
