"""Credits of pictures: who took them, who passed them on."""

import re

_VIA = re.compile(r"\s+(?:via|through|melalui)\s+|\s*/\s*", re.IGNORECASE)


def find_credits(credit: str) -> tuple[str, ...]:
    """The chain in a credit, from who passed the picture on to who took it.

    >>> find_credits("KCNA via REUTERS")
    ('REUTERS', 'KCNA')
    """
    pieces = [piece.strip() for piece in _VIA.split(credit) if piece.strip()]
    return tuple(reversed(pieces)) if re.search(r"\bvia\b", credit, re.IGNORECASE) else tuple(pieces)
