"""The MkDocs plugin: the other door. It hands MkDocs the digest as virtual files; docs/ is never touched."""

import html
import logging
import os
import re
from functools import partial
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.base import Config as MkDocsOptions
from mkdocs.config.base import ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from msgspec.structs import replace

from generator.build import Memory, build
from generator.config import INTERFACE_LANGUAGES, Config, SiteSettings, make_config
from generator.corpus import DECISIONS_FILE, NAMES_FILE
from generator.errors import ConfigError, GeneratorError, Severity
from generator.pages import Findable, found_in, load_messages, search_words
from generator.writing import SITEMAP, Site, search_index, sitemap_files, write_files, write_manifest

log = logging.getLogger("mkdocs.plugins.kliping")

_THEME = Path(__file__).parent / "theme"
# All are part of Python-Markdown itself.
_MARKDOWN_EXTENSIONS = ("attr_list", "def_list", "md_in_html", "tables")
# In the reverse of their order.
_SCRIPTS = ("assets/kliping.js", "assets/search.js", "assets/search_results.js", "assets/search_index.js")
_NAME = "kliping"
# What MkDocs knows of a page once its Markdown is HTML.
_RENDERED = ("content", "toc", "_title_from_render", "present_anchor_ids")
# Material's two switches, which are checkboxes: HTML knows no `autocomplete` there.
_COMPLETED_CHECKBOX = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')


class Options(MkDocsOptions):
    """Empty: the options are read by `generator.config`, for both doors alike."""


class KlipingPlugin(BasePlugin[Options]):
    """Builds the digest on every build of the site, and writes what a search of it needs."""

    settings: Config

    def __init__(self) -> None:
        self.memory = Memory()
        self.serving = False
        self.pages: dict[str, Findable | None] = {}
        self.heads: dict[str, str] = {}
        self.listed: dict[str, str] = {}
        self.found: dict[str, Findable] = {}
        self.rendered: dict[str, MkDocsPage] = {}
        self.rendered_as = ""

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """The settings, by the rules that the command line keeps to as well."""
        self.config = Options()
        root = Path(config_file_path).parent if config_file_path else Path.cwd()
        try:
            self.settings = make_config(options, root.absolute())
        except ConfigError as error:
            return [(_NAME, ValidationError(str(error)))], []
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """That this method exists makes MkDocs keep the plugin between the builds of one `mkdocs serve`."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Watch the seeds; add what our pages need of Markdown extensions, styles and templates."""
        self.settings = replace(
            self.settings, site=SiteSettings(config.site_name, config.site_url or "", config.use_directory_urls)
        )
        # No page says when it was built, whatever the theme (https://reproducible-builds.org/specs/source-date-epoch/).
        os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
        # Ours lists what search engines may list, and tells no day of a build.
        config.theme.static_templates.discard(SITEMAP)
        config.watch.append(str(self.settings.seeds))
        config.markdown_extensions += [each for each in _MARKDOWN_EXTENSIONS if each not in config.markdown_extensions]
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(_THEME / "common"))
        if config.theme.name == "material":
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(_THEME / "material"))
        config.extra_css.insert(0, "assets/kliping.css")
        for path in _SCRIPTS:
            script = ExtraScriptValue(path)
            script.defer = True
            config.extra_javascript.insert(0, script)
        return config

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """The templates speak from the same catalogues as the pages, and know where seeds are kept."""
        env.globals["say"] = load_messages(self.settings.language)
        others = [each for each in INTERFACE_LANGUAGES if each != self.settings.language]
        env.globals["say_all"] = [load_messages(language) for language in (self.settings.language, *others)]
        root = Path(config.config_file_path).parent.absolute()
        seeds = self.settings.seeds
        env.globals["seeds"] = seeds.relative_to(root).as_posix() if seeds.is_relative_to(root) else None
        env.globals["decision_files"] = {name: (seeds / name).is_file() for name in (DECISIONS_FILE, NAMES_FILE)}
        written = [file for file in files.documentation_pages() if file.src_uri not in self.pages]
        by_hand = {file.url.removeprefix("./"): "" for file in written}
        for each in sitemap_files(self.listed | by_hand, self.settings.site):
            files.append(File.generated(config, each.path, content=each.text.encode()))
        return env

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages and data files of the digest. What a person wrote at the same path stays instead of ours."""
        site = self._build()
        self.pages, self.found, self.heads, self.listed = {}, {}, site.heads, site.listed
        pages, data = [*site.pages[::-1]], [*site.files[::-1]]
        del site  # what MkDocs has been given is not held twice
        while pages:
            page = pages.pop()
            if files.get_file_from_path(page.path):
                log.info(
                    "%s is written by hand; the digest's own page is left out (setting home: names another)", page.path
                )
                continue
            self.pages[page.path] = page.findable
            inclusion = InclusionLevel.INCLUDED if page.in_nav else InclusionLevel.NOT_IN_NAV
            files.append(File.generated(config, page.path, content=page.text, inclusion=inclusion))
        while data:
            each = data.pop()
            if not files.get_file_from_path(each.path):
                # As bytes: what is written as text gets the line ends of the machine.
                files.append(File.generated(config, each.path, content=each.text.encode()))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Forget what was made of pages that are gone, or of all where Markdown is read in another way now."""
        reads = repr([config.markdown_extensions, config.mdx_configs, config.use_directory_urls, config.validation])
        self.rendered = {
            path: page for path, page in self.rendered.items() if path in self.pages and reads == self.rendered_as
        }
        self.rendered_as = reads
        return nav

    @event_priority(100)  # before other plugins read the front matter
    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Front matter is data; templates put it into HTML as it is, so here it becomes text."""
        if page.file.src_uri in self.pages:
            page.meta = {key: html.escape(str(value)) for key, value in page.meta.items()}
            if self.serving:
                page.__dict__["render"] = partial(self._render, page)
        return markdown

    def on_page_content(self, content: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Note what a search finds of a page, and at which address; a page written by hand is found as well."""
        if page.file.src_uri in self.pages:
            findable = self.pages[page.file.src_uri]
        else:
            findable = found_in(content, str(page.title), self.settings.language)
        if findable:
            self.found[page.file.url] = findable
        return content

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Whatever the theme, a page tells machines what it is."""
        head = self.heads.get(page.file.src_uri, "") if page.file.src_uri in self.pages else ""
        return _COMPLETED_CHECKBOX.sub(r"\1", output).replace("</head>", f"{head}</head>", 1)

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """The page for an address that leads nowhere is made with the same switches."""
        return _COMPLETED_CHECKBOX.sub(r"\1", output)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the search index, once all addresses are known, then the manifest; while serving, no manifest."""
        if self.settings.search:
            words = search_words(load_messages(self.settings.language))
            write_files(search_index(self.found.items(), words), Path(config.site_dir))
        if not self.serving:
            write_manifest(Path(config.site_dir), self.settings)

    def _render(self, page: MkDocsPage, config: MkDocsConfig, files: Files) -> None:
        """Make HTML of a page of ours, unless its Markdown made some in the build before.

        Where its links lead is said by the Markdown alone: it has none to what is not there.
        """
        before = self.rendered.get(page.file.src_uri)
        if before and before.markdown == page.markdown:
            vars(page).update({name: vars(before).get(name) for name in _RENDERED})
            links = (before.links_to_anchors or {}).items()
            page.links_to_anchors = {
                target: told for each, told in links if (target := files.get_file_from_path(each.src_uri))
            }
        else:
            MkDocsPage.render(page, config, files)
        self.rendered[page.file.src_uri] = page

    def _build(self) -> Site:
        try:
            # What a build remembers is for the next; where there is none, all reports need not stay beside all pages.
            site = build(self.settings, self.memory if self.serving else None)
        except GeneratorError as error:
            raise PluginError(f"{_NAME}: {error}") from error
        for problem in site.problems:
            log.log(logging.WARNING if problem.severity is Severity.ERROR else logging.INFO, "%s", problem)
        return site
