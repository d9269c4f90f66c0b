"""Addresses are stable: adding seeds changes none, and no two things share one."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from generator.build import build
from generator.corpus.addresses import address
from generator.text.slugs import name_address
from tests.making import PROSE, ROOT, config, pages, sow, tiny_seeds

FIT = re.compile(r"[a-z0-9][a-z0-9_-]{0,89}")

NAMES = [
    *("a.txt", "A.txt", "a.md", "a.TXT", "a/a.txt", "a-a.txt", "a_a.txt", "a a.txt", "á.txt", "a.a.txt", "a..txt"),
    *("index.txt", "Index.txt", "x/index.txt", "readme.txt", "日本.txt", "日.txt", "本.txt", "123.txt", "12345678.txt"),
    *("x" * 80 + ".txt", "x" * 81 + ".txt", "x" * 82 + ".txt", "X" * 240 + ".txt", "_a.txt", "%2e%2e.txt", "a\\b.txt"),
]  # fmt: skip

names = st.one_of(
    st.sampled_from(NAMES),
    st.text("abAB019-_. /é日", min_size=1, max_size=12).map(lambda stem: stem + ".txt"),
    st.text("0123456789abcdef", min_size=8, max_size=8).map(lambda stem: f"{stem}.txt"),
)


@given(names)
@example("../../etc/passwd.txt")
@example("..txt")
def test_an_address_is_fit_for_a_file_and_a_link(name):
    assert FIT.fullmatch(address(name))
    assert address(name) != "index"


@given(st.sets(names, max_size=8))
def test_two_names_have_two_addresses(some):
    assert len({address(name) for name in [*some, *NAMES]}) == len({*some, *NAMES})


@given(names)
def test_no_name_can_be_chosen_to_take_anothers_address(name):
    assert address(f"{address(name)}.txt") != address(name) or name == f"{address(name)}.txt"


@given(st.text(min_size=1, max_size=20))
@example("index")
@example("../x")
@example("<script>")
def test_an_outlets_name_gives_a_fit_address(name):
    assert FIT.fullmatch(name_address(name))
    assert name_address(name) != "index"


def test_names_that_differ_in_letters_have_two_addresses():
    told = ["Kompas", "コンパス", "Компас", "Kompas!", "KOMPAS", "Kompas 2", "Kompas コンパス"]
    assert [name_address(name) for name in ("Kompas", "Kompas!", "KOMPAS")] == ["kompas"] * 3
    assert len({name_address(name) for name in told}) == 5


def built(root, seeds, **options) -> dict[str, str]:
    sow(root / "seeds", seeds)
    return pages(build(config(root, **options)))


def test_adding_seeds_takes_no_page_away(tmp_path):
    before = built(tmp_path, tiny_seeds(12))
    after = built(tmp_path, {f"baru/{name}": text + "\nTambahan di akhir." for name, text in tiny_seeds(60).items()})
    assert [path for path in before if path not in after] == []


EVENT = """{outlet}, DEMAK - Bendungan Karangsari di Demak jebol pada 4 September 2023 dan merendam tujuh desa di hilir.

Bupati mengatakan bahwa {count} warga Karangsari mengungsi ke balai desa sejak bendungan itu jebol pada malam hari.
"""


def event(outlet: str, count: int, published: str = "") -> str:
    front = f"---\npublished: {published}\n---\n" if published else ""
    return front + EVENT.format(outlet=outlet, count=count)


def story_pages(site: dict[str, str]) -> dict[str, bool]:
    """The addresses of stories: whether each is a redirect."""
    return {path: "\nkind: redirect\n" in text for path, text in site.items() if path.startswith("cerita/")}


def test_a_story_that_grows_keeps_its_old_addresses(tmp_path):
    others = tiny_seeds(12)
    two = {"m.txt": event("Kompas.com", 300), "n.txt": event("Tempo.co", 310)}
    assert story_pages(built(tmp_path, others | two))["cerita/m.md"] is False
    grown = built(tmp_path, {"a-lebih-awal.txt": event("ANTARA", 290, "2023-09-04")})
    assert {path: story_pages(grown)[path] for path in ("cerita/a-lebih-awal.md", "cerita/m.md", "cerita/n.md")} == {
        "cerita/a-lebih-awal.md": False,
        "cerita/m.md": True,
        "cerita/n.md": True,
    }
    assert "\nredirect: cerita/a-lebih-awal.md\n" in grown["cerita/m.md"]


def test_a_redirect_leads_to_a_page_that_is_none(tmp_path):
    site = built(tmp_path, tiny_seeds(30))
    redirects = [path for path, moved in story_pages(site).items() if moved]
    assert redirects
    for path in redirects:
        target = re.search(r"^redirect: (.+)$", site[path], re.MULTILINE)[1]
        assert "\nkind: story\n" in site[target]


def test_every_link_between_pages_leads_to_a_page_and_a_line(tmp_path):
    seeds = {path.name: path.read_bytes() for path in sorted((ROOT / "seeds").glob("00[02]_*.txt"))}
    site = built(tmp_path, tiny_seeds(30) | seeds)
    for path, text in site.items():
        for target, anchor in re.findall(r"\]\(([^)#\s]*\.md)(?:#([\w-]+))?\)", text):
            folder = path.rpartition("/")[0]
            parts: list[str] = folder.split("/") if folder else []
            for part in target.split("/"):
                parts = parts[:-1] if part == ".." else [*parts, part]
            assert "/".join(parts) in site, (path, target)
            assert not anchor or f"#{anchor} " in site["/".join(parts)], (path, target, anchor)


def test_a_title_that_changes_moves_no_page(tmp_path):
    before = built(tmp_path, {"x.txt": "---\ntitle: Satu\n---\n" + "\n".join(PROSE)})
    after = built(tmp_path, {"x.txt": "---\ntitle: Dua\n---\n" + "\n".join(PROSE)})
    assert before.keys() == after.keys()


def test_the_interface_language_names_the_folders(tmp_path):
    folders = {path.partition("/")[0] for path in built(tmp_path, tiny_seeds(30), language="en") if "/" in path}
    assert folders == {"reports", "stories", "timeline", "archive", "outlets", "organisations", "places"}


def test_a_story_of_many_reports_is_one_story(tmp_path):
    many = {f"m{number:02}.txt": event("Kompas.com", 300 + number) for number in range(45)}
    few = dict(list(many.items())[:5])
    before = built(tmp_path, few)
    assert "cerita/m00.md" in before
    assert "cerita/m00.md" in built(tmp_path, many)
