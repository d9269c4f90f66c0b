"""The search index: data as scripts, so that a page may load them from a server and from a disk alike.

A reader loads little of it: one file that tells which words lie where, those parts of the words that a query needs, and
the texts of the pages that are shown. `theme/common/assets/search_index.js` reads what is written here.
"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from generator.lexicon import load_lexicon
from generator.pages import Findable
from generator.text.word_forms import WordForms, plain_parts
from generator.writing.site import DataFile

FOLDER = "assets/search"
# A part of the words: small enough that a query of several words stays light.
_PART_LENGTH = 12_000
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
# What a word is to a page. The script weighs it.
_OTHER_NAME, _ONCE, _SEVERAL, _IN_TITLE = range(4)
_MANY = 3
_MOST_NAMES = 600
# Kinds whose title is no name.
_QUOTING = {"report", "story", "page"}


def search_index(found: Iterable[tuple[str, Findable]], words: dict[str, str]) -> list[DataFile]:
    """The files of the index on pages, each with its address below the root of the site; it says `words`."""
    pages = sorted(found, key=lambda page: page[0])
    pages.sort(key=lambda page: page[1].day, reverse=True)
    forms = _word_forms({findable.language for _, findable in pages})
    parts = _parts(_postings([findable for _, findable in pages], forms))
    texts = [_script(f"t{n}", dict(part)) for n, part in enumerate(parts)]
    shown = [_script(f"d{n}", _shown(address, findable)) for n, (address, findable) in enumerate(pages)]
    names = _script("names", _names(findable for _, findable in pages))
    mark = hashlib.sha256("".join([*texts, *shown, names]).encode()).hexdigest()[:8]
    root = {
        "folder": mark,
        "pages": len(pages),
        "firsts": [part[0][0] for part in parts],
        "forms": {code: rules for code, (rules, _) in forms.items()},
        "words": words,
    }
    inside = {**{f"t{n}": text for n, text in enumerate(texts)}, **{f"d{n}": text for n, text in enumerate(shown)}}
    files = [DataFile(f"{FOLDER}/{mark}/{name}.js", text) for name, text in {**inside, "names": names}.items()]
    return [DataFile(f"{FOLDER}/index.js", _script("index", root)), *files]


def _word_forms(languages: set[str]) -> dict[str, tuple[dict[str, object], WordForms]]:
    """By code of a language whose words have forms: its rules as data, and as they are applied."""
    made = {}
    for code in sorted(languages):
        language = load_lexicon().language(code)
        if language and language.forms.rules:
            told = language.forms
            data = {"leave": told.leave, "rules": list(told.rules.items()), "roots": sorted(told.roots)}
            made[code] = (data, WordForms(told.leave, told.rules, told.roots))
    return made


def _postings(
    pages: list[Findable], forms: dict[str, tuple[dict[str, object], WordForms]]
) -> dict[str, list[tuple[int, int]]]:
    """By key: the numbers of the pages that have it, and what it is to them."""
    postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
    parts_of: dict[str, tuple[str, ...]] = {}

    def parts(text: str) -> Iterator[str]:
        for chunk in text.split():
            known = parts_of.get(chunk)
            if known is None:
                known = parts_of[chunk] = plain_parts(chunk)
            yield from known

    for number, page in enumerate(pages):
        weights: dict[str, int] = {part: _OTHER_NAME for group in page.names for name in group for part in parts(name)}
        counts = Counter(part for _, text in page.passages for part in parts(text))
        weights.update((part, _SEVERAL if count >= _MANY else _ONCE) for part, count in counts.items())
        weights.update((part, _IN_TITLE) for part in parts(page.title))
        weights.update((part, _ONCE) for part in parts(page.told.get("outlet", "")) if part not in weights)
        if page.language in forms:
            weights.update(_roots(page.language, forms[page.language][1], weights))
        for facet, value in page.facets:
            weights[f"@{facet}:{value}"] = _OTHER_NAME
        for key, weight in weights.items():
            postings[key].append((number, weight))
    return postings


def _roots(code: str, forms: WordForms, weights: dict[str, int]) -> dict[str, int]:
    """The roots of words that are more than their root."""
    roots: dict[str, int] = {}
    for word, weight in weights.items():
        root = forms.root(word)
        if root != word:
            key = f"~{code}:{root}"
            roots[key] = max(weight, roots.get(key, 0))
    return roots


def _parts(postings: dict[str, list[tuple[int, int]]]) -> list[list[tuple[str, str]]]:
    """All keys in order with their postings, cut into parts of about the same length."""
    parts: list[list[tuple[str, str]]] = []
    length = _PART_LENGTH
    for key in sorted(postings):
        written = _written(postings[key])
        if length + len(written) > _PART_LENGTH:
            parts.append([])
            length = 0
        parts[-1].append((key, written))
        length += len(key) + len(written) + 6
    return parts


def _written(postings: list[tuple[int, int]]) -> str:
    """Each page as the distance from the one before and its weight, in digits of which the last says that it is."""
    last, written = -1, []
    for number, weight in postings:
        written.append(_number((number - last - 1) * 4 + weight))
        last = number
    return "".join(written)


def _number(value: int) -> str:
    digits = ""
    while value >= 32:
        digits += _DIGITS[32 + value % 32]
        value //= 32
    return digits + _DIGITS[value]


def _shown(address: str, page: Findable) -> dict[str, object]:
    return {
        "address": address,
        "kind": page.kind,
        "title": page.title,
        "language": page.language,
        "told": page.told,
        "names": page.names,
        "passages": page.passages,
    }


def _names(pages: Iterable[Findable]) -> list[str]:
    """The names that most pages know, to suggest where nothing is found."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update(name for group in page.names for name in group if not name[0].isdigit())
        counts.update([page.title] if page.kind not in _QUOTING else [])
    return [name for name, _ in sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:_MOST_NAMES]]


def _script(name: str, value: object) -> str:
    told = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"klipingSearch({json.dumps(name)},{told})\n"
