"""A memory across the collection: names that are clear in one report are found in the others."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from generator.analysis import Entity, Mention, Report
from generator.metadata import Passage
from generator.text.tokens import words

_CLEAR = 2
_Names = dict[str, list[tuple[str, Entity]]]


def remember(reports: Sequence[Report]) -> list[Report]:
    """`reports` in the order of their names, each with the people and organisations it names that only others know.

    Only a full name of two words or more is clear enough; what a report found itself it keeps.
    """
    ordered = sorted(reports, key=lambda report: report.name)
    known = _names(ordered)
    return [_reminded(report, known) for report in ordered]


def _names(reports: Sequence[Report]) -> _Names:
    """Clear spellings with what they name, by first word, longest first; one that names two things names neither."""
    named: dict[str, dict[tuple[str, str], Entity]] = {}
    for report in reports:
        for entity in report.entities:
            for spelling in {mention.text for mention in entity.mentions}:
                if entity.kind in ("person", "organisation") and len(words(spelling)) >= _CLEAR:
                    named.setdefault(spelling, {}).setdefault((entity.kind, entity.id), entity)
    by_word: _Names = {}
    for spelling in sorted(named, key=lambda text: (-len(text), text)):
        if len(named[spelling]) == 1:
            by_word.setdefault(words(spelling)[0], []).append((spelling, next(iter(named[spelling].values()))))
    return by_word


def _reminded(report: Report, known: _Names) -> Report:
    taken = {
        (mention.line, at)
        for entity in report.entities
        for mention in entity.mentions
        for at in range(mention.start, mention.end)
    }
    found: dict[tuple[str, str], Entity] = {(entity.kind, entity.id): entity for entity in report.entities}
    for passage in report.article.passages:
        for start, end, entity in _spelt(passage, known):
            document = report.article.labelled.document
            first, last = document.columns(document.blocks[passage.at], passage.offset + start, passage.offset + end)
            if any((passage.line, at) in taken for at in range(first, last)):
                continue
            own = found.get((entity.kind, entity.id)) or Entity(entity.id, entity.kind, entity.name, entity.country, ())
            mention = Mention(passage.text[start:end], passage.line, first, last)
            mentions = sorted((*own.mentions, mention), key=lambda each: (each.line, each.start))
            found[entity.kind, entity.id] = replace(own, mentions=tuple(mentions))
    entities = tuple(found[key] for key in sorted(found))
    return report if entities == report.entities else replace(report, entities=entities)


def _spelt(passage: Passage, known: _Names) -> Iterator[tuple[int, int, Entity]]:
    """Where `passage` spells a clear name, as a whole."""
    at = 0
    for word in words(passage.text):
        at = passage.text.index(word, at)
        for spelling, entity in known.get(word, ()):
            end = at + len(spelling)
            if passage.text.startswith(spelling, at) and not passage.text[end : end + 1].isalnum():
                yield at, end, entity
                break
        at += len(word)
