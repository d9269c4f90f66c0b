"""The plugin works in any MkDocs project."""

import html
import re
from html.parser import HTMLParser

import pytest
import yaml
from mkdocs.config import load_config as read_settings

from generator.config import SiteSettings, load_config, make_config
from generator.errors import ConfigError
from tests.making import PROSE, generator, mkdocs, project, tiny_seeds, tree

SEEDS = tiny_seeds(9)
THEMES = {"mkdocs": "mkdocs", "readthedocs": "readthedocs", "material": {"name": "material", "font": False}}


def built(root, *arguments):
    """The files of the site that MkDocs builds, without a fault."""
    done = mkdocs("build", "--strict", "--site-dir", root / "site", *arguments, cwd=root)
    assert done.returncode == 0, done.stderr.decode()
    return tree(root / "site")


class Links(HTMLParser):
    """The addresses a page leads to, and its scripts."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.found: list[str] = []
        self.elements: list[tuple[str, dict]] = []
        self.scripts: list[str] = []
        self._in_script = False
        self.feed(page.decode())

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.elements.append((tag, given))
        self.found += [given[key] for key in ("href", "src") if given.get(key)]
        self._in_script = tag == "script"

    def handle_data(self, data):
        if self._in_script:
            self.scripts.append(data)
        self._in_script = False


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_a_strict_build_succeeds_in_every_theme(tmp_path, theme):
    root = project(tmp_path, SEEDS, theme)
    site = built(root)
    assert "index.html" in site
    assert len([path for path in site if path.startswith("laporan/") and path.endswith(".html")]) == len(SEEDS)
    assert "assets/search/index.js" in site
    assert "assets/kliping.css" in site
    assert list((root / "docs").iterdir()) == []


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_titles_are_text_in_every_theme(tmp_path, theme):
    title = "</title><script>window.__pwned=1</script>&lt;img src=x onerror=alert(1)&gt;"
    attack = f"---\n{yaml.safe_dump({'title': title, 'publisher': '<b onclick=x>'})}---\n" + "\n".join(PROSE)
    root = project(tmp_path, {"x.txt": attack, **SEEDS}, theme, plugins=["search", {"kliping": {}}])
    site = built(root)
    for path, content in site.items():
        if path.endswith(".html"):
            made = Links(content)
            assert [script for script in made.scripts if script.lstrip().startswith("window.__pwned")] == []
            assert [tag for tag, given in made.elements if {"onclick", "onerror"} & given.keys()] == []
    shown = re.search(rb"<title>(.*?)</title>", site["laporan/x/index.html"], re.DOTALL)[1].decode()
    assert html.unescape(shown).strip() == f"{title} - Contoh"


def test_no_page_leads_nowhere(tmp_path):
    site = built(project(tmp_path, SEEDS))
    lost = []
    for path, content in site.items():
        if not path.endswith(".html") or path == "404.html":
            continue
        folder = path.split("/")[:-1]
        for link in Links(content).found:
            target = link.partition("#")[0].partition("?")[0]
            if re.match(r"[a-z]+:|//", link) or not target:
                continue
            parts = list(folder)
            for part in target.split("/"):
                parts = parts[:-1] if part == ".." else [*parts, part] if part not in ("", ".") else parts
            found = "/".join(parts)
            if found not in site and f"{found}/index.html".lstrip("/") not in site:
                lost.append((path, link))
    assert lost == []


def test_the_digest_is_also_built_without_directory_addresses(tmp_path):
    site = built(project(tmp_path, SEEDS, use_directory_urls=False))
    reports = [path for path in site if path.startswith("laporan/")]
    assert len(reports) == len(SEEDS)
    assert all(path.endswith(".html") and path.count("/") == 1 for path in reports)
    moved = next(text for path, text in site.items() if path.startswith("cerita/") and b'http-equiv="refresh"' in text)
    target = re.search(rb'content="0; url=([^"]+)"', moved)[1].decode()
    assert f"cerita/{target}" in site


def test_a_page_written_by_hand_wins(tmp_path):
    root = project(tmp_path, SEEDS)
    (root / "docs" / "index.md").write_text("# Halaman sendiri\n\nDitulis dengan tangan.\n")
    site = built(root)
    assert b"Ditulis dengan tangan" in site["index.html"]
    assert (root / "docs" / "index.md").read_text() == "# Halaman sendiri\n\nDitulis dengan tangan.\n"
    assert [path.name for path in (root / "docs").iterdir()] == ["index.md"]


def test_the_digest_can_open_on_another_page(tmp_path):
    root = project(tmp_path, SEEDS, kliping={"home": "kliping.md"})
    (root / "docs" / "index.md").write_text("# Halaman sendiri\n")
    site = built(root)
    assert b"Halaman sendiri" in site["index.html"]
    assert b"laporan/" in site["kliping/index.html"]


def test_english_is_one_setting(tmp_path):
    site = built(project(tmp_path, SEEDS, kliping={"language": "en"}))
    assert {"reports", "stories", "timeline", "archive"} <= {path.partition("/")[0] for path in site}
    assert b"not stated in this file" in next(text for path, text in site.items() if path.startswith("reports/"))


def test_search_can_be_left_out(tmp_path):
    site = built(project(tmp_path, SEEDS, kliping={"search": False}))
    assert [path for path in site if path.startswith("assets/search/")] == []
    assert "cari/index.html" not in site


def test_a_project_without_seeds_is_an_empty_digest(tmp_path):
    assert b"Belum ada naskah" in built(project(tmp_path, {}))["index.html"]


WRONG = [
    ({"seed": "naskah"}, 'seed: is no setting of kliping; did you mean "seeds"?'),
    ({"bahasa": "id"}, "bahasa: is no setting of kliping; the settings are: language, home, search"),
    ({"language": "fr"}, 'language: "fr" is none of: id, en'),
    ({"language": 7}, "language: Expected `str`, got `int`"),
    ({"seeds": "tidak-ada"}, 'seeds: there is no folder "tidak-ada"'),
    ({"home": "/etc/x"}, 'home: "/etc/x" is no page'),
    ({"home": "../x.md"}, 'home: "../x.md" is no page'),
    ({"workers": "banyak"}, "workers: Expected `int`, got `str`"),
    ({"workers": -1}, "workers: is below 0"),
    ({"search": "ya"}, "search: Expected `bool`, got `str`"),
    ({"text": "semua"}, 'text: "semua" is none of: full, excerpt'),
    ({"feeds": ["cerita"]}, 'feeds: "cerita" is none of: digest, stories, outlets, entities'),
    ({"index": ["home", "x"]}, 'index: "x" is none of: home, stories'),
]


@pytest.mark.parametrize(("options", "told"), WRONG, ids=[next(iter(options)) for options, _ in WRONG])
def test_a_wrong_setting_is_told_by_its_name(tmp_path, options, told):
    (tmp_path / "seeds").mkdir()
    with pytest.raises(ConfigError) as fault:
        make_config(options, tmp_path)
    assert str(fault.value).startswith(told)


def test_what_is_said_of_the_site_is_read_as_mkdocs_reads_it(tmp_path, monkeypatch):
    monkeypatch.setenv("ADDRESS", "https://contoh.id/k")
    monkeypatch.setenv("FOLDERS", "false")
    root = project(tmp_path, {})
    told = "site_name: Contoh\nsite_url: !ENV [ADDRESS, '']\nuse_directory_urls: !ENV [FOLDERS, true]\n"
    (root / "mkdocs.yml").write_text(told, encoding="utf-8")
    read = read_settings(str(root / "mkdocs.yml"))
    assert load_config(root / "mkdocs.yml", {}).site == SiteSettings("Contoh", "https://contoh.id/k/", False)
    assert (read.site_name, read.site_url, read.use_directory_urls) == ("Contoh", "https://contoh.id/k/", False)


def test_all_wrong_settings_are_told_at_once_by_either_door(tmp_path):
    options = {"seed": "x", "language": "fr", "workers": -1}
    root = project(tmp_path, {}, kliping=options)
    for done in (mkdocs("build", cwd=root), generator("check", cwd=root)):
        assert done.returncode != 0
        said = done.stdout.decode() + done.stderr.decode()
        for word in ('did you mean "seeds"?', '"fr" is none of: id, en', "workers: is below 0"):
            assert word in said
        assert "Traceback" not in said
