"""Seeds that hold no article, or more than one: told apart before one is invented from them."""

from generator.cleaning.labels import LabelledDocument
from generator.cleaning.page_problems import page_problems
from generator.cleaning.text_problems import text_problems
from generator.errors import Problem
from generator.lexicon import Lexicon
from generator.reading.page import PageDocument


def story_problems(labelled: LabelledDocument, lexicon: Lexicon) -> list[Problem]:
    """What keeps a seed from being one article; an error among it means that there is none to publish."""
    is_page = isinstance(labelled.document, PageDocument)
    return page_problems(labelled, lexicon) if is_page else text_problems(labelled, lexicon)
