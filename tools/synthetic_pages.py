"""Synthetic saved pages: a made-up article between menus, teasers, scripts and styles, as large as those of outlets."""

import json

from tools.synthetic import Dice, make_words

_LARGEST = 9
_MENU, _TEASERS, _PARAGRAPHS, _COMMENTS = 60, 48, 24, 20
_SCRIPT = "window.queue=window.queue||[];window.queue.push({{name:'{}',sizes:[[{},{}],[728,90]],place:'.{}'}});\n"
_STYLE = ".{}-{}{{display:flex;margin:{}px auto;padding:0 16px;color:#{:06x}}}\n"


def make_page(number: int) -> str:
    """Page `number`, of 60 to 300 kB: the same for the same number."""
    dice = Dice(3_000_017 + number)
    headline, writer = make_words(dice, 9).title(), make_words(dice, 2).title()
    day = f"20{10 + dice.below(15)}-{1 + dice.below(12):02}-{1 + dice.below(28):02}"
    body = [
        _head(dice, headline, writer, day),
        f"<body class='single post'><header class='site-header'>{_links(dice, _MENU, 'menu-item')}</header><main>",
        f"<article class='post'><h1 class='title'>{headline}</h1>",
        f"<p class='meta'><span class='author'>{writer}</span><time datetime='{day}T08:00+07:00'>{day}</time></p>",
        *(_paragraph(dice, at) for at in range(_PARAGRAPHS)),
        f"</article><aside class='related'><h2>Artikel terkait</h2>{_teasers(dice)}</aside>",
        f"<section class='comments'>{''.join(_comment(dice) for _ in range(_COMMENTS))}</section></main>",
        f"<footer class='site-footer'>{_links(dice, _MENU, 'footer-item')}</footer>",
        f"<script>{_scripts(dice, 200 + 220 * (number % _LARGEST))}</script></body></html>",
    ]
    return "<!doctype html><html lang='id'>" + "\n".join(body)


def _head(dice: Dice, headline: str, writer: str, day: str) -> str:
    linked = {"@type": "NewsArticle", "headline": headline, "datePublished": day, "author": {"name": writer}}
    style = "".join(_STYLE.format(make_words(dice, 1), at, dice.below(64), dice.below(1 << 24)) for at in range(150))
    return (
        f"<head><meta charset='utf-8'><title>{headline} - Kabar</title><meta property='og:title' content='{headline}'>"
        f"<script type='application/ld+json'>{json.dumps(linked)}</script><style>{style}</style></head>"
    )


def _links(dice: Dice, count: int, name: str) -> str:
    items = (
        f"<li class='{name}'><a href='/{make_words(dice, 1)}/'><span>{make_words(dice, 2).title()}</span></a></li>"
        for _ in range(count)
    )
    return f"<nav><ul>{''.join(items)}</ul></nav>"


def _paragraph(dice: Dice, at: int) -> str:
    sentences = (make_words(dice, 9 + dice.below(12)).capitalize() + "." for _ in range(1 + dice.below(3)))
    paragraph = f"<p>{' '.join(sentences)} <a href='/tag/{at}/'>{make_words(dice, 2)}</a>.</p>"
    if at == 1:
        return (
            f"<figure><img src='a.jpg'><figcaption>{make_words(dice, 9)} (Foto: Kabar)</figcaption></figure>{paragraph}"
        )
    if at % 8 == 4:
        return (
            f"{paragraph}<div class='inline-related'><a href='/baca/{at}/'>Baca juga: {make_words(dice, 8)}</a></div>"
        )
    return paragraph


def _teasers(dice: Dice) -> str:
    return "".join(
        f"<div class='card'><a href='/{at}/'><img src='{at}.jpg' alt=''><h3>{make_words(dice, 8).title()}</h3></a>"
        f"<span class='date'>{1 + at % 28} Juli 2021</span><p>{make_words(dice, 14).capitalize()}...</p></div>"
        for at in range(_TEASERS)
    )


def _comment(dice: Dice) -> str:
    return f"<div class='comment'><b>{make_words(dice, 1)}</b><p>{make_words(dice, 12)}</p><button>Balas</button></div>"


def _scripts(dice: Dice, count: int) -> str:
    return "".join(
        _SCRIPT.format(make_words(dice, 2), dice.below(900), dice.below(600), make_words(dice, 1)) for _ in range(count)
    )
