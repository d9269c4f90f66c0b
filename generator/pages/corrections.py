"""Corrections on pages: what a publisher said of its report afterwards, apart from what the editor notes of it."""

from collections.abc import Iterable, Sequence

from generator.corpus import Correction
from generator.pages.links import link
from generator.pages.markdown import escape, section, web_link
from generator.pages.page import Page
from generator.pages.parts import Desk


def correction_notes(desk: Desk, seeds: Sequence[str], source: str) -> list[str]:
    """The corrections of the reports `seeds`, as a note; several reports are named. Nothing where there are none."""
    found = [each for seed in seeds for each in desk.corrections_of.get(seed, ())]
    if not found:
        return []
    items = [_item(desk, each, source, is_named=len(seeds) > 1) for each in found]
    return [section("k-corrections", "\n\n".join(items))]


def corrections_page(desk: Desk) -> Page:
    """All corrections, the newest first."""
    say, path = desk.say, desk.links.index("corrections")
    items = [_item(desk, each, path, is_named=True) for each in desk.corpus.corrections]
    parts = [f"# {say('correction.title')}", f"{say('correction.intro')}\n{{: .k-deck }}"]
    meta = {"title": say("correction.title"), "description": say("correction.intro"), "kind": "corrections"}
    return Page(path, meta, "\n\n".join([*parts, *(section("k-corrections", each) for each in items)]))


def correction_section(desk: Desk, source: str) -> Iterable[str]:
    """How corrections are told, and the way to all of them, if there are any."""
    say = desk.say
    all_of_them = link(say("correction.all"), desk.links.index("corrections"), source)
    yield f"## {say('correction.title')}"
    yield f"{say('correction.how')} {all_of_them if desk.corpus.corrections else say('correction.none')}"


def _item(desk: Desk, each: Correction, source: str, *, is_named: bool) -> str:
    """What was done to which lines and when, the publisher's words with the way to them, the editor's note."""
    say, seed = desk.say, each.reports[0]
    report = desk.report_named[seed]
    page = desk.links.report(seed)
    lines = [link(say("story.line", line=line), page, source, f"line-{line}") for line in each.lines]
    told = [
        f"**{say(f'correction.{each.verb}')}** {desk.time(each.day)}",
        ", ".join(lines) or say("correction.whole"),
        *([f"{escape(desk.outlet(report))}: {desk.title_link(report, source)}"] if is_named else []),
    ]
    words = f"<q>{escape(' '.join(each.says.split()))}</q> {web_link(say('correction.there'), each.url)}"
    note = f"{say('correction.note')} {escape(' '.join(each.why.split()))}\n{{: .k-note }}"
    return "\n\n".join([" · ".join(told), words, note])
