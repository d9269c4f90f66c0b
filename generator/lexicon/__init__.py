"""What Kliping knows of languages, publishers, agencies and places: YAML data, loaded and validated."""

from generator.lexicon.countries import Country
from generator.lexicon.languages import CleaningPhrases, Language
from generator.lexicon.lexicon import Lexicon, load_lexicon
from generator.lexicon.outlets import Agency, Publisher
from generator.lexicon.time import TimeWords

__all__ = ["Agency", "CleaningPhrases", "Country", "Language", "Lexicon", "Publisher", "TimeWords", "load_lexicon"]
