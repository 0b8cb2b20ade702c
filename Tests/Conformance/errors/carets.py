# Carets under the failing part of a line; each is printed by the traceback module's rules.
def attempt(function):
    try:
        function()
    except Exception as error:
        failures.append(error)


def binary():
    a, b = 1, "x"
    return 1 + (a + b) * 2


def call():
    x = print
    return len(x(1), 2)


def subscript():
    data = {"a": {"b": [1]}}
    return data["a"]["b"][5]


def attribute():
    value = "text"
    return value.upper().missing.more


def whole_line():
    raise ValueError("the whole line: no carets")


def several_lines():
    return sum(
        [1, 2,
         None],
    )


def wide():
    größe = "日本語"
    return größe + 1


def assertion():
    assert 1 + 1 == 3, "arithmetic"


def deep():
    return [x / 0 for x in (1,)]


failures = []
for function in (binary, call, subscript, attribute, whole_line, several_lines, wide, assertion, deep):
    attempt(function)
print(len(failures))
cause = None
for failure in failures:
    failure.__cause__ = cause
    cause = failure
raise RuntimeError("all of them") from cause
