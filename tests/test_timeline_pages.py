"""The timeline as readers and other programs get it: nothing left out, nothing more precise than it was written."""

import datetime
import json
import re
from html.parser import HTMLParser

import jsonschema
import markdown
import pytest
from icalendar import Calendar
from msgspec.structs import replace

from generator.analysis import Lane, TimexBasis
from generator.build import build, build_corpus
from generator.corpus import Statement, TimelineEntry
from generator.pages import make_pages, open_desk
from generator.pages.entries import key_of, shape_of
from generator.pages.messages import load_messages
from generator.pages.strips import sparkline, strip
from generator.writing.timeline_files import _folded
from tests.making import ROOT, config, mkdocs, pages, project, sow, tree
from tools.synthetic import write_seeds

HEAVY = 300_000
EXTENSIONS = ["attr_list", "def_list", "md_in_html", "tables", "toc"]
SCHEMA = json.loads((ROOT / "docs" / "schema" / "timeline.schema.json").read_text("utf-8"))
PLAIN = "Warga menyambut rencana tersebut, tetapi mereka meminta agar lampu jalan dipasang lebih dahulu."
DATED = f"""\
---
language: id
---
Contoh.com, JAKARTA - Menteri itu datang ke Jepang pada 4 September 2023. Pelabuhan lama ditutup pada 6 September 2023.

Pabrik gula dibuka di Rusia pada Juli 2023 dan jalan raya dibangun sejak tahun 2006.

{PLAIN}

Jembatan lama runtuh pada tahun 1998.
"""
HOSTILE = f"""\
---
publisher: 'Koran "X" <b>; , \\ END:VEVENT {{{{ 7*7 }}}}'
---
Gubernur membuka pasar</script><script>pwned()</script> pada 4 Mei 2021; katanya, "ayo, \\n datang" \\, END:VEVENT.

{PLAIN}
"""


def site_of(root, seeds, **options):
    sow(root / "seeds", seeds)
    return build(config(root, **options))


def files(site) -> dict[str, str]:
    return {file.path: file.text for file in site.files if file.path.startswith("timeline.")}


def shown(page: str) -> str:
    return markdown.markdown(page.split("---\n", 2)[2], extensions=EXTENSIONS)


class Outline(HTMLParser):
    """The headings of a page with their anchors, and the entries below each, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.headings: list[tuple[str, str]] = []
        self.items: list[dict[str, str]] = []
        self.anchors: set[str] = set()
        self.jumps: list[str] = []
        self.dates: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if "id" in given:
            self.anchors.add(given["id"])
        if re.fullmatch("h[2-6]", tag) and "id" in given:
            self.headings.append((tag, given["id"]))
        if tag == "li" and "data-lane" in given:
            self.items.append({**given, "under": self.headings[-1][1] if self.headings else ""})
        if tag == "a" and given.get("href", "").startswith("#t"):
            self.jumps.append(given["href"][1:])
        if tag == "time":
            self.dates.append(given["datetime"])


@pytest.fixture(scope="module")
def dated(tmp_path_factory):
    return site_of(tmp_path_factory.mktemp("dated"), {"a.txt": DATED, "kosong/b.txt": f"{PLAIN}\n\n{PLAIN[:-1]} lagi."})


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """So many articles that years have to be split."""
    root = tmp_path_factory.mktemp("large")
    write_seeds(root / "seeds", 700)
    return build(config(root))


def entry(value: str, n: int = 1, said: str = "Kalimat.", seed: str = "a.txt") -> TimelineEntry:
    return TimelineEntry(value, Lane.HAPPENED, TimexBasis.EXPLICIT, (Statement(seed, n, said, 0, 7),))


# ---- Pages


def test_entries_stand_under_headings_of_their_year_month_and_day(dated):
    outline = Outline(shown(pages(dated)["lini-masa.md"]))
    assert outline.headings == [
        ("h2", "t1998"), ("h2", "t2006"), ("h2", "t2023"), ("h3", "t2023-07"), ("h3", "t2023-09"),
        ("h4", "t2023-09-04"), ("h4", "t2023-09-06"),
    ]  # fmt: skip
    assert [item["under"] for item in outline.items] == [
        "t1998", "t2006", "t2023-07", "t2023-09-04", "t2023-09-06"
    ]  # fmt: skip


def test_a_page_below_has_headings_of_what_is_finer_only(dated):
    outline = Outline(shown(pages(dated)["lini-masa/2023.md"]))
    assert [tag for tag, _ in outline.headings] == ["h2", "h2", "h3", "h3"]


def test_precision_is_seen_in_shape_and_words(dated):
    html = shown(pages(dated)["lini-masa.md"])
    shapes = {item["under"]: item["class"].split()[0] for item in Outline(html).items}
    assert shapes == {
        "t1998": "k-span",
        "t2006": "k-open-end",
        "t2023-07": "k-span",
        "t2023-09-04": "k-day",
        "t2023-09-06": "k-day",
    }
    assert "setepat tahun" in html
    assert "setepat bulan" in html
    assert "sejak 2006" in html


@pytest.mark.parametrize(
    ("value", "shape"),
    [
        ("2023-09-04", "day"),
        ("2023-09-04?", "day"),
        ("2023-09", "span"),
        ("2023", "span"),
        ("2023-33", "span"),
        ("199X", "span"),
        ("18XX", "span"),
        ("2023-09-04/2023-09-06", "span"),
        ("2006/..", "open-end"),
        ("../2006", "open-start"),
    ],
)
def test_every_value_has_a_shape(value, shape):
    assert shape_of(value) == shape


@pytest.mark.parametrize(
    ("value", "key"),
    [
        ("2023-09-04", "2023-09-04"),
        ("2023-09-04?", "2023-09-04"),
        ("2023-09~", "2023-09"),
        ("199X", "1990"),
        ("18XX", "1800"),
        ("199X/..", "1990"),
        ("2023-33", "2023-01"),
        ("2023-21", "2023"),
        ("../2006-05", "2006-05"),
        ("2023-09-04/2023-09-06", "2023-09-04"),
    ],
)
def test_every_value_is_filed_under_a_day_a_month_or_a_year(value, key):
    assert key_of(entry(value)) == key


def test_undated_sentences_are_listed_on_the_story_page_and_nowhere_else(tmp_path):
    seeds = {path.name: path.read_bytes() for path in (ROOT / "seeds").glob("00[02]_*.txt")}
    made = pages(site_of(tmp_path, seeds))
    story = next(text for path, text in made.items() if path.startswith("cerita/") and "k-timeline" in text)
    undated = story.partition("k-undated")[2]
    assert undated.count("<q>") == 20
    assert "Tanpa tanggal: 20 pernyataan" in undated
    assert "#line-10)" in undated
    assert "k-undated" not in made["lini-masa.md"] + made["lini-masa/2023.md"]


def test_a_digest_without_dates_says_so(tmp_path):
    site = site_of(tmp_path, {"a.txt": f"{PLAIN}\n\n{PLAIN[:-1]} lagi."})
    assert load_messages("id")("timeline.empty") in pages(site)["lini-masa.md"]
    assert [path for path in pages(site) if path.startswith("lini-masa/")] == []
    assert files(site) == {"timeline.json": '{"timeline":[]}\n'}


# ---- Large timelines


def test_no_page_is_too_heavy_with_thousands_of_statements_in_one_year_and_one_story(tmp_path):
    named = f"Contoh.com, JAKARTA - Presiden Joko Widodo dan Menteri Sri Mulyani bertemu di Rusia.\n\n{PLAIN}"
    sow(tmp_path / "seeds", {"a.txt": named, "b.txt": named.replace("Contoh.com", "Tempo.co")})
    settings = config(tmp_path)
    said = "Joko Widodo dan Sri Mulyani bertemu di Rusia untuk membuka pasar, jalan dan jembatan nomor"
    day = datetime.date(2021, 1, 1)
    many = [
        entry(str(day + datetime.timedelta(days=n * 364 // 1999)), 1, said=f"{said} {n}.", seed=f"{'ab'[n % 2]}.txt")
        for n in range(2000)
    ]
    made = make_pages(open_desk(replace(build_corpus(settings), timeline=tuple(many)), settings))
    theme = {"name": "material", "font": False}
    root = project(tmp_path / "site", {}, theme=theme, kliping={"search": False}, markdown_extensions=EXTENSIONS)
    for folder in ("lini-masa", "cerita"):
        own = {page.path: page.text for page in made if page.path.startswith(folder)}
        sow(root / "docs", own)
        assert sum(text.count("data-lane=") for text in own.values()) == len(many), folder
    assert mkdocs("build", "--site-dir", root / "built", cwd=root).returncode == 0
    weights = {path: len(html) for path, html in tree(root / "built").items() if re.match("lini-masa|cerita", path)}
    assert len(weights) > 10
    assert {path: weight for path, weight in weights.items() if weight >= HEAVY} == {}


def test_no_timeline_page_is_too_heavy(large):
    heavy = {
        page.path: len(shown(page.text).encode())
        for page in large.pages
        if page.meta["kind"] == "timeline" and len(page.text) > HEAVY // 6
    }
    assert heavy
    assert max(heavy.values()) < HEAVY * 2 // 3  # the theme adds its own


def test_a_long_year_leads_to_its_months_and_no_statement_is_lost(large, tmp_path_factory):
    made = pages(large)
    entries = json.loads(files(large)["timeline.json"])["timeline"]
    assert [path for path in made if re.fullmatch(r"lini-masa/\d{4}-\d\d\.md", path)]
    below = [shown(text) for path, text in made.items() if path.startswith("lini-masa/")]
    assert sum(len(Outline(html).items) for html in below) == len(entries)
    overview = Outline(shown(made["lini-masa.md"]))
    assert overview.items == []
    assert {f"t{path[10:14]}" for path in made if path.startswith("lini-masa/")} <= overview.anchors


def test_a_day_that_no_page_can_bear_has_further_parts(tmp_path):
    sow(tmp_path / "seeds", {"a.txt": DATED})
    settings = config(tmp_path)
    many = [entry("2021-05-04", n, said=f"Kalimat {n} {'panjang sekali ' * 150}.") for n in range(1, 121)]
    crowded = replace(build_corpus(settings), timeline=(*many, entry("2021-06-01")))
    made = {page.path: page.text for page in make_pages(open_desk(crowded, settings))}
    parts = sorted(path for path in made if path.startswith("lini-masa/2021-05-04"))
    assert parts == [f"lini-masa/2021-05-04{part}.md" for part in ("", "_2", "_3")]
    assert sum(len(Outline(shown(made[path])).items) for path in parts) == len(many)
    assert max(len(made[path].encode()) for path in parts) < HEAVY * 2 // 3
    assert "2021-05-04_2.md" in made["lini-masa/2021-05-04.md"]
    assert "lini-masa/2021-05.md" in made["lini-masa/2021.md"]
    assert "lini-masa/2021-05-04.md" in made["lini-masa/2021-05.md"]


def test_a_year_keeps_its_address_when_it_is_split(dated, large):
    year = re.compile(r"lini-masa/\d{4}\.md")
    for site in (dated, large):
        years = {item["edtf"][:4] for item in json.loads(files(site)["timeline.json"])["timeline"]}
        assert {path[10:14] for path in pages(site) if year.fullmatch(path)} == years


# ---- Strip


def test_the_strip_leads_only_to_headings_that_are_there(dated, large):
    for site in (dated, large):
        for page in site.pages:
            if page.meta["kind"] == "timeline":
                outline = Outline(shown(page.text))
                assert set(outline.jumps) - outline.anchors == set(), page.path


def test_the_strip_says_in_words_all_that_it_shows(dated):
    title = re.search(r"<title>(.*?)</title>", pages(dated)["lini-masa.md"])[1]
    for told in ("1998: 1 pernyataan", "2006: 1", "Juli 2023: 1", "September 2023: 2"):
        assert told in title


def test_below_the_strip_a_year_has_its_months_and_the_digest_its_years(dated):
    axis = {path: pages(dated)[path].partition('<nav class="k-axis')[2].partition("</nav>")[0]
            for path in ("lini-masa/2023.md", "lini-masa.md")}  # fmt: skip
    assert re.findall(r'href="#(.*?)">(.*?)<', axis["lini-masa/2023.md"]) == [("t2023-07", "Jul"), ("t2023-09", "Sep")]
    assert axis["lini-masa/2023.md"].count("<span>") == 10
    assert re.findall(r'href="#(.*?)"', axis["lini-masa.md"]) == ["t1998", "t2006", "t2023"]


def test_a_strip_of_many_years_has_a_bar_a_year():
    many = [entry(f"{year}-05-04", year) for year in range(1900, 2020, 2)]
    drawn = strip(load_messages("id"), many, lambda key: key)
    assert drawn.count('tabindex="-1"') == 60
    assert '"#t1900"' in drawn
    assert "Tahun tanpa pernyataan" in drawn


@pytest.mark.parametrize(
    ("months", "bars", "told"),
    [
        ({"2023-09": 4, "2023-07": 1}, 2, "Juli 2023: 1 laporan; September 2023: 4 laporan"),
        ({"2023-09": 3, "2023-08": 0}, 1, "September 2023: 3 laporan"),
        ({"1998-05": 1, "2023-01": 1, "2023-09": 2}, 2, "1998: 1 laporan; 2023: 3 laporan"),
    ],
)
def test_a_sparkline_says_in_words_all_that_it_shows(months, bars, told):
    drawn = sparkline(load_messages("id"), months)
    assert re.search(r"<title>(.*?)</title>", drawn)[1] == told
    assert drawn.count("<rect x=") == bars


def test_a_sparkline_of_nothing_is_nothing():
    assert sparkline(load_messages("id"), {"2023-09": 0}) == ""


# ---- Filters


def test_a_filter_offers_what_the_entries_have_and_stays_hidden_without_scripts(dated, tmp_path):
    page = pages(site_of(tmp_path, {"a.txt": DATED, "b.txt": DATED.replace("Contoh.com", "Tempo.co")}))["lini-masa.md"]
    form = page.partition("<form")[2].partition("</form>")[0]
    assert " hidden " in form.partition(">")[0]
    assert set(re.findall(r'select name="(\w+)"', form)) == {"outlet", "place", "year"}
    offered = set(re.findall(r'value="([^"]+)"', form))
    held = {value for item in Outline(shown(page)).items for key in ("outlet", "place", "year")
            for value in (item.get(f"data-{key}") or "").split()}  # fmt: skip
    assert offered == held


# ---- For other programs


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
