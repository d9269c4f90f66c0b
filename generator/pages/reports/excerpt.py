"""An excerpt of a report, for digests that do not show whole texts: its key points, and the way to its publisher."""

from collections.abc import Iterator

from generator.analysis import Report
from generator.pages.markdown import escape, section, web_link
from generator.pages.parts import Desk
from generator.pages.quoting import hedge_legend, quoted


def excerpt(desk: Desk, report: Report, lang: str) -> Iterator[str]:
    """The key points word for word, then where the rest is; there lead the links to lines that are not shown."""
    yield from hedge_legend(desk, [report])
    shown = {point.line for point in report.key_points}
    for at, point in enumerate(report.key_points):
        first = all(before.line != point.line for before in report.key_points[:at])
        anchor = f" #line-{point.line}" if first else ""
        said = quoted(desk, report, point.text) + desk.corrected(report.name, point.line)
        yield f"{said}\n{{:{anchor} .k-passage{lang} }}"
    article = report.article
    lines = dict.fromkeys([*(image.line for image in article.images), *(passage.line for passage in article.body)])
    anchors = "".join(f'<span id="line-{line}"></span>' for line in lines if line not in shown)
    where = (
        web_link(desk.say("report.read_there", outlet=escape(desk.outlet(report))), article.url) if article.url else ""
    )
    yield section("k-rest", f"{anchors}{desk.say('report.excerpt')}{where}\n{{: .k-note }}")
