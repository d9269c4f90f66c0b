"""How to cite a report: the same known facts as a sentence, BibTeX and CSL-JSON; what is not known is not there."""

import html
import json
import re

import pytest

from generator.build import build
from tests.making import PROSE, config, pages, sow

HOSTILE = r"""Rugi 50% & {"untung} 100% \evil{x} #1_a^b~c $5 </code></pre><script>alert(1)</script>"""
KNOWN = {
    "title": "Jembatan dibuka",
    "authors": "[Ana Putri, Budi de Groot]",
    "publisher": "Kabar Hulu",
    "url": "https://media.example/a_b?x=1&y=2%20",
    "published": "2023-09",
    "retrieved": "2023-09-05",
}
SPELLED = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciicircum{}": "^",
    r"\textasciitilde{}": "~",
    **{f"\\{char}": char for char in "&%$#_"},
}
ENTRY = re.compile(r"@online\{([\w-]+),\n((?:  [a-z]+ = \{.*\},\n)+)\}")


def cited(tmp_path, head, **options):
    """The sentence, the BibTeX fields and the CSL-JSON item on the page of a report with this `head`."""
    front = "".join(f"{key}: {value}\n" for key, value in head.items())
    sow(tmp_path / "seeds", {"a.txt": f"---\nlanguage: id\ncleaned: true\n{front}---\n{PROSE[0]}\n\n{PROSE[1]}\n"})
    made = pages(build(config(tmp_path, **options)))["laporan/a.md"].split("k-cite", 1)[1]
    sentence = html.unescape(re.search(r"</summary>\n\n(.*)\n", made)[1])
    bibtex, csl = (html.unescape(text) for text in re.findall(r"<code>(.*?)</code>", made, re.DOTALL))
    (item,) = json.loads(csl)
    return sentence, fields(bibtex), item


def fields(entry):
    """The fields of a BibTeX entry; whatever is no such entry, line by line, fails."""
    _, body = ENTRY.fullmatch(entry).groups()
    found = {}
    for line in body.splitlines():
        name, value = re.fullmatch(r"  ([a-z]+) = \{(.*)\},", line).groups()
        depth = 0
        for char in value:
            depth += {"{": 1, "}": -1}.get(char, 0)
            assert depth >= 0, line
        assert (depth, name in found) == (0, False), line
        found[name] = value
    return found


def plain(value):
    """What TeX prints for a value."""
    return re.sub(r"\\text\w+\{\}|\\.", lambda match: SPELLED[match.group()], value)


def test_what_is_known_is_in_all_three(tmp_path):
    sentence, entry, item = cited(tmp_path, KNOWN)
    assert sentence.startswith(
        "Ana Putri, Budi de Groot. “Jembatan dibuka”. Kabar Hulu, September 2023. https://media."
    )
    assert entry | {"note": ""} == {
        "author": "{Ana Putri} and {Budi de Groot}",
        "title": "Jembatan dibuka",
        "organization": "Kabar Hulu",
        "date": "2023-09",
        "url": KNOWN["url"],
        "urldate": "2023-09-05",
        "langid": "id",
        "note": "",
    }
    assert item["author"] == [{"literal": "Ana Putri"}, {"literal": "Budi de Groot"}]
    assert item["issued"] == {"date-parts": [[2023, 9]]}
    assert item["accessed"] == {"date-parts": [[2023, 9, 5]]}
    assert (item["title"], item["container-title"], item["URL"]) == ("Jembatan dibuka", "Kabar Hulu", KNOWN["url"])


def test_what_is_not_known_is_left_out_and_never_guessed(tmp_path):
    sentence, entry, item = cited(tmp_path, {})
    assert set(entry) == {"title", "langid", "note"}
    assert set(item) == {"id", "type", "title", "language", "archive", "archive_location", "note"}
    assert item["title"] == f"[{PROSE[0]}]"
    assert "tanpa tanggal" in sentence


@pytest.mark.parametrize("key", ["title", "publisher"])
def test_no_text_gets_out_of_its_field(tmp_path, key):
    _, entry, item = cited(tmp_path, {**KNOWN, key: json.dumps(HOSTILE)})
    name = {"title": "title", "publisher": "organization"}[key]
    assert plain(entry[name]) == HOSTILE
    assert item[{"title": "title", "publisher": "container-title"}[key]] == HOSTILE
