# BaseExceptionGroup and ExceptionGroup: what they take, what they are, str, repr, notes, attributes.
def attempt(title, function):
    try:
        result = function()
        print(title, "->", repr(result))
    except BaseException as error:
        print(title, "raises", type(error).__name__, error)


class MyGroup(ExceptionGroup):
    pass


class MyBase(BaseExceptionGroup):
    pass


EG, BEG = ExceptionGroup, BaseExceptionGroup
attempt("no arguments", lambda: EG())
attempt("one argument", lambda: EG("m"))
attempt("three arguments", lambda: EG("m", [ValueError()], 3))
attempt("keywords", lambda: EG(message="m", exceptions=[ValueError()]))
attempt("message int", lambda: EG(1, [ValueError()]))
attempt("message None", lambda: EG(None, [ValueError()]))
attempt("message bytes", lambda: BEG(b"m", [ValueError()]))
attempt("not a sequence", lambda: EG("m", 5))
attempt("None", lambda: EG("m", None))
attempt("set", lambda: EG("m", {ValueError("a")}))
attempt("dict", lambda: EG("m", {1: 2}))
attempt("generator", lambda: EG("m", (ValueError(i) for i in range(2))))
attempt("empty list", lambda: EG("m", []))
attempt("empty tuple", lambda: BEG("m", ()))
attempt("string", lambda: EG("m", "abc"))
attempt("class", lambda: EG("m", [ValueError]))
attempt("second item", lambda: EG("m", [ValueError(), "no"]))
attempt("list", lambda: EG("m", [ValueError("a"), TypeError("b")]))
attempt("tuple", lambda: EG("m", (ValueError("a"),)))
attempt("base in EG", lambda: EG("m", [KeyboardInterrupt()]))
attempt("base in MyGroup", lambda: MyGroup("m", [SystemExit(1)]))
attempt("base in BEG", lambda: BEG("m", [KeyboardInterrupt(), ValueError()]))
attempt("plain in BEG", lambda: BEG("m", [ValueError()]))
attempt("plain in MyBase", lambda: MyBase("m", [ValueError()]))
attempt("base in MyBase", lambda: MyBase("m", [GeneratorExit()]))
attempt("nested", lambda: EG("o", [EG("i", [ValueError(1)]), TypeError()]))
attempt("base group in EG", lambda: EG("o", [BEG("i", [KeyboardInterrupt()])]))

print([c.__name__ for c in EG.__mro__], [c.__name__ for c in MyBase.__mro__])
print(type(BEG("m", [ValueError()])).__name__, type(BEG("m", [SystemExit()])).__name__)
print(isinstance(BEG("m", [ValueError()]), Exception), issubclass(BEG, Exception), issubclass(EG, Exception))
print(EG[int], BEG[ValueError])

group = EG("several", [ValueError(1), TypeError("t"), EG("inner", [KeyError("k")])])
print(str(group), "|", repr(group))
print(str(EG("one", [OSError(2, "no")])), repr(EG("one", [OSError(2, "no")])))
print(group.message, group.exceptions, group.args)
print(type(group.exceptions).__name__, type(group.args[1]).__name__)
members = [ValueError(1)]
group = EG("m", members)
members.append(TypeError(2))
print(group.exceptions, group.args)
for name in ["message", "exceptions"]:
    try:
        setattr(group, name, "x")
    except (AttributeError, TypeError) as error:
        print(name, type(error).__name__)
group.extra = 5
group.add_note("first note")
group.add_note("second note")
print(group.extra, group.__notes__, str(group))
print(group.__cause__, group.__context__, group.__traceback__, group.__suppress_context__)


class WithInit(ExceptionGroup):
    def __new__(cls, errors, code):
        self = super().__new__(cls, f"exit code: {code}", errors)
        self.code = code
        return self

    def derive(self, excs):
        return WithInit(excs, self.code)


made = WithInit([ValueError("v"), TypeError("t")], 42)
print(repr(made), str(made), made.args, made.code, made.message, made.exceptions)
part = made.subgroup(TypeError)
print(type(part).__name__, part.code, part.exceptions, str(part))


class WithStr(ExceptionGroup):
    def __str__(self):
        return f"<{self.message} of {len(self.exceptions)}>"


print(str(WithStr("w", [ValueError()])), f"{WithStr('w', [ValueError()])}", repr(WithStr("w", [ValueError()])))
try:
    raise EG("raised", [ValueError("x")])
except EG as caught:
    print("caught", caught, caught.exceptions[0].__traceback__, caught.__traceback__ is not None)
try:
    raise EG("raised", [ValueError("x")]) from OSError("cause")
except* ValueError as caught:
    print(repr(caught), repr(caught.__cause__), caught.__suppress_context__)
try:
    try:
        raise KeyError("first")
    except KeyError:
        raise EG("second", [ValueError("x")])
except EG as caught:
    print(repr(caught.__context__), caught.__suppress_context__)
try:
    EG("x", [ValueError()]).no_such
except AttributeError as error:
    print(error)


class Seq:
    def __getitem__(self, index):
        if index < 2:
            return ValueError(index)
        raise IndexError

    def __len__(self):
        return 2


print(EG("sequence", Seq()).exceptions)
