"""Cleaning: the rules in their order. The first rule to label a block has the last word on it."""

from generator.cleaning import captions, furniture, stated, text
from generator.cleaning.labels import Draft, Label, Labelled, LabelledDocument, Rule
from generator.lexicon import Lexicon
from generator.reading import Document

RULES: tuple[Rule, ...] = (
    Rule("front-matter", Label.FRONT_MATTER, stated.find_front_matter),
    Rule("blank", Label.BLANK, stated.find_blank),
    Rule("dropped-by-a-person", Label.FURNITURE, stated.find_dropped),  # before all that guess: a person knows
    Rule("stated-title", Label.HEADLINE, stated.find_stated_title),
    Rule("kept-by-a-person", Label.BODY, stated.find_kept),
    Rule(
        "repeated-line", Label.FURNITURE, furniture.find_repeated
    ),  # before duplicates: a slogan stands six times, text twice
    Rule("duplicate", Label.DUPLICATE, furniture.find_duplicates),
    Rule("read-also", Label.RELATED_LINK, furniture.find_read_also),
    Rule("follow-prompt", Label.FURNITURE, furniture.find_follow_prompts),
    Rule("account-prompt", Label.FURNITURE, furniture.find_account_prompts),
    Rule("section-heading", Label.FURNITURE, furniture.find_section_headings),
    Rule("credited-caption", Label.CAPTION, captions.find_captions),  # before the body: a caption is a sentence too
    Rule("below-the-text", Label.FURNITURE, text.find_after),  # needs the furniture gone, to see where text ends
    Rule("opening-title", Label.HEADLINE, text.find_headline),
    Rule("above-the-text", Label.FURNITURE, text.find_before),
    Rule("deck-before-dateline", Label.DECK, text.find_deck),
    Rule("text", Label.BODY, text.find_text),
)


def clean(document: Document, lexicon: Lexicon) -> LabelledDocument:
    """`document` with a label and a rule's name for each of its blocks."""
    labels: list[Label | None] = [None] * len(document.blocks)
    names = [""] * len(labels)
    for rule in RULES:
        for at in rule.find(Draft(document, tuple(labels), lexicon)):
            if labels[at] is None:
                labels[at], names[at] = rule.label, rule.name
    assert None not in labels, "the last rule takes what is left"
    entries = zip(document.blocks, labels, names, strict=True)
    return LabelledDocument(document, tuple(Labelled(block, label, name) for block, label, name in entries if label))
