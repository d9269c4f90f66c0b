"""What a language says of time: the `time:` section of its file."""

from typing import Literal

from msgspec import Struct

Unit = Literal[
    "minute", "hour", "day", "weekend", "week", "month", "quarter", "semester", "season", "year", "decade", "century"
]
"""A length of time that a word can name; a weekend is counted by weeks."""

Half = Literal["am", "pm", "any"]
"""Which half of the day a part of day lies in; decides between 7.00 and 19.00."""


class TenseWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of a sentence that decide between the last and the next Monday.

    `future` announce what is to come, `past` say that it is over. Whichever stands nearer before the date decides.
    """

    future: tuple[str, ...] = ()
    past: tuple[str, ...] = ()


class ReportingWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Cues that a date tells when something was said, not when it happened.

    `said` stand between a quotation and its speaker ("kata X, Senin"); nearly anything may follow before the date.
    `says` open what somebody states ("mengatakan", "told"): the date belongs to them only while no new clause begins.
    `quoted` name the handing on of a report ("dikutip dari", "melansir"). `settings` are where things are said ("dalam
    keterangan tertulis", "kepada wartawan"), one word each, and count when one of `within` stands shortly before them.
    `clause` are words that open a new clause, `that` those of them that open what somebody said ("bahwa", "that").
    `verb` is a pattern for words that are verbs by their shape; `no_verbs` only look like them.
    """

    said: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    clause: tuple[str, ...] = ()
    that: tuple[str, ...] = ()
    verb: str = ""
    no_verbs: tuple[str, ...] = ()


class TimeWords(Struct, frozen=True, forbid_unknown_fields=True):
    """How a language speaks of time, beyond the names of months and weekdays that come from CLDR.

    `order` is that of a date in digits, as far as the language settles it: day first, month first, or either.
    `months` and `weekdays` hold further spellings (weekdays count from Monday = 1); one that ends in a full stop is a
    short form, which counts only beside a number. `lower_case` says whether such names are also written in lower case;
    where CLDR writes them so, they are anyway. The words in `common` are names with a capital only and ordinary words
    without one ("minggu" is a week, "Minggu" a Sunday).

    `which` points from a unit or a name: -1 last, 0 this, 1 next. `days` are counted from the day of the report. `one`
    are words for a single unit ("sepekan"). `words` are the function words that `forms` mention by their class. `forms`
    are the templates of `analysis.timexes.templates`, by meaning. `names` are fixed names that hold a word of time.
    """

    order: Literal["dmy", "mdy", "either"] = "either"
    lower_case: bool = False
    common: tuple[str, ...] = ()
    months: dict[int, tuple[str, ...]] = {}
    weekdays: dict[int, tuple[str, ...]] = {}
    seasons: dict[int, tuple[str, ...]] = {}
    numbers: dict[str, int] = {}
    ordinals: dict[str, int] = {}
    units: dict[str, Unit] = {}
    one: dict[str, Unit] = {}
    which: dict[str, int] = {}
    days: dict[str, int] = {}
    parts: dict[str, Half] = {}
    zones: dict[str, str] = {}
    words: dict[str, tuple[str, ...]] = {}
    names: tuple[str, ...] = ()
    forms: dict[str, tuple[str, ...]] = {}
    tense: TenseWords = TenseWords()
    reporting: ReportingWords = ReportingWords()
