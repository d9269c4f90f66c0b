"""Saved pages that tests make up."""

from collections.abc import Sequence

from generator.cleaning import Label, LabelledDocument, clean
from generator.lexicon import load_lexicon
from generator.metadata.page_facts import PageFacts, facts_of
from generator.reading import Seed, read
from generator.reading.page import Kind, PageDocument

PROSE = (
    "Jembatan gantung di hulu sungai itu dibuka lagi pada hari pasar setelah ditutup selama dua musim hujan.",
    "Para pedagang datang sebelum fajar, karena jalan memutar menghabiskan setengah hari dan upah angkut.",
    "Kepala desa berkata bahwa kabel baru sanggup menahan dua gerobak penuh, tetapi tidak boleh lebih.",
    "Anak sekolah menyeberang gratis, sedangkan pemilik kuda membayar sekali jalan untuk perawatan papan.",
    "Tukang kayu dari dua kampung akan memeriksa papan itu setiap awal bulan, begitu janji mereka.",
)
TITLE = "Jembatan Gantung Dibuka Lagi"


def paragraphs(texts: Sequence[str] = PROSE) -> str:
    return "\n".join(f"<p>{text}</p>" for text in texts)


def page(body: str = "", head: str = "", top: str = "", bottom: str = "", title: str = TITLE) -> str:
    """A page with menu, story and footer; `body` ends the story, `top` stands between headline and text."""
    menu = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("Ekonomi", "Olahraga", "Cuaca"))
    return (
        f"<!doctype html><html lang=id><head><title>{title} - Kabar Hulu</title>{head}</head><body>"
        f"<nav><ul>{menu}</ul></nav><main><article><h1>{title}</h1>{top}"
        f'<div class="article-body">{paragraphs()}{body}</div></article></main>{bottom}'
        "<footer><p>Kabar Hulu terbit sejak lama dan melindungi hak ciptanya.</p></footer></body></html>"
    )


def document(source: str | bytes, name: str = "halaman.html") -> PageDocument:
    made = read(Seed(name, f"seeds/{name}", source if isinstance(source, bytes) else source.encode()))
    assert isinstance(made, PageDocument), made
    return made


def ledger(source: str | bytes, name: str = "halaman.html") -> LabelledDocument:
    return clean(document(source, name), load_lexicon())


def texts(source: str | bytes, label: Label = Label.BODY) -> list[str]:
    return [block.text for block in ledger(source).blocks(label)]


def rule_of(source: str, text: str) -> str:
    return next(entry.rule for entry in ledger(source).ledger if entry.block.text == text)


def facts(source: str | bytes, name: str = "halaman.html") -> PageFacts:
    labelled = ledger(source, name)
    assert isinstance(labelled.document, PageDocument)
    entries = tuple(entry for entry in labelled.ledger if entry.block.kind != Kind.MARKUP)
    return facts_of(labelled.document.page, entries, load_lexicon())
