"""Citing: a report as a sentence, as BibTeX and as CSL-JSON, made of what is known of it and of nothing else."""

import json
import re

from generator.analysis import Report
from generator.metadata import Basis
from generator.pages.links import public_path
from generator.pages.markdown import escape, typed, web_address
from generator.pages.parts import Desk

# Braces are spelled out: BibTeX counts them whatever stands before them.
_SPELLED = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    **{char: f"\\{char}" for char in "&%$#_"},
}
_NO_KEY = re.compile(r"[^a-z0-9_-]")


def citing(desk: Desk, report: Report) -> str:
    """How to cite `report`, folded; scripts put buttons beside each form, to copy it or to save it as a file."""
    say, key = desk.say, _NO_KEY.sub("-", desk.corpus.addresses[report.name])
    parts = [
        f"{escape(in_words(desk, report))}\n{{: .k-cited }}",
        f"BibTeX\n\n{typed(bibtex(desk, report, key), f'{key}.bib')}",
        f"CSL-JSON\n\n{typed(csl_json(desk, report, key), f'{key}.json')}",
    ]
    labels = f'data-copy="{say("cite.copy")}" data-save="{say("cite.save")}" data-copied="{say("report.copied")}"'
    summary, body = f"<summary>{say('cite.title')}</summary>", "\n\n".join(parts)
    return f'<details class="k-only k-cite" {labels} markdown>\n{summary}\n\n{body}\n\n</details>'


def in_words(desk: Desk, report: Report) -> str:
    """A sentence for a list of sources; that a day is not stated is said."""
    article = report.article
    day = desk.say.date(article.published) if article.published else desk.say("date.undated")
    told = [
        ", ".join(article.authors),
        f"“{_title(report)}”",
        f"{desk.outlet(report)}, {day}",
        article.url or "",
        f"{desk.config.site.name}: {_here(desk, report)}",
    ]
    return ". ".join(part for part in told if part)


def bibtex(desk: Desk, report: Report, key: str) -> str:
    """An entry `@online` for BibLaTeX: names as they are written, dates as precise as they are known."""
    article = report.article
    fields = {
        "author": " and ".join(f"{{{_tex(name)}}}" for name in article.authors),
        "title": _tex(_title(report)),
        "organization": _tex(article.publisher or ""),
        "date": article.published or "",
        "url": web_address(article.url) if article.url else "",
        "urldate": article.labelled.document.stated.retrieved or "",
        "langid": article.language or "",
        "note": _tex(f"{desk.config.site.name}: {_here(desk, report)}; SHA-256: {_fingerprint(report)}"),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@online{{{key},", *lines, "}"])


def csl_json(desk: Desk, report: Report, key: str) -> str:
    """The same as data for programs that cite (https://docs.citationstyles.org)."""
    article = report.article
    retrieved = article.labelled.document.stated.retrieved
    item = {
        "id": key,
        "type": "article-newspaper",
        "title": _title(report),
        "author": [{"literal": name} for name in article.authors],
        "container-title": article.publisher,
        "issued": _parts(article.published),
        "accessed": _parts(retrieved),
        "URL": web_address(article.url) if article.url else None,
        "language": article.language,
        "archive": desk.config.site.name,
        "archive_location": _here(desk, report),
        "note": f"SHA-256: {_fingerprint(report)}",
    }
    return json.dumps([{name: value for name, value in item.items() if value}], ensure_ascii=False, indent=1)


def _title(report: Report) -> str:
    """The headline; in brackets, as libraries do, what stands for it where the source has none."""
    title = report.article.shown_title
    return f"[{title}]" if report.article.title_basis is Basis.DERIVED else title


def _here(desk: Desk, report: Report) -> str:
    """Where the report stands here; where the site does not know its own address, the name of the seed."""
    site = desk.config.site
    return site.url + public_path(desk.links.report(report.name), site) if site.url else report.name


def _fingerprint(report: Report) -> str:
    return report.article.labelled.document.fingerprint


def _tex(text: str) -> str:
    return "".join(_SPELLED.get(char, char) for char in text)


def _parts(edtf: str | None) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [[int(part) for part in edtf.split("-")]]} if edtf else None
