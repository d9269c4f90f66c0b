"""MHTML, the one-file archive of browsers: the page itself among its parts."""

from datetime import date
from email import message_from_bytes, policy
from email.message import Message
from email.utils import parsedate_to_datetime

import msgspec

from generator.reading.encoding import Decoded, decode

_PAGE_TYPES = ("text/html", "application/xhtml+xml")


class ArchivedPage(msgspec.Struct, frozen=True):
    """The page in an archive: its text, the address and the day it was saved."""

    decoded: Decoded
    address: str
    saved_on: date | None


def is_mhtml(data: bytes) -> bool:
    """Whether a file starts like a mail: header lines, one of them of MIME."""
    head = data[:4096].lstrip().lower()
    return (
        not head.startswith(b"<")
        and b"mime-version:" in head
        and (b"multipart/related" in head or b"text/html" in head)
    )


def read_mhtml(data: bytes) -> ArchivedPage | None:
    """The page an archive was made of; None when no part is a page."""
    message = message_from_bytes(data.lstrip(), policy=policy.compat32)
    pages = [part for part in message.walk() if part.get_content_type() in _PAGE_TYPES]
    if not pages:
        return None
    address = _header(message, "Snapshot-Content-Location") or _header(message, "Content-Location")
    # Frames are pages too; the archived one has the archive's address, or comes first.
    part = next((page for page in pages if address and _header(page, "Content-Location") == address), pages[0])
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    return ArchivedPage(
        decode(content, part.get_content_charset() or ""),
        address or _header(part, "Content-Location"),
        _saved_on(message),
    )


def _header(part: "Message[str, str]", name: str) -> str:
    return str(part.get(name, "")).strip()


def _saved_on(message: "Message[str, str]") -> date | None:
    try:
        return parsedate_to_datetime(_header(message, "Date")).date()
    except (ValueError, TypeError):
        return None
