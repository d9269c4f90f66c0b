"""Hostile seeds are shown as inert text or refused with a code; whatever they hold, the others are still built."""

import json
import os
import re
import sys

import pytest
import yaml
from lxml import etree

from generator.analysis import Report
from generator.build import build, gather
from generator.cli import main
from generator.reading import find_seeds
from tests.making import PROSE, ROOT, config, mkdocs, project

ATTACKS = yaml.safe_load((ROOT / "tests" / "attacks.yml").read_text("utf-8"))
GOOD = "\n".join(PROSE)
ADDRESS = "https://contoh.id/?a=`x`&b={{c}}&d=*e*|f(g)[h](javascript:window.__pwned=1)"
YEAR = "Ia lahir pada 4 September 2023 menurut {} yang dikutip warga setempat di sini.\n"

# File name -> content. Each becomes a page.
BUILT = {
    "baik.txt": GOOD,
    "serangan-isi.txt": GOOD + "\n" + "\n".join(f"{attack} sehingga warga merasa {attack}." for attack in ATTACKS),
    "serangan-isi-markdown.md": GOOD + "\n" + "\n".join(f"{attack} agar [{attack}]({attack})." for attack in ATTACKS),
    "serangan-tanggal.txt": "".join(YEAR.format(attack) for attack in ATTACKS if "\x00" not in attack) + GOOD,
    "serangan-titimangsa.txt": "KOMPAS.com, <B>JAKARTA</B> - " + GOOD + "\n<IMG SRC=X>.COM - " + GOOD,
    "serangan-keterangan.txt": GOOD
    + '\nIa pergi ke <img src=x onerror=alert(1)> kota itu. (Foto: "><script>alert(1)</script>)\n' + PROSE[0],
    "serangan-media.txt": "</title><script>window.__pwned=1</script>.com - " + GOOD,
    "serangan-url.txt": f"---\nurl: '{ADDRESS}'\n---\n{GOOD}",
    "templat.txt": "{{ config }} {% raw %}\n" + GOOD,
    "yaml.txt": "title: satu\npublished: [dua\n--- \n" + GOOD + "\n---\n- tiga",
    "bom.txt": b"\xef\xbb\xbf" + GOOD.encode(),
    "crlf.txt": GOOD.replace("\n", "\r\n"),
    "cr.txt": GOOD.replace("\n", "\r"),
    "nol.txt": GOOD.replace("umum", "u\0mum") + "\n" + GOOD.upper(),
    "sepuluh-ribu.txt": "".join(f"Baris ke-{n} ini ditulis dengan *tangan* sendiri.\n" for n in range(10_000)),
    "kata-panjang.txt": GOOD + "\n" + "a" * 90_000,
    "bintang.txt": GOOD + "\n" + "*" * 2_900,
    "zalgo.txt": GOOD.replace("a", "a\u0301\u0302\u0303\u0304\u0305"),
    "x..txt": GOOD,
    "a'b&c;d.txt": GOOD,
    "a\"b<c>.txt": GOOD,
    "<script>alert(1)</script>/x.txt": GOOD,
    "{{ nama }} {% x %}.txt": GOOD,
    "spasi  dua .txt": GOOD,
    "#1?x=2%2e%2e%2f.txt": GOOD,
    "[klik](javascript:alert(1)).md": GOOD,
    "| tabel | `kode` |.txt": GOOD,
    "---.txt": GOOD,
    "-rf.txt": GOOD,
    "日本語.txt": GOOD,
    "наводнение.md": GOOD,
    "panjang" + "g" * 240 + ".txt": GOOD,
    "Kembar.txt": GOOD,
    "kembar.txt": GOOD,
    "KEMBAR.TXT": GOOD,
    "x.txt": GOOD,
    "x.md": GOOD,
    "x/y.txt": GOOD,
    "x-y.txt": GOOD,
    "index.txt": GOOD,
    "sub.txt/index.txt": GOOD,
    "404.txt": GOOD,
    "con.txt": GOOD,
    "²²².txt": GOOD,
    "dibuang.txt": "---\ndrop: [4]\n---\nWarga menyambut rencana itu, tetapi meminta lampu jalan dipasang dahulu.\n",
    "rusak.txt": GOOD.encode() + b"\nlalu \xff\xfe rusak",
    "terpotong.txt": GOOD.encode() + "é".encode()[:1],
    "utf16.txt": GOOD.encode("utf-16"),
    "utf16-tanpa-tanda.txt": GOOD.encode("utf-16-le"),
}  # fmt: skip

# File name -> content and the code of the problem that says why there is no page.
REFUSED = {
    "kosong.txt": ("", "E103"),
    "hanya-perabot.txt": ("Foto\nVideo\n", "E127"),
    "putih.txt": (" \n\t\r\n\u00a0\u200b\n\ufeff", "E103"),
    "hanya-depan.txt": ("---\ntitle: a\n---\n", "E103"),
    "biner.txt": (bytes(range(256)) * 50, "E107"),
    "biner-rapi.txt": (bytes(range(128)) * 50, "E107"),
    "gambar.txt": (b"\x89PNG\r\n\x1a\n" + b"\0" * 500, "E107"),
    "surogat.txt": (GOOD.encode() + b"\xed\xa0\x80", "E101"),
    "lima-puluh-megabita.txt": (b"a" * 50_000_000, "E104"),
    "satu-kata.txt": ("a" * 1_000_000, "E110"),
    "satu-baris-html.txt": ("<p class='x'>isi</p>" * 3_000, "E110"),
    "program.exe": (b"MZ\x90\0" * 99, "E102"),
    "tanpa-akhiran": (GOOD, "E102"),
    "halaman.html.gz": (b"\x1f\x8b\x08\0", "E102"),
    "baris\nbaru.txt": (GOOD, "E108"),
    "\x1b[31mmerah\x1b[0m.txt": (GOOD, "E108"),
    "kilat\u202etxt.exe.txt": (GOOD, "E108"),
    "garis\\miring.txt": (GOOD, "E108"),
}

# One name is not UTF-8; two are the same letters in two spellings.
ODD_NAMES = [os.fsdecode(b"bita\xff.txt"), "caf\u00e9.txt", "cafe\u0301.txt"]
if sys.platform == "darwin":  # which takes neither, nor names that differ only in case
    ODD_NAMES.clear()
    BUILT = {name: text for name, text in BUILT.items() if name.lower() != "kembar.txt"}

# Names and content that are no seeds at all.
IGNORED = {"README.md": GOOD, "readme": "x", "_files/x.txt": GOOD, "_catatan.txt": GOOD, ".rahasia.txt": GOOD,
           "..x.txt": GOOD, "keputusan.yml": "a: b", "sub/README.txt": GOOD}  # fmt: skip

# The fixtures below are costly: one worker makes them.
pytestmark = pytest.mark.xdist_group("hostile")


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A MkDocs project whose seeds folder holds everything above, and what only a file system can hold."""
    seeds = {**BUILT, **{name: content for name, (content, _) in REFUSED.items()}}
    seeds |= IGNORED
    stated = {f"depan-{at:03}.txt": stated_by(" ".join(ATTACKS[at : at + 8])) for at in range(0, len(ATTACKS), 8)}
    root = project(tmp_path_factory.mktemp("hostile"), {**seeds, **stated}, theme={"name": "material", "font": False})
    folder = root / "seeds"
    (root / "rahasia.txt").write_text("rahasia " + GOOD)
    (folder / "taut.txt").symlink_to(root / "rahasia.txt")
    (folder / "taut-map").symlink_to(root, target_is_directory=True)
    (folder / "taut-putus.txt").symlink_to(root / "tidak-ada.txt")
    (folder / "taut-diri.txt").symlink_to("taut-diri.txt")
    os.mkfifo(folder / "pipa.txt")
    for name in ODD_NAMES:
        (folder / name).write_text(GOOD)
    return root


def stated_by(attack: str) -> str:
    """A seed whose front matter states `attack` in every key that takes any text."""
    stated = dict.fromkeys(("title", "publisher", "rights", "note"), attack) | {"authors": [attack, "Ani"]}
    return f"---\n{yaml.safe_dump(stated, allow_unicode=True)}---\n{GOOD}"


@pytest.fixture(scope="module")
def newsroom(root):
    settings = config(root)
    return gather(settings, find_seeds(settings.seeds))


@pytest.fixture(scope="module")
def made(root):
    return build(config(root))


def test_a_hostile_seed_that_can_be_read_is_a_report(newsroom):
    refused = {
        name: newsroom.outcomes.get(name) for name in BUILT if not isinstance(newsroom.outcomes.get(name), Report)
    }
    assert refused == {}


def test_front_matter_with_any_text_makes_a_report(newsroom):
    stated = {name: made for name, made in newsroom.outcomes.items() if name.startswith("depan-")}
    assert len(stated) * 8 >= len(ATTACKS)
    assert [name for name, made in stated.items() if not isinstance(made, Report)] == []


def test_what_cannot_be_read_is_refused_with_a_code(newsroom):
    spelled = {name: "".join(c if c.isprintable() else ascii(c)[1:-1] for c in name) for name in REFUSED}
    codes = {name: getattr(newsroom.outcomes[spelled[name]], "code", None) for name in REFUSED}
    assert codes == {name: code for name, (_, code) in REFUSED.items()}


def test_a_seed_without_article_text_is_an_error_though_it_has_a_page(newsroom):
    codes = [problem.code for problem in newsroom.outcomes["dibuang.txt"].problems]
    assert "E103" in codes


def test_links_are_refused(newsroom):
    names = ("taut.txt", "taut-map", "taut-putus.txt", "taut-diri.txt")
    assert [newsroom.outcomes[name].code for name in names] == ["E105"] * 4


@pytest.mark.skipif(not ODD_NAMES, reason="this file system takes no such names")
def test_names_that_mislead_are_refused(newsroom):
    assert newsroom.outcomes["bita\\udcff.txt"].code == "E108"
    assert newsroom.outcomes["caf\u00e9.txt"].code == "E109"


def test_what_is_no_seed_is_left_alone(newsroom):
    assert set(newsroom.outcomes) & {*IGNORED, "pipa.txt", "_files/x.txt"} == set()


def test_every_problem_says_where_what_and_what_to_type(newsroom):
    assert newsroom.failed
    for problem in newsroom.problems:
        place, what, fix = re.fullmatch(r"(seeds/.*?)(?::\d+)? [EW]\d{3} (.+)\n  to fix: (.+)", str(problem)).groups()
        assert [text for text in (place, what, fix) if not text.isprintable()] == []


def test_every_seed_that_can_be_read_has_a_page_of_its_own(newsroom, made):
    reports = [page.path for page in made.pages if page.meta["kind"] == "report"]
    assert len(set(reports)) == len(reports) == len(newsroom.reports)
    paths = [page.path for page in made.pages]
    assert len({path.lower() for path in paths}) == len(paths)


def test_no_path_of_a_page_leaves_its_folder(made):
    name = "[a-z0-9][a-z0-9_-]{0,90}"
    odd = [page.path for page in made.pages if not re.fullmatch(rf"(?:[a-z-]+/(?:{name}/)?)?{name}\.md", page.path)]
    assert odd == []


def test_no_two_pages_become_one_file(made):
    """`x.md` and `x/index.md` are both shown as `x/index.html`."""
    shown = [re.sub(r"(/index)?\.md$", "/index.html", page.path) for page in made.pages]
    assert len(set(shown)) == len(shown)


def test_what_lies_outside_the_folder_is_nowhere(made):
    assert [page.path for page in made.pages if "rahasia" in page.text] == []


def test_every_feed_of_hostile_seeds_is_valid_and_every_head_data(made):
    atom = etree.RelaxNG(etree.parse(ROOT / "tests" / "formats" / "atom.rng"))
    feeds = [file for file in made.files if file.path.endswith("atom.xml")]
    assert [file.path for file in feeds if not atom.validate(etree.fromstring(file.text.encode()))] == []
    for head in made.heads.values():
        outside = re.sub(r'<script type="application/ld\+json">([^<>]+)</script>', "", head)
        assert re.sub(r'<(?:meta|link)(?: [\w-]+="[^"<>]*")+>', "", outside) == ""
        assert [link for link in re.findall(r'href="([^"]*)"', outside) if not re.fullmatch(r"[\w./-]+", link)] == []


def test_every_data_file_of_hostile_seeds_reads_and_steers_nothing(made):
    for file in made.files:
        assert re.findall(r"[^\n\r\t -~\u00a0-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]", file.text) == [], file.path
        assert re.fullmatch(r"[a-z0-9_./-]+", file.path), file.path
        if file.path.endswith(".json"):
            json.loads(file.text)


def test_front_matter_of_a_page_is_data(made):
    for page in made.pages:
        dashes, front, rest = page.text.split("---\n", 2)
        assert dashes == ""
        assert yaml.safe_load(front) == page.meta
        assert re.match(r'\n*(?:<div class="k-(?:strands|strand)" markdown>\n+){0,2}[#\[]', rest)


def test_no_character_that_shows_nothing_comes_onto_a_page(made):
    unseen = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
    assert {page.path: unseen.findall(page.text) for page in made.pages if unseen.search(page.text)} == {}


@pytest.mark.parametrize(
    "command",
    [
        ["check"],
        ["check", "--format", "markdown"],
        ["check", "--format", "github"],
        ["export", "reports"],
        ["export", "corpus"],
    ],
)
def test_no_command_stumbles_or_lets_anything_steer_the_terminal(root, command, capsys):
    assert main([*command, "--config", str(root / "mkdocs.yml"), "--workers", "1"]) == 1
    out, err = capsys.readouterr()
    assert re.findall(r"[^\n\t -~\u00a0-\U0010ffff]", out + err) == []
    assert "Traceback" not in err
    if command[0] == "export":
        assert all(json.loads(line) for line in out.splitlines())


def test_explain_shows_every_seed_safely(root, capsys):
    for path in sorted((root / "seeds").rglob("*")):
        if path.is_file() and not path.is_fifo() and path.stat().st_size < 200_000:
            assert main(["explain", str(path), "--config", str(root / "mkdocs.yml")]) in {0, 1}
    out, err = capsys.readouterr()
    assert re.findall(r"[^\n\t -~\u00a0-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]", out + err) == []


def test_annotations_are_one_line_each(root, capsys):
    main(["check", "--format", "github", "--config", str(root / "mkdocs.yml"), "--workers", "1"])
    lines = capsys.readouterr().out.splitlines()
    assert [
        line for line in lines if not re.match(r"::(error|warning) file=[^:]+,line=\d+,title=[EW]\d{3}::\S", line)
    ] == []


@pytest.fixture(scope="module")
def built(root):
    """The folder of the site as MkDocs builds it, with how it ended."""
    return mkdocs("build", "--site-dir", root / "site", cwd=root), root / "site"


def test_mkdocs_builds_the_others_and_says_what_is_wrong(built, made):
    done, site = built
    assert done.returncode == 0, done.stderr.decode()
    assert b"E104 is 50.0 MB" in done.stderr
    assert b"Traceback" not in done.stderr
    missing = [
        page.path
        for page in made.pages
        if not (site / re.sub(r"(index)?\.md$", "", page.path) / "index.html").is_file()
    ]
    assert missing == []


def test_mkdocs_strict_ends_with_an_error_yet_writes_the_site(root, tmp_path):
    (root / "strict.yml").write_text((root / "mkdocs.yml").read_text().replace("material", "mkdocs"))
    done = mkdocs("build", "--strict", "--config-file", root / "strict.yml", "--site-dir", tmp_path / "site", cwd=root)
    assert done.returncode == 1
    assert b"Aborted with" in done.stdout + done.stderr
    assert (tmp_path / "site" / "laporan" / "baik" / "index.html").is_file()


# What a page shows of a seed: these elements, these attributes, and no address but the digest's own.
_FOUND = """() => {
  const shown = [...document.querySelectorAll("article.md-content__inner *")];
  const attributes = shown.flatMap((e) => [...e.attributes].map((a) => `${e.localName}[${a.name}]`));
  const addresses = [...document.querySelectorAll("[href], [src], [action]")]
    .map((e) => new URL(e.getAttribute("href") ?? e.getAttribute("src") ?? e.action, document.baseURI).origin);
  return {
    elements: [...new Set(shown.map((e) => e.localName))],
    attributes: [...new Set(attributes)],
    addresses: [...new Set(addresses)],
    handlers: [...document.all].flatMap((e) => e.getAttributeNames()).filter((n) => n.startsWith("on")).length,
    scripts: [...document.scripts].filter((s) => s.type !== "application/ld+json" &&
      /pwned|jahat/.test(s.textContent + s.src)).length,
    bases: document.querySelectorAll("base, iframe, object, embed, meta[http-equiv=refresh]").length,
    pwned: "__pwned" in window,
  };
}"""
_ELEMENTS = (
    "a button br circle cite code dd del details div dl dt figcaption figure form h1 h2 h3 h4 h5 input ins label li "
    "mark nav noscript ol option p path pre q rect select small span strong summary svg table tbody td text th thead "
    "time title tr ul"
)
_ATTRIBUTES = (
    r"\w+\[(?:align|aria-[a-z]+|class|data-[a-z_-]+|datetime|dir|hidden|href|id|lang|open|rel|title|type|viewBox|d)\]"
    r"|rect\[(?:x|y|width|height|rx)\]|circle\[(?:cx|cy|r)\]"
    r"|text\[[xy]\]|svg\[(?:role|width|height|preserveAspectRatio)\]"
    r"|(?:a|pre)\[tabindex\]|(?:p|span|div)\[role\]|form\[autocomplete\]|select\[name\]|option\[value\]"
)


def test_no_page_of_a_hostile_site_acts(built, made, page, observed, serve):
    _, site = built
    address = serve(site, under="/deep/").rstrip("/")
    origin = address.removesuffix("/deep")
    trouble = {}
    for shown in made.pages:
        if shown.meta["kind"] in {"redirect", "search"}:  # the search page shows nothing of a seed before one searches
            continue
        page.goto(f"{address}/{re.sub(r'(index)?[.]md$', '/', shown.path).lstrip('/')}")
        found = page.evaluate(_FOUND)
        odd = {
            "elements": set(found["elements"]) - set(_ELEMENTS.split()),
            "attributes": {a for a in found["attributes"] if not re.fullmatch(_ATTRIBUTES, a)},
            "addresses": set(found["addresses"]) - {origin, "https://contoh.id", "https://squidfunk.github.io"},
            "acts": found["handlers"] + found["scripts"] + found["bases"] + found["pwned"],
            "title": page.title() != f"{shown.title} - Contoh" and page.title() != "Contoh" and page.title(),
            "trouble": list(observed.trouble),
        }
        observed.__init__()
        if any(odd.values()):
            trouble[shown.path] = {what: value for what, value in odd.items() if value}
    assert trouble == {}


def test_a_search_in_a_hostile_site_acts_no_more_than_its_pages(built, page, observed, serve):
    _, site = built
    page.goto(f"{serve(site)}cari/")
    for query in ("script", "pwned", "<img src=x onerror=window.__pwned=1>", "'\"><script>window.__pwned=1</script>"):
        page.locator("main .k-search input").fill(query)
        page.wait_for_function(
            "query => document.querySelector('main .k-search').dataset.answered === query", arg=query
        )
    page.locator("main .k-search input").fill("script")
    page.wait_for_selector("main .k-hit")
    assert page.locator("main .k-search").locator("img, script, iframe, svg").count() == 0
    assert page.evaluate("'__pwned' in window") is False
    assert observed.trouble == []
