# subgroup, split and derive: by class, tuple and function; what the parts keep.
def tree():
    return ExceptionGroup("root", [
        ValueError(1),
        ExceptionGroup("left", [TypeError(2), ValueError(3)]),
        ExceptionGroup("right", [KeyError(4), ExceptionGroup("deep", [ValueError(5), OSError(6)])]),
    ])


def show(value):
    if isinstance(value, BaseExceptionGroup):
        return f"{type(value).__name__[0]}:{value.message}[{', '.join(show(e) for e in value.exceptions)}]"
    return repr(value)


def attempt(function):
    try:
        print(show(function()))
    except Exception as error:
        print(type(error).__name__, error)


group = tree()
print(show(group))
for matcher in [ValueError, TypeError, LookupError, (ValueError, OSError), (), Exception, BaseException, ExceptionGroup, KeyboardInterrupt]:
    match, rest = group.split(matcher)
    print(getattr(matcher, "__name__", matcher), "|", show(match), "|", show(rest), "|", show(group.subgroup(matcher)) == show(match))
print(group.subgroup(Exception) is group, group.split(Exception)[0] is group, group.split(KeyboardInterrupt)[1] is group)
print(show(group.subgroup(KeyboardInterrupt)), group.split(OSError)[0].exceptions[0].exceptions[0].exceptions[0] is group.exceptions[2].exceptions[1].exceptions[1])

print(show(group.subgroup(lambda e: isinstance(e, ValueError) and e.args[0] > 2)))
print(show(group.subgroup(lambda e: isinstance(e, ExceptionGroup) and e.message == "deep")))
print(show(group.split(lambda e: e.args[0] == "left")[1]))
calls = []
group.split(lambda e: calls.append(show(e)[:9]))
print(calls)
group.subgroup(lambda e: True)

for bad in [5, None, "ValueError", [ValueError], int, (ValueError, int), (ValueError, (TypeError,)), object()]:
    attempt(lambda: group.split(bad))
attempt(lambda: group.subgroup())
attempt(lambda: group.subgroup(1, 2))
attempt(lambda: group.subgroup(lambda e: 1 / 0))


class Matcher:
    def __call__(self, e):
        return isinstance(e, KeyError)


print(show(group.subgroup(Matcher())))

# Parts keep notes, cause, context and traceback.
try:
    try:
        raise OSError("context")
    except OSError:
        group = tree()
        group.add_note("a note")
        group.exceptions[1].add_note("left note")
        raise group from KeyError("cause")
except ExceptionGroup as caught:
    match, rest = caught.split(TypeError)
    for part in (match, rest, match.exceptions[0], caught.subgroup(ValueError)):
        print(show(part), repr(part.__cause__), repr(part.__context__), part.__suppress_context__, getattr(part, "__notes__", None),
              part.__traceback__ is caught.__traceback__)
    print(match.__notes__ is caught.__notes__, match.__notes__ == caught.__notes__)
    caught.__notes__.append("later")
    print(match.__notes__, caught.__notes__)
group.__notes__ = "no list"
print(getattr(group.split(TypeError)[0], "__notes__", None))
group.__notes__ = 5
print(getattr(group.split(TypeError)[0], "__notes__", None))
group.__notes__ = ("t", 1)
print(getattr(group.split(TypeError)[0], "__notes__", None))


class Derived(ExceptionGroup):
    def derive(self, excs):
        print("derive", type(excs).__name__, len(excs))
        return Derived(self.message + "'", excs)


class Underived(ExceptionGroup):
    pass


class Wrong(ExceptionGroup):
    def derive(self, excs):
        return ValueError("no group")


class Code(ExceptionGroup):
    def __new__(cls, message, excs, code=0):
        self = super().__new__(cls, message, excs)
        self.code = code
        return self

    def derive(self, excs):
        return type(self)(self.message, excs, self.code)


both = [ValueError(1), TypeError(2)]
print([show(p) for p in Derived("d", both).split(ValueError)])
print([show(p) for p in Underived("u", both).split(ValueError)], show(Underived("u", both).subgroup(Exception)))
attempt(lambda: Wrong("w", both).split(ValueError))
attempt(lambda: Wrong("w", both).split(Exception)[0])
print([(show(p), p.code) for p in Code("c", both, 7).split(TypeError)])
print([show(p) for p in ExceptionGroup("out", [Derived("in", both), KeyError(3)]).split(TypeError)])

base = BaseExceptionGroup("b", [KeyboardInterrupt(), ValueError(1), BaseExceptionGroup("c", [SystemExit(2), TypeError(3)])])
for matcher in (Exception, KeyboardInterrupt, SystemExit):
    print([show(p) for p in base.split(matcher)])
print(show(group.derive([ValueError("x")])), show(group.derive([SystemExit()])), show(Underived("u", both).derive(both)))
attempt(lambda: group.derive([]))
attempt(lambda: group.derive())


def leaves(e):
    if isinstance(e, BaseExceptionGroup):
        for inner in e.exceptions:
            yield from leaves(inner)
    else:
        yield e


print([repr(e) for e in leaves(tree())])
deep = ValueError("bottom")
for i in range(50):
    deep = ExceptionGroup(f"level {i}", [deep, TypeError(i)])
print(len(list(leaves(deep.subgroup(TypeError)))), len(list(leaves(deep.subgroup(ValueError)))))
