"""Who told whom in a story: the chains of its reports, and to how many origins they come down."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from generator.analysis import Report
from generator.corpus import Chain, Origin
from generator.pages.markdown import escape, folded
from generator.pages.parts import Desk
from generator.pages.stories.source_picture import source_picture

_MOST_CHAINS = 8


def origins(desk: Desk, members: list[Report], path: str) -> list[str]:
    """The section of the story page on its origins: their number and what it means, a picture, all chains as a list."""
    found = desk.sourcing(members)
    counted = f"{desk.say('count.reports', n=len(members))}, {desk.say('count.origins', n=found.independent)}"
    parts = [
        f"## {desk.say('story.origins')}",
        "  \n".join([f"**{counted}.**", *_shared(desk, found.origins, members)]),
        f"{desk.say('story.origins_why')}\n{{: .k-note }}",
        source_picture(found.chains, {each.name: desk.outlet(each) for each in members}),
    ]
    alike: dict[tuple[str, ...], list[Chain]] = defaultdict(list)
    for chain in found.chains:
        alike[chain.names].append(chain)
    told = [f"- {desk.chain(chains, path)}" for chains in alike.values()]
    if found.unnamed:
        told.append(f"- {_outlets(desk, found.unnamed)}: {desk.say('story.no_origin')}")
    parts.append("\n".join(told[:_MOST_CHAINS]))
    if more := told[_MOST_CHAINS:]:
        parts.append(folded(desk.say("story.more_chains", n=len(more)), "\n".join(more)))
    return parts


def _shared(desk: Desk, found: Iterable[Origin], members: list[Report]) -> Iterator[str]:
    """Why there are fewer origins than reports: which of them have one origin, which print one text."""
    shared = [origin for origin in found if len(origin.reports) > 1]
    for origin in shared:
        yield f"{desk.say('story.one_origin', name=escape(origin.name))} {_outlets(desk, origin.reports)}"
    for text in desk.versions(members):
        if not any(set(text.reports) <= set(origin.reports) for origin in shared):
            yield f"{desk.say('story.one_text')} {_outlets(desk, text.reports)}"


def _outlets(desk: Desk, seeds: Iterable[str]) -> str:
    """The outlets of the reports `seeds`, each once, with how many of these are its own."""
    counts = Counter(escape(desk.outlet(desk.report_named[seed])) for seed in seeds)
    return ", ".join(f"{name} ({desk.say('count.times', n=n)})" if n > 1 else name for name, n in counts.items())
