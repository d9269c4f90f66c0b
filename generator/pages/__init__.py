"""Pages: the digest as Markdown, one module for each kind of page."""

from generator.pages.make import make_pages
from generator.pages.page import Page

__all__ = ["Page", "make_pages"]
