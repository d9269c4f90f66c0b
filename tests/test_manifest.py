"""A site says what it was made from, and anybody can make it again and compare."""

import hashlib
import json

import pytest

from generator.cli import FINE, PROBLEMS, WRONG_USAGE
from tests.making import PROSE, generator, mkdocs, project, sow, tiny_seeds, tree

SEEDS = tiny_seeds(6) | {"a.txt": "\n".join(PROSE), "rusak.txt": b"\xff\xfe\x00", "_stories.yml": "[]\n"}
# The site is built twice, which takes a while.
pytestmark = pytest.mark.xdist_group("manifest")


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    root = project(tmp_path_factory.mktemp("manifest"), SEEDS, theme={"name": "material", "font": False})
    done = mkdocs("build", cwd=root, TZ="Asia/Jakarta", PYTHONHASHSEED="1")
    assert done.returncode == 0, done.stderr.decode()
    return root


def fingerprint(content):
    return hashlib.sha256(content).hexdigest()


def test_the_manifest_holds_every_seed_and_every_file(root):
    told = json.loads((root / "site" / "manifest.json").read_text("utf-8"))
    seeds = {path: fingerprint(content) for path, content in tree(root / "seeds").items()}
    assert told["seeds"] == seeds
    built = {path: fingerprint(content) for path, content in tree(root / "site").items() if path != "manifest.json"}
    assert told["files"] == built
    assert sum(path.startswith("assets/search/") for path in told["files"]) > 10


def test_a_site_is_made_again_byte_for_byte_in_another_zone_with_another_hash_seed(root):
    done = generator("verify", cwd=root, TZ="Pacific/Kiritimati", PYTHONHASHSEED="2", SOURCE_DATE_EPOCH="86400")
    assert (done.returncode, done.stdout) == (FINE, b""), done.stderr.decode()


def test_every_file_that_differs_is_named(root, tmp_path):
    sow(tmp_path / "site", tree(root / "site"))
    (tmp_path / "site" / "index.html").write_text("lain")
    (tmp_path / "site" / "robots.txt").unlink()
    (tmp_path / "site" / "tambahan.html").write_text("bukan dari naskah")
    done = generator("verify", "--site", tmp_path / "site", cwd=root)
    assert done.returncode == PROBLEMS
    assert done.stdout.decode().splitlines() == [
        "file differs: index.html",
        "file is missing: robots.txt",
        "file is there, and nothing makes it: tambahan.html",
    ]


def test_a_seed_that_has_changed_is_named(root, tmp_path):
    (sow(tmp_path, tree(root)) / "docs").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("\n".join([*PROSE, PROSE[0].replace("jembatan", "jalan")]))
    done = generator("verify", cwd=tmp_path)
    assert done.returncode == PROBLEMS
    told = done.stdout.decode().splitlines()
    assert told[0] == "seed differs: a.txt"
    assert "file differs: laporan/a/index.html" in told


@pytest.mark.parametrize("content", [None, "bukan JSON", "{}"])
def test_a_folder_without_a_manifest_cannot_be_verified(root, tmp_path, content):
    if content is not None:
        (tmp_path / "manifest.json").write_text(content)
    done = generator("verify", "--site", tmp_path, cwd=root)
    assert done.returncode == WRONG_USAGE
    assert b"manifest.json" in done.stderr
