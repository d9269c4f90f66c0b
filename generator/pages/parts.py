"""Parts that several kinds of page show: who says it, a dated sentence, a list of reports."""

from collections import defaultdict
from collections.abc import Iterable

from generator.analysis import Report, TimexBasis
from generator.corpus import Chain, Corpus, Statement, TimelineEntry
from generator.lexicon import load_lexicon
from generator.metadata import Basis
from generator.pages.dates import machine_date
from generator.pages.links import Links, link
from generator.pages.markdown import escape, inside, section
from generator.pages.messages import Messages


class Desk:
    """What every page is made with: the corpus, where pages stand, and what the interface says."""

    def __init__(self, corpus: Corpus, say: Messages, home: str) -> None:
        self.corpus = corpus
        self.say = say
        self.links = Links(corpus, say, home)
        self.country_names = {country.code.lower(): country.names for country in load_lexicon().countries}
        self.entries_of: dict[str, list[TimelineEntry]] = defaultdict(list)
        for entry in corpus.timeline:
            for seed in dict.fromkeys(statement.seed for statement in entry.statements):
                self.entries_of[seed].append(entry)
        self._place_names = {
            entity.id: entity.name for report in corpus.reports for entity in report.entities if entity.kind == "place"
        }
        self.report_named = {report.name: report for report in corpus.reports}

    def outlet(self, report: Report) -> str:
        """The outlet of `report`, or that it is not stated, as plain text."""
        return report.article.publisher or self.say("story.no_outlet")

    def place_name(self, id: str) -> str:
        """A place as the interface calls it: countries in its language, other places as the reports write them."""
        return self.say.country(id) if id in self.country_names else self._place_names.get(id, id)

    def chain(self, chain: Chain, source: str) -> str:
        """A chain from the outlet to the origin, with where the report says so."""
        where = link(
            self.say("report.line_number", line=chain.line), self.links.report(chain.seed), source, f"line-{chain.line}"
        )
        return f'<span class="k-chain">{" ← ".join(map(escape, chain.names))}</span> {where}'

    def day(self, report: Report) -> str | None:
        """The EDTF date a report is filed under: its publication, else the day it cannot be older than."""
        return report.article.published or report.not_before

    def title_link(self, report: Report, source: str) -> str:
        """The report's headline as a link; a derived one says so."""
        title = link(escape(report.article.shown_title), self.links.report(report.name), source)
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

    def report_list(self, reports: Iterable[Report], source: str) -> str:
        """The reports as a list: headline, outlet, date."""
        items = [f"- {self.title_link(report, source)}  \n  {self.byline(report)}" for report in reports]
        return section("k-reports", "\n".join(items))

    def dated_sentences(self, entries: Iterable[TimelineEntry], source: str) -> str:
        """Timeline entries as an ordered list: date, lane, the sentence with its dated words marked, its line."""
        items = [self._dated_sentence(entry, source) for entry in entries]
        return section("k-timeline", "\n".join(items))

    def _dated_sentence(self, entry: TimelineEntry, source: str) -> str:
        marks = [f'<span class="k-mark k-{entry.lane}">{self.say(f"timeline.{entry.lane}")}</span>']
        if entry.basis is not TimexBasis.EXPLICIT:
            marks.append(f'<span class="k-mark">{self.say(f"timeline.{entry.basis}")}</span>')
        quotes = [self._quote(statement, source) for statement in entry.statements]
        return f"1. {self.time(entry.edtf)} {' '.join(marks)}  \n   " + "  \n   ".join(quotes)

    def _quote(self, said: Statement, source: str) -> str:
        """A sentence with its dated words marked, and where it stands."""
        where = self.say("timeline.source", outlet=escape(self.outlet(self.report_named[said.seed])), line=said.line)
        cited = link(where, self.links.report(said.seed), source, f"line-{said.line}")
        return f"<q>{inside(said.text, said.start, said.end, 'mark')}</q>  \n   {cited}"


def newest_first(desk: Desk, reports: Iterable[Report]) -> list[Report]:
    """Reports by the date they are filed under, the newest first, undated ones last; equal dates by name."""
    by_name = sorted(reports, key=lambda report: report.name)
    return sorted(by_name, key=lambda report: desk.day(report) or "", reverse=True)
