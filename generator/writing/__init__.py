"""Writing: a site, and putting it on disk; the records other programs read."""

from generator.writing.disk import write_site
from generator.writing.site import Site

__all__ = ["Site", "write_site"]
