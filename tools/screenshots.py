"""Pictures of this repository's own site for the README: a desk and a phone, light and dark."""

import functools
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from tools.browser import launch

_ROOT = Path(__file__).parents[1]
_FOLDER = _ROOT / ".github" / "images"
# Name of the picture -> the page, and the window it is seen in.
_SHOWN: dict[str, tuple[str, ViewportSize]] = {
    "desk": ("", {"width": 1280, "height": 690}),
    "phone": ("laporan/000_aefcf75def6c6a13/", {"width": 390, "height": 860}),
}
_SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
_MOST_BYTES = 150_000


def main() -> int:
    """Build the site, take the pictures, and say how heavy each is; 1 where one is too heavy for a README."""
    _FOLDER.mkdir(exist_ok=True)
    heavy = False
    with _site() as address, sync_playwright() as playwright:
        browser = launch(playwright)
        for name, (page, window) in _SHOWN.items():
            for scheme in _SCHEMES:
                path = _FOLDER / f"{name}-{scheme}.png"
                _take(browser, address + page, window, scheme, path)
                size = path.stat().st_size
                heavy |= size > _MOST_BYTES
                print(f"{path.relative_to(_ROOT)}: {size / 1000:.0f} kB")
        browser.close()
    return int(heavy)


def _take(browser: Browser, address: str, window: ViewportSize, scheme: Literal["light", "dark"], path: Path) -> None:
    with browser.new_context(viewport=window, color_scheme=scheme, reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(address)
        page.reload()  # the typeface is never waited for: it is there from the second page on
        page.evaluate("document.fonts.ready")
        page.screenshot(path=path)


@contextmanager
def _site() -> Iterator[str]:
    """The address of the site, built and served as long as it is needed."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder]
        subprocess.run(command, cwd=_ROOT, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, check=True)
        handler = functools.partial(_Quiet, directory=folder)
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            yield f"http://127.0.0.1:{server.server_port}/"
            server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        pass


if __name__ == "__main__":
    sys.exit(main())
