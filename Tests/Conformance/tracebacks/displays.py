# Comprehensions, generator expressions, f-strings, lambdas and wide characters.
attempts = []


def attempt(function):
    attempts.append(function)
    return function


class Broken:
    def __init__(self, items=()):
        self.items = iter(items)

    def __iter__(self):
        return self

    def __next__(self):
        for item in self.items:
            return item
        raise ValueError("in next")

    def __format__(self, specification):
        raise ValueError("in format")

    def __repr__(self):
        raise ValueError("in repr")

    def __bool__(self):
        raise ValueError("no truth value")


broken = Broken()
numbers = [1, 0, "x"]


@attempt
def list_element():
    return [1 / x for x in numbers]


@attempt
def list_next():
    return [x for x in Broken()]


@attempt
def list_iter():
    return [x for x in 5]


@attempt
def list_second_iter():
    return [x for y in numbers for x in y]


@attempt
def list_second_next():
    return [x for y in numbers for x in Broken()]


@attempt
def list_condition():
    return [x for x in numbers if x > 0]


@attempt
def list_condition_truth():
    return [x for x in [broken] if x]


@attempt
def list_target():
    return [a for a, b in numbers]


@attempt
def set_element():
    return {x for x in [[]]}


@attempt
def dict_element():
    return {x: 1 for x in [[]]}


@attempt
def dict_value():
    return {x: 1 / x for x in numbers}


@attempt
def nested():
    return [[y + 1 for y in str(x)] for x in numbers]


@attempt
def generator():
    return sum(x for x in numbers)


@attempt
def generator_element():
    return list(1 // x for x in numbers)


@attempt
def generator_iter():
    return list(x for x in None)


@attempt
def generator_next():
    return tuple(x for x in Broken([1]))


@attempt
def generator_condition():
    return any(x.missing for x in numbers if x)


@attempt
def walrus():
    return [y for x in numbers if (y := x + 1)]


@attempt
def f_string():
    return f"a {1 / 0} b"


@attempt
def f_string_format():
    return f"before {broken:>5} after"


@attempt
def f_string_repr():
    return f"before {broken!r} after {1}"


@attempt
def f_string_specification():
    return f"{5:{'abc'}}"


@attempt
def f_string_name():
    return f"{numbers}{unknown_name:>{10}}"


@attempt
def f_string_debug():
    return f"{numbers = } {broken = }"


@attempt
def f_string_joined():
    return "x" f"{numbers[5]}" "y"


@attempt
def f_string_nested():
    return f"{f'{1 + None}'}"


@attempt
def percent():
    return "%d" % "x"


@attempt
def lambda_default():
    return lambda a=int("l"): a


@attempt
def lambda_in_call():
    return list(map(lambda n: n.missing, numbers))


@attempt
def sort_key():
    return sorted(numbers, key=lambda n: n + 1)


@attempt
def wide():
    return "日本" + 1


@attempt
def wide_in_brackets():
    größe = {"日本": 1}; return größe["日本"]["中"] + größe


@attempt
def wide_call():
    return print("中文", int("数"), "字")


@attempt
def wide_lines():
    return ("日本"
            + "語".index("x", 中=1)
            + "日本")


@attempt
def combining():
    return "e\u0301é" + "é" + 5


@attempt
def emoji():
    return ["🎉"][0] + "👩‍💻" + 1


@attempt
def fullwidth_name():
    ｎａｍｅ = 5
    return ｎａｍｅ.missing + 1


@attempt
def tabs():
	value = "tab"	;	return [value	+	1]


@attempt
def form_feed():
    return [	numbers	[	10	]	]


@attempt
def slice_number():
    return numbers["a":]


@attempt
def starred_call():
    return print(*broken, sep="")


@attempt
def string_index():
    abc = "abc"
    return abc[1]["x"][2]

failures = []
for function in attempts:
    try:
        function()
    except Exception as error:
        failures.append(error)
    else:
        print("no exception in", function.__name__)
cause = None
for failure in failures:
    failure.__cause__ = cause
    cause = failure
print(len(failures))
raise RuntimeError("all of them") from cause

