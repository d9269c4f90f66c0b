"""A corpus becomes a site."""

from generator.config import Config
from generator.corpus import Corpus
from generator.errors import Problem
from generator.pages import make_pages, open_desk
from generator.writing.api import api_files
from generator.writing.crawlers import guide_file, listed_pages, robots_file
from generator.writing.feeds import feed_files
from generator.writing.heads import make_heads
from generator.writing.site import Site
from generator.writing.timeline_files import timeline_files


def make_site(corpus: Corpus, problems: tuple[Problem, ...], config: Config) -> Site:
    """The site of `corpus`: its pages, and what is written for other programs."""
    desk = open_desk(corpus, config)
    pages = make_pages(desk)
    files = (
        *timeline_files(desk.corpus, config),
        *feed_files(desk, config),
        *api_files(desk, config),
        robots_file(config),
        guide_file(desk, pages, config),
    )
    return Site(pages, problems, files, make_heads(desk, pages, config), listed_pages(desk, pages, config))
