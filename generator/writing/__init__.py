"""Writing: a site, and putting it on disk; the files and records that other programs read."""

from generator.writing.disk import write_site
from generator.writing.make import make_site
from generator.writing.site import DataFile, Site

__all__ = ["DataFile", "Site", "make_site", "write_site"]
