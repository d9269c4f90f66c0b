"""The report page: one article, clean, with its source and with what was left out."""

from collections import Counter
from collections.abc import Callable, Iterator

from generator.analysis import Report
from generator.cleaning import READ_LABELS, Label, Labelled
from generator.config import EXCERPT
from generator.corpus import Relation, Story, chains
from generator.metadata import LINE, STATED, Article, Basis, Image, Passage
from generator.pages.backlinks import Backlink, backlink_lines
from generator.pages.citing import citing
from generator.pages.corrections import correction_notes
from generator.pages.excerpt import excerpt
from generator.pages.links import link
from generator.pages.markdown import definition, escape, section, table, web_link
from generator.pages.naming import FOLDERS
from generator.pages.page import Page
from generator.pages.parts import Desk, Way, around_page, crumbs
from generator.pages.quoting import Prose, hedge_legend, quoted
from generator.pages.versions import versions_section

_SHORT_FINGERPRINT = 16
_SHOWN_CHARACTERS = 300
_POINTS_SHOWN = 3
_SEVERAL = 2


def report_page(
    desk: Desk, report: Report, story: Story, relations: list[Relation], leading_here: list[Backlink]
) -> Page:
    """The page of `report`, which belongs to `story` and stands in `relations`; what is `leading_here` from others."""
    path = desk.links.report(report.name)
    article, lang = report.article, desk.lang(report)
    parts = [
        crumbs(_above(desk, story), path),
        f"# {escape(article.shown_title)} {{: #k-title{lang} }}",
        *_title_note(desk, report),
        *_outdated(desk, report, path),
        *correction_notes(desk, [report.name], path),
        *([f"{escape(article.deck)}\n{{: .k-deck{lang} }}"] if article.deck else []),
        f"{desk.byline(report)}\n{{: .k-byline }}",
        *(excerpt(desk, report, lang) if desk.config.text == EXCERPT else _text(desk, report, lang)),
        *_names(desk, report, path),
        _source_box(desk, report, path),
        *versions_section(desk, [report.name], path, 2),
        _related(desk, report, story, relations, leading_here, path),
        _beside(desk, report, story, path),
        citing(desk, report),
        _removed(desk, report),
    ]
    meta = {
        "title": article.shown_title,
        "description": _description(report),
        "kind": "report",
        "title_basis": str(article.title_basis),
        "outlet": article.publisher or "",
        "language": article.language or "",
        "published": article.published or "",
        "not_before": report.not_before or "",
        "seed": report.name,
        "fingerprint": article.labelled.document.fingerprint,
    }
    return Page(path, {key: value for key, value in meta.items() if value}, "\n\n".join(parts))


def _above(desk: Desk, story: Story) -> list[Way]:
    """The ways up: to the story, where others tell it too, else to the archive."""
    if len(story.reports) < _SEVERAL:
        return [(desk.say("archive.title"), desk.links.index("archive"))]
    beside = desk.say("report.side_by_side", n=len(story.reports))
    return [(desk.say("story.title"), desk.links.index("stories")), (beside, desk.links.story(story.slug))]


def _text(desk: Desk, report: Report, lang: str) -> Iterator[str]:
    """The whole text, after its key points."""
    yield from _key_points(desk, report)
    yield from hedge_legend(desk, [report])
    yield from _passages(desk, report, lang)


def _description(report: Report) -> str:
    """The deck or the first sentence, whole."""
    return report.article.deck or next((quote for passage in report.article.body for quote in passage.quotes), "")


def _title_note(desk: Desk, report: Report) -> list[str]:
    notes = {Basis.DERIVED: "report.derived", Basis.STATED: "report.stated_title"}
    key = notes.get(report.article.title_basis)
    return [f"{desk.say(key)}\n{{: .k-note }}"] if key else []


def _outdated(desk: Desk, report: Report, path: str) -> Iterator[str]:
    """The way to the newest version of the text, where this is an older one."""
    text = desk.versions_of.get(report.name)
    if text and text.reports[0] != report.name:
        newest = desk.title_link(desk.report_named[text.reports[0]], path)
        yield f"{desk.say('versions.older')} {newest}\n{{: .k-note }}"


def _source_box(desk: Desk, report: Report, path: str) -> str:
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


def _key_points(desk: Desk, report: Report) -> Iterator[str]:
    """The sentences that stand for the report, whole, each with its line; more than a few would keep from its text."""
    if not report.key_points:
        return
    items = []
    for point in report.key_points:
        where = (
            f"[{desk.say('story.line', line=point.line)}](#line-{point.line}){desk.corrected(report.name, point.line)}"
        )
        items.append(f"- <q{desk.lang(report)}>{quoted(desk, report, point.text)}</q> {where}")
    why = f"{desk.say('report.key_points_why')}\n{{: .k-note }}"
    parts = [f"## {desk.say('report.key_points')}", "\n".join(items[:_POINTS_SHOWN])]
    if more := items[_POINTS_SHOWN:]:
        summary = f"<summary>{desk.say('report.more_points', n=len(more))}</summary>"
        listed = "\n".join(more)
        parts.append(f'<details class="k-only" markdown>\n{summary}\n\n{listed}\n\n</details>')
    yield section("k-points", "\n\n".join([*parts, why]))


def _names(desk: Desk, report: Report, path: str) -> Iterator[str]:
    """Who and what the report names, by kind, the most named first; and its tags."""
    say = desk.say
    named = sorted(desk.naming.in_report[report.name], key=lambda pair: -len(pair[1].mentions))
    fields = []
    for kind, folder in FOLDERS.items():
        if links := [desk.naming.link(dossier, path) for dossier, _ in named if dossier.kind == kind]:
            fields.append(definition(say(f"{folder}.title"), " · ".join(links)))
    if report.tags:
        fields.append(definition(say("report.tags"), " · ".join(_tag(desk, report, tag, path) for tag in report.tags)))
    if any(problem.code == "W206" for problem in report.problems):
        yield f"{say('report.unknown_language')}\n{{: .k-note }}"
    if fields:
        yield section("k-names", "\n".join([f"## {say('report.names')}", "", *fields]))


def _tag(desk: Desk, report: Report, tag: str, path: str) -> str:
    """A tag, as a link to the page of what it names, else to a search for it."""
    for dossier, entity in desk.naming.in_report[report.name]:
        target = desk.naming.path(dossier)
        if target and (entity.name == tag or any(mention.text == tag for mention in entity.mentions)):
            return link(escape(tag), target, path)
    return link(escape(tag), desk.links.index("search"), path, query=tag)


def _passages(desk: Desk, report: Report, lang: str) -> Iterator[str]:
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


def _related(
    desk: Desk, report: Report, story: Story, relations: list[Relation], leading_here: list[Backlink], path: str
) -> str:
    parts = [f"## {desk.say('report.related')}"]
    if len(story.reports) > 1:
        label = f"{desk.say('report.in_story')} “{escape(story.title)}”"
        parts.append(link(label, desk.links.story(story.slug), path))
    if relations:
        parts.append("\n".join(_relation(desk, report, relation, path) for relation in relations))
    else:
        parts.append(desk.say("report.no_related"))
    parts += backlink_lines(desk, leading_here, path)
    return section("k-related", "\n\n".join(parts))


def _relation(desk: Desk, report: Report, relation: Relation, path: str) -> str:
    other = desk.report_named[relation.b if relation.a == report.name else relation.a]
    kind = desk.say(f"relation.{relation.kind.name.lower()}")
    return (
        f"- {desk.title_link(other, path)}  \n  {desk.byline(other)}  \n"
        f'  <span class="k-why">{kind}: {reasons(desk, relation)}</span>'
    )


def reasons(desk: Desk, relation: Relation) -> str:
    """Why two reports are related, in words a reader understands: whom and what both name in one sentence."""
    shown: dict[str, list[str]] = {}
    for reason in relation.reasons:
        shown.setdefault(_SAID_TOGETHER.get(reason.kind, reason.kind), []).extend(
            escape(_REASONS_SHOWN.get(reason.kind, _as_written)(desk, each)) for each in reason.shared
        )
    told = [
        desk.say(f"relation.{kind}", shared=desk.say.listed(list(dict.fromkeys(each)))) for kind, each in shown.items()
    ]
    return "; ".join([*told, desk.say("relation.score", score=f"{relation.score:.2f}")])


def _as_written(_: Desk, text: str) -> str:
    return text


_SAID_TOGETHER = {"places": "names"}
_REASONS_SHOWN: dict[str, Callable[[Desk, str], str]] = {
    "dates": lambda desk, date: desk.say.date(date),
    "places": Desk.place_name,
}


def _beside(desk: Desk, report: Report, story: Story, path: str) -> str:
    """The ways to the story's reports before and after this one."""
    at = story.reports.index(report.name)
    before, after = (
        desk.report_named[story.reports[n]] if 0 <= n < len(story.reports) else None for n in (at - 1, at + 1)
    )
    ways = [f"{desk.title_link(each, path)}, {escape(desk.outlet(each))}" if each else "" for each in (before, after)]
    return around_page(desk, *ways)


def _removed(desk: Desk, report: Report) -> str:
    say = desk.say
    left_out = [e for e in report.article.labelled.ledger if e.label not in READ_LABELS and e.label is not Label.BLANK]
    if not left_out:
        inner = say("report.nothing_removed")
    else:
        rows = [_removed_row(desk, entry) for entry in left_out]
        count = say("report.removed_count", n=len(left_out))
        inner = f"{count}\n\n{table([say('report.line'), say('report.was'), say('report.why')], rows)}"
    summary = f"<summary>{say('report.removed')}</summary>"
    return f'<details class="k-removed" markdown>\n{summary}\n\n{inner}\n\n</details>'


def _removed_row(desk: Desk, entry: Labelled) -> list[str]:
    shown = entry.block.text
    if len(shown) > _SHOWN_CHARACTERS:
        shown = shown[:_SHOWN_CHARACTERS] + "…"
    lines = str(entry.block.first_line)
    if entry.block.last_line != entry.block.first_line:
        lines += f"–{entry.block.last_line}"
    why = f"{desk.say(f'label.{entry.label}')}: {desk.say(f'rule.{entry.rule}')}"
    return [lines, escape(shown), why]
