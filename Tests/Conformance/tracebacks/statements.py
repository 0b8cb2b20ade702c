# Where statements fail: targets, loops, with, raise, assert, import, decorators, classes.
attempts = []


def attempt(function):
    attempts.append(function)
    return function


class Broken:
    def __init__(self, where):
        self.where = where

    def __iter__(self):
        if self.where == "iter":
            raise ValueError("in iter")
        return self

    def __next__(self):
        raise ValueError("in next")

    def __enter__(self):
        if self.where == "enter":
            raise ValueError("in enter")
        return 5

    def __exit__(self, *details):
        if self.where == "exit":
            raise ValueError("in exit")

    def __set_name__(self, owner, name):
        if self.where == "set_name":
            raise ValueError("in set_name")

    def __init_subclass__(cls, **keywords):
        if keywords:
            raise ValueError("in init_subclass")

    def __call__(self, function):
        raise ValueError("in call")


@attempt
def loop_over_number():
    for x in 5:
        print(x)


@attempt
def loop_iter():
    for x in Broken("iter"): pass


@attempt
def loop_next():
    for x in Broken("next"):
        print(x)


@attempt
def loop_target():
    for x, y in [(1, 2, 3)]:
        print(x)


@attempt
def loop_attribute_target():
    for None_.x in [1]:
        pass


@attempt
def unpack_too_many():
    a, b = 1, 2, 3


@attempt
def unpack_too_few():
    a, (b, c) = 1, [2]


@attempt
def unpack_number():
    [a, b] = 5


@attempt
def unpack_star():
    a, *b, c = "x"


@attempt
def unpack_next():
    a, b = Broken("next")


@attempt
def with_enter():
    with Broken("enter") as value:
        print(value)


@attempt
def with_exit():
    with Broken("exit"):
        pass


@attempt
def with_exit_after_exception():
    with Broken("exit"):
        int("with")


@attempt
def with_body():
    with Broken(""), Broken("") as five:
        five.append(1)


@attempt
def with_second():
    with Broken(""), Broken("enter") as value:
        pass


@attempt
def with_parentheses():
    with (
        Broken("") as one,
        Broken("enter") as two,
    ):
        pass


@attempt
def with_number():
    with 5 as x:
        pass


@attempt
def with_target():
    with Broken("") as (a, b):
        pass


@attempt
def with_return():
    with Broken("exit"):
        return 1


@attempt
def delete_unknown():
    del unknown


@attempt
def delete_local():
    local = 1
    del local, local


@attempt
def raise_class():
    raise ValueError


@attempt
def raise_call():
    raise ValueError("a" "b"); print()


@attempt
def raise_number():
    raise 5


@attempt
def raise_from_number():
    raise ValueError("x") from 5


@attempt
def raise_from_none():
    try:
        int("x")
    except ValueError as error:
        raise KeyError("key") from None


@attempt
def raise_in_handler():
    try:
        int("x")
    except ValueError as error:
        raise KeyError("key")


@attempt
def raise_again():
    try:
        int("again")
    except ValueError:
        raise


@attempt
def raise_again_by_name():
    try:
        int("again")
    except ValueError as error:
        print("caught")
        raise error


@attempt
def raise_nothing():
    raise


@attempt
def raise_in_finally():
    try:
        int("first")
    finally:
        int("second")


@attempt
def raise_in_else():
    try:
        pass
    except ValueError:
        pass
    else:
        int("else")
    finally:
        print("finally")


@attempt
def passes_finally():
    try:
        int("first")
    finally:
        print("finally")


@attempt
def handler_of_number():
    try:
        int("x")
    except 5:
        pass


@attempt
def handler_of_unknown():
    try:
        int("x")
    except (ValueErro, KeyError):
        pass


@attempt
def handler_does_not_match():
    try:
        int("x")
    except KeyError:
        pass


@attempt
def assert_alone():
    assert 1 == 2


@attempt
def assert_with_message():
    assert (1 ==
            2), "message"


@attempt
def assert_message_fails():
    assert 1 == 2, int("message")


@attempt
def assert_call():
    assert isinstance(1, str), f"no {str}"


@attempt
def import_missing():
    import missing_module


@attempt
def import_missing_as():
    import missing_module.part as other, sys


@attempt
def import_from_missing():
    from missing_module import (
        one,
        two,
    )


@attempt
def import_second():
    import sys, missing_module


@attempt
def decorator():
    @Broken("call")
    def decorated():
        pass


@attempt
def decorator_inner():
    @staticmethod
    @Broken("call")
    def decorated(a,
                  b):
        pass


@attempt
def decorator_unknown():
    @unknown_decorator(1)
    class Decorated:
        pass


@attempt
def decorator_of_class():
    @Broken("call")
    class Decorated:
        x = 1


@attempt
def default_value():
    def inner(a, b=int("default")):
        pass


@attempt
def annotation():
    def inner(a, b: Unknown = 1) -> int:
        pass


@attempt
def annotation_of_return():
    def inner(a) -> Unknown[int]:
        pass


@attempt
def class_body():
    class Inner:
        x = 1
        y = x + "s"


@attempt
def class_base():
    class Inner(5):
        pass


@attempt
def class_bases():
    class Inner(int, str):
        a = 1
        b = 2
        c = 3


@attempt
def class_keyword():
    class Inner(Broken, key=1): pass


@attempt
def class_unknown_base():
    class Inner(Unknown):
        pass


@attempt
def class_set_name():
    class Inner:
        a = Broken("set_name")


@attempt
def conditional():
    return 1 if int("c") else 2


@attempt
def conditional_branch():
    return int("t") if attempts else 2


@attempt
def conditional_else():
    return 1 if not attempts else (2, int("e"))


@attempt
def boolean():
    return attempts and [] or int("o")


@attempt
def generator_raises():
    def numbers():
        yield 1
        yield int("g")

    return list(numbers())


@attempt
def generator_in_loop():
    def numbers():
        yield 1
        yield int("g")

    for number in numbers():
        pass


@attempt
def generator_delegates():
    def numbers():
        yield int("g")

    def outer():
        yield from numbers()

    next(outer())


@attempt
def generator_of_number():
    def outer():
        yield from 5

    next(outer())


@attempt
def generator_thrown_into():
    def numbers():
        while True:
            yield 1

    running = numbers()
    next(running)
    running.throw(KeyError("thrown"))


@attempt
def generator_thrown_into_before_it_starts():
    def numbers():
        yield 1

    numbers().throw(KeyError("thrown"))


@attempt
def generator_stop():
    def numbers():
        yield next(iter([]))

    list(numbers())


@attempt
def while_condition():
    n = 3
    while 10 // n:
        n -= 1


@attempt
def chained_assignment():
    a = b.c = int("1")


@attempt
def annotated():
    x: int = int("x")


@attempt
def annotated_attribute():
    print.x: int = 5


@attempt
def one_line_loop():
    for x in [1, 2]: x.append(1); print(x)


@attempt
def returns_in_loop():
    while True: return int("r")

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

