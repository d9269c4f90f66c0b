"""Who publishes a page, where it lives, and in which language it says it is."""

from urllib.parse import urljoin, urlsplit

from generator.metadata.linked_data import LinkedData, text_of
from generator.reading.head import Head, Stated

_SITE_METAS = (
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
    "dc.publisher",
    "publisher",
    "cxenseparse:site",
    "copyright",
)


def find_publisher(head: Head, linked: LinkedData, address: str) -> Stated | None:
    """The publisher's own name: structured, then the site's name, then the host of the address."""
    for value, offset in linked.objects("publisher"):
        name = text_of(value)
        if name and not name.startswith("http"):
            return Stated(name, "JSON-LD publisher", offset)
    for stated in head.all(*_SITE_METAS):
        if not stated.value.startswith(("http", "@")) and len(stated.value) <= 60:
            return stated
    host = urlsplit(address).hostname
    return Stated(host.removeprefix("www."), "address", 0) if host else None


def find_address(head: Head, linked: LinkedData, saved_from: str) -> Stated | None:
    """The canonical address: link, OpenGraph, structured, and last where the file says it was saved from."""
    candidates = list(head.links.get("canonical", ())) + head.all("og:url", "twitter:url", "al:web:url")
    for key in ("mainEntityOfPage", "url", "@id"):
        for value, offset in linked.objects(key):
            link = value.get("@id") or value.get("url") if isinstance(value, dict) else value
            if isinstance(link, str):
                candidates.append(Stated(link, f"JSON-LD {key}", offset))
    if saved_from:
        candidates.append(Stated(saved_from, "saved from", 0))
    base = next((stated.value for stated in candidates if _is_address(stated.value)), saved_from)
    for stated in candidates:
        address = urljoin(base, stated.value.strip()) if stated.value else ""
        # The front page as canonical address of a story is a template's slip.
        if _is_address(address) and urlsplit(address).path.strip("/"):
            return Stated(address.split("#")[0], stated.where, stated.offset)
    return None


def find_language(head: Head, linked: LinkedData) -> str:
    """The language the page states, as a lower-case tag; empty when it states none."""
    stated = head.language or next(
        iter(s.value for s in head.all("og:locale", "content-language", "language", "dc.language")), ""
    )
    if not stated:
        stated = next(iter(s.value for s in linked.texts("inLanguage")), "")
    return stated.split(",")[0].strip().replace("_", "-").lower()


def _is_address(value: str) -> bool:
    parts = urlsplit(value) if value.startswith(("http://", "https://")) else None
    return parts is not None and "." in (parts.hostname or "")
