"""What elements of a saved page call their part of it: by tag, role, class and id.

Publishers name their regions freely, yet with few words: the patterns below are class-name habits of page builders,
not of newspapers.
"""

import re
from functools import lru_cache

from generator.reading.markup import Element

# One bit a region. The word boundaries allow "related-posts", "relatedPosts", "c-related" and "story__related".
_REGIONS: dict[str, str] = {
    "navigation": r"nav(?:$|[-_ ]|bar|igation)|menu|breadcrumb|crumb|toolbar|\bskip|pagination|pager|masthead",
    "footer": r"footer|footnote|imprint|colophon|legal",
    "related": r"relat|recommend|promo|read[-_]?(?:more|also|next)|also[-_]?read|"
    r"more[-_]?(?:on|from|news|stories|articles)|"
    r"most[-_]?(?:read|popular|viewed|recent)|popular|trending|outbrain|taboola|latest|recirc|up-?next|suggest|similar|"
    r"link-?box|backlink|internal[-_]?link|see[-_]?also|further",
    "teaser": r"teaser|card|carousel|slider|swiper|sidebar|widget|rail(?:$|[-_ ])|aside",
    "tags": r"(?:^|[-_ ])(?:tags?|topics?|keywords?|category|categories|labels?)(?:$|[-_ ])|tag-?(?:list|cloud)",
    "share": r"share|sharing|social|follow|facebook|whatsapp|bookmark|toolbox|(?:^|[-_ ])tools?(?:$|[-_ ])",
    "subscription": r"newsletter|subscri|sign-?up|paywall|regist|log-?in|donat|membership|offer|upsell|"
    r"(?:^|[-_ ])abo(?:$|[-_ ])|piano|regwall",
    "consent": r"cookie|consent|gdpr|ccpa|onetrust|didomi|usercentrics|(?:^|[-_ ])cmp(?:$|[-_ ])|privacy",
    "advert": r"advert|(?:^|[-_ ])ads?(?:$|[-_ ])|(?:^|[-_ ])ad(?:slot|unit|box)|sponsor|commercial|banner|disclaimer",
    "overlay": r"popup|modal|overlay|dialog|tooltip|lightbox|toast|dropdown|flyout|offcanvas",
    "comments": r"comment|disqus|discussion|forum|repl(?:y|ies)|respond|postings",
    "picture": r"caption|credit|copyright|photo|image|figure|gallery|bildunter|picture|media(?:$|[-_ ])|"
    r"video|player|audio",
    "byline": r"byline|author|bio(?:$|[-_ ])|profile|contributor|writer|dateline|publish|timestamp|"
    r"meta(?:$|[-_ ])|date(?:$|[-_ ])|reading-?time",
    "deck": r"deck|(?:^|[-_ ])dek(?:$|[-_ ])|standfirst|sub-?titl|sub-?head|sub-?line|intro|"
    r"(?:^|[-_ ])lead(?:$|[-_ ])|lede|summary|excerpt|perex|abstract|sapo|vorspann|chapo|spot(?:$|[-_ ])|description",
    "kicker": r"kicker|overline|eyebrow|rubric|section-?(?:name|label)|roofline|topline",
    "quote": r"quote|zitat|citation",
    "infobox": r"info-?box|fact-?box|fact(?:s|file)(?:$|[-_ ])|in-?brief|key-?points|glossary|box(?:$|[-_ ])",
    "unseen": r"(?:^|[-_ ])(?:hidden|d-none|hide|sr-only|visually-hidden|screen-reader(?:-text)?|invisible|"
    r"print-only)(?:$|[-_ ])",
    "embed": r"embed|twitter|tweet|instagram|(?:^|[-_ ])poll|quiz|survey|iframe|widget",
    "body": r"(?:article|story|post|entry|news|content|detail|main)[-_]*(?:s[-_]*)?"
    r"(?:body|content|text|detail|copy|main)|(?:body|content)[-_]?(?:article|text|copy)|rich-?text|prose|paragraph|bodytext|storytext|articlebody",
}
_OF_TAG = {
    "nav": "<nav", "footer": "<footer", "header": "<header", "aside": "<aside", "form": "<form", "label": "<form",
    "button": "<button", "figure": "<figure", "figcaption": "<figure", "ul": "<ul", "ol": "<ul", "a": "<a",
    "table": "<table", "blockquote": "<blockquote", "section": "<section", "dialog": "overlay",
}  # fmt: skip
_OF_ROLE = {
    "navigation": "<nav", "contentinfo": "<footer", "banner": "<header", "complementary": "<aside", "dialog": "overlay",
    "alertdialog": "overlay", "search": "<form", "menu": "<nav", "menubar": "<nav", "button": "<button",
}  # fmt: skip
_NAMES = dict.fromkeys([*_REGIONS, *_OF_TAG.values(), "hidden", "articleBody"])
BITS = {name: 1 << index for index, name in enumerate(_NAMES)}
_TAG_BITS = {tag: BITS[name] for tag, name in _OF_TAG.items()}
_ROLE_BITS = {role: BITS[name] for role, name in _OF_ROLE.items()}
_PATTERNS = [(BITS[name], re.compile(pattern, re.IGNORECASE)) for name, pattern in _REGIONS.items()]
# Most names are about layout: one search tells.
_ANY = re.compile("|".join(_REGIONS.values()), re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def own_bits(element: Element) -> int:
    """The regions an element itself names, by tag, role, class and id."""
    bits = _TAG_BITS.get(element.name, 0)
    if not element.opening or element.name in ("html", "body"):
        return bits
    attributes = element.attributes
    for name in attributes.get("class", "").split():
        bits |= _bits_of_name(name)
    if "id" in attributes:
        bits |= _bits_of_name(attributes["id"])
    if "role" in attributes:
        bits |= _ROLE_BITS.get(attributes["role"], 0)
    if "articleBody" in attributes.get("itemprop", ""):
        bits |= BITS["articleBody"]
    if (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or ("style" in attributes and _HIDDEN_STYLE.search(attributes["style"]))
    ):
        bits |= BITS["hidden"]
    return bits


@lru_cache(maxsize=65536)
def _bits_of_name(name: str) -> int:
    name = _CAMEL.sub("-", name)
    if not _ANY.search(name):
        return 0
    return sum(bit for bit, pattern in _PATTERNS if pattern.search(name))
