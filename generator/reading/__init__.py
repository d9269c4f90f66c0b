"""Seeds, and the documents they are read as: blocks that together hold every character."""

from generator.reading.document import Block, Document
from generator.reading.frontmatter import Stated
from generator.reading.read import SUFFIXES, read
from generator.reading.seed import Seed, find_seeds, load_seed, same_name, seed_name

__all__ = [
    "SUFFIXES",
    "Block",
    "Document",
    "Seed",
    "Stated",
    "find_seeds",
    "load_seed",
    "read",
    "same_name",
    "seed_name",
]
