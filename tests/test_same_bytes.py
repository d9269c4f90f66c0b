"""The same seeds give the same bytes: in any order of files, by either door, however often and wherever."""

import os
import random
import shutil
import sqlite3

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import get_files

from generator import build as building
from generator.build import build
from generator.reading import find_seeds
from tests.making import ROOT, config, generator, pages, project, sow, tiny_seeds, tree

SEEDS = tiny_seeds(60) | {path.name: path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("00[02]_*.txt"))}


@pytest.fixture(scope="module")
def expected(tmp_path_factory):
    """The pages and data files of `SEEDS`, made at once by one process without a cache."""
    return made(tmp_path_factory.mktemp("expected"))


def made(root, seeds=SEEDS, **options):
    sow(root / "seeds", seeds)
    site = build(config(root, **options))
    return pages(site) | {file.path: file.text for file in site.files}


def differing(one: dict, other: dict) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def test_the_sample_has_stories_dates_outlets_and_places(expected):
    folders = {path.partition("/")[0] for path in expected if "/" in path}
    known = "api laporan cerita lini-masa arsip media tempat orang lembaga peristiwa"
    assert folders == set(known.split())


@pytest.mark.parametrize("luck", range(3))
def test_the_order_of_files_does_not_matter(expected, tmp_path, monkeypatch, luck):
    scandir, chance = os.scandir, random.Random(luck)

    class Shuffled(list):
        def __init__(self, folder="."):
            super().__init__(sorted(scandir(folder), key=lambda _: chance.random()))

        def __enter__(self):
            return iter(self)

        def __exit__(self, *_):
            return None

    monkeypatch.setattr(os, "scandir", Shuffled)
    assert differing(made(tmp_path), expected) == []


def test_seeds_are_found_in_the_order_of_their_names(tmp_path):
    names = ["b.txt", "a/z.txt", "a-b.txt", "A.txt", "a.md", "a/b/c.txt"]
    folder = sow(tmp_path, dict.fromkeys(names, "x"))
    assert [path.relative_to(folder).as_posix() for path in find_seeds(folder)] == sorted(names)


def test_a_warm_cache_gives_the_same_pages_and_reads_nothing_again(expected, tmp_path, monkeypatch):
    made(tmp_path)
    monkeypatch.setattr(building, "report_on", None)
    assert differing(made(tmp_path), expected) == []


def test_one_changed_seed_is_read_again_and_no_other(tmp_path, monkeypatch):
    made(tmp_path)
    read = []
    real = building.report_on
    monkeypatch.setattr(building, "report_on", lambda seed, *known: (read.append(seed.name), real(seed, *known))[1])
    changed = {**SEEDS, "a/0000.txt": SEEDS["a/0000.txt"].replace("gembira", "sedih")}
    after = made(tmp_path, changed)
    assert read == ["a/0000.txt"]
    assert differing(after, made(tmp_path, changed, cache="elsewhere")) == []


PROMPT = "Berita pilihan lain dikirim redaksi setiap petang kepada pelanggan buletin."
SUBJECTS = (
    "Nelayan menunda keberangkatan karena gelombang tinggi melanda perairan selatan, kata syahbandar kemarin.",
    "Siswa memenangkan lomba matematika tingkat provinsi setelah berlatih memakai buku sumbangan alumni sekolahnya.",
    "Pasokan cabai merah dari pegunungan terhambat longsor sehingga pedagang mengurangi belanja menjelang hari raya.",
    "Kesebelasan putri menahan imbang juara bertahan lewat tendangan bebas terakhir dalam pertandingan semifinal.",
)
TEACHING = {f"guru/{at}.txt": f"Tempo.co, JAKARTA - {text}\n\n{PROMPT}\n" for at, text in enumerate(SUBJECTS)}


def test_what_the_collection_teaches_is_the_same_cold_and_warm_and_by_any_command(tmp_path):
    cold = made(tmp_path, TEACHING)
    assert [path for path, text in cold.items() if "repeated-across" in text or "tidak berkaitan" in text] != []
    assert differing(made(tmp_path, TEACHING), cold) == []
    whole = generator("export", "reports", cwd=tmp_path).stdout.splitlines()
    assert [generator("export", "reports", f"seeds/{name}", cwd=tmp_path).stdout.strip() for name in TEACHING] == whole


def test_only_articles_whose_decision_flips_are_read_again(tmp_path, monkeypatch):
    some = dict(list(TEACHING.items())[:2]) | {"lain.txt": SEEDS["a/0000.txt"]}
    made(tmp_path, some)
    read = []
    real = building.report_on
    monkeypatch.setattr(building, "report_on", lambda seed, *known: (read.append(seed.name), real(seed, *known))[1])
    made(tmp_path, {"guru/2.txt": TEACHING["guru/2.txt"]})
    assert read == ["guru/2.txt", *sorted([*some, "guru/2.txt"])[:3]]
    made(tmp_path, {"guru/3.txt": TEACHING["guru/3.txt"]})
    assert read[4:] == ["guru/3.txt", "guru/3.txt"]


def cut_short(cache):
    file = next(cache.glob("*.sqlite"))
    file.write_bytes(file.read_bytes()[:5000])


def overwritten(cache):
    next(cache.glob("*.sqlite")).write_bytes(b"not a database at all" * 999)


def with_broken_rows(cache):
    with sqlite3.connect(next(cache.glob("*.sqlite"))) as connection:
        connection.execute("UPDATE reports SET report = x'93c1ff'")


def with_rows_of_another_shape(cache):
    with sqlite3.connect(next(cache.glob("*.sqlite"))) as connection:
        connection.execute("UPDATE reports SET report = x'80'")


def with_another_table(cache):
    with sqlite3.connect(next(cache.glob("*.sqlite"))) as connection:
        connection.execute("DROP TABLE reports")
        connection.execute("CREATE TABLE reports (other TEXT)")


def a_folder_in_its_place(cache):
    file = next(cache.glob("*.sqlite"))
    file.unlink()
    file.mkdir()


def a_file_in_place_of_the_folder(cache):
    shutil.rmtree(cache)
    cache.write_text("a file")


HARM = [cut_short, overwritten, with_broken_rows, with_rows_of_another_shape,
        with_another_table, a_folder_in_its_place, a_file_in_place_of_the_folder]  # fmt: skip


@pytest.mark.parametrize("harm", HARM, ids=lambda harm: harm.__name__)
def test_a_broken_cache_counts_as_empty(expected, tmp_path, harm):
    made(tmp_path)
    harm(config(tmp_path).cache)
    assert differing(made(tmp_path), expected) == []
    assert differing(made(tmp_path), expected) == []


def test_no_damaged_byte_of_the_cache_comes_onto_a_page(tmp_path):
    seeds = tiny_seeds(6)
    whole = made(tmp_path, seeds)
    file = next(config(tmp_path).cache.glob("*.sqlite"))
    content = file.read_bytes()
    for luck in range(60):
        chance, damaged = random.Random(luck), bytearray(content)
        for _ in range(chance.choice((1, 9, 90))):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        file.write_bytes(damaged)
        assert differing(made(tmp_path, seeds), whole) == []


def test_a_cache_of_an_older_program_is_not_asked(expected, tmp_path, monkeypatch):
    made(tmp_path)
    monkeypatch.setattr("generator.cache.program_fingerprint", lambda: "0" * 64)
    made(tmp_path)
    assert [path.name for path in config(tmp_path).cache.iterdir()] == [f"reports-{'0' * 16}.sqlite"]


def test_the_same_text_under_two_names_is_two_reports(tmp_path):
    sow(tmp_path / "seeds", {"a.txt": SEEDS["a/0000.txt"], "b.txt": SEEDS["a/0000.txt"]})
    for _ in "cold", "warm":
        assert {"laporan/a.md", "laporan/b.md"} <= pages(build(config(tmp_path))).keys()


@pytest.mark.xdist_group("processes")
def test_two_processes_make_what_one_makes(tmp_path, monkeypatch):
    seeds = tiny_seeds(400)
    alone = made(tmp_path / "one", seeds)
    monkeypatch.setattr(building, "_report_on_each", _counting(building._report_on_each, started := []))
    assert differing(made(tmp_path / "two", seeds, workers=2), alone) == []
    assert started == [(400, 2)]


def _counting(real, started):
    def report_on_each(seeds, workers, learned):
        started.append((len(seeds), workers))
        return real(seeds, workers, learned)

    return report_on_each


ELSEWHERE = [
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONUTF8": "0"},
    {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "POSIX", "LANGUAGE": "id", "PYTHONOPTIMIZE": "1"},
]


@pytest.mark.parametrize("environment", ELSEWHERE, ids=lambda environment: environment["PYTHONHASHSEED"])
def test_hash_seed_time_zone_and_locale_do_not_matter(expected, tmp_path, environment):
    sow(tmp_path / "seeds", SEEDS)
    done = generator("build", "--out", "out", cwd=tmp_path, **environment)
    assert done.returncode == 0, done.stderr.decode()
    written = tree(tmp_path / "out")
    written.pop(".kliping-files")
    assert differing(written, {path: text.encode() for path, text in expected.items()}) == []


def test_both_doors_give_the_same_pages(tmp_path):
    root = project(tmp_path, SEEDS)
    assert generator("build", "--out", "out", cwd=root).returncode == 0
    written = tree(root / "out")
    written.pop(".kliping-files")
    assert differing(handed_to_mkdocs(root), written) == []


def handed_to_mkdocs(root) -> dict[str, bytes]:
    """The files that the plugin adds, as MkDocs would read them."""
    settings = load_config(str(root / "mkdocs.yml"))
    settings.plugins.on_startup(command="build", dirty=False)
    settings = settings.plugins.on_config(settings)
    files = settings.plugins.on_files(get_files(settings), config=settings)
    return {file.src_uri: file.content_bytes for file in files if file.generated_by == "kliping"}


def test_a_second_build_writes_nothing_and_removes_what_is_no_longer_made(tmp_path):
    sow(tmp_path / "seeds", {"a.txt": SEEDS["a/0000.txt"], "b.txt": SEEDS["b/0001.txt"]})
    assert generator("build", "--out", "out", cwd=tmp_path).returncode == 0
    (tmp_path / "out" / "own.md").write_text("a file of somebody else's")
    again = generator("build", "--out", "out", cwd=tmp_path)
    assert b" 0 files changed" in again.stderr
    (tmp_path / "seeds" / "b.txt").unlink()
    generator("build", "--out", "out", cwd=tmp_path)
    assert (tmp_path / "out" / "laporan" / "a.md").is_file()
    assert not (tmp_path / "out" / "laporan" / "b.md").exists()
    assert (tmp_path / "out" / "own.md").is_file()


def test_a_file_of_somebody_elses_is_never_overwritten(tmp_path):
    sow(tmp_path, {"seeds/a.txt": SEEDS["a/0000.txt"], "out/index.md": "mine"})
    refused = generator("build", "--out", "out", cwd=tmp_path)
    assert refused.returncode == 2
    assert b"already holds index.md" in refused.stderr
    assert tree(tmp_path / "out") == {"index.md": b"mine"}
