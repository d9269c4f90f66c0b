"""Text of a seed inside files that are neither Markdown nor JSON alone: XML, and JSON within HTML."""

import re
from html import escape

# What no XML document may hold, in whatever form (XML 1.0, 2.2), and what turns the direction of what follows.
_NOT_XML = re.compile(r"[^\t\n\r -\x7e\u00a0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What could end a script, open a comment in it, or end a line of a script of long ago.
_ENDS_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def xml(text: str) -> str:
    """`text` as the content or an attribute of an XML element."""
    return escape(_NOT_XML.sub("\ufffd", text))


def json_in_html(json: str) -> str:
    """`json` as the content of a script element."""
    return json.translate(_ENDS_SCRIPT)
