"""Writing: a site, and putting it on disk; the files and records that other programs read."""

from generator.writing.crawlers import SITEMAP, sitemap_files
from generator.writing.disk import write_files, write_site
from generator.writing.make import make_site
from generator.writing.manifest import write_manifest
from generator.writing.search_index import search_index
from generator.writing.site import DataFile, Site

__all__ = [
    "SITEMAP",
    "DataFile",
    "Site",
    "make_site",
    "search_index",
    "sitemap_files",
    "write_files",
    "write_manifest",
    "write_site",
]
