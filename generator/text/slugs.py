"""Slugs: names made fit for an address."""

import re
import unicodedata

_MAX_LENGTH = 60


def slug(name: str) -> str:
    """`name` in lower-case ASCII letters, digits and hyphens, at most 60 characters; may be empty.

    >>> slug("Déjà vu: 1 Orang")
    'deja-vu-1-orang'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    joined = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(joined) <= _MAX_LENGTH:
        return joined
    return joined[: _MAX_LENGTH + 1].rpartition("-")[0] or joined[:_MAX_LENGTH]
