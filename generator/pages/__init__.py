"""Pages: the digest as Markdown, one module for each kind of page."""

from generator.pages.dates import machine_date
from generator.pages.links import API, ATOM, JSON_FEED, TIMELINE_ICS, TIMELINE_JSON, public_path
from generator.pages.make import make_pages, open_desk
from generator.pages.markdown import web_address
from generator.pages.messages import load_messages
from generator.pages.page import Findable, Page
from generator.pages.parts import Desk, newest_first
from generator.pages.search_page import search_words
from generator.pages.searching import found_in

__all__ = [
    "API",
    "ATOM",
    "JSON_FEED",
    "TIMELINE_ICS",
    "TIMELINE_JSON",
    "Desk",
    "Findable",
    "Page",
    "found_in",
    "load_messages",
    "machine_date",
    "make_pages",
    "newest_first",
    "open_desk",
    "public_path",
    "search_words",
    "web_address",
]
