"""How many articles a second one core analyses: names, sources and key points, and all of analysis.

python -m tools.bench_names [--seeds DIR] [--repeat N]
"""

import argparse
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.analysis import analyse
from generator.analysis.names import find_names
from generator.cleaning import clean
from generator.errors import Problem
from generator.lexicon import Lexicon, load_lexicon
from generator.metadata import Article, extract_article
from generator.reading import find_seeds, load_seed, read


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=Path, default=Path("seeds"))
    parser.add_argument("--repeat", type=int, default=5)
    given = parser.parse_args()
    lexicon = load_lexicon()
    articles = list(_articles(given.seeds))
    length = sum(len(passage.text.split()) for article in articles for passage in article.passages) / len(articles)
    for name, step in (("names", find_names), ("analysis", analyse)):
        step(articles[0], lexicon)
        print(
            f"{name}: {max(_speeds(step, articles, lexicon, given.repeat)):.0f} articles a second ({length:.0f} words)"
        )


def _speeds(
    step: Callable[[Article, Lexicon], object], articles: list[Article], lexicon: Lexicon, repeat: int
) -> Iterator[float]:
    """Articles a second in each of `repeat` runs; the fastest is the one that nothing else on the machine disturbed."""
    for _ in range(repeat):
        start = time.perf_counter()
        for article in articles:
            step(article, lexicon)
        yield len(articles) / (time.perf_counter() - start)


def _articles(folder: Path) -> list[Article]:
    lexicon = load_lexicon()
    seeds = [load_seed(path, folder) for path in find_seeds(folder)]
    documents = [read(seed) for seed in seeds if not isinstance(seed, Problem)]
    return [
        extract_article(clean(document, lexicon), lexicon)
        for document in documents
        if not isinstance(document, Problem)
    ]


if __name__ == "__main__":
    main()
