"""The real seeds: who, where, who says so, and what stands for them."""

import pytest
from msgspec.structs import replace

from generator.analysis import Attribution, AttributionKind
from generator.corpus.sourcing import chains, sourcing

PEOPLE = {
    "000": {
        "sergei-shoigu": ("RU", {"Sergei Shoigu", "Shoigu"}),
        "kim-jong-un": ("KP", {"Kim Jong Un", "Kim Jong-Un", "Jong-Un", "Kim"}),
        "john-kirby": ("US", {"John Kirby"}),
    },
    "002": {
        "sergei-shoigu": ("RU", {"Sergei Shoigu", "Shoigu"}),
        "kim-jong-un": ("KP", {"Kim Jong-un"}),
        "alexander-matsegora": ("RU", {"Alexander Matsegora"}),
    },
}
ORGANISATIONS = {
    "000": {
        "kr-nis": "KR",
        "kr-national-assembly": "KR",
        "white-house": "US",
        "reuters": "GB",
        "yonhap": "KR",
        "kcna": "KP",
        "bisnis-com": None,
    },
    "002": {
        "kr-nis": "KR",
        "kr-national-assembly": "KR",
        "interfax": "RU",
        "yonhap": "KR",
        "us-government": "US",
        "jabar-ekspres": None,
    },
}
PLACES = {
    "000": {"ru", "kp", "cn", "kr", "us", "jakarta"},
    "002": {"ru", "kp", "us", "kr", "jp", "cn", "ua", "pyongyang"},
}
EVENTS = {"000": {"korean-war", "victory-day-kp"}, "002": {"korean-war"}}
KEY_LINES = {"000": {9, 11, 17, 21, 23}, "002": {1, 4, 6, 9, 11}}
HEDGES = {
    "000": [(15, "dikabarkan"), (17, "tampaknya"), (23, "dituduh"), (25, "terbilang")],
    "002": [(8, "mungkin"), (9, "tampaknya"), (11, "dituduh")],
}
SOURCING = {
    "000": [["Bisnis.com", "Reuters", "Yonhap", "badan intelijen Korea Selatan"]],
    "002": [["Jabar Ekspres", "Interfax"], ["Jabar Ekspres", "Yonhap"]],
}
both = pytest.mark.parametrize("seed", ["000", "002"])


def of_kind(report, kind):
    return {entity.id: entity for entity in report.entities if entity.kind == kind}


@both
def test_people_are_named_once_under_all_their_spellings(real, seed):
    found = {
        id_: (each.country, {m.text for m in each.mentions}) for id_, each in of_kind(real[seed], "person").items()
    }
    assert found == PEOPLE[seed]


@both
def test_organisations_have_their_ids_and_countries(real, seed):
    assert {id_: each.country for id_, each in of_kind(real[seed], "organisation").items()} == ORGANISATIONS[seed]


@both
def test_places_are_places_and_nothing_else_is(real, seed):
    assert set(of_kind(real[seed], "place")) == PLACES[seed]


@both
def test_events_with_a_name_are_found(real, seed):
    assert set(of_kind(real[seed], "event")) == EVENTS[seed]


@both
def test_a_mention_stands_where_it_says(real, seed):
    report = real[seed]
    lines = report.article.labelled.document.source.splitlines()
    for entity in report.entities:
        for mention in entity.mentions:
            raw = lines[mention.line - 1][mention.start : mention.end]
            assert " ".join(raw.split()) == mention.text


def test_roles_are_kept_as_the_source_gives_them(real):
    roles = {
        entity.id: [role.text for role in entity.roles]
        for seed in real.values()
        for entity in seed.entities
        if entity.kind == "person"
    }
    assert roles["alexander-matsegora"] == ["Duta Besar Rusia untuk Korea Utara"]
    assert roles["john-kirby"] == ["juru bicara keamanan nasional Gedung Putih"]
    assert "Menteri Pertahanan Rusia" in roles["sergei-shoigu"]


@both
def test_what_a_read_also_line_names_is_nowhere(real, seed):
    shown = " ".join(
        [*(e.name for e in real[seed].entities), *real[seed].tags, *(k.text for k in real[seed].key_points)]
    )
    assert "Taiwan" not in shown
    assert "Google News" not in shown
    assert "Perguruan" not in shown


@both
def test_hedges_are_all_found(real, seed):
    assert [(hedge.line, hedge.text) for hedge in real[seed].hedges] == HEDGES[seed]


@both
def test_chains_lead_from_outlet_to_origin(real, seed):
    assert [list(chain.names) for chain in chains(real[seed])] == SOURCING[seed]


def test_two_reports_that_copy_one_agency_have_one_origin(real):
    found = sourcing([real["002"], real["000"]])
    assert [(origin.name, len(origin.reports)) for origin in found.origins] == [("Yonhap", 2), ("Interfax", 1)]
    assert found.independent == 1


def test_the_origin_is_the_deepest_source_that_all_chains_share(real):
    def copying(seed, *names):
        return replace(real[seed], attributions=(Attribution(AttributionKind.REPORT, "via", names, 1, 0, 3, ""),))

    found = sourcing([copying("000", "Reuters", "Yonhap", "NIS"), copying("002", "Reuters", "Yonhap")])
    assert [(origin.name, len(origin.reports)) for origin in found.origins] == [("Yonhap", 2)]


def test_reports_that_print_one_text_have_one_origin_though_they_name_none(real):
    silent = [replace(real[seed], attributions=()) for seed in ("000", "002")]
    names = [report.name for report in silent]
    assert sourcing(silent).independent == 2
    assert sourcing(silent, [names]).independent == 1
    assert sourcing([real["000"], silent[1]]).independent == 2
    assert sourcing([real["000"], silent[1]], [names]).independent == 1


def test_key_points_are_what_a_person_chose(real):
    hits = sum(len(KEY_LINES[seed] & {point.line for point in real[seed].key_points}) for seed in real)
    assert hits >= 7


@both
def test_a_key_point_is_a_whole_sentence_of_its_seed(real, seed):
    quotes = {quote for passage in real[seed].article.body for quote in passage.quotes}
    assert 3 <= len(real[seed].key_points) <= 5
    assert {point.text for point in real[seed].key_points} <= quotes


@both
def test_tags_are_names_and_phrases(real, seed):
    assert {"Rusia", "Korea Utara"} <= set(real[seed].tags)
    assert "latihan militer" in real[seed].tags or seed == "000"
