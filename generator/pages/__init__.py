"""Pages: the digest as Markdown, one module for each kind of page."""

from generator.pages.dates import machine_date
from generator.pages.links import API, ATOM, JSON_FEED, TIMELINE_ICS, TIMELINE_JSON, public_path
from generator.pages.make import make_pages, open_desk
from generator.pages.markdown import web_address
from generator.pages.messages import load_messages
from generator.pages.page import Page
from generator.pages.parts import Desk, newest_first
from generator.pages.searching import NOT_SEARCHED, searchable

__all__ = [
    "API",
    "ATOM",
    "JSON_FEED",
    "NOT_SEARCHED",
    "TIMELINE_ICS",
    "TIMELINE_JSON",
    "Desk",
    "Page",
    "load_messages",
    "machine_date",
    "make_pages",
    "newest_first",
    "open_desk",
    "public_path",
    "searchable",
    "web_address",
]
