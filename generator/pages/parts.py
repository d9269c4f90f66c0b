"""Parts that several kinds of page show: who says it, when, a list of reports."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from generator.analysis import Report
from generator.config import Config
from generator.corpus import Chain, Corpus, Correction, TimelineEntry, by_story
from generator.lexicon import load_lexicon
from generator.metadata import Basis
from generator.pages.dates import machine_date
from generator.pages.links import ATOM, JSON_FEED, Links, link
from generator.pages.markdown import escape, section
from generator.pages.messages import Messages
from generator.pages.naming import Naming

Way = tuple[str, str]
"""A label, as Markdown, and the page it leads to."""


class Desk:
    """What every page is made with: the corpus, the settings, where pages stand, and what the interface says."""

    def __init__(self, corpus: Corpus, say: Messages, config: Config) -> None:
        self.corpus = corpus
        self.say = say
        self.config = config
        self.links = Links(corpus, say, config.home)
        self.country_names = {country.code.lower(): country.names for country in load_lexicon().countries}
        self.timeline_of = by_story(corpus.timeline, corpus.stories)
        self.naming = Naming(corpus, say, self.links, self.country_names)
        self.entries_of: dict[str, list[TimelineEntry]] = defaultdict(list)
        for entry in corpus.timeline:
            for seed in dict.fromkeys(statement.seed for statement in entry.statements):
                self.entries_of[seed].append(entry)
        self._place_names = {
            entity.id: entity.name for report in corpus.reports for entity in report.entities if entity.kind == "place"
        }
        self.report_named = {report.name: report for report in corpus.reports}
        self.story_of = {seed: story for story in corpus.stories for seed in story.reports}
        self.corrections_of: dict[str, list[Correction]] = defaultdict(list)
        for correction in corpus.corrections:
            self.corrections_of[correction.reports[0]].append(correction)
        self.versions_of = {seed: text for text in corpus.versions for seed in text.reports}

    def outlet(self, report: Report) -> str:
        """The outlet of `report`, or that it is not stated, as plain text."""
        return report.article.publisher or self.say("story.no_outlet")

    def place_name(self, id: str) -> str:
        """A place as the interface calls it: countries in its language, other places as the reports write them."""
        return self.say.country(id) if id in self.country_names else self._place_names.get(id, id)

    def chain(self, alike: Sequence[Chain], source: str) -> str:
        """A chain from the outlet to the origin, with where reports say so."""
        where = [
            self.cited(self.say("report.line_number", line=each.line), each.seed, each.line, source) for each in alike
        ]
        return f'<span class="k-chain">{" ← ".join(map(escape, alike[0].names))}</span> {" · ".join(where)}'

    def cited(self, label: str, seed: str, line: int, source: str) -> str:
        """A link to a line of a report, and what its publisher did to the line afterwards."""
        return link(label, self.links.report(seed), source, f"line-{line}") + self.corrected(seed, line)

    def corrected(self, seed: str, line: int) -> str:
        """What its publisher did to a line of a report afterwards, as marks with a space before each."""
        found = [each for each in self.corrections_of.get(seed, ()) if each.concerns(line)]
        told = (self.say(f"correction.mark_{each.verb}", date=self.say.date(each.day)) for each in found)
        return "".join(f' <span class="k-corrected">{mark}</span>' for mark in dict.fromkeys(told))

    def day(self, report: Report) -> str | None:
        """The EDTF date a report is filed under: its publication, else the day it cannot be older than."""
        return report.article.published or report.not_before

    def lang(self, report: Report) -> str:
        """The attributes that name the language of the report where it is not the interface's, with a space before."""
        return self.say.attributes(report.article.language or "")

    def title_link(self, report: Report, source: str) -> str:
        """The report's headline as a link; a derived one says so."""
        title = link(escape(report.article.shown_title), self.links.report(report.name), source)
        if lang := self.lang(report):
            title += f"{{:{lang} }}"
        if report.article.title_basis is not Basis.DERIVED:
            return title
        return f'{title} <span class="k-mark">{self.say("story.derived")}</span>'

    def byline(self, report: Report) -> str:
        """Outlet and date of a report."""
        return f'<span class="k-outlet">{escape(self.outlet(report))}</span> · {self.when(report)}'

    def when(self, report: Report) -> str:
        """The date of a report, marked where it is inferred."""
        published, floor = report.article.published, report.not_before
        if published or not floor:
            return self.time(published) if published else self.say("date.undated")
        return f'<span class="k-mark">{self.say("report.not_before")}</span> {self.time(floor)}'

    def time(self, edtf: str) -> str:
        """A date in words, for machines too."""
        words, machine = self.say.date(edtf), machine_date(edtf)
        return f'<time datetime="{machine}">{words}</time>' if machine else f'<span class="k-date">{words}</span>'

    def feeds(self, page: str, subject: str) -> list[str]:
        """The links to the feeds of what `page` is about, one of the `subject`s of feeds; none where there are none."""
        if subject not in self.config.feeds:
            return []
        forms = ((ATOM, "Atom"), (JSON_FEED, "JSON Feed"))
        links = " · ".join(link(form, self.links.feed(page, name), page) for name, form in forms)
        return [f"{self.say('feed.label')} {links}\n{{: .k-feeds .k-note }}"]

    def report_list(self, reports: Iterable[Report], source: str) -> str:
        """The reports as a list: headline, outlet, date."""
        items = [f"- {self.title_link(report, source)}  \n  {self.byline(report)}" for report in reports]
        return section("k-reports", "\n".join(items))


def newest_first(desk: Desk, reports: Iterable[Report]) -> list[Report]:
    """Reports by the date they are filed under, the newest first, undated ones last; equal dates by name."""
    by_name = sorted(reports, key=lambda report: report.name)
    return sorted(by_name, key=lambda report: desk.day(report) or "", reverse=True)


def crumbs(above: Sequence[Way], source: str) -> str:
    """The ways up from the page `source`, the highest first."""
    ways = " › ".join(link(label, target, source) for label, target in above)
    return f"{ways}\n{{: .k-crumbs }}" if ways else ""


def around_page(desk: Desk, before: str, after: str) -> str:
    """The links to the pages before and after one, as far as there are any."""
    told = [
        f'<span class="k-{side}">{desk.say(f"page.{side}")} {way}</span>'
        for side, way in (("before", before), ("after", after))
        if way
    ]
    return f"{' '.join(told)}\n{{: .k-around }}" if told else ""


def counted(desk: Desk, rows: Iterable[tuple[str, str, int]], source: str) -> str:
    """Names, as Markdown, with their pages and how many reports each has."""
    items = [f"- {link(name, target, source)} {desk.say('count.reports', n=n)}" for name, target, n in rows]
    return section("k-counts", "\n".join(items))
