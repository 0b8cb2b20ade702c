"""Writes the text signatures that CPython's built-in functions, methods and classes have for `inspect.signature`.

Run with python3.13; the result stands in Sources/PythonLibrary/Library/_textsignatures.py.
"""

import importlib
import pathlib
import types

MODULES = "builtins _asyncio _collections _functools _operator itertools math".split()
BUILTIN = (types.BuiltinFunctionType, types.MethodDescriptorType, types.ClassMethodDescriptorType)


def main() -> None:
    found: dict[str, str] = {}

    def note(key: str, value: object) -> None:
        text = getattr(value, "__text_signature__", None)
        if text:
            found[key] = text

    for module in MODULES:
        for name, value in vars(importlib.import_module(module)).items():
            home = getattr(value, "__module__", None)
            prefix = "" if home in (None, "builtins") else f"{home}."
            if isinstance(value, BUILTIN) and not name.startswith("_"):
                note(prefix + name, value)
            elif isinstance(value, type) and not issubclass(value, BaseException):
                note(prefix + value.__qualname__, value)
                for attribute, method in vars(value).items():
                    if isinstance(method, BUILTIN) and not attribute.startswith("_"):
                        note(f"{prefix}{value.__qualname__}.{attribute}", method)
    lines = [f"    {key!r}: {text!r},".replace("\n", " ") for key, text in sorted(found.items())]
    target = pathlib.Path(__file__).parents[2] / "Sources/PythonLibrary/Library/_textsignatures.py"
    target.write_text(
        '"""Parameters of what is built in; a part of `inspect`, written by Tests/Oracle/text_signatures.py from CPython 3.13."""\n\n'
        "text_signatures = {\n" + "\n".join(lines) + "\n}\n"
    )


if __name__ == "__main__":
    main()
