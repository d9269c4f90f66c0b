"""A ledger for a terminal: every line of a seed with its label and the rule that gave it."""

import re
from collections import Counter

from generator.cleaning import READ_LABELS, SCORED_RULES, Label, Labelled, LabelledDocument
from generator.cleaning.pages import explain_texts
from generator.cleaning.scorer import explain_lines
from generator.reading.page import Kind, PageDocument

_RESET, _BOLD, _DIM, _GREEN, _CYAN, _RED = "\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[32m", "\x1b[36m", "\x1b[31m"
_COLOURS = {Label.HEADLINE: _BOLD, Label.BODY: _GREEN, Label.BLANK: _DIM}
_WIDTH = 100
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def explain(labelled: LabelledDocument, *, in_colour: bool) -> str:
    """One line for each entry of the ledger, and the balance: how many lines bear which label.

    Where a score decided, the features that moved it most follow.
    """
    reasons = _reasons(labelled)
    lines = [
        _entry_line(entry, reasons.get(at, ""), in_colour=in_colour)
        for at, entry in enumerate(labelled.ledger)
        if entry.block.kind != Kind.MARKUP  # code between two texts says nothing; the balance counts it
    ]
    counts = Counter(str(entry.label) for entry in labelled.ledger)
    total = labelled.ledger[-1].block.last_line
    balance = ", ".join(f"{count} {label}" for label, count in counts.most_common())
    return "\n".join([*lines, "", f"{total} lines in {len(labelled.ledger)} entries: {balance}"])


def _reasons(labelled: LabelledDocument) -> dict[int, str]:
    """By place in the ledger: the score of an entry and what moved it most, as signed log odds."""
    if isinstance(labelled.document, PageDocument):
        return _page_reasons(labelled, labelled.document)
    read = [(at, entry) for at, entry in enumerate(labelled.ledger) if entry.block.text]
    blocks = [entry.block for _, entry in read]
    explained = explain_lines([block.text for block in blocks], [block.first_line for block in blocks])
    return {
        at: f"{entry.score:.2f}: " + ", ".join(f"{reason.feature} {reason.weight:+.1f}" for reason in reasons)
        for (at, entry), reasons in zip(read, explained, strict=True)
        if entry.rule in SCORED_RULES and entry.score is not None
    }


def _page_reasons(labelled: LabelledDocument, document: PageDocument) -> dict[int, str]:
    """By place in the ledger of a saved page: the score of a text and what moved it most, by sign."""
    texts = [at for at, entry in enumerate(labelled.ledger) if entry.block.kind != Kind.MARKUP]
    explained = zip(texts, explain_texts(document.page), strict=True)
    return {at: f"{reason[0]:.2f}: " + ", ".join(reason[1]) for at, reason in explained if reason}


def _entry_line(entry: Labelled, reason: str, *, in_colour: bool) -> str:
    block = entry.block
    number = f"{block.first_line}-{block.last_line}" if block.last_line > block.first_line else str(block.first_line)
    text = block.text if len(block.text) <= _WIDTH else block.text[: _WIDTH - 1] + "…"
    # The raw characters of a seed could steer the terminal.
    line = f"{number:>5}  {entry.label:<12}  {entry.rule:<20}  {_UNPRINTABLE.sub('', text)}".rstrip()
    if reason:
        line += f"\n{'':>43}{reason}"
    if not in_colour:
        return line
    colour = _COLOURS.get(entry.label, _CYAN if entry.label in READ_LABELS else _RED)
    return f"{colour}{line}{_RESET}"
