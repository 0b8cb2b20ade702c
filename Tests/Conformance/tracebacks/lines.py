# Expressions over several lines: which of them are shown, and what is left out between them.
attempts = []


def attempt(function):
    attempts.append(function)
    return function


numbers = [1, 2, 3]
text = "text"


@attempt
def binary():
    return (
        numbers
        + text
    )


@attempt
def binary_with_operator_behind():
    return (numbers +
            text)


@attempt
def binary_long():
    return (numbers[0] + numbers[1] + numbers[2]
            + numbers[0]
            + numbers[1]
            + numbers[2]
            + text
            + numbers[0])


@attempt
def binary_of_calls():
    return max(
        1,
        2,
    ) + str(
        1
    )


@attempt
def call():
    return int(
        "x"
    )


@attempt
def call_long():
    return numbers.index(
        1,
        2,
        3,
        4,
        5,
        6,
    )


@attempt
def call_statement():
    print(
        1,
        unknown,
        3,
    )


@attempt
def call_assigned():
    value = int(
        "x",
        10,
    )


@attempt
def method_chain():
    return (
        text
        .upper()
        .lower()
        .missing()
        .strip()
    )


@attempt
def method_chain_raises():
    return (text.upper()
            .index("?",
                   1,
                   2)
            .bit_length())


@attempt
def method_chain_with_keyword():
    return (text
            .encode(encoding=5,
                    errors="strict"))


@attempt
def attribute():
    return (text.
            missing)


@attempt
def attribute_in_call():
    return (
        text
        . missing
        . deeper
    )


@attempt
def subscript():
    return numbers[
        10
    ]


@attempt
def subscript_long():
    return [
        numbers,
    ][0][
        1
        +
        2
        +
        3
    ]


@attempt
def display():
    return [
        1,
        2,
        int("x"),
        4,
    ]


@attempt
def display_of_dict():
    return {
        "a": 1,
        "b": int("b"),
    }


@attempt
def backslash():
    return numbers \
        + text


@attempt
def comment_between():
    return (numbers  # + comment
            # another +
            + text)


@attempt
def string_between():
    return ("(+)" """
    +
    """ + 1)


@attempt
def triple_quoted():
    return int("""
first
second
""")


@attempt
def comparison():
    return (
        numbers
        < text
    )


@attempt
def assertion():
    assert (
        numbers
        == text
    ), (
        "message"
    )


@attempt
def raised():
    raise ValueError(
        "first",
        "second",
    )


@attempt
def raised_long():
    raise ValueError(
        "first",
        "second",
        "third",
        "fourth",
    ) from None


@attempt
def condition():
    if (numbers and
            numbers + text):
        return 1


@attempt
def loop():
    for x in (
        numbers,
        5,
    )[1]:
        pass


@attempt
def comprehension():
    return [
        x + text
        for x in numbers
        if x
    ]


@attempt
def lambdas():
    return (lambda:
            numbers
            + text)()


@attempt
def keyword_arguments():
    return dict(
        a=1,
        b=int("b"),
        c=numbers + text,
    )


@attempt
def unaligned():
    return max(numbers,
  key=int(
        "k"),
         default=3)


@attempt
def one_line_between():
    return (
        numbers
        # between
        + text
    )


@attempt
def empty_lines():
    return (numbers


            + text)


@attempt
def class_statement():
    class Sub(
        int,
        str,
    ):
        a = 1

        b = 2


@attempt
def decorator():
    @int(
        "d"
    )
    def inner():
        pass


@attempt
def nested_brackets():
    return (((
        numbers)
    )[
        (7)
    ])


@attempt
def f_string():
    return f"""{
        numbers + text
    } and {
        text
    }"""


@attempt
def whole_line():
    (numbers
     + text)

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

