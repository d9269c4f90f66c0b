"""Finds a Chromium for the tests, and gets one where there is none.

`python -m tools.browser` tries, in this order: one that is already there, the one that Playwright downloads, and, as
root on a system with apt-get, the package `chromium`. Where none can be had, browser tests are skipped with a loud
reason; with CI=true that is an error instead, so that continuous integration never passes by testing less.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright
from playwright.sync_api import Error as PlaywrightError

CHOICE = "KLIPING_CHROMIUM"
COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_PROGRAMS = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
)
# A test's browser talks to the test's own server and to nobody else.
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-gpu",
    "--disable-lcd-text",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
)
APT = (
    ("apt-get", "update"),
    ("apt-get", "install", "--yes", "--no-install-recommends", "chromium", "fonts-liberation"),
)
ADVICE = (
    f"to fix: install Chromium or Chrome (Debian: apt install chromium; macOS: brew install --cask chromium),\n"
    f"  or name a program: {CHOICE}=/path/to/chromium make test"
)


class NoBrowserError(Exception):
    """No Chromium on this machine starts; the text says which were tried and what to do."""


def launch(playwright: Playwright) -> Browser:
    """The first Chromium that starts."""
    tried: list[str] = []
    for program in _programs(playwright):
        try:
            return playwright.chromium.launch(
                executable_path=program,
                args=list(QUIET),
                chromium_sandbox=not _is_root(),  # Chromium refuses to sandbox root
            )
        except PlaywrightError as error:
            tried.append(f"  {program}: {_gist(error.message)}")
    found = "\n".join(["no Chromium starts; tried:", *tried]) if tried else "no Chromium was found"
    raise NoBrowserError(f"{found}\n{ADVICE}")


def main() -> int:
    """Provide a browser and say which; the exit status is 1 only where doing without is not allowed."""
    try:
        print(f"Browser for the tests: {_provide()}")
    except NoBrowserError as error:
        print(f"\nerror: the browser tests cannot run: {error}\n", file=sys.stderr)
        if must_not_skip():
            return 1
        print("warning: BROWSER TESTS WILL BE SKIPPED. With CI=true this would be an error.\n", file=sys.stderr)
    return 0


def must_not_skip() -> bool:
    """Whether doing without a browser is an error: continuous integration says so by CI=true."""
    return os.environ.get("CI", "").lower() not in {"", "0", "false"}


def _provide() -> str:
    # A browser that was named is the one wanted: nothing else takes its place.
    ways: tuple[Callable[[], None], ...] = () if os.environ.get(CHOICE) else (_install_by_playwright, _install_by_apt)
    for install in ways:
        try:
            return _version()
        except NoBrowserError as error:
            print(error)
        install()
    return _version()


def _version() -> str:
    with sync_playwright() as playwright, launch(playwright) as browser:
        return f"Chromium {browser.version}"


def _install_by_playwright() -> None:
    print("Asking Playwright to download Chromium ...", flush=True)
    _run(sys.executable, "-m", "playwright", "install", "chromium")


def _install_by_apt() -> None:
    if not (_is_root() and shutil.which("apt-get")):
        return
    print("Installing the package chromium ...", flush=True)
    for command in APT:
        _run(*command)


def _run(*command: str) -> None:
    """What the command says matters only when it fails; the browser that starts afterwards is the proof."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        ended = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            env=environment,
            timeout=600,
        )
    except subprocess.TimeoutExpired:
        print(f"`{' '.join(command)}` did not end within ten minutes")
        return
    if ended.returncode:
        print(f"`{' '.join(command)}` failed: {_gist(ended.stdout)}")


def _programs(playwright: Playwright) -> Iterator[str]:
    named = os.environ.get(CHOICE)
    if named:
        yield named
        return
    yield from filter(None, map(shutil.which, COMMANDS))
    yield from (str(program) for program in MAC_PROGRAMS if program.exists())
    downloaded = playwright.chromium.executable_path
    if Path(downloaded).exists():
        yield downloaded


def _is_root() -> bool:
    return os.geteuid() == 0


def _gist(said: str) -> str:
    """The first line that speaks of an error, else the first line at all."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return next((line for line in lines if line.startswith(("E:", "Error"))), lines[0] if lines else "no reason given")


if __name__ == "__main__":
    sys.exit(main())
