"""JSON-LD read as newsrooms write it: graphs, lists, references, objects where text was due."""

import re
from html import unescape

from generator.reading.head import Head, Json, Stated
from generator.text.unicode import reading_text

Node = dict[str, Json]

_STORY_TYPE = re.compile(r"(?:Article|Posting|Report|NewsStory|Review|Column|AskPublicNewsArticle)$")
_MARKUP = re.compile(r"<[^>]*>")


class LinkedData:
    """The objects of a page's JSON-LD, the story's own first."""

    def __init__(self, head: Head) -> None:
        self._by_id: dict[str, Node] = {}
        for node, _ in head.linked_data:
            identity = node.get("@id")
            if isinstance(identity, str) and len(node) > len(self._by_id.get(identity, ())):
                self._by_id[identity] = node
        stories = [(node, offset) for node, offset in head.linked_data if any(map(_STORY_TYPE.search, types_of(node)))]
        # Objects with a headline or a day before those that merely name a type.
        self.stories = sorted(
            stories, key=lambda story: not (text_of(story[0].get("headline")) or text_of(story[0].get("datePublished")))
        )
        self.pages = [(node, offset) for node, offset in head.linked_data if "WebPage" in types_of(node)]
        self.types = frozenset(name for node, _ in head.linked_data for name in types_of(node))

    def texts(self, key: str, pages: bool = False) -> list[Stated]:
        """The texts stories state under a key, in order; with `pages`, those of web pages after them."""
        found = []
        for node, offset in self.stories + (self.pages if pages else []):
            value = text_of(node.get(key))
            if value:
                found.append(Stated(value, f"JSON-LD {key}", offset))
        return found

    def objects(self, key: str) -> list[tuple[Json, int]]:
        """The values stories state under a key, lists opened, references followed."""
        found: list[tuple[Json, int]] = []
        for node, offset in self.stories:
            value = node.get(key)
            items = value if isinstance(value, list) else [value]
            found += [(self.resolve(item), offset) for item in items if item is not None]
            if found:
                break
        return found

    def resolve(self, value: Json) -> Json:
        """The object a bare reference means."""
        if isinstance(value, dict) and set(value) <= {"@id", "@type"}:
            identity = value.get("@id")
            return self._by_id.get(identity, value) if isinstance(identity, str) else value
        return value


def types_of(node: Node) -> list[str]:
    """The type names of an object, without their vocabulary's address."""
    kind = node.get("@type")
    names = kind if isinstance(kind, list) else [kind]
    return [name.rsplit("/", 1)[-1].rsplit(":", 1)[-1] for name in names if isinstance(name, str)]


def text_of(value: Json, depth: int = 4) -> str:
    """A text value as read; of a list the first, of an object its `@value` or name."""
    if isinstance(value, str):
        # Twice: a few systems escape the escaped.
        value = unescape(unescape(value)) if "&" in value else value
        return reading_text(_MARKUP.sub(" ", value) if "<" in value else value)
    if not depth:
        return ""
    if isinstance(value, list):
        return next((text for each in value if (text := text_of(each, depth - 1))), "")
    if isinstance(value, dict):
        return text_of(value.get("@value"), depth - 1) or text_of(value.get("name"), depth - 1)
    return ""
