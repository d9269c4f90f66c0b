"""Names that news takes as known: organisations, events, places, and what a language's names are built of."""

from pathlib import Path

from msgspec import Struct

from generator.lexicon.yaml_data import load_yaml


class NameWords(Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """The words by which a language's names are known, all in lower case.

    `honorifics` and `roles` stand before a person, `role_words` and `role_links` go on a role; `*_heads` begin and
    `*_tails` end a name of their kind; `particles` stand inside names; `speech` are verbs whose subject speaks;
    `places_after` are prepositions before places; `no_names` are written with a capital but name nobody. A sentence
    that begins with one of `pronouns` leans on the one before it. `numbers` are written in letters. `person_tails`
    may stand behind a person's name and a comma. `small` are words that news writes small, from a file of their own.
    """

    honorifics: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    role_words: frozenset[str] = frozenset()
    role_links: frozenset[str] = frozenset()
    person_tails: frozenset[str] = frozenset()
    organisation_heads: frozenset[str] = frozenset()
    organisation_tails: frozenset[str] = frozenset()
    place_heads: frozenset[str] = frozenset()
    place_tails: frozenset[str] = frozenset()
    event_heads: frozenset[str] = frozenset()
    event_tails: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    speech: frozenset[str] = frozenset()
    places_after: frozenset[str] = frozenset()
    no_names: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    small: frozenset[str] = frozenset()

    @property
    def known(self) -> bool:
        """Whether the language's file says anything of names."""
        return any(getattr(self, field) for field in self.__struct_fields__)


class Known(Struct, frozen=True, forbid_unknown_fields=True):
    """An organisation or event that is known by name; `id` is empty where it is the slug of `name`.

    `needs` is a country that a text must name too, for a name that several countries use.
    """

    name: str
    id: str = ""
    country: str = ""
    needs: str = ""
    aliases: tuple[str, ...] = ()


class Places(Struct, frozen=True, forbid_unknown_fields=True):
    """Places that are no countries, by the code of their country; `world` belongs to no single one.

    `likeliest` says by slug which country's place news means by a name that several have; of others nobody knows.
    """

    world: tuple[str, ...] = ()
    regions: dict[str, tuple[str, ...]] = {}
    cities: dict[str, tuple[str, ...]] = {}
    likeliest: dict[str, str] = {}


def load_known(path: Path) -> tuple[Known, ...]:
    """The organisations or events of a data file, in its order."""
    return load_yaml(path, tuple[Known, ...])


def load_places(folder: Path) -> Places:
    """The places of the data files in `folder`: those written by hand before those of the list of cities."""
    places = load_yaml(folder / "places.yml", Places)
    listed = load_yaml(folder / "cities.yml", dict[str, tuple[str, ...]])
    cities = {code: (*places.cities.get(code, ()), *listed.get(code, ())) for code in sorted({*places.cities, *listed})}
    return Places(places.world, places.regions, cities, places.likeliest)


def load_demonyms(path: Path) -> dict[str, tuple[str, ...]]:
    """Adjectives and peoples by country."""
    return load_yaml(path, dict[str, tuple[str, ...]])


def load_words(path: Path) -> frozenset[str]:
    """The words of a data file, which stand between white space; lines that begin with `#` are notes."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
