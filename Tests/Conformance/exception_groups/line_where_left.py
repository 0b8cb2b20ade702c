# Where a frame was left: behind the last `except*` clause there is no line.
import sys
import traceback


def rest_goes_on():
    try:
        raise ExceptionGroup("rest", [ValueError(1), KeyError(2)])
    except* ValueError as group:
        print("taken", group.exceptions)


def clause_raises():
    try:
        raise ExceptionGroup("clause", [ValueError(1), KeyError(2)])
    except* ValueError:
        1 / 0
    except* KeyError:
        print("key")


def clause_raises_again():
    try:
        raise ExceptionGroup("again", [ValueError(1)])
    except* ValueError:
        raise
    finally:
        print("finally")


def plain():
    try:
        raise KeyError("plain")
    except ValueError:
        pass


def later():
    try:
        raise ExceptionGroup("all", [ValueError(1)])
    except* ValueError:
        pass
    frame = sys._getframe()
    print(frame.f_lineno - frame.f_code.co_firstlineno)
    raise KeyError("later")


for function in rest_goes_on, clause_raises, clause_raises_again, plain, later:
    try:
        function()
    except Exception as error:
        entry = error.__traceback__.tb_next
        frame = entry.tb_frame
        print(function.__name__, repr(error), entry.tb_lineno, frame.f_lineno, len(traceback.extract_tb(error.__traceback__)))
        traceback.print_exc(limit=-1, file=sys.stdout)
