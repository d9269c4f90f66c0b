"""Countries under all the names a text may give them."""

from pathlib import Path

from babel import Locale
from msgspec import Struct

from generator.lexicon.yaml_data import load_yaml

_TERRITORY_CODE_LENGTH = 2
# CLDR lists regions of its own making beside countries.
_NO_COUNTRIES = {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"}


class Country(Struct, frozen=True):
    """A country: `code` by ISO 3166 and every name for it, exactly as written, CLDR's names first."""

    code: str
    names: tuple[str, ...]


class CountryNames(Struct, frozen=True, forbid_unknown_fields=True):
    """The data file: the `languages` whose names for countries are taken from CLDR, and further `names` by code."""

    languages: tuple[str, ...]
    names: dict[str, tuple[str, ...]]


def load_countries(path: Path) -> tuple[Country, ...]:
    """The countries that CLDR names in the languages of the data file, with its further names."""
    data = load_yaml(path, CountryNames)
    more = data.names
    territories = [{str(code): str(name) for code, name in Locale(each).territories.items()} for each in data.languages]
    codes = sorted({code for names in territories for code in names} | set(more))
    return tuple(
        Country(
            code, tuple(dict.fromkeys([*(names[code] for names in territories if code in names), *more.get(code, ())]))
        )
        for code in codes
        if len(code) == _TERRITORY_CODE_LENGTH and code.isalpha() and code not in _NO_COUNTRIES
    )
