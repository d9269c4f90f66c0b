"""Writing: a site, and putting it on disk; the records other programs read."""

from generator.writing.disk import write_site
from generator.writing.site import DataFile, Site
from generator.writing.timeline_files import timeline_files

__all__ = ["DataFile", "Site", "timeline_files", "write_site"]
