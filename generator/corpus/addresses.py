"""Addresses: what a seed is called on the site. A seed's address depends on its own name and on nothing else."""

import re
from pathlib import PurePosixPath

from generator.text.slugs import marked, slug

_PLAIN_NAME = re.compile(r"(?!index\.|(?:.*-)?[0-9a-f]{8}\.)[a-z0-9][a-z0-9_-]{0,79}\.txt")


def address(name: str) -> str:
    """The address of the seed `name`: its stem where that is fit for one, else a slug with a mark of the full name.

    A stem that looks like an address with a mark, or is the name of a folder's own page, is not fit.

    >>> address("002_banjir.txt")
    '002_banjir'
    >>> address("2024/Banjir Demak.html")
    '2024-banjir-demak-37d5fbc7'
    """
    if _PLAIN_NAME.fullmatch(name):
        return name.removesuffix(".txt")
    return f"{slug(PurePosixPath(name).with_suffix('').as_posix())}-{marked(name)}".lstrip("-")
