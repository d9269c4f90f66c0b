"""A small digest with dates, and one so large that years have to be split."""

import pytest

from generator.build import build
from tests.making import config
from tests.timeline.making import DATED, PLAIN, site_of
from tools.synthetic import write_seeds


@pytest.fixture(scope="session")
def dated(tmp_path_factory):
    return site_of(tmp_path_factory.mktemp("dated"), {"a.txt": DATED, "kosong/b.txt": f"{PLAIN}\n\n{PLAIN[:-1]} lagi."})


@pytest.fixture(scope="session")
def large(tmp_path_factory):
    """So many articles that years have to be split."""
    root = tmp_path_factory.mktemp("large")
    write_seeds(root / "seeds", 700)
    return build(config(root))
