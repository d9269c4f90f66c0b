"""Cleaning: the rules in their order. The first rule to label a block has the last word on it."""

from generator.cleaning import captions, furniture, headlines, opening, signoffs, stated, text
from generator.cleaning.inserts import split_inserts
from generator.cleaning.labels import Draft, Label, Labelled, LabelledDocument, Rule
from generator.cleaning.pages import clean_page
from generator.cleaning.scorer import score_lines
from generator.lexicon import Lexicon
from generator.reading import Document
from generator.reading.page import PageDocument

RULES: tuple[Rule, ...] = (
    Rule("front-matter", Label.FRONT_MATTER, stated.find_front_matter),
    Rule("blank", Label.BLANK, stated.find_blank),
    Rule("dropped-by-a-person", Label.FURNITURE, stated.find_dropped),  # before all that guess: a person knows
    Rule("stated-title", Label.HEADLINE, stated.find_stated_title),
    Rule("kept-by-a-person", Label.BODY, stated.find_kept),
    Rule("repeated-across-articles", Label.FURNITURE, furniture.find_learned),
    Rule("insert", Label.FURNITURE, furniture.find_inserts),
    Rule("ruler", Label.FURNITURE, furniture.find_rulers),
    Rule("repeated-line", Label.FURNITURE, furniture.find_repeated),
    # Before links: "Read also" alone leads nowhere.
    Rule("section-heading", Label.FURNITURE, furniture.find_section_headings),
    Rule("read-also", Label.RELATED_LINK, furniture.find_read_also),
    Rule("watch-also", Label.RELATED_LINK, furniture.find_watch_also),
    Rule("follow-prompt", Label.FURNITURE, furniture.find_follow_prompts),
    Rule("account-prompt", Label.FURNITURE, furniture.find_account_prompts),
    Rule("credited-caption", Label.CAPTION, captions.find_captions),  # before the text: a caption is a sentence too
    Rule("duplicate-caption", Label.DUPLICATE, text.find_duplicates),
    Rule("printed-date", Label.DATELINE, opening.find_stamps),  # before the byline, which stands next to it
    Rule("byline", Label.BYLINE, opening.find_bylines),
    Rule("headline", Label.HEADLINE, headlines.find_headline),
    Rule("deck", Label.DECK, opening.find_deck),
    Rule("sign-off", Label.SIGN_OFF, signoffs.find_sign_offs),
    Rule("text", Label.BODY, text.find_text),
    Rule("between-text", Label.BODY, text.find_between),  # needs to know where text stands
    Rule("pasted-text", Label.BODY, text.find_pasted),
    Rule("duplicate", Label.DUPLICATE, text.find_duplicates),
    Rule("outside-the-text", Label.FURNITURE, text.find_rest),
)

SCORED_RULES = frozenset({"text", "between-text", "pasted-text", "outside-the-text"})
"""The rules that go by a line's score."""

STATED_RULES = frozenset({"front-matter", "dropped-by-a-person", "stated-title", "kept-by-a-person"})
"""The rules that only say what a person states."""


def clean(document: Document, lexicon: Lexicon, learned: frozenset[str] = frozenset()) -> LabelledDocument:
    """`document` with a label and a rule's name for each of its blocks.

    Inserts glued into a line become blocks of their own first. `learned` are lines that recur across the articles of
    its outlet; they are furniture wherever a person does not say otherwise.
    """
    if isinstance(document, PageDocument):
        return clean_page(document, lexicon, learned)
    document = split_inserts(document, lexicon)
    scores = _scores(document)
    labels: list[Label | None] = [None] * len(document.blocks)
    names = [""] * len(labels)
    draft = Draft(document, tuple(labels), lexicon, scores, learned)
    for rule in RULES:
        found = [at for at in rule.find(draft) if labels[at] is None]
        for at in found:
            labels[at], names[at] = rule.label, rule.name
        if found:
            draft = Draft(document, tuple(labels), lexicon, scores, learned)
    assert None not in labels, "the last rule takes what is left"
    entries = zip(document.blocks, labels, names, scores, strict=True)
    return LabelledDocument(
        document, tuple(Labelled(block, label, name, score) for block, label, name, score in entries if label)
    )


def _scores(document: Document) -> tuple[float, ...]:
    """A score for each block; blank ones have 0."""
    if document.stated.cleaned:
        return (1.0,) * len(document.blocks)
    lines = [(at, block) for at, block in enumerate(document.blocks) if block.text]
    scores = [0.0] * len(document.blocks)
    found = score_lines([block.text for _, block in lines], [block.first_line for _, block in lines])
    for (at, _), score in zip(lines, found, strict=True):
        scores[at] = round(score, 3)
    return tuple(scores)
