"""Random expressions over numbers, strings, lists, tuples, dicts and sets; each prints its value or its error."""

from random import Random

from generators.source import Source

EXPRESSIONS = 60
DEPTH = 4

INTEGERS = ("0", "1", "2", "-1", "3", "7", "-5", "10", "255", "2**31", "-2**31", "2**63 - 1", "-2**63", "2**64", "10**18", "10**30", "-10**25")
FLOATS = ("0.0", "-0.0", "0.5", "1.5", "-2.25", "3.0", "0.1", "1e16", "1e-7", "1e300", "-7.0", "float('inf')", "float('nan')", "123456.789", "2.5")
STRINGS = ("''", "'a'", "'abc'", "'Hello World'", "'é😀'", "'1'", "' x '", "'a,b,c'", "'aaa'", "'\\n'", "'quote\\''", "'ß'")
SPECS = ("", "5", "<8", ">8", "^9", "*^9", "05", "+", ".2f", "10.3f", "e", "g", "x", "#b", "o", ",", ".1%", "_", "s", "d", "08.2f", "c", ".3")


class ExpressionGenerator:
    """One method for each type of result; `any` mixes types, and so finds the errors."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def generate(self) -> str:
        source = Source()
        with source.block("def attempt(number, function):"):
            with source.block("try:"):
                source.line("print(number, repr(function()))")
            with source.block("except Exception as error:"):
                source.line("print(number, type(error).__name__, error)")
        source.line("")
        source.line("")
        makers = [self.integer, self.float, self.string, self.boolean, self.list, self.tuple, self.dict, self.set, self.any]
        for number in range(EXPRESSIONS):
            source.line(f"attempt({number}, lambda: {self._random.choice(makers)(DEPTH)})")
        return source.text()

    def _pick(self, *makers) -> str:
        return self._random.choice(makers)()

    def integer(self, depth: int) -> str:
        if depth <= 0:
            return f"({self._random.choice(INTEGERS)})"
        d = depth - 1
        small = str(self._random.randint(0, 70))
        return self._pick(
            lambda: self.integer(0),
            lambda: f"({self.integer(d)} {self._random.choice('+ - * // % & | ^'.split())} {self.integer(d)})",
            lambda: f"({self._random.choice('- + ~'.split())}{self.integer(d)})",
            lambda: f"({self.integer(d)} {self._random.choice(('<<', '>>'))} {small})",
            lambda: f"({self.integer(0)} ** {self._random.randint(0, 6)})",
            lambda: f"len({self._pick(lambda: self.string(d), lambda: self.list(d), lambda: self.dict(d), lambda: self.set(d))})",
            lambda: f"int({self._pick(lambda: self.float(d), lambda: self.boolean(d), lambda: f'str({self.integer(d)})')})",
            lambda: f"({self.integer(d)} if {self.boolean(d)} else {self.integer(d)})",
            lambda: f"{self._random.choice(('abs', 'hash'))}({self.integer(d)})",
            lambda: f"divmod({self.integer(d)}, {self.integer(d)})[{self._random.randrange(2)}]",
            lambda: f"{self._random.choice(('sum', 'max', 'min'))}([{self.integer(d)}, {self.integer(d)}])",
            lambda: f"{self.string(d)}.{self._random.choice(('find', 'count', 'index'))}({self.string(0)})",
            lambda: f"round({self.float(d)})",
            lambda: f"{self.integer(0)}.bit_length()",
        )

    def float(self, depth: int) -> str:
        if depth <= 0:
            return f"({self._random.choice(FLOATS)})"
        d = depth - 1
        return self._pick(
            lambda: self.float(0),
            lambda: f"({self.float(d)} {self._random.choice('+ - * / // %'.split())} {self.float(d)})",
            lambda: f"({self.integer(d)} / {self.integer(d)})",
            lambda: f"({self.float(d)} {self._random.choice('+ - * /'.split())} {self.integer(d)})",
            lambda: f"(-{self.float(d)})",
            lambda: f"({self.float(0)} ** {self._random.choice(('2', '-1', '3'))})",
            lambda: f"round({self.float(d)}, {self._random.randint(-2, 5)})",
            lambda: f"abs({self.float(d)})",
            lambda: f"float({self.integer(d)})",
            lambda: f"{self._random.choice(('sum', 'max', 'min'))}(({self.float(d)}, {self.float(d)}))",
        )

    def string(self, depth: int) -> str:
        if depth <= 0:
            return self._random.choice(STRINGS)
        d = depth - 1
        method = self._random.choice(("upper", "lower", "strip", "title", "capitalize", "swapcase", "lstrip", "rstrip", "casefold"))
        return self._pick(
            lambda: self.string(0),
            lambda: f"({self.string(d)} + {self.string(d)})",
            lambda: f"({self.string(d)} * {self._random.randint(-1, 4)})",
            lambda: f"{self.string(d)}.{method}()",
            lambda: f"{self.string(d)}{self._slice()}",
            lambda: f"{self.string(d)}[{self._random.randint(-4, 5)}]",
            lambda: f"str({self.any(d)})",
            lambda: f"repr({self.any(d)})",
            lambda: f"format({self._pick(lambda: self.integer(d), lambda: self.float(d), lambda: self.string(d))}, '{self._random.choice(SPECS)}')",
            lambda: f"{self.string(0)}.join([{self.string(d)}, {self.string(d)}])",
            lambda: f"{self.string(d)}.replace({self.string(0)}, {self.string(0)})",
            lambda: f"f'{{{self.integer(0)}!r:>{self._random.randint(1, 9)}}}|{{{self.float(0)}}}'",
            lambda: f"{self.string(d)}.{self._random.choice(('center', 'ljust', 'rjust', 'zfill'))}({self._random.randint(0, 9)})",
            lambda: f"chr({self._random.randint(32, 1000)})",
        )

    def boolean(self, depth: int) -> str:
        if depth <= 0:
            return self._random.choice(("True", "False"))
        d = depth - 1
        comparison = self._random.choice("< <= > >= == !=".split())
        return self._pick(
            lambda: f"({self.integer(d)} {comparison} {self.integer(d)})",
            lambda: f"({self.integer(d)} {comparison} {self.float(d)})",
            lambda: f"({self.string(d)} {comparison} {self.string(d)})",
            lambda: f"({self.list(d)} {comparison} {self.list(d)})",
            lambda: f"({self.set(d)} {comparison} {self.set(d)})",
            lambda: f"({self.any(d)} {self._random.choice(('==', '!='))} {self.any(d)})",
            lambda: f"(not {self.any(d)})",
            lambda: f"bool({self.any(d)})",
            lambda: f"({self.integer(0)} in {self._pick(lambda: self.list(d), lambda: self.tuple(d), lambda: self.set(d), lambda: self.dict(d))})",
            lambda: f"({self.string(0)} in {self.string(d)})",
            lambda: f"({self.boolean(d)} {self._random.choice(('and', 'or'))} {self.boolean(d)})",
            lambda: f"({self.integer(d)} {comparison} {self.float(d)} {comparison} {self.integer(d)})",
            lambda: f"isinstance({self.any(d)}, {self._random.choice(('int', 'str', '(int, float)', 'bool', 'list', 'object'))})",
            lambda: f"{self.string(d)}.{self._random.choice(('isdigit', 'isalpha', 'isspace', 'isupper', 'islower', 'isalnum'))}()",
        )

    def list(self, depth: int) -> str:
        d = depth - 1
        if depth <= 0:
            return self._random.choice(("[]", "[1]", "[3, 1, 2]", "['a', 'b']", "[1, 2.5, 'x', None]", "[[], [0]]"))
        return self._pick(
            lambda: self.list(0),
            lambda: f"[{self.any(d)}, {self.any(d)}]",
            lambda: f"({self.list(d)} + {self.list(d)})",
            lambda: f"({self.list(d)} * {self._random.randint(-1, 3)})",
            lambda: f"{self.list(d)}{self._slice()}",
            lambda: f"sorted({self._pick(lambda: self.list(d), lambda: self.set(d), lambda: self.string(d))})",
            lambda: f"list({self._pick(lambda: self.tuple(d), lambda: self.dict(d), lambda: self.string(d), lambda: f'range({self._random.randint(-3, 9)})')})",
            lambda: f"[k for k in {self.list(d)} if {self.boolean(0)} or k]",
            lambda: f"list({self._random.choice(('enumerate', 'reversed'))}({self.list(d)}))",
            lambda: f"list(zip({self.list(d)}, {self.string(d)}))",
            lambda: f"{self.string(d)}.split({self._random.choice((repr(','), repr('a'), ''))})",
            lambda: f"list({self.dict(d)}.{self._random.choice(('keys', 'values', 'items'))}())",
        )

    def tuple(self, depth: int) -> str:
        if depth <= 0:
            return self._random.choice(("()", "(1,)", "(1, 'a')", "(0.5, None, True)"))
        d = depth - 1
        return self._pick(
            lambda: f"({self.any(d)}, {self.any(d)})",
            lambda: f"({self.tuple(d)} + {self.tuple(d)})",
            lambda: f"tuple({self.list(d)})",
            lambda: f"{self.tuple(d)}{self._slice()}",
        )

    def dict(self, depth: int) -> str:
        if depth <= 0:
            return self._random.choice(("{}", "{'a': 1}", "{1: 'x', 2: 'y'}", "{1: 1, 1.0: 2, True: 3}"))
        d = depth - 1
        return self._pick(
            lambda: f"{{{self.any(d)}: {self.any(d)}, {self.string(d)}: {self.integer(d)}}}",
            lambda: f"({self.dict(d)} | {self.dict(d)})",
            lambda: f"{{k: v for k, v in enumerate({self.list(d)})}}",
            lambda: f"dict(zip({self.string(d)}, {self.list(d)}))",
            lambda: f"{{**{self.dict(d)}, 'z': {self.any(d)}}}",
        )

    def set(self, depth: int) -> str:
        if depth <= 0:
            return self._random.choice(("set()", "{1}", "{1, 2, 3}", "{'a', 'b'}", "{10, 33, -4, 8}"))
        d = depth - 1
        return self._pick(
            lambda: f"{{{self.integer(d)}, {self.integer(d)}, {self.string(d)}}}",
            lambda: f"({self.set(d)} {self._random.choice(('|', '&', '-', '^'))} {self.set(d)})",
            lambda: f"set({self.list(d)})",
            lambda: f"{{k for k in {self.list(d)}}}",
        )

    def any(self, depth: int) -> str:
        d = depth - 1
        if depth <= 0:
            return self._pick(lambda: self.integer(0), lambda: self.float(0), lambda: self.string(0), lambda: "None", lambda: self.boolean(0), lambda: self.list(0))
        return self._pick(
            lambda: self.integer(d),
            lambda: self.float(d),
            lambda: self.string(d),
            lambda: self.boolean(d),
            lambda: self.list(d),
            lambda: self.tuple(d),
            lambda: self.dict(d),
            lambda: self.set(d),
            lambda: f"({self.any(d)} {self._random.choice('+ - / // % & | ^ < >='.split())} {self.any(d)})",
            lambda: f"{self.any(d)}[{self.any(d)}]",
            lambda: f"({self.any(d)} {self._random.choice(('and', 'or', 'in', 'not in'))} {self.any(d)})",
            lambda: f"{self._random.choice(('len', 'int', 'float', 'sum', 'max', 'min', 'sorted', 'list', 'tuple', 'set', 'dict', 'abs', 'round', 'type'))}({self.any(d)})",
        )

    def _slice(self) -> str:
        part = lambda: self._random.choice(("", "", "0", "1", "-1", "2", "5", "-3"))  # noqa: E731
        step = self._random.choice(("", "", ":", ":2", ":-1", ":-2"))
        return f"[{part()}:{part()}{step}]"


def generate(seed: int) -> str:
    return ExpressionGenerator(seed).generate()
