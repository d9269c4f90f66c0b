"""What must be true of the Makefile, the lock files and the test browser."""

import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCKS = tuple(ROOT / "requirements" / name for name in ("site.txt", "test.txt", "audit.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def pins(lock: Path) -> dict[str, list[str]]:
    """Every pinned requirement of a lock with its hashes."""
    found: dict[str, list[str]] = {}
    for line in lock.read_text(encoding="utf-8").replace("\\\n", " ").splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            requirement, *hashes = re.split(r"\s+--hash=", line.strip())
            found[requirement] = hashes
    return found


def versions(lock: Path) -> dict[str, set[str]]:
    """Every locked package with its versions: one, or one for each range of Python versions."""
    found: dict[str, set[str]] = {}
    for pin in map(Requirement, pins(lock)):
        found.setdefault(canonicalize_name(pin.name), set()).add(str(pin.specifier).removeprefix("=="))
    return found


def missing_from(lock: Path, requirements: list[str]) -> list[str]:
    """The requirements that no locked version meets."""
    locked = versions(lock)
    return [
        text
        for text in requirements
        if not (have := locked.get(canonicalize_name(Requirement(text).name)))
        or not all(version in Requirement(text).specifier for version in have)
    ]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_names_no_place_to_fetch_from(lock):
    text = lock.read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if re.search(r"://|^\s*-(?!-hash=)|\s[-/@]\S*[/.]", line)] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_locked_package_has_one_version_and_hashes(lock):
    locked = pins(lock)
    assert len(locked) > 20
    assert [pin for pin in locked if not re.match(r"[A-Za-z0-9._-]+(\[\w+\])?==[\w.!+]+(\s*;.+)?$", pin)] == []
    assert [pin for pin, hashes in locked.items() if not hashes] == []
    assert [one for hashes in locked.values() for one in hashes if not re.fullmatch(r"sha256:[0-9a-f]{64}", one)] == []


def test_the_locks_hold_what_the_project_asks_for():
    site, test, audit = LOCKS
    extras = PROJECT["optional-dependencies"]
    assert missing_from(site, PROJECT["dependencies"] + extras["build"]) == []
    assert missing_from(test, PROJECT["dependencies"] + extras["build"] + extras["test"]) == []
    assert missing_from(audit, extras["test"] + extras["audit"]) == []


def test_the_locks_agree():
    site, test, audit = map(versions, LOCKS)
    assert {name: test.get(name) for name in site} == site
    assert {name: audit.get(name) for name in test} == test


def test_what_npm_locks_has_hashes_and_names_no_place_to_fetch_from():
    locked = json.loads((ROOT / "tools" / "audit" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    packages = {name: told for name, told in locked.items() if name}
    assert [name for name, told in packages.items() if "resolved" in told or not told.get("integrity")] == []


def test_make_alone_explains_every_public_target():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    public = re.search(r"^\.PHONY:(.*)$", makefile, re.MULTILINE)
    assert public
    told = re.findall(r"^  make (\w+) +\w", make().stdout, re.MULTILINE)
    assert told == public[1].split()


def test_an_interpreter_that_is_too_old_is_refused_with_what_to_type(tmp_path):
    old = tmp_path / "python2.7"
    old.write_text("#!/bin/sh\n[ \"$1\" = --version ] && echo 'Python 2.7.18' && exit 0\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)
    refused = environment(tmp_path / "venv", str(old))
    assert refused.returncode == 1
    assert "(Python 2.7.18) is not a Python 3.11 or newer" in refused.stderr
    assert "make PYTHON=" in refused.stderr


def test_an_interpreter_without_ensurepip_is_refused_with_what_to_install(tmp_path):
    bare = tmp_path / "python3"
    bare.write_text(
        '#!/bin/sh\ncase "$2" in *ensurepip*) exit 1 ;; *print*) echo 3.11 ;; esac\nexit 0\n', encoding="utf-8"
    )
    bare.chmod(0o755)
    refused = environment(tmp_path / "venv", str(bare))
    assert refused.returncode == 1
    assert "apt install python3-venv (or python3.11-venv)" in refused.stderr
    assert not (tmp_path / "venv").exists()


def test_a_page_cannot_reach_another_host_unnoticed(page, observed, serve, tmp_path):
    (tmp_path / "index.html").write_text(
        "<!doctype html><img src='http://other.example/a.png'><script>console.error('oh'); throw Error('ah')</script>",
        encoding="utf-8",
    )
    page.goto(serve(tmp_path, under="/deep/"))
    assert observed.foreign_requests == ["http://other.example/a.png"]
    assert "oh" in observed.console_errors
    assert [error for error in observed.page_errors if "ah" in error]
    assert observed.trouble


def test_a_good_page_causes_no_trouble(page, observed, serve, tmp_path):
    (tmp_path / "index.html").write_text(
        "<!doctype html><link rel=icon href='data:,'><h1>Banjir</h1>", encoding="utf-8"
    )
    page.goto(serve(tmp_path))
    assert page.get_by_role("heading").inner_text() == "Banjir"
    assert observed.trouble == []


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    program = shutil.which("make")
    assert program
    return subprocess.run(
        [program, "--no-print-directory", *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    )


def environment(folder: Path, python: str) -> subprocess.CompletedProcess[str]:
    command = ["/bin/sh", str(ROOT / "tools" / "environment.sh"), str(folder), python]
    return subprocess.run(command, capture_output=True, text=True, check=False)
