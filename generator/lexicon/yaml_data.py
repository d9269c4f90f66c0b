"""Data files: YAML, checked against the shape they must have."""

from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

from generator.errors import LexiconError

Shape = TypeVar("Shape")


def load_yaml(path: Path, shape: type[Shape]) -> Shape:
    """The content of the file `path` as `shape`; raises `LexiconError` naming the file and what is wrong in it."""
    try:
        # The base loader: "no" is a word and a country, not a truth value.
        return msgspec.convert(yaml.load(path.read_bytes(), Loader=yaml.CBaseLoader), shape, strict=False)  # noqa: S506
    except (yaml.YAMLError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path.name}: {error}") from error
