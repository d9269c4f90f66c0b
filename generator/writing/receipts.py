"""Receipts: what becomes of each seed, for the person who adds it."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate

from generator.analysis import Report
from generator.cleaning import READ_LABELS, Label
from generator.corpus import Relation
from generator.errors import Problem, Severity
from generator.metadata import STATED, Article
from generator.pages.markdown import escape, table

FORMATS = ("text", "markdown", "github")
"""How a receipt can be printed: for a terminal, for a page, as annotations of a pull request."""

_UNKNOWN = "unknown"
_CLOSEST = 5
# GitHub refuses a summary of more than a mebibyte; a character takes up to three bytes.
_PAGE_LIMIT = 300_000


def receipt(
    outcomes: Mapping[str, Report | Problem], problems: Sequence[Problem], relations: Sequence[Relation], form: str
) -> str:
    """The receipt of all seeds in `outcomes`, with all `problems` and their `relations`, in one of `FORMATS`."""
    if form == "github":
        return "".join(f"{_annotation(problem)}\n" for problem in problems)
    reports = [made for made in outcomes.values() if isinstance(made, Report)]
    company = _company(relations, {each.id: each.name for report in reports for each in report.entities})
    told = _summary(outcomes, problems, form)
    if form == "text":
        return "\n".join([*(_text(report, company[report.name]) for report in reports), told])
    receipts = [_markdown(report, company[report.name]) for report in reports]
    return "\n".join([told, *_as_many_as_fit(receipts, _PAGE_LIMIT - len(told))])


def _company(relations: Sequence[Relation], names: Mapping[str, str]) -> dict[str, list[str]]:
    """By seed: the seeds it is related to, the closest first, each with how and why; places by their `names`."""
    company: dict[str, list[str]] = defaultdict(list)
    for relation in sorted(relations, key=lambda relation: -relation.score):
        told = [
            (
                reason.kind,
                [names.get(each, each) for each in reason.shared] if reason.kind == "places" else reason.shared,
            )
            for reason in relation.reasons
        ]
        why = "; ".join(f"{kind} {', '.join(shared)}" for kind, shared in told)
        for own, other in ((relation.a, relation.b), (relation.b, relation.a)):
            company[own].append(f"{other}: {relation.kind}, {relation.score:.2f} ({why})")
    return company


def _as_many_as_fit(receipts: list[str], room: int) -> list[str]:
    """The first receipts that fit into `room` characters, and how many do not."""
    ends = accumulate(len(receipt) for receipt in receipts)
    shown = sum(end <= room for end in ends)
    more = len(receipts) - shown
    return [*receipts[:shown], *([f"… and {more} more seeds"] if more else [])]


def _fields(article: Article, not_before: str | None) -> list[tuple[str, str, str]]:
    """Field, value and evidence."""
    where = article.evidence.get
    opening = f"line {article.body[0].line}" if article.body else ""
    place = article.dateline.place if article.dateline else None
    return [
        ("headline", article.shown_title, where("title", "the source has none; its first sentence")),
        ("deck", article.deck or _UNKNOWN, ""),
        ("outlet", article.publisher or _UNKNOWN, where("publisher", "")),
        ("dateline", place or _UNKNOWN, opening if place else ""),
        ("writers", ", ".join(article.authors) or _UNKNOWN, where("authors", "")),
        ("published", article.published or _UNKNOWN, where("published", "")),
        ("not before", not_before or _UNKNOWN, "the latest day the text names" if not_before else ""),
        ("language", article.language or _UNKNOWN, "of the article's text" if article.language else ""),
        ("address", article.url or _UNKNOWN, where("url", STATED) if article.url else ""),
    ]


def _removed(article: Article) -> list[tuple[str, int, str]]:
    """Rule, how many lines it left out, and which."""
    entries = [e for e in article.labelled.ledger if e.label not in READ_LABELS and e.label is not Label.BLANK]
    counts = Counter(entry.rule for entry in entries)
    lines = {rule: ", ".join(str(e.block.first_line) for e in entries if e.rule == rule) for rule in counts}
    return [(rule, count, lines[rule]) for rule, count in counts.most_common()]


def _text(report: Report, company: list[str]) -> str:
    article = report.article
    fields = [
        f"  {name:<11} {value}{f'  ({why})' if why else ''}" for name, value, why in _fields(article, report.not_before)
    ]
    kept = sum(entry.label in READ_LABELS for entry in article.labelled.ledger)
    removed = [f"    {rule:<22} {count:>4}  line {lines}" for rule, count, lines in _removed(article)]
    return "\n".join(
        [
            article.labelled.document.path,
            *fields,
            f"  shown       {kept} lines",
            "  left out",
            *(removed or ["    nothing"]),
            "  together with",
            *([f"    {other}" for other in company[:_CLOSEST]] or ["    nothing yet"]),
            "",
        ]
    )


def _markdown(report: Report, company: list[str]) -> str:
    article = report.article
    rows = [[name, escape(value), escape(why)] for name, value, why in _fields(article, report.not_before)]
    removed = [[rule, str(count), lines] for rule, count, lines in _removed(article)]
    shown = "\n\n".join(escape(passage.text) for passage in article.passages)
    return "\n".join(
        [
            f"## {escape(article.labelled.document.path)}\n",
            table(["field", "value", "evidence"], rows),
            table(["left out by", "lines", "which"], removed or [["nothing", "0", ""]]),
            "Together with:\n",
            "\n".join(f"- {escape(other)}" for other in company[:_CLOSEST] or ["nothing yet"]) + "\n",
            f"<details><summary>The text as it will be shown</summary>\n\n{shown}\n\n</details>\n",
        ]
    )


def _summary(outcomes: Mapping[str, Report | Problem], problems: Sequence[Problem], form: str) -> str:
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    told = [
        f"- {escape(' '.join(str(problem).split()))}" if form == "markdown" else str(problem) for problem in problems
    ]
    counted = f"{len(outcomes)} seeds, {errors} errors, {len(problems) - errors} warnings"
    return "\n".join([*told, "", counted, ""])


def _annotation(problem: Problem) -> str:
    """A problem as GitHub's workflow command, which shows it beside the line it concerns."""
    place = f"file={_property(problem.path)},line={problem.line or 1},title={problem.code}"
    return f"::{problem.severity} {place}::{_data(f'{problem.message}; to fix: {problem.hint}')}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
