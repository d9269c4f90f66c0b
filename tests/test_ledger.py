"""Every line of a seed has one label, and what is shown is a span of it: for any text whatever."""

import re
import textwrap

from hypothesis import assume, example, given
from hypothesis import strategies as st

from generator.build import report_on
from generator.errors import Problem
from generator.lexicon import load_lexicon
from generator.metadata import extract_article
from generator.text.unicode import raw_span, reading_text
from generator.writing.records import report_record
from tests.making import PROSE, ROOT, ledger, seed

WRAPPED = "\n".join(textwrap.wrap(" ".join(PROSE * 3), 70)) + "\n\n"
LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
SPACES = " \t\u00a0\u2028\u2029\u0085\x0b\x0c\x1c"
UNSEEN = "\u200b\u200d\u00ad\u202e\u2066\ufeff\x00\x07\x1b\x7f\x9b\U000e0041"
ODD = SPACES + UNSEEN + "\ufb01\ufb03é日🏽"
REAL = [line for path in sorted((ROOT / "seeds").glob("00[02]_*.txt")) for line in path.read_text("utf-8").splitlines()]

lines = st.one_of(
    st.sampled_from(
        [*REAL, *PROSE, "", " ", "Foto", "BACA JUGA : Yang lain", "---", "# Hot Topic", "JAKARTA, KOMPAS.com - Ia"]
    ),
    st.text(st.sampled_from(ODD + "aB. -/(4)2023"), max_size=30),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=30),
)
line_ends = st.sampled_from(["\n", "\r\n", "\r"])
front = st.sampled_from(
    [
        "",
        "---\ntitle: Judul\nkeep: [1, 4-9]\n---\n",
        "---\r\ntitle: Judul\r\ndrop: [5]\r\n---\r\n",
        "---\ncleaned: true\n---\n",
        "---\nnote: ''\n\n\n---\n",
        "---\nini: [bukan\n---",
        "---\n",
        "---\r",
    ]
)


@st.composite
def sources(draw) -> str:
    """A file's text: perhaps with front matter, lines of every kind, line ends of one kind or mixed."""
    body = "".join(line + draw(line_ends) for line in draw(st.lists(lines, max_size=12)))
    return draw(front) + body + draw(st.sampled_from(["", PROSE[0], " "]))


# Enough letters not to be taken for a binary.
LETTERS = "\n" + "\n".join(PROSE * 20)


def readable(source: str):
    """The ledger of `source`; without the one kind of text that is refused: that which holds none."""
    assume(any(reading_text(line) for line in LINE.findall(source)))
    return ledger(source + LETTERS)


@given(sources())
@example("\r\r\n\n\r")
@example("---\rtitle: a\r---\r")
@example(WRAPPED)
def test_the_blocks_partition_the_source(source):
    made = readable(source)
    blocks = [entry.block for entry in made.ledger]
    text = (source + LETTERS).removeprefix("\ufeff")  # a byte order mark is no character of the text
    assert made.document.source == text
    assert [block.start for block in blocks] == [0, *(block.end for block in blocks[:-1])]
    assert blocks[-1].end == len(text)
    assert "".join(text[block.start : block.end] for block in blocks) == text


@given(sources())
@example(WRAPPED)
def test_every_line_is_in_exactly_one_block(source):
    made = readable(source)
    numbers = [n for entry in made.ledger for n in range(entry.block.first_line, entry.block.last_line + 1)]
    assert numbers == list(range(1, len(LINE.findall(made.document.source)) + 1))


@given(sources())
@example(WRAPPED)
def test_every_block_has_one_label_and_a_rule(source):
    made = readable(source)
    assert [entry.block for entry in made.ledger] == list(made.document.blocks)
    assert [entry for entry in made.ledger if not entry.label or not entry.rule] == []


@given(sources())
@example(WRAPPED)
def test_the_texts_of_a_record_joined_by_line_ends_are_the_source(source):
    made = report_on(seed(source + "\n" + "\n".join(PROSE)), load_lexicon())
    assume(not isinstance(made, Problem))
    source = made.article.labelled.document.source
    told = [line for block in report_record(made).blocks for line in re.split(r"\r\n|\n|\r", block.text)]
    assert told == [line.rstrip("\r\n") for line in LINE.findall(source)]


@given(sources())
@example(WRAPPED)
def test_what_is_shown_is_a_span_of_its_line(source):
    made = readable(source)
    article = extract_article(made, load_lexicon())
    assert article.passages
    for passage in article.passages:
        block = made.document.blocks[passage.at]
        assert passage.line == block.first_line
        assert passage.text == block.text[passage.offset : passage.offset + len(passage.text)]
        start, end = made.document.columns(block, passage.offset, passage.offset + len(passage.text))
        assert reading_text(made.document.raw(block)[start:end]) == passage.text.strip(" ")


def test_what_stands_behind_an_insert_is_counted_from_the_beginning_of_its_line():
    line = f"{PROSE[0]} Baca Juga: Banjir Melanda Semarang{PROSE[1]}"
    made = ledger(f"{PROSE[1]}\n{line}\n")
    behind = [entry.block for entry in made.ledger if entry.block.start > len(PROSE[1]) + 1]
    places = [made.document.columns(block, 0, len(block.text)) for block in behind]
    assert [line[start:end] for start, end in places] == [block.text for block in behind]
    assert len(behind) > 1


@given(sources())
@example(WRAPPED)
def test_sentences_leave_out_nothing_but_space(source):
    for passage in extract_article(readable(source), load_lexicon()).passages:
        ends = [0, *(span.end for span in passage.sentences)]
        starts = [*(span.start for span in passage.sentences), len(passage.text)]
        assert "".join(passage.text[end:start] for end, start in zip(ends, starts, strict=True)).strip() == ""
        assert [quote for quote in passage.quotes if quote != quote.strip() or not quote] == []


DATED = [
    "4/9/2023",
    "27 Juli 2023",
    "Juli\u00a02023",
    "sejak  tahun\u200b 2006",
    "Aprıl 2023",
    "2023-09-04",
    "31/2/2023",
    "Mei 0000",
]
NAMED = ["Rusia", "Korea\u00a0Utara", "Korea  Selatan,", "AS.", "\u200bJepang", "Amerika\u2009Serikat"]


@given(
    st.lists(
        st.one_of(st.sampled_from([*DATED, *NAMED, "dan", "ﬁnal", "\u00ad", "Ia pergi."]), st.text(max_size=5)),
        min_size=1,
    )
)
def test_what_is_found_stands_where_the_report_says(pieces):
    line = re.sub(r"[\r\n]", " ", " ".join(pieces))
    assume(reading_text(line))
    text = "---\nlanguage: id\ncleaned: true\n---\n" + line + "\n" + "\n".join(PROSE * 9)
    made = report_on(seed(text), load_lexicon())
    raw = LINE.findall(text)
    found = [*made.timexes, *(mention for entity in made.entities for mention in entity.mentions)]
    assert [each.text for each in found] == [reading_text(raw[each.line - 1][each.start : each.end]) for each in found]
    words = [
        (said.timex.text, said.text[said.timex.start - said.start : said.timex.end - said.start]) for said in made.dated
    ]
    assert [text for text, inside in words if text != inside] == []


@given(st.text(st.one_of(st.sampled_from(ODD), st.characters(exclude_categories=["Cs"]))), st.data())
def test_a_span_of_the_reading_text_leads_back_to_its_characters(raw, data):
    text = reading_text(raw)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = raw_span(raw, start, end)
    assert 0 <= first <= last <= len(raw)
    assert reading_text(raw[first:last]).strip(" ") in _around_ligatures(text, start, end)


@given(st.text(st.one_of(st.sampled_from(ODD), st.characters(exclude_categories=["Cs"]))))
def test_reading_text_is_read_as_it_stands(raw):
    text = reading_text(raw)
    assert reading_text(text) == text
    assert raw_span(text, 0, len(text)) == (0, len(text))


def _around_ligatures(text: str, start: int, end: int) -> set[str]:
    """`text[start:end]`, and what it is when a ligature that it cuts comes whole."""
    return {
        text[start - before : end + after].strip(" ") for before in (0, 1, 2) for after in (0, 1, 2) if before <= start
    }
