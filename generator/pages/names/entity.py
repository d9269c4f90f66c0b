"""Entity pages: what all reports say of one person, organisation, place or event, and in whose words."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from generator.analysis import Mention
from generator.corpus import NAMES_FILE, Dossier, TimelineEntry
from generator.pages.deciding import as_yaml, how_to_decide
from generator.pages.links import link
from generator.pages.listing import Listing, listing_pages, months
from generator.pages.markdown import escape, folded, section
from generator.pages.names.by_kind import by_kind
from generator.pages.naming import FOLDERS
from generator.pages.page import Page
from generator.pages.parts import Desk, newest_first
from generator.pages.timelines.entries import Entries
from generator.pages.timelines.timeline import name_timeline_pages
from generator.text.slugs import name_address, slug

# So many of each a reader may take in at once; a page may weigh 300 kB.
_MOST_SPELLINGS, _MOST_ROLES, _MOST_TELLING, _MOST_ENTRIES, _MOST_COMPANY = 20, 30, 5, 12, 40
_NEWEST, _ROLES_SHOWN = 20, 6


def entity_pages(desk: Desk) -> Iterator[Page]:
    """A page, or several where it has many reports, for each entity that has one, and those that lead to it."""
    taken = {desk.naming.path(dossier) for dossier in desk.naming.paged}
    for dossier in desk.naming.paged:
        yield from _pages(desk, dossier)
    for dossier in sorted(desk.naming.paged, key=lambda each: -len(each.appearances)):
        target = desk.naming.path(dossier) or ""
        for path in (desk.links.entity(FOLDERS[dossier.kind], former) for former in dossier.former):
            if path not in taken:
                taken.add(path)
                meta = {"title": desk.naming.name(dossier), "kind": "redirect", "redirect": target}
                yield Page(path, meta, desk.naming.link(dossier, path))


def _pages(desk: Desk, dossier: Dossier) -> Iterator[Page]:
    path, folder = desk.naming.path(dossier) or "", FOLDERS[dossier.kind]
    reports = newest_first(desk, (desk.report_named[seed] for seed in dossier.seeds))
    above = [(desk.say(f"{each}.title"), desk.links.index(each)) for each in ("entities", folder)]
    notes = [
        *months(desk, reports),
        *_decided(desk, dossier, path),
        *_spellings(desk, dossier),
        *_roles(desk, dossier, path),
    ]
    entries = _entries(desk, dossier)
    yield from listing_pages(
        desk,
        Listing(
            desk.naming.name(dossier),
            path,
            reports,
            above,
            notes,
            below=[*_timeline(desk, entries, path)],
            aside=[*_company(desk, dossier, path), *_objection(desk, dossier, path)],
            heading=desk.say("entity.reports"),
            first=_NEWEST,
        ),
    )
    if len(entries) > _MOST_ENTRIES:
        name = desk.naming.name(dossier)
        yield from name_timeline_pages(desk, name, [*above, (escape(name), path)], entries)


def _decided(desk: Desk, dossier: Dossier, path: str) -> Iterator[str]:
    """What editors made of the name, and why."""
    spelt = {slug(text): f"<q>{escape(text)}</q>" for text in dossier.spellings}
    for each in dossier.decided:
        others = [spelt.get(name.partition("/")[2], f"<code>{escape(name)}</code>") for name in each.names[1:]]
        reports = [desk.title_link(desk.report_named[seed], path) for seed in each.reports if seed in desk.report_named]
        told = [desk.say(f"decided.{each.verb}"), "; ".join([*others, *reports])]
        decision = f"{desk.say('decided.by_editor')} {' '.join(filter(None, told))}. {desk.say('decisions.why')} "
        yield f"{decision}{escape(each.why)}\n{{: .k-note .k-decided }}"


def _objection(desk: Desk, dossier: Dossier, path: str) -> Iterator[str]:
    """What to type where the name is wrong: it goes by kind and id."""
    key = as_yaml(f"{dossier.kind}/{dossier.id}")
    why = f"  why: {desk.say('decisions.reason')}"
    entries = {
        "merge": f"- merge: [{key}, {dossier.kind}/{desk.say('decided.other')}]\n{why}",
        "split": f"- split: {key}\n  reports: [{as_yaml(dossier.seeds[-1])}]\n{why}",
        "rename": f"- rename: {key}\n  name: {desk.say('decided.name')}\n{why}",
        "ban": f"- ban: {key}\n{why}",
    }
    yield f"## {desk.say('decided.is_wrong')}"
    yield how_to_decide(desk, NAMES_FILE, {desk.say(f"decided.to_{verb}"): text for verb, text in entries.items()})
    yield from desk.feeds(path, "entities")


def _spellings(desk: Desk, dossier: Dossier) -> Iterator[str]:
    """How reports spell the name, and how often."""
    spelt = list(dossier.spellings.items())
    told = [f"<q>{escape(text)}</q> {desk.say('count.times', n=n)}" for text, n in spelt[:_MOST_SPELLINGS]]
    rest = len(spelt) - len(told)
    more = [desk.say("entity.more", n=rest)] if rest else []
    yield section("k-spellings", f"{desk.say('entity.spellings')}\n\n" + "\n".join(f"- {each}" for each in told + more))


def _roles(desk: Desk, dossier: Dossier, path: str) -> Iterator[str]:
    """What reports call somebody, in their own words, and who says so."""
    told: dict[str, list[str]] = defaultdict(list)
    for seed, role in dossier.roles:
        told[role.text].append(desk.cited_with_outlet(seed, role.line, path))
    if not told:
        return
    often = sorted(told.items(), key=lambda pair: -len(pair[1]))
    items = []
    for text, sources in often[:_MOST_ROLES]:
        rest = len(sources) - _MOST_TELLING
        more = [desk.say("entity.more", n=rest)] if rest > 0 else []
        items.append(f"- <q>{escape(text)}</q>  \n  {' · '.join([*sources[:_MOST_TELLING], *more])}")
    if len(often) > _MOST_ROLES:
        items.append(f"- {desk.say('entity.more', n=len(often) - _MOST_ROLES)}")
    yield f"## {desk.say('entity.roles')}"
    shown = ["\n".join(items[:_ROLES_SHOWN])]
    if more := items[_ROLES_SHOWN:]:
        shown.append(folded(desk.say("entity.more_roles", n=len(often) - _ROLES_SHOWN), "\n".join(more)))
    yield section("k-roles", "\n\n".join(shown))


def _company(desk: Desk, dossier: Dossier, path: str) -> Iterator[str]:
    """Who and what else the same reports name and has a page, what most of them name first."""
    found: dict[int, Dossier] = {}
    counts: Counter[int] = Counter()
    for seed in dossier.seeds:
        outlet = name_address(desk.report_named[seed].article.publisher or "")
        for other, _ in desk.naming.in_report[seed]:
            if other.id != outlet:
                found[id(other)] = other
                counts[id(other)] += 1
    ranked = sorted(found.values(), key=lambda each: (-counts[id(each)], each.kind, each.id))
    shown = [each for each in ranked if each is not dossier and desk.naming.path(each)][:_MOST_COMPANY]
    if shown:
        yield f"## {desk.say('entity.company')}"
        yield from by_kind(desk, [(each, counts[id(each)]) for each in shown], path)


def _timeline(desk: Desk, entries: list[TimelineEntry], path: str) -> Iterator[str]:
    """The dated sentences that name it; where there are many, the newest and the way to all."""
    if not entries:
        return
    yield f"## {desk.say('entity.timeline')}"
    if len(entries) > _MOST_ENTRIES:
        whole = link(desk.say("home.whole_timeline"), desk.links.name_timeline(path, 1), path)
        yield f"{desk.say('entity.newest', some=_MOST_ENTRIES, n=len(entries))} {whole}\n{{: .k-note }}"
    yield Entries(desk, path).by_date(entries[-_MOST_ENTRIES:], level=3)


def _entries(desk: Desk, dossier: Dossier) -> list[TimelineEntry]:
    """The timeline's entries with a sentence that names it, in order."""
    found: dict[int, TimelineEntry] = {}
    for each in dossier.appearances:
        for entry in desk.entries_of[each.seed]:
            said = [one for one in entry.statements if one.seed == each.seed]
            if any(names(one.line, one.text, each.entity.mentions) for one in said):
                found[id(entry)] = entry
    return sorted(found.values(), key=lambda e: (e.begins, e.edtf, e.statements[0].seed, e.statements[0].line))


def names(line: int, text: str, mentions: Iterable[Mention]) -> bool:
    """Whether the sentence `text` on line `line` holds one of `mentions`."""
    return any(mention.line == line and mention.text in text for mention in mentions)
