"""Timelines for other programs: all of one as JSON, its days as a calendar (RFC 5545).

A calendar knows days and hours only. An entry that is as precise as a month, or is an interval, would stand in it as a
day that nobody named; so it has the entries of one certain day, and no others.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from generator.analysis.timexes import edtf
from generator.config import Config
from generator.corpus import Corpus, TimelineEntry, by_story
from generator.pages import TIMELINE_ICS, TIMELINE_JSON, load_messages
from generator.pages.links import Links
from generator.pages.messages import Messages
from generator.writing.escapes import as_json
from generator.writing.records import timeline_record
from generator.writing.site import DataFile

_MOST_OCTETS = 75
_UID_LENGTH = 32
# What no line of a calendar may hold (RFC 5545, 3.1), what could steer a terminal, and halves of characters.
_FORBIDDEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def timeline_files(corpus: Corpus, config: Config) -> tuple[DataFile, ...]:
    """The timeline of the digest and of each story of several reports; as JSON and, if it has days, as a calendar."""
    say = load_messages(config.language)
    links = Links(corpus, say, config.home)
    outlets = {report.name: report.article.publisher or say("story.no_outlet") for report in corpus.reports}
    told = by_story(corpus.timeline, corpus.stories)
    files = list(_files(corpus.timeline, say("timeline.title"), lambda name: name, say, outlets))
    for story in corpus.stories:
        if len(story.reports) > 1 and (entries := told.get(story.id)):
            files += _files(entries, story.title, partial(links.story_data, story.slug), say, outlets)
    return tuple(files)


def _files(
    entries: Sequence[TimelineEntry], title: str, path: Callable[[str], str], say: Messages, outlets: Mapping[str, str]
) -> Iterator[DataFile]:
    yield DataFile(path(TIMELINE_JSON), f"{as_json(timeline_record(entries))}\n")
    # A calendar without an event is none (RFC 5545, 3.6).
    if days := [entry for entry in entries if edtf.is_day(entry.edtf)]:
        yield DataFile(path(TIMELINE_ICS), "".join(map(_folded, _calendar(days, title, say, outlets))))


def _calendar(days: Iterable[TimelineEntry], title: str, say: Messages, outlets: Mapping[str, str]) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kliping//Kliping//EN", "CALSCALE:GREGORIAN")
    yield f"X-WR-CALNAME:{_text(title)}"
    seen: dict[str, int] = {}
    for entry in days:
        told = [
            f"“{said.text}”\n{say('timeline.source', outlet=outlets[said.seed], line=said.line)} ({said.seed})"
            for said in entry.statements
        ]
        yield from _event(entry, _uid(entry, seen), say(f"timeline.{entry.lane}"), told)
    yield "END:VCALENDAR"


def _event(entry: TimelineEntry, uid: str, lane: str, told: Iterable[str]) -> Iterator[str]:
    day = entry.edtf.replace("-", "")
    yield from ("BEGIN:VEVENT", f"UID:{uid}")
    yield f"DTSTAMP:{day}T000000Z"  # no clock: the day itself
    yield f"DTSTART;VALUE=DATE:{day}"  # without an end it is that one day
    yield f"SUMMARY:{_text(entry.statements[0].text)}"
    description = "\n\n".join(told)
    yield f"DESCRIPTION:{_text(description)}"
    yield f"CATEGORIES:{_text(lane)}"
    yield from ("TRANSP:TRANSPARENT", "END:VEVENT")


def _uid(entry: TimelineEntry, seen: dict[str, int]) -> str:
    """A name that stays with the entry as long as its first sentence does."""
    first = entry.statements[0]
    identity = f"{entry.edtf}\0{entry.lane}\0{first.seed}\0{first.line}\0{first.start}\0{first.text}"
    mark = hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:_UID_LENGTH]
    seen[mark] = seen.get(mark, 0) + 1  # the same words may stand twice in a line
    return f"{mark}@kliping" if seen[mark] == 1 else f"{mark}-{seen[mark]}@kliping"


def _text(value: str) -> str:
    """`value` as a TEXT of RFC 5545 (3.3.11)."""
    harmless = _FORBIDDEN.sub("\ufffd", value)
    return re.sub(r"([\\;,])", r"\\\1", harmless).replace("\n", r"\n")


def _folded(line: str) -> str:
    """`line` in pieces of at most 75 octets, no character cut (RFC 5545, 3.1)."""
    octets = line.encode()
    pieces, start, room = [], 0, _MOST_OCTETS
    while start + room < len(octets):
        end = start + room
        while octets[end] & 0xC0 == 0x80:  # inside a character
            end -= 1
        pieces.append(octets[start:end])
        start, room = end, _MOST_OCTETS - 1  # a space opens what goes on
    return b"\r\n ".join([*pieces, octets[start:]]).decode() + "\r\n"
