"""A memory across the collection: names that are clear in one report are found in the others."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from generator.analysis import Entity, Mention, Report, Unsettled

_CLEAR_KINDS = ("person", "organisation")
_Names = dict[str, list[tuple[str, Entity]]]


def remember(reports: Sequence[Report]) -> list[tuple[Entity, ...]]:
    """The entities of each of `reports`, with the people and organisations it names that only others know.

    Only a full name of two words or more is clear enough; what a report found itself it keeps.
    """
    wanted = {word for report in reports for each in report.unsettled for word in each.text.split()}
    known = _names(reports, wanted)
    return [_reminded(report, known) for report in reports]


def _names(reports: Sequence[Report], wanted: set[str]) -> _Names:
    """Clear spellings with what they name, by first word, longest first; one that names two things names neither."""
    named: dict[str, Entity | None] = {}
    for report in reports:
        for entity in report.entities:
            if entity.kind not in _CLEAR_KINDS:
                continue
            for spelling in {mention.text for mention in entity.mentions}:
                first, _, rest = spelling.partition(" ")
                if rest and first in wanted:
                    other = named.setdefault(spelling, entity)
                    if other and (other.kind, other.id) != (entity.kind, entity.id):
                        named[spelling] = None
    by_word: _Names = {}
    for spelling in sorted(named, key=lambda text: (-len(text), text)):
        if known := named[spelling]:
            by_word.setdefault(spelling.partition(" ")[0], []).append((spelling, known))
    return by_word


def _reminded(report: Report, known: _Names) -> tuple[Entity, ...]:
    spelt = [(each.at, *found) for each in report.unsettled for found in _spelt(each, known)]
    if not spelt:
        return report.entities
    found = {(entity.kind, entity.id): entity for entity in report.entities}
    taken = {(each.line, at) for own in report.entities for each in own.mentions for at in range(each.start, each.end)}
    for at, start, text, entity in spelt:
        mention = _mention(report, at, start, text)
        if any((mention.line, at) in taken for at in range(mention.start, mention.end)):
            continue
        own = found.get((entity.kind, entity.id)) or replace(entity, mentions=(), roles=())
        mentions = sorted((*own.mentions, mention), key=lambda each: (each.line, each.start))
        found[entity.kind, entity.id] = replace(own, mentions=tuple(mentions))
    return tuple(found[key] for key in sorted(found))


def _spelt(unsettled: Unsettled, known: _Names) -> Iterator[tuple[int, str, Entity]]:
    """Where clear names stand in `unsettled`, each as a whole; none overlaps another."""
    text, at = unsettled.text, 0
    while at < len(text):
        end = text.find(" ", at) if " " in text[at:] else len(text)
        for spelling, entity in known.get(text[at:end], ()):
            if text.startswith(spelling, at) and not text[at + len(spelling) :][:1].isalnum():
                yield unsettled.start + at, spelling, entity
                end = at + len(spelling)
                break
        at = end + 1


def _mention(report: Report, at: int, start: int, text: str) -> Mention:
    document = report.article.labelled.document
    block = document.blocks[at]
    return Mention(text, block.first_line, *document.columns(block, start, start + len(text)))
