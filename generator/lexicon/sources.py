"""How a language says where a statement comes from, and how sure it is."""

from msgspec import Struct


class SourceWords(Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """The cues of attributions and the hedges of a language, in lower case.

    A source stands behind `before` ("according to") and behind `inverted`, which close a quotation (", said …"); it
    stands ahead of `after` ("… announced"), with `between` between the two. `passives` are said of what was quoted,
    with the source behind ("disclosed by"). `relays` link a source to the one it has its news from ("citing").
    `told` are words behind which the listener stands, who is no source. `signs` open the line that names who wrote
    a report. `nouns` are common words for a source without a name, ahead of which `determiners` may stand, and which
    the words `behind_noun` end; `before_source` may stand between cue and source ("news agency"). `passing` are those
    of `before` that take only agencies and outlets; `belonging` stand between somebody and the body he speaks for ("of
    the"); `auxiliaries` make a passive of `after`. `empty` are subjects that lean on another sentence and so name
    nobody. `hedges` mark a statement as unsure or alleged, but not inside `no_hedges`.
    """

    before: tuple[str, ...] = ()
    inverted: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    relays: tuple[str, ...] = ()
    passives: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()
    behind_noun: tuple[str, ...] = ()
    before_source: tuple[str, ...] = ()
    passing: tuple[str, ...] = ()
    belonging: tuple[str, ...] = ()
    auxiliaries: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    hedges: tuple[str, ...] = ()
    no_hedges: tuple[str, ...] = ()
