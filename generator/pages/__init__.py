"""Pages: the digest as Markdown, one module for each kind of page."""

from generator.pages.links import TIMELINE_ICS, TIMELINE_JSON
from generator.pages.make import make_pages
from generator.pages.messages import load_messages
from generator.pages.page import Page
from generator.pages.searching import NOT_SEARCHED, searchable

__all__ = [
    "NOT_SEARCHED",
    "TIMELINE_ICS",
    "TIMELINE_JSON",
    "Page",
    "load_messages",
    "make_pages",
    "searchable",
]
