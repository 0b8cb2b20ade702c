# Carets below attributes, subscripts and calls.
attempts = []


def attempt(function):
    attempts.append(function)
    return function


class Thing:
    __slots__ = ("here",)

    def method(self, first, second=2):
        return self

    @property
    def broken(self):
        raise LookupError("broken property")

    def __getitem__(self, key):
        if isinstance(key, str):
            return self
        raise IndexError(key)


thing = Thing()
data = {"list": [1, 2, 3], "none": None}


@attempt
def attribute():
    return thing.nothing


@attempt
def attribute_of_attribute():
    return (thing.method.nothing.more)


@attempt
def attribute_of_property():
    return 1, thing.broken


@attempt
def attribute_store():
    thing.other = 1


@attempt
def attribute_store_among():
    first, thing.other, third = 1, 2, 3


@attempt
def attribute_delete():
    del thing.here


@attempt
def attribute_unset():
    x = thing.here + 1


@attempt
def subscript():
    return data["list"] [7]


@attempt
def subscript_in_parentheses():
    return (data  ["list"])[ (7) ] + 1


@attempt
def subscript_of_none():
    return data["none"]["deep"]["deeper"]


@attempt
def subscript_of_call():
    return str(12)["x"]


@attempt
def slice_bounds():
    return data["list"]["a":"b"]


@attempt
def slice_of_dict():
    return data[1:2:3]


@attempt
def tuple_index():
    return thing[1, 2]


@attempt
def subscript_store():
    data["list"][10] = "x"


@attempt
def subscript_store_chained():
    x = data["list"][10] = y = 5


@attempt
def subscript_store_unhashable():
    data[[]] = 1


@attempt
def subscript_delete():
    del data["list"][5], data["none"]


@attempt
def subscript_delete_second():
    del data["none"], data["missing"]


@attempt
def slice_store():
    data["list"][0:2] = 5


@attempt
def call_none():
    data["none"]()


@attempt
def call_none_with_spaces():
    return data.get ("none")   (  1,  2  )


@attempt
def call_in_expression():
    return 1 + int("x") + 2


@attempt
def call_returned():
    return int("x")


@attempt
def call_assigned():
    value = int("x")


@attempt
def call_assigned_twice():
    one = two = int("x")


@attempt
def call_of_method_returned():
    return "x".index("y")


@attempt
def call_with_keywords():
    return thing.method(1, third=3)


@attempt
def call_with_too_many():
    thing.method(1, 2, 3)


@attempt
def call_with_stars():
    return print(*data["none"], **data)


@attempt
def call_with_stars_ok():
    return thing.method(*[1, 2, 3], **{})


@attempt
def call_with_double_stars():
    return dict(a=1, **{"a": 2})


@attempt
def call_with_double_star_number():
    return dict(a=1, **7)


@attempt
def call_in_argument():
    return max(1, int("y"), 3)


@attempt
def call_in_keyword():
    return sorted([3, 1], key=int("z"))


@attempt
def call_in_subscript():
    return data[int("q")]


@attempt
def calls_in_calls():
    return str(len(str(int("w"))))


@attempt
def method_chain():
    return "a b".split().pop().upper().index("z").bit_length()


@attempt
def missing_method():
    return thing.nothing(1, 2)


@attempt
def missing_method_deep():
    return thing["x"].method(1).nothing(1, 2).method(3)


@attempt
def call_of_lambda():
    return (lambda: thing.nothing)()


@attempt
def call_statement_after_semicolon():
    x = 1; int("s"); y = 2


@attempt
def call_in_if():
    if int("c"): return 1


@attempt
def call_in_elif():
    if not data:
        return 1
    elif int("e"):
        return 2


@attempt
def call_in_return_tuple():
    return int("t"), 1


@attempt
def call_in_await_like_parentheses():
    return (int("p"))


@attempt
def brackets_in_strings():
    return {"](": [1]}["]("][")("]


@attempt
def display_unhashable():
    return {1, 2, []}


@attempt
def display_dict_unhashable():
    return {"a": 1, []: 2}


@attempt
def display_star():
    return [1, *5, 2]


@attempt
def display_tuple_star():
    return 1, *5, 2


@attempt
def display_set_star():
    return {1, *[[]], 2}


@attempt
def display_double_star():
    return {"a": 1, **5, "b": 2}

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

