"""How to add an article, on a page that leads to the editor of the repository's host where the site names one."""

from generator.pages.page import Page
from generator.pages.parts import Desk

_EXAMPLE = "003_banjir.txt"
_FRONT_MATTER = """    ---
    url: https://example.com/banjir
    published: 2024-03-18
    ---"""


def contribute_page(desk: Desk) -> Page:
    """What to do, what may be stated, what happens next, and whose the texts are."""
    say = desk.say
    steps = [say("contribute.copy"), say("contribute.name", example=f"`{_EXAMPLE}`"), say("contribute.propose")]
    parts = [
        f"# {say('contribute.title')}",
        f"{say('contribute.what')}\n{{: .k-deck }}",
        "\n".join(f"{n}. {step}" for n, step in enumerate(steps, 1)),
        '<p class="k-add" hidden></p>',  # the theme puts a button here
        f"## {say('contribute.known')}",
        say("contribute.known_how"),
        _FRONT_MATTER,
    ]
    for about in ("next", "rights"):
        parts += [f"## {say(f'contribute.{about}')}", say(f"contribute.{about}_how")]
    meta = {"title": say("contribute.title"), "description": say("contribute.what"), "kind": "contribute"}
    return Page(desk.links.index("contribute"), meta, "\n\n".join(parts), in_nav=True)
