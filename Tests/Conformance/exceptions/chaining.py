# __context__, __cause__, __suppress_context__, bare raise.
def describe(error):
    print(repr(error), "| cause", repr(error.__cause__), "| context", repr(error.__context__), error.__suppress_context__)


try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("while handling")
except ValueError as error:
    describe(error)
try:
    try:
        1 / 0
    except ZeroDivisionError as zero:
        raise ValueError("because") from zero
except ValueError as error:
    describe(error)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("on its own") from None
except ValueError as error:
    describe(error)
try:
    try:
        raise KeyError("again")
    except KeyError:
        raise
except KeyError as error:
    describe(error)
try:
    raise
except RuntimeError as error:
    describe(error)


def reraise_helper():
    raise


try:
    try:
        raise IndexError("helped")
    except IndexError:
        reraise_helper()
except IndexError as error:
    describe(error)
try:
    raise ValueError from KeyError
except ValueError as error:
    describe(error)
try:
    raise ValueError("a") from 5
except TypeError as error:
    describe(error)
try:
    raise "text"
except TypeError as error:
    describe(error)
try:
    raise int
except TypeError as error:
    describe(error)
try:
    try:
        raise ValueError("first")
    finally:
        raise KeyError("from finally")
except KeyError as error:
    describe(error)
try:
    try:
        raise ValueError("1")
    except ValueError:
        try:
            raise TypeError("2")
        except TypeError:
            raise OSError("3")
except OSError as error:
    describe(error)
    describe(error.__context__)
    describe(error.__context__.__context__)
try:
    try:
        pass
    except 5:
        pass
    print("an except clause is looked at only when needed")
    try:
        raise ValueError
    except 5:
        pass
except TypeError as error:
    describe(error)
