"""Credits of pictures: who took them, who passed them on."""

import re

_VIA = re.compile(r"\s+(?:via|through|melalui)\s+|\s*/\s*", re.IGNORECASE)
# What a credit says of the picture before it names anybody: no name holds a colon.
_OPENED = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)?\s*:\s+")


def find_credits(credit: str) -> tuple[str, ...]:
    """The chain in a credit, from who passed the picture on to who took it.

    >>> find_credits("KCNA via REUTERS")
    ('REUTERS', 'KCNA')
    >>> find_credits("Photo: Ana Putri / ANTARA")
    ('Ana Putri', 'ANTARA')
    """
    opened = _OPENED.match(credit)
    pieces = [piece.strip() for piece in _VIA.split(credit[opened.end() if opened else 0 :]) if piece.strip()]
    return tuple(reversed(pieces)) if re.search(r"\bvia\b", credit, re.IGNORECASE) else tuple(pieces)
