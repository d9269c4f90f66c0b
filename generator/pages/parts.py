"""Parts that several kinds of page show: who says it, when, a list of reports."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from generator.analysis import Report
from generator.config import Config
from generator.corpus import Chain, Corpus, Correction, Sourcing, Story, TimelineEntry, Versions, by_story, sourcing
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

    def versions(self, reports: Iterable[Report]) -> list[Versions]:
        """The texts of which `reports` are versions."""
        return list(dict.fromkeys(self.versions_of[each.name] for each in reports if each.name in self.versions_of))

    def sourcing(self, reports: Sequence[Report]) -> Sourcing:
        """Whom `reports` have their news from; those that print one text have one origin."""
        return sourcing(reports, [text.reports for text in self.versions(reports)])

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
        names = [self.outlet(self.report_named[alike[0].seed]), *alike[0].names[1:]]
        return f'<span class="k-chain">{" ← ".join(map(escape, names))}</span> {" · ".join(where)}'

    def cited(self, label: str, seed: str, line: int, source: str) -> str:
        """A link to a line of a report, and what its publisher did to the line afterwards."""
        return link(label, self.links.report(seed), source, f"line-{line}") + self.corrected(seed, line)

    def cited_with_outlet(self, seed: str, line: int, source: str) -> str:
        """A link to a line of a report, which says the outlet too."""
        where = self.say("timeline.source", outlet=escape(self.outlet(self.report_named[seed])), line=line)
        return self.cited(where, seed, line, source)

    def corrected(self, seed: str, line: int) -> str:
        """What its publisher did to a line of a report afterwards, as marks with a space before each."""
        return self._marks(each for each in self.corrections_of.get(seed, ()) if each.concerns(line))

    def _marks(self, found: Iterable[Correction]) -> str:
        marks = dict.fromkeys(correction_mark(self.say, each) for each in found)
        return "".join(f' <span class="k-corrected">{mark}</span>' for mark in marks)

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

    def titling(self, story: Story) -> Report | None:
        """The report whose headline is the title of `story`; none where an editor wrote it."""
        members = (self.report_named[seed] for seed in story.reports)
        return next((report for report in members if report.article.shown_title == story.title), None)

    def story_title(self, story: Story) -> str:
        """The title of `story`: a headline is quoted, what an editor wrote is not."""
        title = escape(story.title)
        return f"“{title}”" if self.titling(story) else title

    def byline(self, report: Report, *, with_outlet: bool = True, under: str = "") -> str:
        """Outlet and date of a report; whether it is an older version, and what its publisher did to it since.

        Where it stands `under` its date, the date is not said again.
        """
        told = [self.outlet_name(report.article.publisher)] if with_outlet else []
        if not under or report.article.published != under:
            told.append(self.when(report))
        if self.is_older(report):
            told.append(f'<span class="k-mark">{self.say("versions.old")}</span>')
        return " · ".join(told) + self._marks(self.corrections_of.get(report.name, ()))

    def is_older(self, report: Report) -> bool:
        """Whether there is a newer version of the text of `report`."""
        text = self.versions_of.get(report.name)
        return text is not None and text.reports[0] != report.name

    def outlet_name(self, publisher: str | None) -> str:
        """The name of an outlet where it stands as who says so; that it is not stated is no name."""
        if publisher:
            return f'<span class="k-outlet">{escape(publisher)}</span>'
        return f'<span class="k-unknown">{self.say("story.no_outlet")}</span>'

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

    def report_list(self, reports: Iterable[Report], source: str, *, with_outlets: bool = True, under: str = "") -> str:
        """The reports as a list: headline, outlet, date; the date only where they do not stand `under` it."""
        items = []
        for report in reports:
            told = [self.title_link(report, source), self.byline(report, with_outlet=with_outlets, under=under)]
            items.append("- " + "  \n  ".join(filter(None, told)))
        return section("k-reports", "\n".join(items))


def newest_first(desk: Desk, reports: Iterable[Report]) -> list[Report]:
    """Reports by the date they are filed under, the newest first, undated ones last; equal dates by name."""
    by_name = sorted(reports, key=lambda report: report.name)
    return sorted(by_name, key=lambda report: desk.day(report) or "", reverse=True)


def correction_mark(say: Messages, correction: Correction) -> str:
    """What a publisher did to its report, and when, in a few words."""
    return say(f"correction.mark_{correction.verb}", date=say.date(correction.day))


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


def strands(parts: Mapping[str, Sequence[str]], modifier: str = "") -> str:
    """Parts of a page by the class of each; on a desk the text is a column and what belongs beside it another."""
    columns = [section(name, "\n\n".join(filter(None, each))) for name, each in parts.items() if any(each)]
    return section(f"k-strands {modifier}".strip(), "\n\n".join(columns))


def counted(desk: Desk, rows: Iterable[tuple[str, str, int]], source: str) -> str:
    """Names, as Markdown, with their pages and how many reports each has."""
    items = [f"- {link(name, target, source)} {desk.say('count.reports', n=n)}" for name, target, n in rows]
    return section("k-counts", "\n".join(items))
