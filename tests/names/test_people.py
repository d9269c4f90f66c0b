"""Who is who across reports."""

import pytest

from generator.corpus.memory import remember
from generator.corpus.people import personas

FULL = "Menteri Pertahanan Rusia Ivan Petrov mengunjungi Korea Utara. Yonhap melaporkan Petrov membawa surat."
SHORT = "Menteri Pertahanan Rusia Petrov kembali dari Korea Utara, menurut Yonhap."
OTHER = "Petrov membuka toko roti di Bandung."


def people(reports):
    return {each.id: len(each.appearances) for each in personas(reports) if each.kind == "person"}


def test_a_role_joins_a_surname_to_its_full_name(report_of):
    reports = [report_of(FULL, name="001_a.txt"), report_of(SHORT, name="002_b.txt")]
    assert people(reports) == {"ivan-petrov": 2}


def test_a_shared_surname_alone_joins_nobody(report_of):
    reports = [report_of(FULL, name="001_a.txt"), report_of(OTHER, name="002_b.txt")]
    assert people(reports).get("ivan-petrov") == 1


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_order_of_reports_changes_nothing(report_of, order):
    reports = [report_of(text, name=f"00{at}_a.txt") for at, text in enumerate((FULL, SHORT, OTHER))]
    assert personas([reports[at] for at in order]) == personas(reports)


def test_a_name_clear_in_one_report_is_found_in_another(report_of):
    clear = report_of("Menteri Pertahanan Rusia Ivan Petrov tiba. Ivan Petrov membawa surat.", name="001_a.txt")
    titled = report_of("Hari Ini Ivan Petrov Resmi Membuka Pameran Besar", name="002_b.txt")
    assert not [each for each in titled.entities if each.kind == "person"]
    found = remember([titled, clear])[1]
    assert [each.id for each in found.entities if each.kind == "person"] == ["ivan-petrov"]
    assert remember([clear, titled]) == remember([titled, clear])
