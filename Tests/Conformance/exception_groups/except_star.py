# except*: which clause takes what, what is raised again, and in which shape.
def show(value):
    if isinstance(value, BaseExceptionGroup):
        return f"{type(value).__name__[0]}:{value.message}[{', '.join(show(e) for e in value.exceptions)}]"
    return repr(value)


def run(title, function, *args):
    try:
        print(title, "returned", function(*args))
    except BaseException as error:
        print(title, "raised", show(error), "context", show(error.__context__), "cause", show(error.__cause__))


def basic(error):
    try:
        if error is not None:
            raise error
    except* ValueError as e:
        print("  values", show(e))
    except* (TypeError, KeyError) as e:
        print("  types and keys", show(e))
    except* OSError:
        print("  os")
    else:
        print("  else")
    finally:
        print("  finally")
    return "end"


EG = ExceptionGroup
run("nothing", basic, None)
run("naked", basic, ValueError(1))
run("naked tuple", basic, KeyError("k"))
run("naked other", basic, ZeroDivisionError("z"))
run("one", basic, EG("g", [ValueError(1)]))
run("several", basic, EG("g", [ValueError(1), TypeError(2), OSError(3), KeyError(4)]))
run("rest", basic, EG("g", [ValueError(1), ZeroDivisionError(2), EG("n", [TypeError(3), ArithmeticError(4)])]))
run("base", basic, BaseExceptionGroup("b", [ValueError(1), KeyboardInterrupt()]))
run("only rest", basic, EG("g", [ZeroDivisionError(1)]))
run("nested", basic, EG("a", [EG("b", [EG("c", [ValueError(1)]), OSError(2)]), TypeError(3)]))


def raising(error, how):
    try:
        raise error
    except* ValueError as e:
        if how == "bare":
            raise
        if how == "same":
            raise e
        if how == "new":
            raise RuntimeError("new")
        if how == "from":
            raise RuntimeError("from") from e
        if how == "from None":
            raise RuntimeError("from none") from None
        if how == "group":
            raise EG("made", [RuntimeError(1), RuntimeError(2)])
        if how == "member":
            raise e.exceptions[0]
    except* TypeError as e:
        if how in ("both", "bare"):
            raise
        if how == "new":
            raise LookupError("also new")


for how in ["bare", "same", "new", "from", "from None", "group", "member", "both", "none"]:
    run(how, raising, EG("g", [ValueError(1), TypeError(2), OSError(3), EG("n", [ValueError(4), TypeError(5)])]), how)
for how in ["bare", "same", "new", "from", "member"]:
    run("naked " + how, raising, ValueError("naked"), how)
run("all taken, bare", raising, EG("g", [ValueError(1)]), "bare")
run("all taken, new", raising, EG("g", [ValueError(1)]), "new")


def invalid(what, error):
    try:
        raise error
    except* what as e:
        print("  taken", show(e))


for what in [5, "text", int, (ValueError, int), (), ExceptionGroup, BaseExceptionGroup, (ValueError, ExceptionGroup), None]:
    run(f"invalid {what}", invalid, what, EG("g", [ValueError(1)]))
run("invalid naked", invalid, ExceptionGroup, ValueError(1))
run("undefined", lambda: invalid(undefined, ValueError(1)))


# The name goes at the end of each clause; what is handled there.
import sys


def names():
    e = "before"
    try:
        raise EG("g", [ValueError(1), TypeError(2)])
    except* ValueError as e:
        print("  handled is e:", sys.exception() is e, sys.exc_info()[0].__name__)
    except* TypeError:
        print("  e" in locals(), "e" in locals())
    print("  handled behind:", sys.exception())
    try:
        return e
    except UnboundLocalError as error:
        return str(error)


run("names", names)


def nested_try():
    try:
        try:
            raise EG("g", [ValueError(1), TypeError(2), KeyError(3)])
        except* ValueError:
            print("  inner takes values")
    except* TypeError as e:
        print("  outer takes", show(e))
        try:
            raise EG("second", [OSError(4), KeyError(5)])
        except* OSError as inner:
            print("  inside takes", show(inner), "context", show(inner.__context__))


run("nested try", nested_try)


def inside_except():
    try:
        raise LookupError("outer")
    except LookupError:
        try:
            raise EG("g", [ValueError(1), TypeError(2)])
        except* ValueError as e:
            print("  context", show(e.__context__), show(e.exceptions[0].__context__))
            raise KeyError("in clause")


run("inside except", inside_except)


def in_loop():
    seen = []
    for i in range(4):
        try:
            if i % 2:
                raise EG("g", [ValueError(i)])
        except* ValueError as e:
            for inner in range(3):
                if inner == 1:
                    continue
                if inner == 2:
                    break
                seen.append((i, inner))
        else:
            seen.append((i, "else"))
            if i == 2:
                continue
            seen.append((i, "more"))
    return seen


run("loop", in_loop)


def returns(where):
    try:
        if where == "try":
            return "from try"
        raise EG("g", [ValueError(1)])
    except* ValueError:
        def inner():
            return "inner function may return"
        print(" ", inner())
    else:
        return "never"
    finally:
        if where == "finally":
            return "from finally"
    return "behind"


for where in ["try", "body", "finally"]:
    run("returns " + where, returns, where)


def finally_override():
    try:
        raise EG("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        pass
    finally:
        print("  handled in finally", show(sys.exception()))


run("finally", finally_override)


def closures():
    found = []
    try:
        raise EG("g", [ValueError(1), TypeError(2)])
    except* ValueError as e:
        found.append(lambda: show(e))
        found.append(show(e))
    except* TypeError as t:
        keep = t
        found.append((lambda: show(keep))())
    try:
        found[0]()
    except NameError as error:
        found[0] = str(error)
    return found


run("closures", closures)


class Custom(ExceptionGroup):
    def derive(self, excs):
        return Custom(self.message, excs)


def custom():
    try:
        raise Custom("mine", [ValueError(1), TypeError(2)])
    except* ValueError as e:
        print(" ", type(e).__name__, show(e))


run("custom", custom)


class BadSplit(ExceptionGroup):
    def split(self, matcher):
        print("  split by", matcher.__name__)
        return self.value


def bad_split(value):
    group = BadSplit("bad", [ValueError(1)])
    BadSplit.value = value
    try:
        raise group
    except* TypeError as e:
        print("  took", show(e))


run("no pair", bad_split, (EG("x", [OSError(1)]), None))
run("nothing left", bad_split, (None, None))


def generator():
    try:
        sent = yield 1
        print("  sent", sent)
        yield 2
    except* ValueError as e:
        print("  thrown", show(e))
        yield "handled"
        print("  after", show(sys.exception()))
    yield "end"


g = generator()
print(next(g), g.throw(ValueError("in")), next(g))
g = generator()
print(next(g), g.throw(EG("eg", [ValueError("in")])), next(g))
g = generator()
print(next(g), g.send("hello"))


def notes():
    try:
        error = EG("g", [ValueError(1), TypeError(2)])
        error.add_note("note")
        raise error
    except* ValueError as e:
        e.add_note("added")
        print(" ", e.__notes__)


try:
    notes()
except ExceptionGroup as e:
    print(show(e), e.__notes__)
