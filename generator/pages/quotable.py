"""What a digest of excerpts quotes of each report, and nothing beyond it on any page, in any file."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from msgspec.structs import replace

from generator.analysis import Report
from generator.corpus import Claim, ClaimKind, Corpus, Story, TimelineEntry, packed

_SHARE = 3
_Quotable = Mapping[str, Collection[str]]
"""By seed, the sentences that may be quoted."""


def excerpted(corpus: Corpus) -> Corpus:
    """`corpus` with no other sentences in its claims and on its timeline than an excerpt may quote."""
    compared: dict[str, list[str]] = defaultdict(list)
    for telling in (each for story in corpus.stories for claim in _told_by_several(story) for each in claim.tellings):
        compared[telling.seed].append(telling.text)
    allowed = {report.name: quotable(report, compared[report.name]) for report in corpus.reports}
    return replace(
        corpus,
        stories=tuple(_with_claims(story, allowed) for story in corpus.stories),
        timeline=tuple(entry for each in corpus.timeline if (entry := _quoting(each, allowed)).statements),
    )


def quotable(report: Report, compared: Iterable[str]) -> set[str]:
    """The sentence that opens `report` and its key points; then, up to a third of all its sentences, others.

    First come those `compared` with other reports, then dated ones, as they come.
    """
    passages = [each.quotes for each in report.article.passages]
    body = [quote for each in report.article.body for quote in each.quotes]
    allowed = {*body[:1], *(point.text for point in report.key_points)}
    most = sum(map(len, passages)) // _SHARE
    for text in (*compared, *(dated.text for dated in report.dated)):
        if len(allowed) >= most:
            break
        allowed.add(text)
    return allowed


def _told_by_several(story: Story) -> list[Claim]:
    return [claim for claim in story.claims if claim.kind is not ClaimKind.ONLY]


def _with_claims(story: Story, allowed: _Quotable) -> Story:
    """The story with those claims that at least two reports may be quoted on."""
    claims = []
    for claim in _told_by_several(story):
        tellings = tuple(each for each in claim.tellings if each.text in allowed[each.seed])
        if len(tellings) > 1:
            claims.append(replace(claim, tellings=tellings))
    return replace(story, packed=packed(claims))


def _quoting(entry: TimelineEntry, allowed: _Quotable) -> TimelineEntry:
    return replace(entry, statements=tuple(each for each in entry.statements if each.text in allowed[each.seed]))
