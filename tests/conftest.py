"""What every test may ask for: a browser, a page that tells on itself, a web server on this machine."""

import functools
import gzip
import io
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import settings
from hypothesis.configuration import set_hypothesis_home_dir
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, sync_playwright

from tools.browser import NoBrowserError, launch, must_not_skip

set_hypothesis_home_dir(Path(__file__).parent.parent / ".cache" / "hypothesis")
# The same examples in every run, and no haste: two busy cores are slow now and then.
settings.register_profile("kliping", derandomize=True, deadline=None)
settings.load_profile("kliping")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A running Chromium. Without one the test is skipped; in continuous integration it fails."""
    with sync_playwright() as playwright:
        chromium = None
        try:
            chromium = launch(playwright)
        except NoBrowserError as error:
            lack = str(error)
        if chromium is None and must_not_skip():
            pytest.fail(f"CI=true, and {lack}", pytrace=False)
        if chromium is None:
            pytest.skip(lack)
        with chromium:
            yield chromium


@dataclass
class Observed:
    """What a page did while a test looked at it."""

    console_errors: list[str] = field(default_factory=list)
    page_errors: list[str] = field(default_factory=list)
    foreign_requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    @property
    def trouble(self) -> list[str]:
        """Everything that a good page does not do; a test asserts that it is `[]`."""
        return [
            *(f"console: {text}" for text in self.console_errors),
            *(f"script: {text}" for text in self.page_errors),
            *(f"request: {url}" for url in self.foreign_requests),
            *(f"dialog: {text}" for text in self.dialogs),
        ]


@pytest.fixture
def observed() -> Observed:
    """What the test's `page` did."""
    return Observed()


@pytest.fixture
def page(browser: Browser, observed: Observed) -> Iterator[Page]:
    """A fresh page that notes in `observed` what it does wrong. A request to another host is noted and refused."""
    with browser.new_context(locale="id-ID", timezone_id="Asia/Jakarta", service_workers="block") as context:
        context.route("**/*", functools.partial(_refuse_foreign, observed))
        context.on("console", functools.partial(_note_console, observed))
        context.on("weberror", lambda error: observed.page_errors.append(str(error.error)))
        context.on("page", functools.partial(_watch, observed))
        yield context.new_page()


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., str]]:
    """`serve(folder)` shows a folder on this machine and returns its address; `under` is the path it hangs below.

    With `pieces` pages come as over a slow line: in so many of them.
    """
    with ExitStack() as servers:
        yield lambda folder, under="/", pieces=0: servers.enter_context(_serving(Path(folder), under, pieces))


def _refuse_foreign(observed: Observed, route: Route) -> None:
    if _is_foreign(route.request.url):
        observed.foreign_requests.append(route.request.url)
        route.abort()
    else:
        route.continue_()


def _note_console(observed: Observed, message: ConsoleMessage) -> None:
    if message.type == "error":
        observed.console_errors.append(message.text)


def _watch(observed: Observed, page: Page) -> None:
    page.on("websocket", lambda socket: _is_foreign(socket.url) and observed.foreign_requests.append(socket.url))
    page.on("dialog", lambda dialog: (observed.dialogs.append(dialog.message), dialog.dismiss()))


def _is_foreign(url: str) -> bool:
    """Whether a request leaves this machine; `data:` and `blob:` have no host at all."""
    return urlsplit(url).hostname not in {None, "127.0.0.1", "localhost"}


@contextmanager
def _serving(folder: Path, under: str, pieces: int) -> Iterator[str]:
    handler = functools.partial(_QuietHandler, directory=str(folder), under=under, pieces=pieces)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{under}"
        server.shutdown()
        thread.join()


_PAUSE = 0.02
_COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}


class _QuietHandler(SimpleHTTPRequestHandler):
    """A folder below a path, as GitHub Pages shows one, compressed; nothing is printed."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args, under: str, pieces: int, **kwargs):
        self.under = under
        self.pieces = pieces
        super().__init__(*args, **kwargs)

    def send_head(self):
        if not self.path.startswith(self.under):
            self.send_error(404)
            return None
        self.path = "/" + self.path.removeprefix(self.under)
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() and self.path.split("?")[0].endswith("/") else path
        if path.suffix not in _COMPRESSED or not path.is_file() or (self.pieces and path.suffix == ".html"):
            return super().send_head()
        content = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)

    def copyfile(self, source, outputfile) -> None:
        content = source.read()
        step = -(-len(content) // self.pieces) if self.pieces and b"<html" in content else len(content) or 1
        for at in range(0, len(content), step):
            outputfile.write(content[at : at + step])
            time.sleep(_PAUSE if step < len(content) else 0)

    def log_message(self, *_: object) -> None:
        pass
