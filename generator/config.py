"""Settings: what the owner of a digest may choose, in `mkdocs.yml` under `plugins: kliping`."""

import difflib
from collections.abc import Mapping
from pathlib import Path

import msgspec
import yaml
from msgspec import Struct

from generator.errors import ConfigError

INTERFACE_LANGUAGES = ("id", "en")


class Config(Struct, frozen=True):
    """All settings. Folders are absolute.

    `language` is the language of the interface, never of the articles. `home` is the page that opens the digest.
    `workers` is the number of processes that read seeds; 0 means one a core.
    """

    seeds: Path
    cache: Path
    language: str = "id"
    home: str = "index.md"
    search: bool = True
    workers: int = 0


class _Options(Struct, frozen=True):
    """The settings as they are typed, each with the value it has where it is not."""

    seeds: str = "seeds"
    cache: str = ".cache/kliping"
    language: str = "id"
    home: str = "index.md"
    search: bool = True
    workers: int = 0


def make_config(options: Mapping[str, object], root: Path) -> Config:
    """The settings `options`, with folders below `root`; raises `ConfigError` that names every fault at once."""
    faults = [*_unknown(options), *_unfit(options)]
    if faults:
        raise ConfigError("\n".join(faults))
    typed = msgspec.convert(dict(options), _Options)
    seeds = (root / typed.seeds).resolve()
    if not seeds.is_dir():
        raise ConfigError(f'seeds: there is no folder "{typed.seeds}"; make it and put one raw article into it')
    cache = (root / typed.cache).resolve()
    return Config(seeds, cache, typed.language, typed.home, typed.search, typed.workers)


def load_config(mkdocs_yml: Path, overrides: Mapping[str, object]) -> Config:
    """The settings of the plugin in `mkdocs_yml`, the usual ones where it names none, with `overrides` on top."""
    options = _plugin_options(mkdocs_yml) if mkdocs_yml.is_file() else {}
    return make_config({**options, **overrides}, mkdocs_yml.parent)


class _Lenient(yaml.SafeLoader):
    """Reads a `mkdocs.yml` without acting on the tags (`!ENV`, `!!python/name:`) it may use for other plugins."""


_Lenient.add_multi_constructor("", lambda loader, suffix, node: None)


def _plugin_options(mkdocs_yml: Path) -> dict[str, object]:
    try:
        site = yaml.load(mkdocs_yml.read_text(encoding="utf-8"), Loader=_Lenient)  # noqa: S506  (a SafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ConfigError(f"{mkdocs_yml.name}: {error}") from error
    plugins = site.get("plugins") if isinstance(site, dict) else None
    entries = plugins if isinstance(plugins, list) else [plugins]
    named = [entry["kliping"] for entry in entries if isinstance(entry, dict) and "kliping" in entry]
    return dict(named[0]) if named and isinstance(named[0], dict) else {}


def _unknown(options: Mapping[str, object]) -> list[str]:
    faults = []
    for key in options:
        if key not in _Options.__struct_fields__:
            near = difflib.get_close_matches(str(key), _Options.__struct_fields__, 1, 0.5)
            known = (
                f'did you mean "{near[0]}"?' if near else f"the settings are: {', '.join(_Options.__struct_fields__)}"
            )
            faults.append(f"{key}: is no setting of kliping; {known}")
    return faults


def _unfit(options: Mapping[str, object]) -> list[str]:
    faults = []
    for key, value in options.items():
        try:
            msgspec.convert({key: value}, _Options)
        except msgspec.ValidationError as error:
            faults.append(f"{key}: {error}")
    language, home, workers = (options.get(key) for key in ("language", "home", "workers"))
    if isinstance(language, str) and language not in INTERFACE_LANGUAGES:
        faults.append(f'language: "{language}" is none of: {", ".join(INTERFACE_LANGUAGES)}')
    if isinstance(home, str) and (not home.endswith(".md") or home.startswith("/") or ".." in home):
        faults.append(f'home: "{home}" is no page; write a path such as index.md')
    if isinstance(workers, int) and workers < 0:
        faults.append("workers: is below 0; write 0 for one process a core")
    return faults
