"""The page about the digest as data: which files there are, what they hold, and how to cite them."""

from generator.config import EXCERPT
from generator.pages.links import API, ATOM, JSON_FEED, TIMELINE_ICS, TIMELINE_JSON, link
from generator.pages.markdown import table
from generator.pages.page import Page
from generator.pages.parts import Desk


def data_page(desk: Desk) -> Page:
    """What a program finds, and what it may rely on."""
    say, path = desk.say, desk.links.index("data")
    parts = [
        f"# {say('data.title')}",
        f"{say('data.what')}\n{{: .k-deck }}",
        f"## {say('data.files')}",
        table([say("data.file"), say("data.holds")], _files(desk, path)),
        f"## {say('data.api_title')}",
        f"{say('data.api_how')} {say('data.api_excerpt') if desk.config.text == EXCERPT else say('data.api_full')}",
        f"## {say('data.feeds_title')}",
        say("data.feeds_how"),
        *([] if desk.config.site.url else [say("data.no_address")]),
        f"## {say('data.verify_title')}",
        say("data.verify_how"),
        "    python -m generator verify --site site",
        f"## {say('data.cite_title')}",
        say("data.cite_how"),
        f"## {say('about.rights')}",
        say("about.rights_how"),
    ]
    meta = {"title": say("data.title"), "description": say("data.what"), "kind": "data"}
    return Page(path, meta, "\n\n".join(parts), in_nav=True)


def _files(desk: Desk, path: str) -> list[list[str]]:
    """Each file with what it holds; those that are made of the whole site, after all others, are named only."""
    say = desk.say
    rows = [[link(f"`{API}/index.json`", f"{API}/index.json", path), say("data.api")]]
    if "digest" in desk.config.feeds:
        feeds = ", ".join(link(f"`{name}`", name, path) for name in (ATOM, JSON_FEED))
        rows.append([feeds, say("data.feeds")])
    timeline = link(f"`{TIMELINE_JSON}`", TIMELINE_JSON, path)
    rows.append([timeline, say("timeline.as_json")])
    rows.append([f"`{TIMELINE_ICS}`", say("timeline.as_calendar")])
    rows.append([link("`llms.txt`", "llms.txt", path), say("data.guide")])
    if desk.config.site.url:
        rows.append(["`sitemap.xml`", say("data.sitemap")])
    rows.append(["`manifest.json`", say("data.manifest")])
    return rows
