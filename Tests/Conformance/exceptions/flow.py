# try, except, else, finally: what runs, and in which order.
def walk(kind):
    print("--", kind)
    try:
        print("try")
        if kind == "value":
            raise ValueError("v")
        if kind == "key":
            raise KeyError("k")
        if kind == "other":
            raise OSError("o")
        if kind == "return":
            return "from try"
    except ValueError as error:
        print("except ValueError", error)
    except (KeyError, IndexError) as error:
        print("except a tuple", error, repr(error))
        return "from except"
    else:
        print("else")
    finally:
        print("finally")
    return "from the end"


for kind in ("none", "value", "key", "return"):
    print(walk(kind))
try:
    walk("other")
except OSError as error:
    print("outside", error)


def finally_wins():
    try:
        return "try"
    finally:
        return "finally"


def finally_swallows():
    try:
        raise ValueError("lost")
    finally:
        return "swallowed"


def finally_in_loop():
    for n in range(3):
        try:
            if n == 1:
                continue
            if n == 2:
                break
        finally:
            print("finally", n)
    return n


def value_is_taken_early():
    x = 1
    try:
        return x
    finally:
        x = 2


def nested():
    try:
        try:
            raise ValueError("inner")
        finally:
            print("inner finally")
    except ValueError as error:
        print("outer", error)
        try:
            raise KeyError("second") from error
        except KeyError as second:
            print(repr(second), repr(second.__cause__), second.__cause__ is error)
    finally:
        print("outer finally")


print(finally_wins(), finally_swallows(), finally_in_loop(), value_is_taken_early())
nested()


def name_is_cleared():
    error = "before"
    try:
        raise ValueError
    except ValueError as error:
        pass
    try:
        print(error)
    except UnboundLocalError as problem:
        print(problem)


name_is_cleared()


def else_raises():
    try:
        pass
    except ValueError:
        print("not reached")
    else:
        raise ValueError("from else")
    finally:
        print("finally after else")


try:
    else_raises()
except ValueError as error:
    print(error)
