"""What a run keeps for the next changes nothing but the time it takes: in any order of coming and going the same."""

import random

import msgspec
import pytest

from generator.corpus import Kept, load_kept, relate
from generator.corpus.claims import packed
from tests.corpus.telling import report
from tools.bench_stories import make_reports

NAMED = ("Menteri Pertahanan Rusia Ivan Petrov hadir.", "Gubernur Malvina Setyaning dan Petrov dari PBB hadir.")
MANY = [
    *make_reports(60),
    *(
        report(
            f"Dermaga {at % 3} ditutup pada 8 Mei 2024 karena gelombang tinggi. "
            f"Antrean truk di Tanjung Api mencapai {at} kilometer pada Rabu pagi. "
            "Kepala pelabuhan Rudi Hartanto meminta perusahaan pelayaran memakai dermaga lain.",
            name=f"salinan-{at}.txt",
        )
        for at in range(12)
    ),
]


READ_ANEW = {
    MANY[at].name: report(f"{text} {NAMED[at % 2]}", name=MANY[at].name)
    for at, text in enumerate([*(passage.text for each in MANY[20:24] for passage in each.article.body[:2])])
}


@pytest.fixture
def always_warm(monkeypatch):
    """However much of the collection changes, what was kept is used."""
    monkeypatch.setattr("generator.corpus.likeness.similarity._WORTH_SCORING_ALL", 2.0)
    monkeypatch.setattr("generator.corpus.likeness.rarity._COMMON_FLOOR", 8)


@pytest.mark.parametrize("luck", range(8))
def test_growing_and_shrinking_gives_what_a_start_from_nothing_gives(luck, always_warm):
    chance, kept, now = random.Random(luck), Kept(), []
    for _ in range(7):
        gone = set(chance.sample(range(len(now)), chance.randrange(len(now) // 2 + 1)))
        now = [each for at, each in enumerate(now) if at not in gone]
        here = {each.name for each in now}
        away = [each for each in MANY if each.name not in here]
        now += chance.sample(away, chance.choice((1, 2, len(away) // 2)))
        now = [READ_ANEW[each.name] if each.name in READ_ANEW and chance.random() < 0.3 else each for each in now]
        chance.shuffle(now)
        assert relate(now, kept=kept) == relate(now)


def test_however_the_space_is_cut_into_pieces_links_are_the_same(monkeypatch):
    whole = relate(MANY)
    for name, size in (("_SELDOM_MORE", 2), ("_ROWS", 7), ("_COLUMNS", 11)):
        monkeypatch.setattr(f"generator.corpus.likeness.similarity.{name}", size)
        assert relate(MANY) == whole


def test_a_report_that_is_read_anew_is_related_anew(always_warm):
    kept = Kept()
    relate(MANY, kept=kept)
    changed = report("Gubernur Malvina Setyaning meresmikan jembatan gantung di Wanarata.", name=MANY[3].name)
    after = [changed if each.name == changed.name else each for each in MANY]
    assert relate(after, kept=kept) == relate(after)
    assert relate(MANY, kept=kept) == relate(MANY)


def test_one_report_more_leaves_the_rows_of_most_others_as_they_were():
    reports, kept = list(make_reports(1201)), Kept()
    relate(reports[:-1], kept=kept)
    assert 0 < kept.follow(reports).sum() < 400


def test_what_is_kept_in_a_file_is_found_again(tmp_path, always_warm):
    kept = Kept()
    relate(MANY[:40], kept=kept)
    kept.save(tmp_path / "kept.npz")
    again = load_kept(tmp_path / "kept.npz")
    assert again.numbered.names == kept.numbered.names
    assert relate(MANY, kept=again) == relate(MANY)


def test_a_file_with_any_damaged_byte_counts_as_none(tmp_path):
    kept, path = Kept(), tmp_path / "kept.npz"
    relate(MANY[:20], kept=kept)
    kept.save(path)
    whole = path.read_bytes()
    expected = relate(MANY[:21])
    for luck in range(40):
        damaged, chance = bytearray(whole), random.Random(luck)
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        path.write_bytes(damaged)
        assert relate(MANY[:21], kept=load_kept(path)) == expected
    path.write_bytes(whole[: len(whole) // 2])
    assert not load_kept(path).numbered.names
    assert not load_kept(tmp_path / "nowhere.npz").numbered.names


def test_addresses_of_a_growing_collection_stay_and_lead_to_the_story():
    chance, seen = random.Random(5), {}
    order = chance.sample(MANY, len(MANY))
    for count in range(6, len(order) + 1, 6):
        corpus = relate(order[:count])
        leads = {corpus.addresses[seed]: story.slug for story in corpus.stories for seed in story.reports}
        assert all(story.slug in leads for story in corpus.stories)
        assert seen.keys() <= leads.keys()
        seen |= leads


def test_claims_are_kept_small_and_come_back_whole():
    story = next(story for story in relate(MANY[:3]).stories if len(story.reports) > 1)
    assert packed(story.claims) == story.packed
    assert len(story.packed) < len(msgspec.msgpack.encode(story.claims)) / 2
