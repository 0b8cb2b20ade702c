"""Records what CPython 3.13 warns of while it compiles: python3.13 record_warnings.py > warnings.jsonl"""

import json
import warnings

PROGRAMS = [
    '"\\d"', '"\\400"', 'b"\\400"', 'b"\\d"', 'f"\\d{a}"', 'f"\\{a}"', 'f"\\}}"', 'f"{a:\\d}"', '"""\n\n\\d"""',
    'x=(\n"a"\n"\\d")', 'f"""\n\n\\d{a}"""', '"\\8"', 'r"\\d"', '"\\é"',
    "1if 1 else 0", "0x1for x in y", "1.5or 2", "1in x", "1jif x else y",
    "1 is 1", 'x is "a"', "x is not ()", "x is -1", "x is None", "x is True", "x is ...", "x is (1, 2)",
    "x is [1]", "1 is x is 2", "x is y", "x is b''", "x is 1.5", "x is (y,)",
    "assert(1,2)", "assert ()", "assert (a, b), c", "assert a",
    "(1)(2)", '"a"(1)', "[1](2)", "{1}(2)", "{1: 2}(3)", "(1, 2)(3)", "None()", "f'{a}'()", "(lambda: 1)()",
    "[x for x in y](1)", "(x for x in y)(1)", "...()", "{x for x in y}(1)", "{x: x for x in y}(1)", "a(1)",
    '"a"[1.5]', '"a"["b"]', "[1, 2][1, 2]", '(1, 2)["a"]', "[1][None]", '"a"[True]', '"a"[1]', '"a"[1:2]',
    "b'a'['b']", "f'a'['b']", "[1][x]", "[1][[2]]", "[1][{2}]", "[1][lambda: 1]", "[1][f'a']", "[1][...]",
    '1["a"]', "None[1]", "{1}[2]", "(lambda: 1)[1]", "(x for x in y)[0]", "...[1]", "{1: 2}['a']",
    "[x for x in y]['a']", "1.5[0]", "True[0]", "{x for x in y}[1]",
    '"\\d\\e"', 'f"""\n\\d\n\n{a}"""', 'f"""{a:\n\\d\n}"""', '"\\d\\400"', 'f"\\d{a}\\e"',
    'x = """\n\n\\d\n""" "\\e"', 'f"""\\{a}\n\\d"""',
    "try:\n  x\nfinally:\n  1 is 1", "def f():\n  '\\d'\n  1 is 1",
    '"\\d"; "\\d"', 'f"\\d" "\\d"', "1if 2else 3", '"\\d"\n1if 2else 3', "a is 1; b is 1",
]


def main():
    for source in PROGRAMS:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            compile(source.encode(), "prog.py", "exec")
        found = ["%s %d %s" % (w.category.__name__, w.lineno, w.message) for w in caught]
        print(json.dumps({"source": source, "warnings": found}))


if __name__ == "__main__":
    main()
