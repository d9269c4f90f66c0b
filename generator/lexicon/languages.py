"""Languages: one file each."""

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.lexicon.names import NameWords, load_words
from generator.lexicon.sources import SourceWords
from generator.lexicon.time import TimeWords
from generator.lexicon.yaml_data import load_yaml


class CleaningPhrases(Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases by which the furniture of pages is known; upper or lower case does not matter.

    `read_also` open a line that leads to another article. `prompts` open a line that speaks to the reader instead of
    telling news (follow, subscribe, log in, scan). `asks` stand anywhere in a line that asks the reader for an account
    or a subscription; it takes several. `channels` are places to follow an outlet. `sections` are whole lines that head
    a list of links.

    `watch_also` open a line that leads to a film or a gallery; `follow` open a prompt to follow the outlet, in a line
    of its own or glued to a paragraph; `inserts` stand between two halves of a text, wherever; `embeds` open the mark
    of an embedded player in brackets. `bylines` stand before writers, `sign_offs` before editors, reporters and
    sources; `stamps` accompany the day of publication; `collective` are writers who are no persons.
    """

    read_also: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    watch_also: tuple[str, ...] = ()
    follow: tuple[str, ...] = ()
    inserts: tuple[str, ...] = ()
    embeds: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()
    sign_offs: tuple[str, ...] = ()
    stamps: tuple[str, ...] = ()
    collective: tuple[str, ...] = ()


class MetadataWords(Struct, frozen=True, forbid_unknown_fields=True, rename={"between": "and"}):
    """The words around a writer's name: `by` before it, `between` two, `roles` after it, `particles` in it.

    `nobody` are signs that name no person; `organisations` are words that stand in the name of no person. `pictures`
    open the credit of a picture, and `passing` stands in it between who took the picture and who passed it on.
    """

    by: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    nobody: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    passing: tuple[str, ...] = ()


class PageWords(Struct, frozen=True, forbid_unknown_fields=True):
    """What saved pages without a story say: `error` in the title of an error page, `wall` where a story is cut off."""

    error: tuple[str, ...] = ()
    wall: tuple[str, ...] = ()


class ClaimWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The words by which statements are told apart from who makes them, and from each other.

    `credits` open a phrase that names a source and ends with a comma. `sayings` are verbs of saying, and `that` the
    words between them and what is said. `turns` open another clause. `negations` turn a statement into its opposite,
    in one word (not), as a verb (deny) or as a phrase (yet to); behind `relatives` (who, that) only what they open,
    and not the clause. `wishes` are the words of what is no fact yet, by how it is wanted or feared: demand, plan.
    `numbers` are numbers in words, `scales` multiply those before them (hundred, million) and `teens` add ten (dua
    belas: 12). In the phrases `idle` such words say nothing of the kind (not only, one of). Numbers behind `about` are
    rounded; beside `ages` they are a person's age; `currencies` stand glued to numbers, and with `ordinals` glued to it
    a number counts nothing (1st). `decimal` is the mark before decimals.
    """

    credits: tuple[str, ...] = ()
    sayings: tuple[str, ...] = ()
    that: tuple[str, ...] = ()
    turns: tuple[str, ...] = ()
    negations: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()
    wishes: dict[str, frozenset[str]] = {}
    numbers: tuple[tuple[str, int], ...] = ()
    scales: tuple[tuple[str, int], ...] = ()
    teens: frozenset[str] = frozenset()
    idle: tuple[str, ...] = ()
    about: frozenset[str] = frozenset()
    ages: frozenset[str] = frozenset()
    currencies: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()
    decimal: str = ""


class FormRules(Struct, frozen=True, forbid_unknown_fields=True):
    """How a search finds the forms of a word: `rules` are patterns and what they become, in order, each at most once.

    No rule leaves fewer than `leave` letters, and none touches the words `roots`. Letters are plain (a to z), and the
    patterns mean the same in Python and JavaScript.
    """

    leave: int = 0
    rules: dict[str, str] = {}
    roots: frozenset[str] = frozenset()


class Language(Struct, frozen=True, forbid_unknown_fields=True):
    """One language: `code` (ISO 639-1), its Snowball `stemmer`, and what its news is known by.

    `abbreviations` end in a full stop that ends no sentence, unless one of `openers`, with a capital, stands behind it.
    `telltales` are common words that its closest relatives do not use. `stopwords` say nothing of a text's subject.
    """

    code: str
    stemmer: str = ""
    abbreviations: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    telltales: frozenset[str] = frozenset()
    stopwords: frozenset[str] = frozenset()
    cleaning: CleaningPhrases = CleaningPhrases()
    time: TimeWords = TimeWords()
    metadata: MetadataWords = MetadataWords()
    pages: PageWords = PageWords()
    names: NameWords = NameWords()
    sources: SourceWords = SourceWords()
    claims: ClaimWords = ClaimWords()
    forms: FormRules = FormRules()


def load_languages(folder: Path) -> dict[str, Language]:
    """All languages by code, in order of their codes."""
    loaded = [load_yaml(path, Language) for path in sorted(folder.glob("*.yml"))]
    return {language.code: _with_small_words(language, folder) for language in loaded}


def _with_small_words(language: Language, folder: Path) -> Language:
    path = folder.parent / "small_words" / f"{language.code}.txt"
    if not path.exists():
        return language
    return replace(language, names=replace(language.names, small=load_words(path)))
