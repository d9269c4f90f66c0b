"""The live preview: who adds, edits or deletes a seed sees it within two seconds, and nothing is read twice."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest
from mkdocs.commands.build import build as build_docs
from mkdocs.config import load_config
from mkdocs.structure.pages import Page

from generator import build as building
from generator.build import Memory, build
from tests.making import PROSE, ROOT, config, mkdocs, pages, project, sow, tiny_seeds, tree

SEEDS = tiny_seeds(12)
# Two seconds are promised on a machine that does nothing else; machines that run tests do much else.
PATIENCE = 20


class Preview:
    """A running `mkdocs serve`."""

    def __init__(self, root) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.log = root / "serve.log"
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{self.port}"]
        env = os.environ | {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(command, cwd=root, env=env, stdout=log, stderr=subprocess.STDOUT)

    def page(self, path: str) -> str | None:
        """The page at `path` as it is now; None where there is none."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=5) as answer:
                return answer.read().decode()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return None

    def seconds_until(self, path: str, seen) -> float:
        """How long it takes until `seen` holds of the page at `path`."""
        begun = time.monotonic()
        while not seen(self.page(path)):
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() - begun < PATIENCE, self.log.read_text()
            time.sleep(0.05)
        return time.monotonic() - begun

    def builds(self) -> int:
        return self.log.read_text().count("Building documentation")


@pytest.fixture
def preview(tmp_path):
    running = Preview(project(tmp_path, SEEDS))
    running.seconds_until("", lambda page: page is not None)
    yield running
    running.process.terminate()
    running.process.wait(timeout=20)


def test_a_seed_that_is_added_edited_or_deleted_is_seen_at_once_and_without_a_loop(preview, tmp_path):
    seed = tmp_path / "seeds" / "baru.txt"
    text = "\n".join(PROSE)
    steps = {
        "added": (lambda: seed.write_text(text), lambda page: page is not None and "akhir pekan" in page),
        "edited": (lambda: seed.write_text(text.replace("pekan", "tahun")), lambda page: "akhir tahun" in (page or "")),
        "wrong": (lambda: seed.write_bytes(b"\xff\xfe\0"), lambda page: page is None),
        "mended": (lambda: seed.write_text(text), lambda page: page is not None),
        "deleted": (seed.unlink, lambda page: page is None),
    }
    for step, (do, seen) in steps.items():
        do()
        print(f"{step}: {preview.seconds_until('laporan/baru/', seen):.2f} s")
    time.sleep(1)
    builds = preview.builds()
    time.sleep(3)
    assert preview.builds() == builds
    assert builds <= 1 + 2 * len(steps)
    assert "Traceback" not in preview.log.read_text()


def test_while_serving_only_pages_that_changed_are_made_again_and_all_are_as_if_all_were(tmp_path, monkeypatch):
    root = project(tmp_path / "one", {**SEEDS, "a.txt": PROSE[0]}, markdown_extensions=["toc"])
    made: list[str] = []
    real = Page.render
    monkeypatch.setattr(Page, "render", lambda page, *told: (made.append(page.file.src_uri), real(page, *told))[1])
    steps = [
        lambda: None,
        lambda: sow(root / "seeds", {"a.txt": "\n".join(PROSE)}),
        lambda: sow(root / "seeds", {"z.txt": PROSE[1]}),
        (root / "seeds" / "a.txt").unlink,
        lambda: (root / "mkdocs.yml").write_text(
            (root / "mkdocs.yml").read_text().replace("- toc", "- toc: {permalink: true}")
        ),
    ]
    for number, step in enumerate(steps):
        step()
        made.clear()
        served, fresh = (tmp_path / f"{name}-{number}" for name in ("served", "fresh"))
        built(root, served, "serve")
        again = set(made)
        assert mkdocs("build", "-q", "--site-dir", fresh, cwd=root).returncode == 0
        there, here = tree(served), tree(fresh)
        here.pop("manifest.json")  # not written while serving
        assert there == here
        assert ("tentang.md" in again) == (number in (0, 4))
        assert (2 * len(again) > len(list(served.rglob("index.html")))) == (number in (0, 4))


def built(root, to, command):
    settings = load_config(str(root / "mkdocs.yml"), site_dir=str(to))
    settings.plugins.on_startup(command=command, dirty=False)
    build_docs(settings)


@pytest.fixture
def read(monkeypatch):
    """The names of the files that are read, in order."""
    names: list[str] = []
    real = building.load_seed
    monkeypatch.setattr(building, "load_seed", lambda path, folder: (names.append(path.name), real(path, folder))[1])
    return names


def test_a_rebuild_reads_only_what_has_changed(tmp_path, read):
    sow(tmp_path / "seeds", {"a.txt": PROSE[0], "b.txt": PROSE[1], "kosong.txt": ""})
    memory = Memory()
    first = pages(build(config(tmp_path), memory))
    assert sorted(read) == ["a.txt", "b.txt", "kosong.txt"]
    read.clear()
    assert pages(build(config(tmp_path), memory)) == first
    assert read == []
    sow(tmp_path / "seeds", {"b.txt": PROSE[0] + "\n" + PROSE[1], "c.txt": PROSE[1]})
    build(config(tmp_path), memory)
    assert sorted(read) == ["b.txt", "c.txt"]


def test_a_seed_that_is_gone_is_forgotten(tmp_path, read):
    sow(tmp_path / "seeds", {"a.txt": PROSE[0], "b.txt": PROSE[1]})
    memory = Memory()
    build(config(tmp_path), memory)
    (tmp_path / "seeds" / "a.txt").unlink()
    after = pages(build(config(tmp_path), memory))
    assert "laporan/a.md" not in after
    assert len(memory.known) == 1


def test_a_seed_that_is_replaced_by_one_of_the_same_length_is_read_again(tmp_path, read):
    sow(tmp_path / "seeds", {"a.txt": PROSE[0]})
    memory = Memory()
    build(config(tmp_path), memory)
    os.utime(sow(tmp_path / "seeds", {"a.txt": PROSE[0].replace("umum", "anda")}) / "a.txt", ns=(1, 1))
    assert "anda" in pages(build(config(tmp_path), memory))["laporan/a.md"]


def test_what_was_wrong_is_still_told_on_a_rebuild(tmp_path):
    sow(tmp_path / "seeds", {"a.txt": PROSE[0], "kosong.txt": ""})
    memory = Memory()
    first = build(config(tmp_path), memory).problems
    assert build(config(tmp_path), memory).problems == first
    assert "E103" in {problem.code for problem in first}


def test_a_twin_in_name_is_told_when_it_comes_and_forgotten_when_it_goes(tmp_path):
    sow(tmp_path / "seeds", {"caf\u00e9.txt": PROSE[0]})
    memory = Memory()
    page = next(path for path in pages(build(config(tmp_path), memory)) if path.startswith("laporan/"))
    if (tmp_path / "seeds" / "cafe\u0301.txt").exists():
        pytest.skip("this file system knows only one of both spellings")
    twin = sow(tmp_path / "seeds", {"cafe\u0301.txt": PROSE[1]}) / "cafe\u0301.txt"
    both = build(config(tmp_path), memory)
    assert page not in pages(both)
    assert "E109" in {problem.code for problem in both.problems}
    twin.unlink()
    assert PROSE[0] in pages(build(config(tmp_path), memory))[page]
