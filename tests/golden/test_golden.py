"""The two articles this digest began with yield what a person reads in them."""

import json
from collections import Counter
from pathlib import Path

import pytest
import yaml

from generator.build import build, gather
from generator.corpus import relate
from generator.reading import find_seeds
from generator.text.unicode import reading_text
from generator.writing.records import corpus_record, report_record
from tests.making import ROOT, config, pages, sow

HERE = Path(__file__).parent
GOLD = {
    letter: yaml.safe_load((HERE / f"{stem}.yml").read_text("utf-8")) for letter, stem in (("A", "000"), ("B", "002"))
}
STORY = yaml.safe_load((HERE / "story.yml").read_text("utf-8"))

both = pytest.mark.parametrize("gold", GOLD.values(), ids=GOLD)


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    """A folder with these two files alone: what others add to `seeds/` is no part of this."""
    folder = tmp_path_factory.mktemp("golden")
    sow(folder / "seeds", {gold["seed"]: (ROOT / "seeds" / gold["seed"]).read_bytes() for gold in GOLD.values()})
    return config(folder)


@pytest.fixture(scope="module")
def reports(settings):
    return {report.name: report for report in gather(settings, find_seeds(settings.seeds)).reports}


@pytest.fixture(scope="module")
def corpus(reports):
    return corpus_record(relate(list(reports.values())))


@pytest.fixture(scope="module")
def site(settings):
    return pages(build(settings))


def lines(gold) -> list[str]:
    return (ROOT / "seeds" / gold["seed"]).read_bytes().decode().split("\n")


@both
def test_every_line_has_the_label_a_person_gives_it(gold, reports):
    ledger = reports[gold["seed"]].article.labelled.ledger
    assert {entry.block.first_line: str(entry.label) for entry in ledger} == gold["labels"]


@both
def test_as_many_lines_bear_each_label_as_a_person_counts(gold):
    assert Counter(gold["labels"].values()) == gold["counts"]


@both
def test_every_field_says_what_the_source_says_and_no_more(gold, reports):
    record = json.loads(json.dumps(report_record(reports[gold["seed"]]), default=_plain))
    assert {key: record[key] for key in gold["fields"]} == gold["fields"]


@both
def test_the_paragraphs_are_spans_of_the_file(gold, reports):
    raw = lines(gold)
    told = [
        (part["line"], reading_text(raw[part["line"] - 1].removeprefix(part.get("behind", ""))))
        for part in gold["body"]
    ]
    assert [(passage.line, passage.text) for passage in reports[gold["seed"]].article.body] == told
    assert [
        text for (_, text), part in zip(told, gold["body"], strict=True) if not text.startswith(part["begins"])
    ] == []


@both
def test_the_countries_are_those_that_the_text_names(gold, reports):
    assert [entity.country for entity in reports[gold["seed"]].countries] == gold["countries"]


@both
def test_what_is_found_stands_where_the_record_says(gold, reports):
    raw, report = lines(gold), reports[gold["seed"]]
    found = [*report.timexes, *(mention for entity in report.entities for mention in entity.mentions)]
    assert found
    assert [each.text for each in found] == [reading_text(raw[each.line - 1][each.start : each.end]) for each in found]


@both
def test_mistakes_of_the_source_are_shown_as_they_are(gold, reports):
    shown = "\n".join(passage.text for passage in reports[gold["seed"]].article.passages)
    assert [words for words in gold["verbatim"] if words not in shown] == []


def test_both_articles_are_one_story(corpus):
    assert [story.reports for story in corpus.stories] == [tuple(GOLD[letter]["seed"] for letter in STORY["reports"])]


def test_the_story_page_names_both_outlets(site, corpus):
    page = site[f"cerita/{corpus.stories[0].slug}.md"]
    assert [outlet for outlet in STORY["outlets"] if outlet not in page] == []


@pytest.mark.parametrize(
    "gold",
    [
        pytest.param(
            entry,
            id=f"{entry['report']}{entry['line']}",
            marks=pytest.mark.xfail(strict=True) if "expect" in entry else (),
        )
        for entry in STORY["timeline"]
    ],
)
def test_a_dated_sentence_stands_on_the_timeline(gold, corpus):
    seed = GOLD[gold["report"]]["seed"]
    found = [
        (entry.edtf, entry.lane, entry.basis)
        for entry in corpus.timeline
        for statement in entry.statements
        if (statement.seed, statement.line) == (seed, gold["line"])
    ]
    assert found == [(gold["edtf"], gold["lane"], gold["basis"])]


def test_the_timeline_quotes_word_for_word(corpus):
    raw = {gold["seed"]: [reading_text(line) for line in lines(gold)] for gold in GOLD.values()}
    said = [statement for entry in corpus.timeline for statement in entry.statements]
    assert [one.text for one in said if one.text not in raw[one.seed][one.line - 1]] == []


def test_words_that_date_nothing_make_no_entry(corpus):
    undated = {(GOLD[place[0]]["seed"], int(place[1:])) for place in STORY["undated"]}
    said = {(statement.seed, statement.line) for entry in corpus.timeline for statement in entry.statements}
    assert said & undated == set()


def test_another_articles_title_stands_only_under_what_was_removed(site):
    removed_from = f"laporan/{GOLD['B']['seed'].removesuffix('.txt')}.md"
    kept = {
        path: text.partition('<details class="k-removed"')[0] for path, text in site.items() if path == removed_from
    }
    assert STORY["of_another_article"][0] in site[removed_from]
    read = {**site, **kept}
    assert [(path, word) for path, text in read.items() for word in STORY["of_another_article"] if word in text] == []


def test_no_country_comes_out_of_a_removed_line(reports):
    named = {entity.id for report in reports.values() for entity in report.entities}
    assert named & {"tw", "id"} == set()


def test_nothing_is_named_after_a_channel_or_inside_a_name(reports):
    entities = [entity for report in reports.values() for entity in report.entities]
    named = {(entity.kind, text) for entity in entities for text in (entity.name, *(m.text for m in entity.mentions))}
    events = {text for kind, text in named if kind == "event"}
    assert {text for _, text in named} & set(STORY["no_names"]) - events == set()
    assert "Korea" not in {text for _, text in named}


def test_nothing_is_said_that_nobody_stated(site):
    said = [(path, words) for path, text in site.items() for words in STORY["never_said"] if words in text]
    assert said == []


def test_a_derived_title_is_marked_wherever_it_leads(site):
    title = GOLD["B"]["fields"]["shown_title"]
    seed = GOLD["B"]["seed"].removesuffix(".txt")
    links = [
        line for text in site.values() for line in text.splitlines() if f"{title}](" in line and f"{seed}.md)" in line
    ]
    assert links
    assert [line for line in links if "k-mark" not in line] == []
    assert "Berkas ini tidak memuat judul" in site[f"laporan/{seed}.md"]


def _plain(value):
    return {field: getattr(value, field) for field in value.__struct_fields__}
