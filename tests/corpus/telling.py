"""Reports out of a few sentences, for tests of what they have in common."""

from generator.analysis import Report
from generator.build import report_on
from generator.lexicon import load_lexicon
from generator.reading import Seed


def report(text: str, language: str = "id", name: str = "a.txt", **stated: str) -> Report:
    """The report on a clean seed with this text."""
    head = "".join(f"{field}: {value}\n" for field, value in {"language": language, **stated}.items())
    seed = Seed(name, name, f"---\n{head}cleaned: true\n---\n{text}\n".encode())
    made = report_on(seed, load_lexicon())
    assert isinstance(made, Report), made
    return made
