"""What was left out of a report, line by line, and by which rule."""

from generator.analysis import Report
from generator.cleaning import READ_LABELS, Label, Labelled
from generator.pages.markdown import escape, folded, table
from generator.pages.parts import Desk

_SHOWN_CHARACTERS = 300


def removed(desk: Desk, report: Report) -> str:
    """The table of what was left out, folded."""
    say = desk.say
    left_out = [e for e in report.article.labelled.ledger if e.label not in READ_LABELS and e.label is not Label.BLANK]
    if not left_out:
        inner = say("report.nothing_removed")
    else:
        rows = [_removed_row(desk, entry) for entry in left_out]
        count = say("report.removed_count", n=len(left_out))
        inner = f"{count}\n\n{table([say('report.line'), say('report.was'), say('report.why')], rows)}"
    return folded(say("report.removed"), inner, "k-removed")


def _removed_row(desk: Desk, entry: Labelled) -> list[str]:
    shown = entry.block.text
    if len(shown) > _SHOWN_CHARACTERS:
        shown = shown[:_SHOWN_CHARACTERS] + "…"
    lines = str(entry.block.first_line)
    if entry.block.last_line != entry.block.first_line:
        lines += f"–{entry.block.last_line}"
    why = f"{desk.say(f'label.{entry.label}')}: {desk.say(f'rule.{entry.rule}')}"
    return [lines, escape(shown), why]
