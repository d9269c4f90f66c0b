"""Text of a seed inside files that are no Markdown: XML, JSON, and JSON within HTML."""

import re
from html import escape

import msgspec

# What no XML document may hold, in whatever form (XML 1.0, 2.2), and what turns the direction of what follows.
_NOT_XML = re.compile(r"[^\t\n\r -\x7e\u00a0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STEERING = re.compile(r"[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
# What could end a script, open a comment in it, or end a line of a script of long ago.
_ENDS_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def xml(text: str) -> str:
    """`text` as the content or an attribute of an XML element."""
    return escape(_NOT_XML.sub("\ufffd", text))


def as_json(record: object) -> str:
    """`record` as JSON; characters that could steer a terminal or end a line, which only strings hold, are escaped."""
    return _STEERING.sub(lambda match: f"\\u{ord(match[0]):04x}", msgspec.json.encode(record).decode())


def json_in_html(json: str) -> str:
    """`json` as the content of a script element."""
    return json.translate(_ENDS_SCRIPT)
