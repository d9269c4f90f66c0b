"""Sourcing: along which chains the reports of a story came, and how many origins they have."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from generator.analysis import AttributionKind, Report
from generator.text.slugs import slug


class Chain(Struct, frozen=True):
    """From an outlet to an origin, on line `line` of the seed `seed`."""

    seed: str
    line: int
    names: tuple[str, ...]


class Origin(Struct, frozen=True):
    """Where reports have their news from: the deepest source that the chains of `reports` share."""

    name: str
    reports: tuple[str, ...]
    chains: tuple[Chain, ...]


class Sourcing(Struct, frozen=True):
    """The chains of a story's reports, their origins, and how many of its reports are independent of one another.

    `independent` counts a report that names no agency or outlet for itself, and reports that print one text once;
    `unnamed` holds the reports that name none.
    """

    chains: tuple[Chain, ...]
    origins: tuple[Origin, ...]
    independent: int
    unnamed: tuple[str, ...]


def sourcing(reports: Sequence[Report], copied: Iterable[Iterable[str]] = ()) -> Sourcing:
    """The sourcing of the story that `reports` make, in the order of their names; an origin of most reports first.

    `copied` are seeds that print one text, text by text.
    """
    ordered = sorted(reports, key=lambda report: report.name)
    found = tuple(chain for report in ordered for chain in chains(report))
    groups = _joined(found)
    origins = sorted(
        (_origin(group) for group in groups),
        key=lambda each: (-len(each.reports), each.chains[0].seed, each.chains[0].line),
    )
    unnamed = tuple(report.name for report in ordered if not any(chain.seed == report.name for chain in found))
    together = [*(origin.reports for origin in origins), *copied, *((name,) for name in unnamed)]
    return Sourcing(found, tuple(origins), len(_linked(together)), unnamed)


def chains(report: Report) -> list[Chain]:
    """The chains by which `report` came to its outlet, without those of pictures and of single statements."""
    outlet = report.article.publisher or report.name
    made = [
        Chain(report.name, each.line, (outlet, *(name for name in each.chain if name != outlet)))
        for each in report.attributions
        if each.kind is AttributionKind.REPORT
    ]
    return [chain for chain in made if len(chain.names) > 1]


def _sources(chain: Chain) -> tuple[str, ...]:
    return tuple(slug(name) or name for name in chain.names[1:])


def _joined(found: Iterable[Chain]) -> list[list[Chain]]:
    """Chains in groups: two that share a source are of one origin."""
    groups: list[list[Chain]] = []
    for chain in found:
        mine = [group for group in groups if any(set(_sources(chain)) & set(_sources(other)) for other in group)]
        rest = [group for group in groups if group not in mine]
        groups = [*rest, [*(each for group in mine for each in group), chain]]
    return groups


def _origin(group: list[Chain]) -> Origin:
    """The last source of the first chain that all chains of the group name; where none is, its last."""
    first = group[0]
    shared = [name for name in first.names[1:] if all((slug(name) or name) in _sources(other) for other in group)]
    reports = tuple(dict.fromkeys(chain.seed for chain in group))
    return Origin(shared[-1] if shared else first.names[-1], reports, tuple(group))


def _linked(together: Iterable[Iterable[str]]) -> list[set[str]]:
    """Reports in groups: two that are together once are not independent."""
    groups: list[set[str]] = []
    for seeds in map(set, together):
        mine = [group for group in groups if group & seeds]
        groups = [*(group for group in groups if group not in mine), seeds.union(*mine)]
    return groups
