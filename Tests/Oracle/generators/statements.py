"""Random functions full of nested loops, try, with, and jumps out of them."""

from random import Random

from generators.source import Source

FUNCTIONS = 6
ERRORS = ("ValueError", "KeyError", "IndexError", "ZeroDivisionError", "RuntimeError")

PRELUDE = """\
class Manager:
    def __init__(self, name, swallows):
        self.name, self.swallows = name, swallows

    def __enter__(self):
        print("enter", self.name, end="; ")
        return self

    def __exit__(self, kind, error, traceback):
        print("exit", self.name, repr(error), end="; ")
        return self.swallows


def chain(error):
    parts = []
    while error is not None:
        parts.append(repr(error))
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return " < ".join(parts)
"""


class StatementGenerator:
    """Loops are short and functions call only those above them, so every program ends."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self._source = Source()
        self._serial = 0

    def generate(self) -> str:
        source = self._source
        for n in reversed(range(FUNCTIONS)):
            source.line("")
            source.line("")
            with source.block(f"def f{n}(a, b=2):"):
                source.line("x = y = a")
                self._body(n, self._random.randint(2, 4), loops=0, handles=False)
                source.line("return x, y")
        source.line("")
        source.line("")
        with source.block(f"for n in range({FUNCTIONS}):"):
            with source.block("for a in (0, 1, 3):"):
                with source.block("try:"):
                    source.line("result = globals()[f'f{n}'](a)")
                    source.line("print('=', n, a, result)")
                with source.block("except Exception as error:"):
                    source.line("print('!', n, a, chain(error))")
        return PRELUDE + source.text()

    def _label(self) -> int:
        self._serial += 1
        return self._serial

    def _body(self, n: int, count: int, loops: int, handles: bool) -> None:
        for _ in range(count):
            self._statement(n, loops, handles)

    def _statement(self, n: int, loops: int, handles: bool) -> None:
        random, source = self._random, self._source
        simple = [self._print, self._assign, self._raise, self._call, self._leave]
        weights = [4, 5, 2, 2, 2]
        if source.depth < 6:
            simple += [self._if, self._for, self._while, self._try, self._with]
            weights += [4, 3, 2, 6, 2]
        random.choices(simple, weights)[0](n, loops, handles)

    def _print(self, n: int, loops: int, handles: bool) -> None:
        self._source.line(f"print({self._label()}, x, y, end='; ')")

    def _assign(self, n: int, loops: int, handles: bool) -> None:
        random = self._random
        self._source.line(random.choice((
            "x += 1", "y -= 1", "x, y = y, x", "x = x * 2 % 7", "y = a + b - x", "x = y if x > y else b", "a = x",
            "x = [y, b][a % 2]", "y = len(str(x * 1000))", "x = x or y and b", "y = (lambda q: q + x)(b)",
            "x = sum([y + k for k in range(a % 4)])", "y = {0: 1, 1: 2}[a]", "x = 10 // y", "b, *_ = (y, x, a)",
        )))

    def _condition(self) -> str:
        # Not `x is not y`: whether two equal numbers are one object is left open by the language.
        return self._random.choice(("x > y", "a", "x % 2", "not y", "a == 1 or x < 2", "0 <= x < 3", "y in (1, 2, 3)", "x != y"))

    def _raise(self, n: int, loops: int, handles: bool) -> None:
        random = self._random
        forms = [f"raise {random.choice(ERRORS)}({self._label()})", f"raise {random.choice(ERRORS)}"]
        if handles:
            forms += ["raise", f"raise {random.choice(ERRORS)}({self._label()}) from error", f"raise {random.choice(ERRORS)} from None"]
        with self._source.block(f"if {self._condition()}:"):
            self._source.line(random.choice(forms))

    def _call(self, n: int, loops: int, handles: bool) -> None:
        if n + 1 < FUNCTIONS:
            self._source.line(f"print(f{self._random.randint(n + 1, FUNCTIONS - 1)}(y % 4), end='; ')")
        else:
            self._source.line("pass")

    def _leave(self, n: int, loops: int, handles: bool) -> None:
        forms = [f"return {self._label()}", "return x, a", "return"]
        if loops:
            forms += ["break", "continue", "break"]
        with self._source.block(f"if {self._condition()}:"):
            self._source.line(self._random.choice(forms))

    def _if(self, n: int, loops: int, handles: bool) -> None:
        random, source = self._random, self._source
        with source.block(f"if {self._condition()}:"):
            self._body(n, random.randint(1, 2), loops, handles)
        if random.random() < 0.4:
            with source.block(f"elif {self._condition()}:"):
                self._body(n, 1, loops, handles)
        if random.random() < 0.5:
            with source.block("else:"):
                self._body(n, 1, loops, handles)

    def _for(self, n: int, loops: int, handles: bool) -> None:
        random, source = self._random, self._source
        target, iterable = random.choice((
            ("x", "range(3)"), ("y", "(4, 0, 2)"), ("k, x", "enumerate([5, 6])"), ("x, y", "zip([1, 2, 3], (3, 2))"), ("k", "range(a)"), ("y", "{3: 0, 1: 0}"),
        ))
        with source.block(f"for {target} in {iterable}:"):
            self._body(n, random.randint(1, 3), loops + 1, handles)
        self._maybe_else(n, loops, handles)

    def _while(self, n: int, loops: int, handles: bool) -> None:
        counter = f"c{self._label()}"
        self._source.line(f"{counter} = 0")
        with self._source.block(f"while {counter} < {self._random.randint(1, 3)}:"):
            self._source.line(f"{counter} += 1")
            self._body(n, self._random.randint(1, 3), loops + 1, handles)
        self._maybe_else(n, loops, handles)

    def _maybe_else(self, n: int, loops: int, handles: bool) -> None:
        if self._random.random() < 0.4:
            with self._source.block("else:"):
                self._body(n, 1, loops, handles)

    def _try(self, n: int, loops: int, handles: bool) -> None:
        random, source = self._random, self._source
        clauses = random.choice(((1, 0, 0), (1, 0, 1), (0, 0, 1), (1, 1, 0), (2, 1, 1), (2, 0, 1)))
        with source.block("try:"):
            self._body(n, random.randint(1, 3), loops, handles)
        for number in range(clauses[0]):
            kinds = random.sample(ERRORS, 2)
            kind = random.choice((kinds[0], f"({kinds[0]}, {kinds[1]})", "Exception" if number else "LookupError"))
            with source.block(f"except {kind} as error:"):
                source.line(f"print({self._label()}, chain(error), end='; ')")
                self._body(n, 1, loops, True)
        if clauses[1]:
            with source.block("else:"):
                self._body(n, 1, loops, handles)
        if clauses[2]:
            with source.block("finally:"):
                source.line(f"print('f{self._label()}', end='; ')")
                self._body(n, 1, 0, handles)

    def _with(self, n: int, loops: int, handles: bool) -> None:
        header = f"with Manager({self._label()}, {self._random.random() < 0.3}):"
        with self._source.block(header):
            self._body(n, self._random.randint(1, 2), loops, handles)


def generate(seed: int) -> str:
    return StatementGenerator(seed).generate()
