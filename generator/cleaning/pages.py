"""Labels for the blocks of a saved page, each with the rule that set it."""

import re

from generator.cleaning import furniture
from generator.cleaning.labels import Draft, Label, Labelled, LabelledDocument, Rule
from generator.cleaning.page_bylines import is_byline
from generator.cleaning.page_features import Features, features_of
from generator.cleaning.page_scorer import score, strongest
from generator.cleaning.page_view import PageView, view_of
from generator.lexicon import Lexicon
from generator.reading.page import Kind, Page, PageDocument

# What the words of a block settle, after its place and form have let it pass for the story's.
WORD_RULES: tuple[Rule, ...] = (
    Rule("repeated-across-articles", Label.FURNITURE, furniture.find_learned),
    Rule("read-also", Label.RELATED_LINK, furniture.find_read_also),
    Rule("follow-prompt", Label.FURNITURE, furniture.find_follow_prompts),
    Rule("account-prompt", Label.FURNITURE, furniture.find_account_prompts),
)
PAGE_RULES: tuple[tuple[str, Label], ...] = (
    ("markup", Label.BLANK),
    ("far-from-the-story", Label.FURNITURE),
    ("page-headline", Label.HEADLINE),
    ("another-story", Label.FURNITURE),
    ("copy-of-the-story", Label.FURNITURE),
    ("repeated-on-page", Label.FURNITURE),
    ("figure-caption", Label.CAPTION),
    ("figure-credit", Label.CREDIT),
    ("figure-elsewhere", Label.FURNITURE),
    ("byline", Label.BYLINE),
    ("unlike-the-story", Label.FURNITURE),
    ("deck-before-prose", Label.DECK),
    ("like-the-story", Label.BODY),
)
"""The rules that label a page's texts by place, form and score, with their labels, in their order."""

_KEEP = 0.5
# Shorter repeats are headings or names that a story may well use three times.
_REPEATED_TEXT = 40
_NO_WORD = re.compile(r"[\W_]*$")


def clean_page(document: PageDocument, lexicon: Lexicon, learned: frozenset[str] = frozenset()) -> LabelledDocument:
    """`document` with a label and a rule's name for each of its blocks, the markup between texts included."""
    judged = iter(label_page(document.page, lexicon))
    entries = [
        Labelled(block, Label.BLANK, "markup") if block.kind == Kind.MARKUP else next(judged)
        for block in document.blocks
    ]
    # A story's own sentences only: what is no body already needs no second reason.
    labels: list[Label | None] = [None if entry.label is Label.BODY else entry.label for entry in entries]
    for rule in WORD_RULES:
        for at in rule.find(Draft(document, tuple(labels), lexicon, learned=learned)):
            if labels[at] is None:
                labels[at] = rule.label
                entries[at] = Labelled(entries[at].block, rule.label, rule.name)
    return LabelledDocument(document, tuple(entries))


def label_page(page: Page, lexicon: Lexicon) -> tuple[Labelled, ...]:
    """Every text of a page with its label, by place, form and score."""
    view = view_of(page)
    return tuple(
        Labelled(block, *_judge(view, index, features, lexicon))
        for index, (block, features) in enumerate(zip(page.blocks, features_of(view), strict=True))
    )


def explain_texts(page: Page) -> list[tuple[float, list[str]] | None]:
    """For each text of a page its score and what moved it most; None where it stands too far away to have one."""
    return [(score(features), strongest(features)) if features else None for features in features_of(view_of(page))]


def _judge(view: PageView, index: int, features: Features, lexicon: Lexicon) -> tuple[Label, str]:
    if not features:
        return Label.FURNITURE, "far-from-the-story"
    if index == view.headline:
        return Label.HEADLINE, "page-headline"
    if rule := certain_furniture(view, index, features):
        return Label.FURNITURE, rule
    block = view.page.blocks[index]
    if block.kind in (Kind.CAPTION, Kind.CREDIT):
        return _judge_picture(view, index)
    if view.is_near_story(index) and is_byline(view, index, features, lexicon):
        return Label.BYLINE, "byline"
    if _NO_WORD.match(block.text) or score(features) < _KEEP:
        return Label.FURNITURE, "unlike-the-story"
    return (Label.DECK, "deck-before-prose") if _is_deck(view, index, features) else (Label.BODY, "like-the-story")


def _judge_picture(view: PageView, index: int) -> tuple[Label, str]:
    if not view.is_near_story(index):
        return Label.FURNITURE, "figure-elsewhere"
    if view.page.blocks[index].kind == Kind.CAPTION:
        return Label.CAPTION, "figure-caption"
    return Label.CREDIT, "figure-credit"


def certain_furniture(view: PageView, index: int, features: Features) -> str:
    """The name of the rule that rules a block out whatever its score; empty when none does."""
    if view.regions.is_of_other_story(view.page.elements[index]):
        return "another-story"
    if "copy of others" in features:
        return "copy-of-the-story"
    if "repeated often" in features and len(view.page.blocks[index].text) >= _REPEATED_TEXT:
        return "repeated-on-page"
    return ""


def _is_deck(view: PageView, index: int, features: Features) -> bool:
    """Between headline and prose, and set apart by region, by type, or because the page describes itself with it."""
    if index > view.first_prose or (index == view.first_prose and "main shape" in features):
        return False
    if view.headline is not None and index < view.headline and "in deck" not in features:
        return False
    heading = view.page.blocks[index].kind == Kind.HEADING
    return heading or "in deck" in features or "is description" in features or "core" not in features
