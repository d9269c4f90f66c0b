"""The timeline as other programs get it: data that keeps its schema, and a calendar that others can read."""

import datetime
import json
import re

import jsonschema
import pytest
from icalendar import Calendar

from generator.build import build
from generator.writing.timeline_files import _folded
from tests.making import ROOT, config, mkdocs, pages, project, tree
from tests.timeline.making import DATED, PLAIN, files, site_of

SCHEMA = json.loads((ROOT / "docs" / "schema" / "timeline.schema.json").read_text("utf-8"))
HOSTILE = f"""\
---
publisher: 'Koran "X" <b>; , \\ END:VEVENT {{{{ 7*7 }}}}'
---
Gubernur membuka pasar</script><script>pwned()</script> pada 4 Mei 2021; katanya, "ayo, \\n datang" \\, END:VEVENT.

{PLAIN}
"""


def calendar(site) -> Calendar:
    return Calendar.from_ical(files(site)["timeline.ics"])


def test_the_calendar_has_the_days_and_nothing_else(dated):
    events = calendar(dated).walk("VEVENT")
    assert [event.decoded("DTSTART") for event in events] == [datetime.date(2023, 9, 4), datetime.date(2023, 9, 6)]
    assert {event["DTSTART"].params["VALUE"] for event in events} == {"DATE"}
    assert all("DTEND" not in event for event in events)


def test_the_calendar_holds_the_sentences_word_for_word(large):
    days = [each for each in json.loads(files(large)["timeline.json"])["timeline"] if len(each["edtf"]) == 10]
    events = calendar(large).walk("VEVENT")
    assert [str(event["SUMMARY"]) for event in events] == [each["statements"][0]["text"] for each in days]
    assert [event.decoded("DTSTART").isoformat() for event in events] == [each["edtf"] for each in days]
    assert len({str(event["UID"]) for event in events}) == len(events)
    assert [error for event in events for error in event.errors] == []


def test_the_calendar_is_written_as_the_standard_asks(large):
    text = files(large)["timeline.ics"]
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    assert text.endswith("END:VCALENDAR\r\n")
    lines = text.split("\r\n")
    assert [line for line in lines if len(line.encode()) > 75 or "\n" in line or "\r" in line] == []
    for event in calendar(large).walk("VEVENT"):
        assert event.decoded("DTSTAMP").date() == event.decoded("DTSTART")  # no clock


@pytest.mark.parametrize(
    "text", ["", "a" * 74, "a" * 75, "a" * 76, "é" * 90, "日本" * 60, "a" + "🦜" * 50, "x" * 74 + "é"]
)
def test_a_folded_line_unfolds_to_itself(text):
    folded = _folded(text)
    assert folded.replace("\r\n ", "") == f"{text}\r\n"
    assert [piece for piece in folded.split("\r\n") if len(piece.encode()) > 75] == []


def test_seed_text_is_inert_in_the_data_files(tmp_path):
    site = site_of(tmp_path, {"a.txt": HOSTILE})
    [event] = calendar(site).walk("VEVENT")
    [each] = json.loads(files(site)["timeline.json"])["timeline"]
    assert str(event["SUMMARY"]) == each["statements"][0]["text"]
    assert "END:VEVENT" in event["SUMMARY"]
    assert "pwned" in event["SUMMARY"]
    assert re.findall(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e]", files(site)["timeline.ics"]) == []


def test_a_story_has_its_own_days_and_data(tmp_path):
    seeds = {path.name: path.read_bytes() for path in (ROOT / "seeds").glob("00[02]_*.txt")}
    site = site_of(tmp_path, {**seeds, "lain.txt": DATED})
    made = {file.path: file.text for file in site.files}
    [folder] = {path.rpartition("/")[0] for path in made if re.fullmatch(r"cerita/\w+/timeline\.ics", path)}
    data = json.loads(made[f"{folder}/timeline.json"])
    jsonschema.Draft202012Validator(SCHEMA).validate(data)
    told = {said["seed"] for each in data["timeline"] for said in each["statements"]}
    assert told == set(seeds)
    events = Calendar.from_ical(made[f"{folder}/timeline.ics"]).walk("VEVENT")
    days = [each["edtf"] for each in data["timeline"] if len(each["edtf"]) == 10]
    assert [event.decoded("DTSTART").isoformat() for event in events] == days
    story = pages(site)[f"{folder}.md"]
    assert f"../{folder}/timeline.json" in story
    assert f"../{folder}/timeline.ics" in story


def test_the_data_is_as_its_schema_says(dated):
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(files(dated)["timeline.json"]))


def test_an_event_keeps_its_name_when_articles_are_added(dated, tmp_path):
    more = site_of(tmp_path, {"a.txt": DATED, "z.txt": DATED.replace("4 September", "5 September")})
    names = [{str(event["UID"]) for event in calendar(site).walk("VEVENT")} for site in (dated, more)]
    assert names[0] <= names[1]


def test_the_site_holds_and_links_the_data_files(tmp_path):
    root = project(tmp_path, {"a.txt": DATED}, kliping={"search": False})
    done = mkdocs("build", "--strict", "--site-dir", root / "site", cwd=root)
    assert done.returncode == 0, done.stderr.decode()
    built = tree(root / "site")
    expected = {path: text.encode() for path, text in files(build(config(root))).items()}
    assert {path: built[path] for path in expected} == expected
    page = built["lini-masa/index.html"].decode()
    assert 'href="../timeline.json"' in page
    assert 'href="../timeline.ics"' in page


def test_a_data_file_that_a_person_wrote_stays(tmp_path):
    root = project(tmp_path, {"a.txt": DATED}, kliping={"search": False})
    (root / "docs" / "timeline.json").write_text("mine")
    assert mkdocs("build", "--strict", "--site-dir", root / "site", cwd=root).returncode == 0
    assert (root / "site" / "timeline.json").read_text() == "mine"
