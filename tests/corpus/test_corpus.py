"""How reports become a corpus: in any order the same, copies told from stories, one report more found at once."""

from generator.corpus import RelationKind, relate
from tests.corpus.telling import report
from tools.bench_stories import make_reports

TEXT = (
    "Pelabuhan Tanjung Api menutup dermaga dua selama tiga pekan untuk perbaikan. Kepala pelabuhan Rudi Hartanto "
    "meminta perusahaan pelayaran memakai dermaga satu. Antrean truk sudah mencapai empat kilometer pada Rabu pagi.\n"
    "Pedagang sayur mengeluh barang mereka layu di jalan. Pemerintah kota menyiapkan jalur khusus bagi truk pangan."
)


def test_any_order_of_reports_gives_the_same_corpus():
    reports = list(make_reports(60))
    assert relate(reports) == relate(reports[::-1]) == relate(reports[30:] + reports[:30])


def test_a_report_belongs_to_exactly_one_story():
    corpus = relate(list(make_reports(60)))
    assert sorted(name for story in corpus.stories for name in story.reports) == [each.name for each in corpus.reports]


def test_several_processes_give_the_same_corpus(monkeypatch):
    reports = list(make_reports(600))
    alone = relate(reports)
    monkeypatch.setattr("generator.corpus.sharing._WORTH_A_PROCESS", 1)
    assert relate(reports, workers=2) == alone


def test_a_story_that_grows_keeps_its_id():
    reports = list(make_reports(60))
    few, all_of_them = relate(reports[:50]), relate(reports)
    known = {story.id for story in all_of_them.stories}
    assert {story.id for story in few.stories} <= known


def test_an_update_is_a_version_and_says_what_changed():
    older = report(TEXT, name="a.txt", published="2024-05-01", title="Dermaga Ditutup", publisher="Kabar Pesisir")
    newer = report(
        TEXT + " Dermaga dibuka lagi pada Jumat.",
        name="b.txt",
        published="2024-05-02",
        title="Dermaga Ditutup",
        publisher="Kabar Pesisir",
    )
    corpus = relate([older, newer])
    assert [relation.kind for relation in corpus.relations] == [RelationKind.NEAR_DUPLICATE]
    assert corpus.versions[0].reports == ("b.txt", "a.txt")
    assert corpus.versions[0].changes[0].added == ("Dermaga dibuka lagi pada Jumat.",)
    assert corpus.versions[0].changes[0].removed == ()


def test_an_update_may_be_half_as_long_again():
    stated = {"title": "Dermaga Ditutup", "publisher": "Kabar Pesisir"}
    first, second = TEXT.split("\n")
    more = "Rudi menambahkan bahwa kapal penumpang tidak terganggu dan tetap bersandar seperti biasa di dermaga tiga."
    reports = [report(f"{first} {more}", name="a.txt", **stated), report(f"{first}\n{second}", name="b.txt", **stated)]
    assert [relation.kind for relation in relate(reports).relations] == [RelationKind.NEAR_DUPLICATE]
    other = [reports[0], report(f"{first}\n{second}", name="b.txt", **{**stated, "publisher": "Kabar Lain"})]
    assert [relation.kind for relation in relate(other).relations] == [RelationKind.SAME_STORY]


def test_a_story_begins_with_the_first_report_whose_day_is_known():
    undated = report(TEXT, name="a.txt", title="Dermaga Dua Ditutup")
    later = report(TEXT + " Kapal penumpang tidak terganggu.", name="b.txt", published="2024-05-02", title="Truk Antre")
    corpus = relate([undated, later])
    assert [(story.id, story.title) for story in corpus.stories] == [("b", "Truk Antre")]


def test_a_frame_filled_anew_each_day_is_no_copy():
    days = [report(TEXT, name=f"{day}.txt", title=f"Jadwal Kapal {day} Mei") for day in (3, 4)]
    assert [relation.kind for relation in relate(days).relations] == [RelationKind.SAME_STORY]


def test_teasers_are_copies_only_where_all_of_them_is_the_same():
    def kinds(text: str, title: str = "Dermaga Ditutup") -> list[RelationKind]:
        teasers = [
            report("Halo, pembaca!", name="a.txt", title="Dermaga Ditutup"),
            report(text, name="b.txt", title=title),
        ]
        return [relation.kind for relation in relate(teasers).relations]

    assert kinds("Halo, pembaca!") == [RelationKind.NEAR_DUPLICATE]
    assert RelationKind.NEAR_DUPLICATE not in kinds("Halo, pelanggan!")
    assert RelationKind.NEAR_DUPLICATE not in kinds("Halo, pembaca!", "Dermaga Dibuka")


def test_teasers_without_a_headline_are_no_copies():
    reports = [report("Dermaga dua di Tanjung Api ditutup.", name=f"{name}.txt") for name in "ab"]
    assert relate(reports).versions == ()


def test_copies_of_one_text_make_no_claims():
    twice = [report(TEXT, name="a.txt"), report(TEXT, name="b.txt")]
    assert relate(twice).stories[0].claims == ()


def test_the_same_event_is_found_across_languages():
    indonesian = report(
        "Gempa berkekuatan 6,4 mengguncang Kota Valdora di Italia. Wali Kota Bruno Castelli menyebut 37 orang tewas.",
        "id",
    )
    english = report(
        "A 6.4 earthquake shook Valdora in Italy. Mayor Bruno Castelli said 37 people were killed.", "en", "b.txt"
    )
    assert [relation.kind for relation in relate([indonesian, english]).relations] == [RelationKind.SAME_STORY]
