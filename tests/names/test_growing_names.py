"""Who is who is found the same, in whatever order reports come, go and change."""

import random

import pytest
from msgspec.structs import replace

from generator.analysis import Entity, Mention, Report, RoleGiven
from generator.corpus import NameDecision
from generator.corpus.names.dossiers import Dossiers, dossiers
from generator.text.slugs import name_address
from tests.corpus.telling import report
from tools.bench_stories import make_naming_reports

PEOPLE = ["Petrov", "Ivan Petrov", "Oleg Petrov", "Ivan Sergei Petrov", "Novak", "Anna Novak", "Ivan", "Anna Petrov"]
BODIES = ["PBB", "Perserikatan Bangsa", "BI", "Bank Indonesia", "Persatuan Bulu", "Novak"]
ROLES = ["menteri", "menteri pertahanan", "pelatih"]
TEXTS = [
    "Menteri Pertahanan Rusia Ivan Petrov mengunjungi Korea Utara. Yonhap melaporkan Petrov membawa surat.",
    "Jalan itu rusak, kata Petrov. Hadir pula Anna Novak dan Budi Santoso dari Bank Dunia.",
    "Pertemuan Ivan Petrov Selasa Malam dibuka Anna Novak. Dewan Keamanan PBB bersidang.",
    "Kabar Dari Anna Novak Kemarin Sore tiba di Medan, kata Budi Santoso.",
    "Perserikatan Bangsa-Bangsa (PBB) meminta bantuan. Ketua PBB Budi Santoso tiba.",
]
DECISIONS = [
    (),
    (NameDecision("merge", ("person/ivan-petrov", "person/petrov"), "one"),),
    (NameDecision("ban", ("person/anna-novak",), "none"), NameDecision("merge", ("person/x", "person/ivan"), "x")),
    (
        NameDecision("split", ("person/petrov",), "two", ("03.txt", "07.txt", "11.txt")),
        NameDecision("rename", ("organisation/pbb",), "so", name="Perserikatan"),
    ),
]


@pytest.fixture(autouse=True)
def small_world(monkeypatch):
    """However much changes, what is known is used; and four reports are many."""
    monkeypatch.setattr("generator.corpus.names.turn._WORTH_LOOKING_AT_ALL", 2.0)
    monkeypatch.setattr("generator.corpus.names.evidence._WIDELY", 4)
    monkeypatch.setattr("generator.corpus.names.evidence._WIDELY_SHARE", 0.3)


@pytest.fixture(scope="module")
def told() -> list[Report]:
    return [report(text) for text in TEXTS]


def named(base: Report, number: int, chance: random.Random) -> Report:
    """The report `base` under a name of its own; every second time it names others than its text does."""
    article = base.article
    document = replace(article.labelled.document, name=f"{number:02}.txt")
    article = replace(article, labelled=replace(article.labelled, document=document))
    made = {each.id: each for each in (somebody(chance) for _ in range(chance.randrange(6)))}
    entities = tuple(sorted(made.values(), key=lambda each: (each.kind, each.id)))
    return replace(base, article=article, entities=entities if chance.random() < 0.5 else base.entities)


def somebody(chance: random.Random) -> Entity:
    kind = chance.choice(["person", "person", "organisation"])
    name = chance.choice(PEOPLE if kind == "person" else BODIES)
    mentions = {name} | ({chance.choice(["PBB", "BI"])} if kind == "organisation" and chance.random() < 0.4 else set())
    roles = [RoleGiven(chance.choice(ROLES), 1)] if chance.random() < 0.3 else []
    country = chance.choice([None, None, "RU", "CZ"])
    told = tuple(Mention(each, 1, 0, len(each)) for each in sorted(mentions))
    return Entity(name_address(name), kind, name, country, told, tuple(roles))


@pytest.mark.parametrize("luck", range(30))
def test_names_that_come_and_go_are_joined_as_from_nothing(luck, told):
    chance, kept, now = random.Random(luck), Dossiers(), {}
    for _ in range(8):
        gone = chance.sample(sorted(now), chance.randrange(len(now) // 2 + 1))
        came = [named(chance.choice(told), number, chance) for number in chance.sample(range(20), 1 + luck % 4)]
        left = {name: now.pop(name) for name in {*gone, *(each.name for each in came)} if name in now}
        now |= {each.name: each for each in came}
        kept.follow(left.values(), came)
        decisions = chance.choice(DECISIONS)
        ordered = [now[name] for name in sorted(now)]
        assert kept.decided(decisions) == dossiers(ordered, decisions)


@pytest.mark.parametrize("luck", range(3))
def test_among_many_names_one_report_more_or_less_is_joined_as_from_nothing(luck):
    reports, kept, chance = list(make_naming_reports(120)), Dossiers(), random.Random(luck)
    chance.shuffle(reports)
    kept.follow((), reports[:100])
    for at in range(100, 112):
        kept.follow([reports[at - 100]], [reports[at]])
        assert kept.decided(()) == dossiers(reports[at - 99 : at + 1])


def test_the_order_of_reports_changes_nothing(told):
    chance = random.Random(5)
    reports = [named(chance.choice(told), number, chance) for number in range(20)]
    assert dossiers(reports) == dossiers(chance.sample(reports, len(reports)))
