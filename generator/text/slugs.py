"""Slugs: names made fit for an address."""

import hashlib
import re
import unicodedata

_MAX_LENGTH = 60
_MARK_LENGTH = 8


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


def name_address(name: str) -> str:
    """An address for a name; names that differ in case, spaces or punctuation alone share one.

    A name with letters that an address cannot hold gets a mark of the whole name.

    >>> name_address("Rumah Sakit Dr. Sutomo")
    'rumah-sakit-dr-sutomo'
    """
    plain = slug(name)
    folded = unicodedata.normalize("NFKD", name.casefold())
    if plain not in ("", "index") and all(char.isascii() or not char.isalnum() for char in folded):
        return plain
    return f"{plain}-{marked(name.casefold())}".lstrip("-")


def marked(text: str) -> str:
    """A short mark of `text`, fit for an address."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_MARK_LENGTH]
