# Exceptions that nobody can catch: of __del__, and of generators that are closed as they die.
class Plain:
    def __del__(self):
        numbers = [1, 2]
        return numbers[5] + int("x")


class Deep:
    def __del__(self):
        def fall(n):
            return fall(n - 1) if n else 1 / 0

        fall(10)


class Chained:
    def __del__(self):
        try:
            1 / 0
        except ZeroDivisionError as error:
            raise KeyError("x") from error


class Misspelled:
    def __del__(self):
        raise NameErro


class Empty:
    def __del__(self):
        raise ValueError


class Silent(Exception):
    def __str__(self):
        raise ValueError


class Unprintable:
    def __del__(self):
        raise Silent


class Noted:
    def __del__(self):
        error = ValueError("noted")
        error.add_note("a note")
        raise error


class Lines:
    def __del__(self):
        int(
            "x"
        )


class NoMethod:
    __del__ = 5


class Exits:
    def __del__(self):
        raise SystemExit(5)


for each in (Plain, Deep, Chained, Misspelled, Empty, Unprintable, Noted, Lines, NoMethod, Exits):
    print(each.__name__)
    each()


def raises():
    try:
        yield 1
    finally:
        raise KeyError("closing")


def refuses():
    try:
        yield 1
    except GeneratorExit:
        yield 2


async def coroutine():
    try:
        await Waits()
    finally:
        raise LookupError("closing")


class Waits:
    def __await__(self):
        yield


for make in (raises, refuses):
    generator = make()
    next(generator)
    del generator
    print("closed")
started = coroutine()
started.send(None)
started = None
print("the end")
at_the_end = Plain()
