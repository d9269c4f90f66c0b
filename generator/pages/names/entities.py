"""Indexes of names: the people, organisations, places and events of the digest, by how often and from A to Z."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.corpus import Dossier
from generator.pages.links import link
from generator.pages.markdown import escape, section
from generator.pages.names.maps import Spot, world_map
from generator.pages.naming import FOLDERS, SMALL
from generator.pages.page import Page
from generator.pages.parts import Desk, counted, crumbs
from generator.text.slugs import slug

_OFTEN, _TOP = 12, 24
_AT_ONCE = 400
_OTHER = "0"


def entities_pages(desk: Desk) -> Iterator[Page]:
    """The page that leads to all names, an index of each kind, and the parts of those that are long."""
    say, path = desk.say, desk.links.index("entities")
    by_kind: dict[str, list[Dossier]] = defaultdict(list)
    for dossier in desk.naming.paged:
        by_kind[dossier.kind].append(dossier)
    parts = [f"# {say('entities.title')}", f"{say('entities.intro')} {_rule(desk)}\n{{: .k-note }}"]
    for kind, folder in FOLDERS.items():
        title = link(say(f"{folder}.title"), desk.links.index(folder), path)
        often = counted(desk, _rows(desk, _by_count(by_kind[kind])[:_OFTEN]), path)
        parts += [f"## {title} · {len(by_kind[kind])} {{: #{folder} }}", often] if by_kind[kind] else []
    if desk.corpus.banned:
        parts += [f"## {say('decided.banned')}", "\n".join(_banned(desk))]
    yield Page(path, {"title": say("entities.title"), "kind": "index"}, "\n\n".join(parts), in_nav=True)
    for kind, folder in FOLDERS.items():
        yield from _index(desk, folder, by_kind[kind])


def _banned(desk: Desk) -> Iterator[str]:
    """What editors decided to be no name, and why."""
    for each in desk.corpus.banned:
        names = ", ".join(f"<code>{escape(name)}</code>" for name in each.names)
        yield f"- {names} {desk.say('decisions.why')} {escape(each.why)}"


def most_named(desk: Desk, kind: str) -> list[tuple[str, str, int]]:
    """The names of one kind with their pages and how many reports name each, the most first."""
    return _rows(desk, _by_count([dossier for dossier in desk.naming.paged if dossier.kind == kind]))


def _rule(desk: Desk) -> str:
    """Which names have a page."""
    return desk.say("entities.rule_all" if len(desk.corpus.reports) <= SMALL else "entities.rule_shared")


def _index(desk: Desk, folder: str, dossiers: Sequence[Dossier]) -> Iterator[Page]:
    """The index of one kind: whole where it is short, else a page for each letter."""
    say, path = desk.say, desk.links.index(folder)
    letters: dict[str, list[Dossier]] = defaultdict(list)
    for dossier in sorted(dossiers, key=lambda each: (slug(desk.naming.name(each)), each.id)):
        first = slug(desk.naming.name(dossier))[:1]
        letters[first if first.isalpha() else _OTHER].append(dossier)
    whole = len(dossiers) <= _AT_ONCE
    parts = [
        crumbs([(say("entities.title"), desk.links.index("entities"))], path),
        f"# {say(f'{folder}.title')}",
        f"{say(f'{folder}.intro')} {_rule(desk)}\n{{: .k-note }}",
        *([] if dossiers else [say("home.empty")]),
        _map(desk, dossiers) if folder == "places" else "",
    ]
    if len(dossiers) > _TOP:
        parts += [f"## {say('entities.often')}", counted(desk, _rows(desk, _by_count(dossiers)[:_TOP]), path)]
    if len(dossiers) > _TOP:
        ways = [_way(desk, folder, letter, path, whole=whole) for letter in sorted(letters)]
        parts += [f"## {say('entities.alphabet')}", section("k-jumps", " ".join(ways))]
    if len(dossiers) <= _TOP:
        parts.append(counted(desk, _rows(desk, [each for letter in sorted(letters) for each in letters[letter]]), path))
    elif whole:
        runs = (
            f"### {_shown(letter)} {{: #k-{letter} }}\n\n{counted(desk, _rows(desk, letters[letter]), path)}"
            for letter in sorted(letters)
        )
        parts.append(section("k-letters", "\n\n".join(runs)))
    meta = {"title": say(f"{folder}.title"), "kind": "index"}
    yield Page(path, meta, "\n\n".join(filter(None, parts)), in_nav=folder == "places")
    if not whole:
        for letter in sorted(letters):
            yield from _letter(desk, folder, letter, letters[letter])


def _map(desk: Desk, dossiers: Sequence[Dossier]) -> str:
    return world_map(
        desk.say, [Spot(each.id, each.country, desk.naming.name(each), len(each.appearances)) for each in dossiers]
    )


def _way(desk: Desk, folder: str, letter: str, source: str, *, whole: bool) -> str:
    if whole:
        return f"[{_shown(letter)}](#k-{letter})"
    return link(_shown(letter), _letter_path(desk, folder, letter), source)


def _letter(desk: Desk, folder: str, letter: str, dossiers: Sequence[Dossier]) -> Iterator[Page]:
    """The names of one letter, on as many pages as they need."""
    say = desk.say
    chunks = [dossiers[at : at + _AT_ONCE] for at in range(0, len(dossiers), _AT_ONCE)]
    paths = [_letter_path(desk, folder, letter, n) for n in range(1, len(chunks) + 1)]
    for n, (path, chunk) in enumerate(zip(paths, chunks, strict=True), 1):
        title = f"{say(f'{folder}.title')}: {_shown(letter)}"
        above = [(say(f"{each}.title"), desk.links.index(each)) for each in ("entities", folder)]
        others = [link(say("timeline.part", n=at), other, path) for at, other in enumerate(paths, 1) if at != n]
        parts = [
            crumbs(above, path),
            f"# {title}",
            section("k-jumps", " ".join(others)) if others else "",
            counted(desk, _rows(desk, chunk), path),
        ]
        yield Page(path, {"title": title, "kind": "index"}, "\n\n".join(filter(None, parts)))


def _letter_path(desk: Desk, folder: str, letter: str, n: int = 1) -> str:
    return desk.links.entity(folder, f"index_{letter}" + (f"_{n}" if n > 1 else ""))


def _shown(letter: str) -> str:
    return "0–9 …" if letter == _OTHER else letter.upper()


def _by_count(dossiers: Sequence[Dossier]) -> list[Dossier]:
    return sorted(dossiers, key=lambda each: (-len(each.appearances), each.kind, each.id))


def _rows(desk: Desk, dossiers: Sequence[Dossier]) -> list[tuple[str, str, int]]:
    return [(escape(desk.naming.name(each)), desk.naming.path(each) or "", len(each.appearances)) for each in dossiers]
