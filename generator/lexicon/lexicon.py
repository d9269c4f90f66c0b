"""The lexicon: all data files, loaded once."""

from functools import cache
from pathlib import Path

from msgspec import Struct

from generator.lexicon.countries import Country, load_countries
from generator.lexicon.languages import Language, load_languages
from generator.lexicon.names import Known, Places, load_demonyms, load_known, load_places
from generator.lexicon.outlets import Agency, Publisher, load_agencies, load_publishers
from generator.lexicon.weights import Weights, load_weights

_FOLDER = Path(__file__).parent


class Lexicon(Struct, frozen=True, eq=False):
    """All knowledge of languages, publishers, agencies and places. Equal only to itself, so it can key caches."""

    languages: dict[str, Language]
    publishers: tuple[Publisher, ...]
    agencies: tuple[Agency, ...]
    countries: tuple[Country, ...]
    demonyms: dict[str, tuple[str, ...]]
    places: Places
    organisations: tuple[Known, ...]
    events: tuple[Known, ...]
    weights: dict[str, Weights]

    def language(self, code: str | None) -> Language | None:
        """The language `code`, or None where there is no file for it."""
        return self.languages.get(code or "")


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that comes with the generator; raises `LexiconError` where a file of it cannot be used."""
    languages = load_languages(_FOLDER / "languages")
    return Lexicon(
        languages=languages,
        publishers=load_publishers(_FOLDER / "publishers.yml"),
        agencies=load_agencies(_FOLDER / "agencies.yml"),
        countries=load_countries(_FOLDER / "places" / "countries.yml"),
        demonyms=load_demonyms(_FOLDER / "places" / "demonyms.yml"),
        places=load_places(_FOLDER / "places"),
        organisations=load_known(_FOLDER / "organisations.yml"),
        events=load_known(_FOLDER / "events.yml"),
        weights=load_weights(_FOLDER / "taggers"),
    )
