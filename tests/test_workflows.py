"""What must be true of the GitHub workflows, as a linter, a security scanner and this project see it."""

import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
import yaml

from tests.making import PROSE, ROOT, sow

GITHUB = Path(__file__).parent.parent / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
BIN = Path(sysconfig.get_path("scripts"))


def lint(workflow: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Syntax, contexts and types, and what each action takes and gives. Other linters of the machine stay out of it."""
    # The linter knows actions by their major version, not by their commits.
    known = folder / workflow.name
    known.write_text(
        re.sub(r"@[0-9a-f]{40} # (v\d+)\S*", r"@\1", workflow.read_text(encoding="utf-8")), encoding="utf-8"
    )
    return run("actionlint", "-no-color", "-shellcheck=", "-pyflakes=", str(known))


def scan(*paths: Path) -> subprocess.CompletedProcess[str]:
    """Security, at its strictest, without asking any host."""
    options = ["--offline", "--no-config", "--quiet", "--color=never", "--persona=auditor", "--format=plain"]
    return run("zizmor", *options, *map(str, paths))


def run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(BIN / program), *arguments], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_the_linter_finds_nothing(workflow, tmp_path):
    linted = lint(workflow, tmp_path)
    assert (linted.returncode, linted.stdout + linted.stderr) == (0, "")


def test_the_security_scanner_finds_nothing():
    scanned = scan(GITHUB)
    assert scanned.returncode == 0, scanned.stdout + scanned.stderr


# Each line of a sound workflow, and what stands there in a broken one.
BROKEN = {
    "a key that does not exist": ("runs-on:", "run-on:"),
    "a step that does not exist": ("steps.pages.outputs", "steps.page.outputs"),
    "a job that does not exist": ("needs: build", "needs: built"),
    "an output that does not exist": ("outputs.page_url", "outputs.page_address"),
    "an input that does not exist": ("python-version:", "python:"),
    "an expression that does not end": ("steps.deployment.outputs.page_url }}", "steps.deployment.outputs.page_url"),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_the_linter_refuses(broken, tmp_path):
    refused = lint(changed("publish.yml", *BROKEN[broken], tmp_path), tmp_path)
    assert refused.returncode == 1
    assert "publish.yml" in refused.stdout


DANGEROUS = {
    "unpinned-uses": ("actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "actions/checkout@v7"),
    "artipacked": ("persist-credentials: false", "persist-credentials: true"),
    "template-injection": ("run: make site", "run: make site TITLE='${{ github.event.pull_request.title }}'"),
    "excessive-permissions": ("permissions: {}", "permissions: write-all"),
    "dangerous-triggers": ("  pull_request:", "  pull_request_target:"),
}


@pytest.mark.parametrize("danger", DANGEROUS)
def test_the_security_scanner_refuses(danger, tmp_path):
    refused = scan(changed("pull-request.yml", *DANGEROUS[danger], tmp_path))
    assert refused.returncode != 0
    assert f"[{danger}]" in refused.stdout


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_commit_and_says_its_version(workflow):
    text = workflow.read_text(encoding="utf-8")
    used = re.findall(r"^\s*(?:- )?uses: *(.+)$", text, re.MULTILINE)
    assert used
    assert [
        action for action in used if not re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action)
    ] == []


def test_one_action_has_one_version_everywhere():
    used = re.findall(r"uses: *(\S+)@(\S+) # (\S+)", "".join(path.read_text(encoding="utf-8") for path in WORKFLOWS))
    assert len(set(used)) == len({name for name, _, _ in used})


def test_a_pull_request_gets_a_token_that_can_only_read_and_no_secret():
    text = (GITHUB / "workflows" / "pull-request.yml").read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    assert workflow[True] == {"pull_request": None}  # YAML 1.1 reads the key `on` as true
    assert workflow["permissions"] == {}
    assert {str(job["permissions"]) for job in workflow["jobs"].values()} == {"{'contents': 'read'}"}
    assert "secrets." not in text


def test_a_pull_request_is_told_of_the_seeds_that_it_adds_or_changes_and_fails_for_any(tmp_path):
    step = next(
        each
        for each in yaml.safe_load((GITHUB / "workflows" / "pull-request.yml").read_text("utf-8"))["jobs"]["site"][
            "steps"
        ]
        if each["name"] == "Check the seeds"
    )
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    text = "\n".join(PROSE) + "\n"
    git(tmp_path, "init", "--quiet")
    sow(tmp_path / "seeds", {"lama.txt": text, "kosong.txt": "", "pergi.txt": text, "README.md": "x"})
    git(tmp_path, "add", "seeds")
    git(tmp_path, "commit", "--quiet", "--message", "lama")
    (tmp_path / "seeds" / "pergi.txt").unlink()
    sow(
        tmp_path / "seeds",
        {"baru & #1.txt": text + "Warga pulang.\n", "README.md": "y", "_catatan.md": "z", "_names.yml": ""},
    )
    git(tmp_path, "add", "--all", "seeds")
    git(tmp_path, "commit", "--quiet", "--message", "baru")
    told = {"RUNNER_TEMP": str(tmp_path), "GITHUB_STEP_SUMMARY": str(tmp_path / "receipt.md"), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["/bin/bash", "-e", "-c", step["run"]],
        cwd=tmp_path,
        env={**os.environ, **told},
        capture_output=True,
        check=False,
    )
    receipt = (tmp_path / "receipt.md").read_text("utf-8")
    assert re.findall("^## (.*)$", receipt, re.MULTILINE) == ["seeds/baru &#38; &#35;1.txt"]
    assert set(re.findall("^::.*?file=(.*?),", done.stdout.decode(), re.MULTILINE)) == {"seeds/baru & #1.txt"}
    assert (done.returncode, b"seeds/kosong.txt E103" in done.stdout) == (1, True)


def git(folder: Path, *arguments: str) -> None:
    author = ("-c", "user.name=x", "-c", "user.email=x@contoh.id")
    subprocess.run(["git", *author, *arguments], cwd=folder, capture_output=True, check=True)


def test_only_the_deploying_job_can_write_and_it_runs_no_code_of_the_repository():
    jobs = yaml.safe_load((GITHUB / "workflows" / "publish.yml").read_text(encoding="utf-8"))["jobs"]
    writing = {name for name, job in jobs.items() if "write" in job["permissions"].values()}
    assert writing == {"deploy"}
    assert [step for step in jobs["deploy"]["steps"] if "run" in step or "checkout" in step["uses"]] == []


def changed(name: str, sound: str, unsound: str, folder: Path) -> Path:
    """A copy of a workflow in which one thing is wrong."""
    text = (GITHUB / "workflows" / name).read_text(encoding="utf-8")
    assert sound in text
    copy = folder / ".github" / "workflows" / name
    copy.parent.mkdir(parents=True)
    copy.write_text(text.replace(sound, unsound), encoding="utf-8")
    return copy
