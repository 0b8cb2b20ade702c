# The builtin exceptions and their relations, arguments and texts.
for kind in (
    BaseException, Exception, ArithmeticError, ZeroDivisionError, OverflowError, LookupError, IndexError, KeyError,
    NameError, UnboundLocalError, AttributeError, TypeError, ValueError, UnicodeError, RuntimeError, RecursionError,
    NotImplementedError, StopIteration, StopAsyncIteration, GeneratorExit, KeyboardInterrupt, SystemExit, OSError,
    FileNotFoundError, TimeoutError, ConnectionError, AssertionError, ImportError, ModuleNotFoundError, EOFError,
    MemoryError, SyntaxError, IndentationError, Warning, RuntimeWarning, DeprecationWarning, UserWarning,
):
    print(kind.__name__, "<", kind.__base__.__name__)
print(repr(ValueError()), repr(ValueError("a")), repr(ValueError("a", 1)), repr(ValueError(["x"])))
print(str(ValueError()), str(ValueError("a")), str(ValueError("a", 1)), ValueError("a", 1).args)
print(str(KeyError("k")), repr(KeyError("k")), str(KeyError("a", "b")), str(KeyError(1)), str(KeyError()))
print(str(OSError(2, "No such file")), repr(OSError(2, "No such file")), OSError(2, "x").errno, OSError(2, "x").strerror)
print(StopIteration(5).value, SystemExit(3).code, SystemExit().code)
print(isinstance(KeyError(), LookupError), issubclass(RecursionError, RuntimeError), TimeoutError is OSError)
for kind in (IndexError, OSError, FileNotFoundError):
    try:
        raise kind
    except LookupError as error:
        print("lookup", repr(error))
    except OSError as error:
        print("os", repr(error))


class AppError(Exception):
    pass


class CodeError(AppError):
    def __init__(self, code, text="no text"):
        super().__init__(text)
        self.code = code

    def __str__(self):
        return f"[{self.code}] {super().__str__()}"


for error in (AppError("x"), CodeError(5), CodeError(6, "six")):
    try:
        raise error
    except CodeError as caught:
        print("code", caught, repr(caught), caught.code, caught.args)
    except AppError as caught:
        print("app", caught, repr(caught))
print(ValueError("a") == ValueError("a"), type(ValueError("a")) is ValueError)
error = ValueError("note")
error.add_note("a note")
print(error.__notes__)
