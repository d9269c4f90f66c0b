"""All pages of a digest."""

from collections import defaultdict
from collections.abc import Iterator

from generator.config import EXCERPT, Config
from generator.corpus import Corpus, Relation
from generator.pages.about import about_page
from generator.pages.archive import archive_pages
from generator.pages.contribute import contribute_page
from generator.pages.corrections import corrections_page
from generator.pages.data import data_page
from generator.pages.home import home_page
from generator.pages.messages import load_messages
from generator.pages.names.entities import entities_pages
from generator.pages.names.entity import entity_pages
from generator.pages.outlets import outlet_pages
from generator.pages.page import Page
from generator.pages.parts import Desk
from generator.pages.quotable import excerpted
from generator.pages.reports.backlinks import backlinks
from generator.pages.reports.report import report_page
from generator.pages.search_page import search_page
from generator.pages.searching import with_findables
from generator.pages.stories.story import stories_page, story_pages, story_redirects
from generator.pages.timelines.timeline import timeline_pages


def open_desk(corpus: Corpus, config: Config) -> Desk:
    """What pages and files of the digest are made with."""
    shown = excerpted(corpus) if config.text == EXCERPT else corpus
    return Desk(shown, load_messages(config.language), config)


def make_pages(desk: Desk) -> tuple[Page, ...]:
    """Every page of the digest, in the order of their paths."""
    pages = [
        home_page(desk),
        stories_page(desk),
        *timeline_pages(desk),
        *archive_pages(desk),
        *outlet_pages(desk),
        *entities_pages(desk),
        *entity_pages(desk),
        *([search_page(desk)] if desk.config.search else []),
        about_page(desk),
        *([corrections_page(desk)] if desk.corpus.corrections else []),
        contribute_page(desk),
        data_page(desk),
        *_report_pages(desk),
        *_story_pages(desk),
    ]
    if desk.config.search:
        pages = with_findables(desk, pages)
    return tuple(sorted(pages, key=lambda page: page.path))


def _report_pages(desk: Desk) -> Iterator[Page]:
    relations: dict[str, list[Relation]] = defaultdict(list)
    for relation in desk.corpus.relations:
        relations[relation.a].append(relation)
        relations[relation.b].append(relation)
    for story in desk.corpus.stories:
        leading = backlinks(desk, story)
        for seed in story.reports:
            closest_first = sorted(relations[seed], key=lambda relation: (-relation.score, relation.a, relation.b))
            yield report_page(desk, desk.report_named[seed], story, closest_first, leading.get(seed, []))


def _story_pages(desk: Desk) -> Iterator[Page]:
    within: dict[str, list[Relation]] = defaultdict(list)
    for relation in desk.corpus.relations:
        story = desk.story_of[relation.a]
        if story is desk.story_of[relation.b]:
            within[story.id].append(relation)
    for story in desk.corpus.stories:
        if len(story.reports) > 1:
            yield from story_pages(desk, story, within[story.id])
            yield from story_redirects(desk, story)
