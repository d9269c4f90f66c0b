"""How many articles a second one core analyses: time, names, sources and key points; and all of analysis.

    python -m tools.bench_names [FOLDER]

The articles are the seeds of the project, or of another folder.
"""

import sys
from collections.abc import Iterator
from functools import cache, partial
from itertools import cycle, islice
from pathlib import Path

from generator.analysis import analyse
from generator.analysis.key_points import find_key_points
from generator.analysis.names import find_names
from generator.analysis.sources import find_sources
from generator.analysis.tags import find_tags
from generator.analysis.timexes import Grammar, find_timexes
from generator.cleaning import clean
from generator.errors import Problem
from generator.lexicon import Lexicon, TimeWords, load_lexicon
from generator.metadata import Article, extract_article
from generator.reading import find_seeds, load_seed, read
from tools.measuring import Row, print_rows, rates

_FEWEST = 200


def rows(folder: Path = Path("seeds")) -> Iterator[Row]:
    """Articles a second, in the two extents."""
    lexicon = load_lexicon()
    articles = list(_articles(folder, lexicon))
    length = sum(len(passage.text.split()) for article in articles for passage in article.passages) // len(articles)
    many = list(islice(cycle(articles), max(_FEWEST, len(articles))))
    read_rate, whole = rates(many, partial(_read, lexicon), partial(_analyse, lexicon))
    what = f"articles of {length} words"
    yield Row(f"{what}: time, names, sources and key points found, a second on one core", f"{read_rate:.0f}", "≥ 250")
    yield Row("the same, with all by which reports are related", f"{whole:.0f}")


def main() -> None:
    """Print the rows."""
    print_rows(rows(*map(Path, sys.argv[1:2])))


def _read(lexicon: Lexicon, article: Article) -> None:
    lines = [(at, passage.text) for at, passage in enumerate(article.passages)]
    find_timexes(lines, _grammar(article.language, lexicon), None)
    names = find_names(article, lexicon)
    attributions, _ = find_sources(article, names, lexicon)
    find_key_points(article, names, attributions, lexicon)
    find_tags(article, names, lexicon)


@cache
def _grammar(code: str | None, lexicon: Lexicon) -> Grammar:
    language = lexicon.language(code)
    return Grammar(code or "", language.time if language else TimeWords())


def _analyse(lexicon: Lexicon, article: Article) -> None:
    analyse(article, lexicon)


def _articles(folder: Path, lexicon: Lexicon) -> Iterator[Article]:
    for path in find_seeds(folder):
        seed = load_seed(path, folder)
        document = seed if isinstance(seed, Problem) else read(seed)
        if not isinstance(document, Problem):
            yield extract_article(clean(document, lexicon), lexicon)


if __name__ == "__main__":
    main()
