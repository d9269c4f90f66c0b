"""Pages: the digest as Markdown, one module for each kind of page."""

from generator.pages.make import make_pages
from generator.pages.page import Page
from generator.pages.searching import NOT_SEARCHED, searchable

__all__ = ["NOT_SEARCHED", "Page", "make_pages", "searchable"]
