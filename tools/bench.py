"""All measurements, as the tables that the README shows.

    python -m tools.bench [--readme] [PART ...]

Without a part all of them are run; `--readme` also writes their tables into the README. A part is a module
`tools/bench_PART.py` that yields its rows.
"""

import argparse
from importlib import import_module

from tools.measuring import print_rows, write_into_readme

PARTS = ("quality", "signals", "articles", "pages", "timexes", "names", "machines", "stories", "site")


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--readme", action="store_true", help="write the tables into the README too")
    given = parser.parse_args()
    if unknown := set(given.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    for part in given.parts or PARTS:
        measured = import_module(f"tools.bench_{part}").rows()
        print(f"\n{part}\n")
        if given.readme:
            rows = list(measured)
            print_rows(rows)
            write_into_readme(part, rows)
        else:
            print_rows(measured)


if __name__ == "__main__":
    main()
