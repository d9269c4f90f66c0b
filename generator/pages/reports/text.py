"""The text of a report: captions and paragraphs, each at its line."""

from collections import Counter
from collections.abc import Iterator

from generator.analysis import Report
from generator.metadata import Article, Image, Passage
from generator.pages.markdown import escape
from generator.pages.parts import Desk
from generator.pages.quoting import Prose


def passages(desk: Desk, report: Report, lang: str) -> Iterator[str]:
    """Captions and paragraphs with their line numbers as links."""
    prose = Prose(desk, report)
    for anchor, each in anchored(report.article):
        if isinstance(each, Image):
            yield _figure(desk, each, anchor, lang, desk.corrected(report.name, each.line))
        else:
            yield _paragraph(desk, each, prose.of(each), anchor, lang, desk.corrected(report.name, each.line))


def anchored(article: Article) -> Iterator[tuple[str, Image | Passage]]:
    """Captions, then paragraphs, each with its anchor; several of one line have anchors of their own."""
    seen: Counter[int] = Counter()
    shown: tuple[Image | Passage, ...] = (*article.images, *article.body)
    for each in shown:
        seen[each.line] += 1
        yield f"line-{each.line}" + (f"-{seen[each.line]}" if seen[each.line] > 1 else ""), each


def _figure(desk: Desk, image: Image, anchor: str, lang: str, corrected: str) -> str:
    caption = f"<span{lang}>{escape(image.caption)}</span>" if lang else escape(image.caption)
    label = f'<span class="k-mark">{desk.say("report.caption")}, {desk.say("report.no_picture")}</span>'
    named = f'<span class="k-label">{desk.say("report.credit")}:</span>'
    credit = f" {named} {escape(image.credit)}." if image.credit else ""
    return f"{label}  \n{caption}{credit}{corrected}\n{{: #{anchor} .k-caption }}"


def _paragraph(desk: Desk, passage: Passage, text: str, anchor: str, lang: str, corrected: str) -> str:
    title = desk.say("report.permalink", line=passage.line)
    own_line = f'[{passage.line}](#{anchor} "{title}"){{ .k-line }}'
    return f"{text} {own_line}{corrected}\n{{: #{anchor} .k-passage{lang} }}"
