"""Metadata: what a labelled document says of itself, each field with what it rests on."""

from generator.metadata.article import LINE, STATED, Article, Basis, Image, Passage
from generator.metadata.extract import extract_article

__all__ = ["LINE", "STATED", "Article", "Basis", "Image", "Passage", "extract_article"]
