"""How to object: what a reader may type into a file of editors' decisions, ready to be copied."""

import json
import re
from collections.abc import Mapping

from generator.pages.markdown import escape, folded, typed
from generator.pages.parts import Desk

_PLAIN = re.compile(r"[a-z0-9_][\w./-]*", re.ASCII)


def how_to_decide(desk: Desk, file: str, entries: Mapping[str, str]) -> str:
    """The `entries` of the file of decisions `file` by what each is for, folded."""
    path = f"{desk.config.seeds.name}/{file}"
    parts = [
        desk.say("decisions.how", file=f"<code>{escape(path)}</code>"),
        decisions_link(file),
        *(f"{what}\n\n{typed(entry)}" for what, entry in entries.items()),
    ]
    return folded(desk.say("decisions.object"), "\n\n".join(parts), "k-only k-objections")


def decisions_link(file: str) -> str:
    """Where a template puts the way to the file of decisions `file`, if the repository has an address."""
    return f'<p class="k-decide" data-file="{file}" hidden="hidden"></p>'


def as_yaml(text: str) -> str:
    """One name as YAML takes it."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
