"""One word per thing: every noun that a package hands out, and every label, stands in the glossary."""

import importlib
import inspect
import pkgutil
import re

import pytest

import generator
from generator.cleaning import Label
from generator.errors import Problem, Severity
from tests.making import ROOT

TERM = re.compile(r"^- \*\*([^*]+)\*\*: (.+)$", re.MULTILINE)
ENTRIES = TERM.findall((ROOT / "docs" / "glossary.md").read_text("utf-8"))
TERMS = {term for term, _ in ENTRIES}
# Nouns that the packages do not hand out as classes.
NOUNS = {"seed", "story", "event", "ledger", "digest", "fingerprint", "timeline", "receipt", "record", "reading text"}


def words(name: str) -> str:
    """`TimelineEntry` as `timeline entry`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def handed_out() -> dict[str, str]:
    """The classes that packages hand out, by their names in words."""
    packages = [name for _, name, is_package in pkgutil.iter_modules(generator.__path__) if is_package]
    modules = [importlib.import_module(f"generator.{name}") for name in packages]
    found = [getattr(module, name) for module in modules for name in getattr(module, "__all__", ())]
    return {words(each.__name__): each.__module__ for each in [*found, Problem, Severity] if inspect.isclass(each)}


def test_every_noun_that_is_handed_out_is_in_the_glossary():
    assert {noun: module for noun, module in handed_out().items() if noun not in TERMS} == {}


def test_every_label_is_in_the_glossary():
    assert {str(label) for label in Label} - TERMS == set()


@pytest.mark.parametrize("noun", sorted(NOUNS))
def test_the_glossary_knows(noun):
    assert noun in TERMS


def test_no_term_has_two_meanings():
    terms = [term for term, _ in ENTRIES]
    assert sorted(terms) == sorted(TERMS)


def test_every_meaning_is_a_sentence_about_something_else_than_itself():
    odd = [term for term, meaning in ENTRIES if not meaning.endswith(".") or meaning.lower().startswith(f"{term} ")]
    assert odd == []


def test_every_line_of_the_lists_is_read():
    lines = [line for line in (ROOT / "docs" / "glossary.md").read_text("utf-8").splitlines() if line.startswith("-")]
    assert [line for line in lines if not TERM.fullmatch(line)] == []
