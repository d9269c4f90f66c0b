"""Text of a seed shows its characters on a page and does nothing, wherever on a page it stands."""

import re
from functools import cache
from html.parser import HTMLParser

import markdown
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.pages.markdown import Dress, definition, dressed, escape, section, table, web_link
from generator.text.unicode import reading_text
from tests.making import ROOT

# MkDocs' own extensions, and those that the plugin adds.
EXTENSIONS = ["toc", "tables", "fenced_code", "attr_list", "def_list", "md_in_html"]
# What sites with the Material theme often switch on beside them.
MORE = [
    "abbr", "admonition", "footnotes", "nl2br", "sane_lists", "wikilinks", "pymdownx.arithmatex",
    "pymdownx.betterem",
    "pymdownx.caret", "pymdownx.critic", "pymdownx.details", "pymdownx.emoji", "pymdownx.highlight",
    "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.magiclink", "pymdownx.mark", "pymdownx.progressbar",
    "pymdownx.snippets", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde",
    "pymdownx.blocks.admonition", "pymdownx.blocks.html",
]  # fmt: skip
SETTINGS = {"pymdownx.tabbed": {"alternate_style": True}, "pymdownx.snippets": {"base_path": [str(ROOT)]}}
ATTACKS = yaml.safe_load((ROOT / "tests" / "attacks.yml").read_text("utf-8"))
SHOWN = list(filter(None, map(reading_text, ATTACKS)))

PLACES = {
    "paragraph": lambda text: f"{escape(text)} x\n{{: #line-1 .k-passage }}",
    "alone": escape,
    "below a paragraph": lambda text: f"satu\n\n{escape(text)}\n\ndua",
    "heading": lambda text: f"# {escape(text)}",
    "list item": lambda text: f"- {escape(text)}\n- x",
    "second line of a list item": lambda text: f"- x  \n  {escape(text)}",
    "second line of an ordered item": lambda text: f"1. x  \n   {escape(text)}",
    "quotation": lambda text: f"1. x  \n   <q>{dressed(text, [Dress(0, len(text), '<mark>', '</mark>')])}</q>",
    "before a link": lambda text: dressed(f"{text}x", [Dress(len(text), len(text) + 1, "[", "](x.md)")]),
    "table cell": lambda text: table(["a", "b"], [["1", escape(text)], [escape(text), "2"]]),
    "definition": lambda text: definition("x", escape(text)),
    "definition in a section": lambda text: section("k", definition("x", f"{escape(text)} <span>y</span>")),
    "section": lambda text: section("k", escape(text)),
    "heading in a section": lambda text: section("k", f"### {escape(text)}\n\nx"),
    "around a link": lambda text: dressed(f"{text}x{text}", [Dress(len(text), len(text) + 1, "[", "](x.md)")]),
    "link": lambda text: f"[{escape(text)}](x.md)",
    "details": lambda text: f'<details class="k" markdown>\n<summary>x</summary>\n\n{escape(text)}\n\n</details>',
}
EVERYWHERE = pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)

text = st.one_of(
    st.text(st.sampled_from("\\`*_{}[]()<>#+-.!|:~^=$@&%;/?'\" \t1a9xw&#42;\u2028\u200b\ufeff"), max_size=40),
    st.lists(st.sampled_from(ATTACKS), min_size=1, max_size=3).map(" ".join),
    st.lists(st.sampled_from(ATTACKS), min_size=1, max_size=3).map("".join),
    st.text(max_size=40),
).map(reading_text)


class _Read(HTMLParser):
    """What a browser makes of a page: its elements with their attributes, and the text that shows."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple] = []
        self.shown: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        # A heading's id is made of its text; nothing else may be.
        self.elements.append((tag, *(pair for pair in attrs if (tag[0], pair[0]) != ("h", "id"))))

    def handle_data(self, data):
        self.shown.append(data)

    def handle_comment(self, data):
        self.elements.append(("comment", data))

    def handle_decl(self, decl):
        self.elements.append(("declaration", decl))

    def handle_pi(self, data):
        self.elements.append(("instruction", data))

    def unknown_decl(self, data):
        self.elements.append(("declaration", data))


@cache
def _markdown(extensions: tuple[str, ...]) -> markdown.Markdown:
    return markdown.Markdown(extensions=extensions, extension_configs=SETTINGS)


def read(source: str, extensions: list[str] = EXTENSIONS) -> _Read:
    return _Read(_markdown(tuple(extensions)).reset().convert(source))


def plain(parts: list[str]) -> str:
    return re.sub(r"\s+", " ", "".join(parts)).strip()


def seen(place, attack: str, extensions: list[str] = EXTENSIONS) -> tuple:
    """What shows of `attack` at `place`, and which elements are there."""
    made = read(place(attack), extensions)
    return plain(made.shown), made.elements


def as_of_a_word(place, attack: str, extensions: list[str] = EXTENSIONS) -> tuple:
    """What shows where `attack` does no more than a word in its place: its characters, and the word's elements."""
    word = "kata"
    made = read(place(word), extensions)
    return plain(["".join(made.shown).replace(word, attack)]), made.elements


@EVERYWHERE
def test_an_attack_shows_its_characters_and_does_nothing(place):
    assert {text: seen(place, text) for text in SHOWN} == {text: as_of_a_word(place, text) for text in SHOWN}


@EVERYWHERE
@given(attack=text.filter(bool))
@example(attack="1. satu")
@example(attack="%}")
def test_any_text_shows_its_characters_and_does_nothing(place, attack):
    assert seen(place, attack) == as_of_a_word(place, attack)


@EVERYWHERE
def test_an_attack_does_nothing_under_the_extensions_that_sites_often_add(place):
    rich = [*EXTENSIONS, *MORE]
    assert {text: seen(place, text, rich) for text in SHOWN} == {
        text: as_of_a_word(place, text, rich) for text in SHOWN
    }


@given(attack=text)
def test_dashes_and_dots_stay_as_they_are_written(attack):
    typographer = markdown.Markdown(extensions=["smarty"], extension_configs={"smarty": {"smart_quotes": False}})
    assert plain(_Read(typographer.convert(f"a {escape(attack)}")).shown) == plain([f"a {attack}"])


@given(attack=text)
def test_no_template_language_finds_its_marks(attack):
    for mark in ("{{", "{%", "{#", "%}", "}}", "<%", "%>", "${", "#{", "<?", "?>", "--8<--"):
        assert mark not in escape(attack)


@pytest.mark.parametrize(
    "url",
    [
        "https://contoh.id/a_b_c?x=1&y=*2*#z",
        "https://contoh.id/a)b(c",
        "https://contoh.id/`x`{.k}|{{ x }}%7B",
        "https://contoh.id/![x](javascript:alert(1))",
        'https://contoh.id/"onmouseover="alert(1)',
        "https://contoh.id/é日\u202e",
        "https://contoh.id/&lt;script&gt;",
    ],
)
def test_an_address_leads_to_itself_and_nowhere_else(url):
    made = read(section("k", definition("x", web_link(escape(url), url))))
    links = [dict(attributes) for tag, *attributes in made.elements if tag == "a"]
    assert [link["href"].partition("/")[0] for link in links] == ["https:"]
    assert set(links[0]) == {"href", "rel"}
    assert links[0]["href"].startswith("https://contoh.id/")
    assert url in "".join(made.shown)
