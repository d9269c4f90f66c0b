"""Publishers and wire agencies."""

from pathlib import Path

from msgspec import Struct

from generator.lexicon.yaml_data import load_yaml


class Publisher(Struct, frozen=True, forbid_unknown_fields=True):
    """An outlet: its name as it writes it, its domains, the other forms its name takes in a dateline, and its desks."""

    name: str
    domains: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    desks: tuple[str, ...] = ()


class Agency(Struct, frozen=True, forbid_unknown_fields=True):
    """A news agency whose reports others print, with the country it is based in (ISO 3166 code)."""

    name: str
    country: str = ""
    aliases: tuple[str, ...] = ()


def load_publishers(path: Path) -> tuple[Publisher, ...]:
    """All publishers of the data file, in its order."""
    return load_yaml(path, tuple[Publisher, ...])


def load_agencies(path: Path) -> tuple[Agency, ...]:
    """All agencies of the data file, in its order."""
    return load_yaml(path, tuple[Agency, ...])
