"""The picture that stands for a page where somebody shares it: two clippings that tell the same.

Without a word of its own it suits every digest in every language; the title beside it is the page's. It is drawn here,
once, and not at each build.
"""

import base64
from pathlib import Path

from playwright.sync_api import sync_playwright

from tools.browser import launch

_ASSETS = Path(__file__).parents[1] / "generator" / "theme" / "common" / "assets"
_LINES = (560, 520, 548, 500, 534, 470, 552, 310)
_STYLE = """
@font-face { font-family: Serif; src: url(data:font/woff2;base64,FONT) format("woff2"); font-weight: 400 700 }
body { margin: 0; width: 1200px; height: 630px; background: #f5f3ec; position: relative; overflow: hidden }
div { position: absolute; background: #fffdf7; border: 2px solid #ddd9ce; box-sizing: border-box }
.back { left: 470px; top: 74px; width: 640px; height: 520px; transform: rotate(2.2deg) }
.front { left: 96px; top: 56px; width: 640px; height: 520px; transform: rotate(-1.6deg) }
.front { border-top: 10px solid #1b1b1d }
b { position: absolute; left: 30px; top: 6px; font: 700 330px/1 Serif; color: #8c2f1b }
i { position: absolute; left: 40px; height: 12px; background: #cfcabd }
i.hit { background: #e8c95b }
"""


def main() -> None:
    """Draw the card into the theme's assets."""
    font = base64.b64encode((_ASSETS / "fonts" / "newsreader.woff2").read_bytes()).decode()
    lines = [
        f'<i style="top:{196 + 37 * at}px;width:{width}px"{" class=hit" if at in {2, 5} else ""}></i>'
        for at, width in enumerate(_LINES)
    ]
    page_html = (
        f"<!doctype html><style>{_STYLE.replace('FONT', font)}</style>"
        f'<div class="back">{"".join(lines)}</div><div class="front"><b>“</b>{"".join(lines)}</div>'
    )
    with sync_playwright() as playwright:
        page = launch(playwright).new_page(viewport={"width": 1200, "height": 630})
        page.set_content(page_html)
        page.evaluate("document.fonts.ready")
        page.screenshot(path=_ASSETS / "card.png")


if __name__ == "__main__":
    main()
