# Where the code of a definition begins: at its first decorator, if it has any; errors and definitions are told at the line of `def`.
import inspect
import sys
import traceback


def decorate(note=None):
    def wrap(made):
        print("called from line", sys._getframe(1).f_lineno)
        return made

    return wrap


@decorate(
    1)
@decorate(2)
def function(x,
             y=1):
    "Documented."
    return x


@decorate()
@decorate()
class Decorated:
    print(sys._getframe().f_code.co_firstlineno, sys._getframe().f_lineno)

    @decorate()
    def method(self):
        return 1 / 0

    @property
    @decorate()
    def value(self):
        return self.method()


class \
        Continued:
    print(sys._getframe().f_code.co_firstlineno)

    @staticmethod
    def inner(): return 1


@decorate()
def numbers():
    yield 1


@decorate()
async def wait():
    pass


@decorate()
def generic[T](x: T) -> T:
    return x


def \
        continued(): yield 1


made = lambda: (
    1)

print([each.__code__.co_firstlineno for each in (function, Decorated.method, Decorated.value.fget, numbers, wait, generic, continued, made, Continued.inner)])
print(Decorated.__firstlineno__, Continued.__firstlineno__)
started = numbers()
print(started.gi_frame.f_lineno, next(started), started.gi_frame.f_lineno)
coroutine = wait()
print(coroutine.cr_frame.f_lineno)
coroutine.close()
for each in (function, Decorated.method, numbers, wait, Decorated):
    print(inspect.getsourcelines(each)[1])
print(inspect.getsource(function), inspect.getsource(Decorated.value.fget))
try:
    numbers().throw(ValueError("thrown in"))
except ValueError:
    traceback.print_exc(file=sys.stdout)
try:
    Decorated().value
except ZeroDivisionError:
    traceback.print_exc(file=sys.stdout)
try:
    function()
except TypeError:
    traceback.print_exc(file=sys.stdout)
