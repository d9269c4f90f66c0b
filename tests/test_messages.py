"""The interface says the same things in every language, says all that it can, and knows nothing it never says."""

import ast
import re
import string
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
import yaml

import generator
from generator.analysis import Lane, TimexBasis
from generator.cleaning import PAGE_RULES, RULES, Label
from generator.config import INTERFACE_LANGUAGES
from generator.corpus import ClaimKind, RelationKind
from generator.corpus.conflicts import Conflict
from generator.corpus.editors.decisions import Verb
from generator.corpus.editors.name_decisions import NameVerb
from generator.pages.messages import load_messages
from generator.pages.search_page import _KINDS, _WORDS

PACKAGE = Path(generator.__file__).parent
FIRST = INTERFACE_LANGUAGES[0]
NAMES = {"entities", "people", "organisations", "places", "events"}
KINDS = {"archive", "outlets", *NAMES}
FOLDERS = {"reports", "stories", "timeline", "search", "about", "data", "contribute", "corrections", *KINDS}

# Keys that the code puts together, by their constant parts, with what it puts in the gap.
GAPS = {
    "label.{}": set(Label),
    "rule.{}": {rule.name for rule in RULES} | {name for name, _ in PAGE_RULES},
    "timeline.{}": {*Lane, TimexBasis.RELATIVE, TimexBasis.INFERRED},
    "folder.{}": FOLDERS,
    "about.{}": {"excerpt", "verbatim", "ledger", "dates", "unknown"},
    "card.{}": set(ClaimKind),
    "card.example_{}": {ClaimKind.DIFFERS, ClaimKind.SHARED},
    "contribute.{}": {"next", "rights"},
    "contribute.{}_how": {"next", "rights"},
    "correction.{}": {"correct", "retract"},
    "correction.mark_{}": {"correct", "retract"},
    "count.{}": {"reports", "outlets", "stories", "origins"},
    "conflict.{}": set(Conflict) - {Conflict.SUBJECT},
    "decided.{}": set(get_args(NameVerb)) - {"ban"},
    "decided.to_{}": set(get_args(NameVerb)),
    "home.how_{}": {"read", "together", "quoted"},
    "page.{}": {"before", "after"},
    "report.{}": {"rights", "note"},
    "story.{}": set(ClaimKind),
    "story.{}_why": set(ClaimKind),
    "relation.{}": {"dates", "places", "words", "names", "text"} | {kind.name.lower() for kind in RelationKind},
    "{}.title": KINDS | {"timeline"},
    "{}.intro": KINDS,
    "timeline.shape_{}": {"day", "span", "open-end"},
    "timeline.lane_{}": set(Lane),
    "filter.{}": {"lane", "outlet", "place", "story", "year", "person", "kind"},
    "kind.{}": set(_KINDS),
    "search.{}": set(_WORDS),
    "backlinks.{}": {"shares", "cites"},
    "decisions.{}": set(get_args(Verb)),
    "decisions.to_{}": set(get_args(Verb)),
}


def texts(language: str) -> dict[str, str]:
    return load_messages(language).texts


@cache
def trees() -> list[ast.AST]:
    return [ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))]


def shape(node: ast.JoinedStr) -> str:
    """`f"rule.{name}"` as `rule.{}`."""
    return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)


def is_saying(node: ast.AST) -> bool:
    """Whether `node` calls `say(…)` or `….say(…)`."""
    return isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "say"


def said() -> set[str]:
    """The shapes of all keys that the code puts together."""
    calls = [node for tree in trees() for node in ast.walk(tree) if is_saying(node)]
    return {shape(call.args[0]) for call in calls if call.args and isinstance(call.args[0], ast.JoinedStr)}


def used() -> set[str]:
    """All keys that the code can ask for."""
    plain = {node.value for tree in trees() for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    templates = "".join(path.read_text("utf-8") for path in sorted(PACKAGE.rglob("*.html")))
    in_templates = set(re.findall(r"""(?:say|words)\(["']([\w.]+)["']""", templates))
    return (
        {word for word in plain if isinstance(word, str)}
        | in_templates
        | {gap.format(word) for gap, words in GAPS.items() for word in words}
    )


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES[1:])
def test_every_language_says_the_same_things(language):
    def one(keys):
        return {key for key in keys if not key.endswith(".one")}  # not every language counts one apart

    assert one(texts(language)) == one(texts(FIRST))


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES[1:])
def test_every_text_has_the_same_places_to_fill(language):
    first = texts(FIRST)
    told = {key: places(text) for key, text in texts(language).items()}
    assert told == {key: places(first[key.removesuffix(".one")]) for key in told}


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_no_key_is_written_twice(language):
    text = (PACKAGE / "pages" / "messages" / f"{language}.yml").read_text("utf-8")
    root = yaml.compose(text)
    for _, section in root.value:
        keys = [key.value for key, _ in section.value]
        assert sorted(set(keys)) == sorted(keys)
    assert len({key.value for key, _ in root.value}) == len(root.value)


def test_every_key_put_together_is_known_to_this_test():
    assert said() - set(GAPS) == set()


def test_every_text_is_said_somewhere():
    assert set(texts(FIRST)) - used() == set()


def test_every_label_rule_and_lane_has_its_words():
    wanted = {f"label.{label}" for label in Label} | {f"rule.{rule.name}" for rule in RULES}
    wanted |= {f"timeline.{lane}" for lane in Lane}
    assert wanted - set(texts(FIRST)) == set()


def test_no_rule_has_words_that_is_no_rule():
    names = {key.removeprefix("rule.") for key in texts(FIRST) if key.startswith("rule.")}
    assert names == {rule.name for rule in RULES} | {name for name, _ in PAGE_RULES}


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_folders_are_plain_and_distinct(language):
    folders = [text for key, text in texts(language).items() if key.startswith("folder.")]
    assert len(set(folders)) == len(folders)
    assert [name for name in folders if not name.replace("-", "").isascii() or not name.islower() or "/" in name] == []


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_dates_are_as_precise_as_they_are(language):
    say = load_messages(language)
    told = {edtf: say.date(edtf) for edtf in ("2023-09-04", "2023-09", "2023", "2006/..", "2006/2010", "0001-01-01")}
    assert ("4" in told["2023-09-04"]) > ("4" in told["2023-09"])
    assert told["2023"] == "2023"
    assert {"2006", "2010"} == set(told["2006/2010"].split("–"))
    assert "2006" in told["2006/.."]
    assert len(told["2006/.."]) > len("2006")
