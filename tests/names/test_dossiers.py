"""Who is who across reports."""

from itertools import permutations

import pytest

from generator.corpus import relate
from generator.corpus.names.memory import remember

FULL = "Menteri Pertahanan Rusia Ivan Petrov mengunjungi Korea Utara. Yonhap melaporkan Petrov membawa surat."
SHORT = "Menteri Pertahanan Rusia Petrov kembali dari Korea Utara, menurut Yonhap."
OTHER = "Petrov membuka toko roti di Bandung."


def named(reports, kind="person"):
    return {each.id: each.seeds for each in relate(reports).entities if each.kind == kind}


@pytest.fixture
def reports_of(report_of):
    return lambda *texts: [report_of(text, name=f"00{at}_a.txt") for at, text in enumerate(texts)]


def test_a_role_joins_a_surname_to_its_full_name(reports_of):
    assert named(reports_of(FULL, SHORT)) == {"ivan-petrov": ["000_a.txt", "001_a.txt"]}


def test_a_shared_surname_alone_joins_nobody(reports_of):
    found = named(reports_of(FULL, OTHER, "Lebah itu sehat, kata Petrov di Malang."))
    assert sorted(found.values()) == [["000_a.txt"], ["001_a.txt"], ["002_a.txt"]]


def test_company_joins_a_surname_to_its_full_name(reports_of):
    company = "Hadir pula Anna Novak dan Budi Santoso dari Bank Dunia."
    found = named(reports_of(f"Ivan Petrov tiba di Medan. {company}", f"Jalan itu rusak, kata Petrov. {company}"))
    assert found["ivan-petrov"] == ["000_a.txt", "001_a.txt"]


def test_company_joins_a_name_without_its_middle_to_the_full_one_and_nothing_else_does(reports_of):
    company = "Hadir pula Anna Novak dan Budi Santoso dari Bank Dunia."
    full, short = "Ivan Sergei Petrov tiba di Medan.", "Jalan itu rusak, kata Ivan Petrov."
    assert named(reports_of(f"{full} {company}", f"{short} {company}"))["ivan-sergei-petrov"] == [
        "000_a.txt",
        "001_a.txt",
    ]
    assert sorted(named(reports_of(full, short)).values()) == [["000_a.txt"], ["001_a.txt"]]


def test_two_full_names_that_fit_leave_it_open_who_is_meant(reports_of):
    twin = FULL.replace("Ivan", "Oleg")
    assert named(reports_of(FULL, twin, SHORT))["ivan-petrov"] == ["000_a.txt"]


def test_no_evidence_joins_people_of_two_countries(reports_of):
    found = named(reports_of(FULL, SHORT.replace("Rusia Petrov", "Bulgaria Petrov")))
    assert found["ivan-petrov"] == ["000_a.txt"]


def test_initials_are_the_body_that_a_report_spells_them_out_as(reports_of):
    found = named(
        reports_of(
            "Badan Pertanahan Rakyat (BPR) menolak usul Bank Dunia. Menurut BPR, lahan itu sah.",
            "Warga mengadu kepada BPR. Bank Dunia dan BPR belum menjawab.",
        ),
        "organisation",
    )
    assert found["badan-pertanahan-rakyat"] == ["000_a.txt", "001_a.txt"]
    assert "bpr" not in found


def test_an_id_that_only_one_report_has_is_known_as_a_former_one(reports_of):
    found = next(each for each in relate(reports_of(FULL, SHORT)).entities if each.id == "ivan-petrov")
    assert found.former == ("petrov",)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_reports_changes_nothing(reports_of, order):
    reports = reports_of(FULL, SHORT, OTHER)
    assert relate([reports[at] for at in order]).entities == relate(reports).entities


def test_every_mention_of_a_report_is_in_exactly_one_dossier(real):
    reports = list(real.values())
    found = [(seed, m) for each in relate(reports).entities for seed, m in each.mentions]
    assert len(set(found)) == len(found)
    assert set(found) >= {(r.name, m) for r in reports for entity in r.entities for m in entity.mentions}


def test_both_articles_name_the_same_people(real):
    found = named(list(real.values()))
    assert [id_ for id_, seeds in found.items() if len(seeds) > 1] == ["kim-jong-un", "sergei-shoigu"]


def test_a_name_clear_in_one_report_is_found_in_another(report_of):
    clear = report_of("Menteri Pertahanan Rusia Ivan Petrov tiba. Ivan Petrov membawa surat.", name="001_a.txt")
    titled = report_of("Hari Ini Ivan Petrov Resmi Membuka Pameran Besar", name="002_b.txt")
    assert not [each for each in titled.entities if each.kind == "person"]
    assert [each.id for each in remember([clear, titled])[1] if each.kind == "person"] == ["ivan-petrov"]


def test_a_language_without_a_file_learns_no_names_either(report_of):
    clear = report_of("Menteri Pertahanan Rusia Ivan Petrov tiba. Ivan Petrov membawa surat.", name="001_a.txt")
    dutch = report_of("Gisteren bezocht Ivan Petrov de haven van Angola.", "nl", name="002_b.txt")
    assert [each.id for each in remember([clear, dutch])[1]] == ["ao"]
