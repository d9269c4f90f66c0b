"""Reports of short texts, made the way a seed's report is made."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.analysis import Report, analyse
from generator.cleaning import clean
from generator.lexicon import load_lexicon
from generator.metadata import extract_article
from generator.reading import load_seed, read

SEEDS = Path(__file__).parents[2] / "seeds"


def report_on(path: Path, folder: Path) -> Report:
    lexicon = load_lexicon()
    seed = load_seed(path, folder)
    return analyse(extract_article(clean(read(seed), lexicon), lexicon), lexicon)


@pytest.fixture
def report_of(tmp_path: Path) -> Callable[..., Report]:
    def make(text: str, language: str = "id", name: str = "001_a.txt", publisher: str = "") -> Report:
        stated = f"publisher: {publisher}\n" if publisher else ""
        path = tmp_path / name
        path.write_text(f"---\nlanguage: {language}\ncleaned: true\n{stated}---\n{text}\n", encoding="utf-8")
        return report_on(path, tmp_path)

    return make


@pytest.fixture(scope="session")
def real() -> dict[str, Report]:
    return {path.name[:3]: report_on(path, SEEDS) for path in sorted(SEEDS.glob("0*.txt"))}
