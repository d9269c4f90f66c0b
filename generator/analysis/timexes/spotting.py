"""Spotting: where a text speaks of time, and by which template."""

from collections.abc import Iterator

from msgspec import Struct

from generator.analysis.timexes.digits import numbers_in
from generator.analysis.timexes.grammar import Grammar
from generator.analysis.timexes.templates import Template
from generator.analysis.timexes.tokens import Tokens


class Expression(Struct, frozen=True, gc=False):
    """An expression of time not yet dated: the tokens `first:last` of `tokens`, and what its template means."""

    grammar: Grammar
    tokens: Tokens
    meaning: str
    first: int
    last: int

    @property
    def start(self) -> int:
        """The character of the text at which it begins."""
        return self.tokens.starts[self.first]

    @property
    def end(self) -> int:
        """The character of the text at which it ends."""
        return self.tokens.ends[self.last - 1]

    def has(self, name: str) -> bool:
        """Whether one of its tokens is of the class `name`."""
        return any(True for _ in self._of(name))

    def follows(self, name: str) -> bool:
        """Whether the token before it is of the class `name`."""
        return self.first > 0 and self.tokens.symbols[self.first - 1] in self.grammar.symbols(name)

    def words(self, name: str) -> list[str]:
        """The values that the lexicon gives its tokens of the class `name`."""
        return [str(self.grammar.values[name, self.tokens.keys[at]]) for at in self._of(name)]

    def numbers(self, name: str) -> list[int]:
        """The numbers that its tokens of the class `name` stand for."""
        found: list[int] = []
        for at in self._of(name):
            key = self.tokens.keys[at]
            value = self.grammar.values.get((name, key))
            found += numbers_in(key) if value is None else [int(value)]
        return found

    def runs(self, name: str) -> list[str]:
        """Its tokens of the class `name` as written, in lower case."""
        return [self.tokens.keys[at] for at in self._of(name)]

    def _of(self, name: str) -> Iterator[int]:
        symbols = self.grammar.symbols(name)
        return (at for at in range(self.first, self.last) if self.tokens.symbols[at] in symbols)


def spot(tokens: Tokens, grammar: Grammar) -> Iterator[Expression]:
    """The expressions of time in `tokens`, in order; they do not overlap."""
    symbols, starters = tokens.symbols, grammar.starters
    end = 0
    for match in grammar.start.finditer(symbols):
        if (at := match.start()) < end:
            continue
        template, stop = _longest(starters[symbols[at]], symbols, at)
        if template is None:
            continue
        end = stop
        if template.meaning != "nothing":
            yield Expression(grammar, tokens, template.meaning, at, stop)


def _longest(templates: tuple[Template, ...], symbols: str, at: int) -> tuple[Template | None, int]:
    """The template that covers most from `at` on, and where it ends; the first of those that cover as much."""
    best, end = None, at
    for template in templates:
        match = template.pattern.match(symbols, at)
        if match and match.end() > end:
            best, end = template, match.end()
    return best, end
