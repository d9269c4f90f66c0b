"""Settings: what the owner of a digest may choose, in `mkdocs.yml` under `plugins: kliping`."""

import difflib
from collections.abc import Mapping
from pathlib import Path

import msgspec
import yaml
from msgspec import Struct
from yaml_env_tag import construct_env_tag

from generator.errors import ConfigError

INTERFACE_LANGUAGES = ("id", "en")

FULL, EXCERPT = TEXTS = ("full", "excerpt")
"""How much of an article the site shows: all of it, or its key points and the way to its publisher."""

FEEDS = ("digest", "stories", "outlets", "entities")
"""What there can be feeds of."""

LISTED = (
    *("home", "stories", "timeline", "archive", "outlets", "places", "entities"),
    *("contribute", "about", "corrections", "data"),
)
UNLISTED = ("reports", "search")
"""The parts of the digest, and whether search engines may list their pages unless settings say otherwise: the text of a
report is its publisher's, and a search finds nothing of its own."""


class SiteSettings(Struct, frozen=True):
    """What `mkdocs.yml` says of the site itself: its name, its address or nothing, and how addresses of pages end."""

    name: str = "Kliping"
    url: str = ""
    directory_urls: bool = True


class _Choices(Struct, frozen=True, kw_only=True):
    language: str = "id"
    home: str = "index.md"
    search: bool = True
    text: str = FULL
    index: tuple[str, ...] = LISTED
    feeds: tuple[str, ...] = FEEDS[:3]
    workers: int = 0


class Config(_Choices, frozen=True, kw_only=True):
    """All settings. Folders are absolute.

    `language` is the language of the interface, never of the articles. `home` is the page that opens the digest.
    `text` is one of `TEXTS`, `index` the parts of the digest that search engines may list, `feeds` some of `FEEDS`.
    `workers` is the number of processes that read seeds; 0 means one a core.
    """

    seeds: Path
    cache: Path
    site: SiteSettings = SiteSettings()


_NO_SITE = SiteSettings()


class _Options(_Choices, frozen=True, kw_only=True):
    """The settings as they are typed, each with the value it has where it is not."""

    seeds: str = "seeds"
    cache: str = ".cache/kliping"


def make_config(options: Mapping[str, object], root: Path, site: SiteSettings = _NO_SITE) -> Config:
    """The settings `options`, with folders below `root`; raises `ConfigError` that names every fault at once."""
    faults = [*_unknown(options), *_unfit(options)]
    if faults:
        raise ConfigError("\n".join(faults))
    typed = msgspec.convert(dict(options), _Options)
    seeds = (root / typed.seeds).resolve()
    if not seeds.is_dir():
        raise ConfigError(f'seeds: there is no folder "{typed.seeds}"; make it and put one raw article into it')
    cache = (root / typed.cache).resolve()
    return Config(**{**msgspec.structs.asdict(typed), "seeds": seeds, "cache": cache, "site": site})


def load_config(mkdocs_yml: Path, overrides: Mapping[str, object]) -> Config:
    """The settings of the plugin in `mkdocs_yml`, the usual ones where it names none, with `overrides` on top."""
    told = _read(mkdocs_yml) if mkdocs_yml.is_file() else {}
    return make_config({**_plugin_options(told), **overrides}, mkdocs_yml.parent, _site(told))


class _Lenient(yaml.SafeLoader):
    """Reads a `mkdocs.yml` as MkDocs does, but acts on no tag (`!!python/name:`) that it may use for other plugins."""


_Lenient.add_multi_constructor("", lambda loader, suffix, node: None)
_Lenient.add_constructor("!ENV", construct_env_tag)


def _read(mkdocs_yml: Path) -> dict[str, object]:
    try:
        told = yaml.load(mkdocs_yml.read_text(encoding="utf-8"), Loader=_Lenient)  # noqa: S506  (a SafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ConfigError(f"{mkdocs_yml.name}: {error}") from error
    return told if isinstance(told, dict) else {}


def _site(told: Mapping[str, object]) -> SiteSettings:
    """What is said of the site; MkDocs itself tells its owner where that is not as it should be."""
    name, url = (str(told.get(key) or "") for key in ("site_name", "site_url"))
    return SiteSettings(
        name or _NO_SITE.name, url and url.rstrip("/") + "/", told.get("use_directory_urls") is not False
    )


def _plugin_options(told: Mapping[str, object]) -> dict[str, object]:
    plugins = told.get("plugins")
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
    choices = {"text": TEXTS, "index": LISTED + UNLISTED, "feeds": FEEDS}
    faults += [fault for key, known in choices.items() for fault in _unheard_of(key, options.get(key), known)]
    if isinstance(language, str) and language not in INTERFACE_LANGUAGES:
        faults.append(f'language: "{language}" is none of: {", ".join(INTERFACE_LANGUAGES)}')
    if isinstance(home, str) and (not home.endswith(".md") or home.startswith("/") or ".." in home):
        faults.append(f'home: "{home}" is no page; write a path such as index.md')
    if isinstance(workers, int) and workers < 0:
        faults.append("workers: is below 0; write 0 for one process a core")
    return faults


def _unheard_of(key: str, value: object, known: tuple[str, ...]) -> list[str]:
    """What of `value`, a word or a list of words, is not among the `known` ones."""
    words = [word for word in (value if isinstance(value, list) else [value]) if isinstance(word, str)]
    return [f'{key}: "{word}" is none of: {", ".join(known)}' for word in words if word not in known]
