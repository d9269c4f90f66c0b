"""Where a report comes from: its fields, each with where it was found."""

from collections.abc import Iterator

from generator.analysis import Report
from generator.corpus import chains
from generator.metadata import LINE, STATED, Article
from generator.pages.links import link
from generator.pages.markdown import definition, escape, section, web_link
from generator.pages.parts import Desk

_SHORT_FINGERPRINT = 16


def source_box(desk: Desk, report: Report, path: str) -> str:
    """The box beside the text that says where it comes from."""
    heading = f"## {desk.say('report.source')}"
    return section("k-source", "\n".join([heading, "", *_fields(desk, report, path)]))


def _fields(desk: Desk, report: Report, path: str) -> Iterator[str]:
    say, article = desk.say, report.article
    stated = article.labelled.document.stated
    unknown = f'<span class="k-unknown">{say("report.unknown")}</span>'
    by_person = f'<span class="k-mark">{say("report.by_person")}</span>'

    outlet = unknown
    if article.publisher:
        outlet = link(escape(article.publisher), desk.links.outlet(article.publisher), path) + _where(
            desk, article, "publisher"
        )
    yield definition(say("report.outlet"), outlet)
    if article.dateline and article.dateline.place:
        yield definition(say("report.place"), escape(article.dateline.place))
    for chain in chains(report):
        yield definition(say("report.chain"), desk.chain([chain], path))
    writers = escape(", ".join(article.authors)) + _where(desk, article, "authors")
    yield definition(say("report.authors"), writers if article.authors else unknown)
    published = desk.time(article.published) + _where(desk, article, "published") if article.published else unknown
    yield definition(say("report.published"), published)
    if report.not_before and not article.published:
        why = f'<span class="k-mark">{say("report.not_before_why")}</span>'
        yield definition(say("report.not_before"), f"{desk.time(report.not_before)} {why}")
    yield definition(
        say("report.language"), escape(say.language_name(article.language)) if article.language else unknown
    )
    yield definition(say("report.address"), web_link(escape(article.url), article.url) if article.url else unknown)
    if stated.archive_url:
        yield definition(say("report.archived"), web_link(escape(stated.archive_url), stated.archive_url))
    if stated.retrieved:
        yield definition(say("report.retrieved"), desk.time(stated.retrieved))
    for key, text in (("rights", stated.rights), ("note", stated.note)):
        if text:
            yield definition(say(f"report.{key}"), f"{escape(text)} {by_person}")
    yield definition(say("report.seed"), escape(article.labelled.document.path))
    fingerprint = article.labelled.document.fingerprint
    yield definition(say("report.fingerprint"), f"<code>{fingerprint[:_SHORT_FINGERPRINT]}</code>")


def _where(desk: Desk, article: Article, field: str) -> str:
    """Where the value of a field was found."""
    evidence = article.evidence.get(field, "")
    if evidence == STATED:
        told = desk.say("report.by_person")
    elif evidence.startswith(LINE):
        told = desk.say("report.from_line", line=evidence.removeprefix(LINE))
    else:
        told = desk.say("report.from_page", part=escape(evidence))
    return f' <span class="k-mark">{told}</span>'
