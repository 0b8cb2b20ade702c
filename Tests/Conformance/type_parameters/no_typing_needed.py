# What a generic function needs no `typing` for, and errors of `_typing` classes by way of type().
def f[T, *Ts, **P](x: T):
    pass


T, Ts, P = f.__type_params__
TypeVar, TypeVarTuple, ParamSpec = type(T), type(Ts), type(P)
print(TypeVar, TypeVarTuple, ParamSpec, type(P.args), type(P.kwargs), type(T.__default__))


def attempt(title, function):
    try:
        print(title, "->", repr(function()))
    except Exception as error:
        print(title, "raises", type(error).__name__, error)


attempt("plain", lambda: TypeVar("A"))
attempt("bound", lambda: TypeVar("A", bound=int).__bound__)
attempt("bound None", lambda: TypeVar("A", bound=None).__bound__)
attempt("constraints", lambda: TypeVar("A", int, str).__constraints__)
attempt("None constraint", lambda: TypeVar("A", int, None).__constraints__)
attempt("one constraint", lambda: TypeVar("A", int))
attempt("both", lambda: TypeVar("A", int, str, bound=int))
attempt("covariant", lambda: TypeVar("A", covariant=True))
attempt("contravariant", lambda: TypeVar("A", contravariant=True))
attempt("bivariant", lambda: TypeVar("A", covariant=True, contravariant=True))
attempt("infer", lambda: TypeVar("A", infer_variance=True))
attempt("infer and co", lambda: TypeVar("A", infer_variance=True, covariant=True))
attempt("default", lambda: TypeVar("A", default=int).__default__)
attempt("default None", lambda: (TypeVar("A", default=None).__default__, TypeVar("A", default=None).has_default()))
attempt("no name", lambda: TypeVar())
attempt("name int", lambda: TypeVar(1))
attempt("unknown", lambda: TypeVar("A", other=1))
attempt("name by keyword", lambda: TypeVar(name="A"))
attempt("module", lambda: (TypeVar("A").__module__, T.__module__))
attempt("tuple", lambda: TypeVarTuple("A"))
attempt("tuple two", lambda: TypeVarTuple("A", "B"))
attempt("tuple default", lambda: TypeVarTuple("A", default=int).__default__)
attempt("spec", lambda: ParamSpec("A"))
attempt("spec bound", lambda: ParamSpec("A", bound=int).__bound__)
attempt("spec covariant", lambda: ParamSpec("A", covariant=True))
attempt("args", lambda: (P.args, P.kwargs, P.args == P.args, P.args == P.kwargs, P.args != P.kwargs))
attempt("origin", lambda: P.kwargs.__origin__)
for name, value in [("T", T), ("Ts", Ts), ("P", P), ("args", P.args), ("kwargs", P.kwargs)]:
    attempt("subclass " + name, lambda: type("X", (value,), {}))
    try:
        class X(value):
            pass
    except TypeError as error:
        print("class statement", name, error)
for kind in (TypeVar, TypeVarTuple, ParamSpec):
    attempt("subclass class", lambda: type("X", (kind,), {}))
attempt("no default", lambda: type(T.__default__)())
attempt("is one", lambda: type(T.__default__)() is T.__default__)
attempt("setting", lambda: setattr(T, "__bound__", int))
attempt("call", lambda: T(1))
attempt("list of T", lambda: list[T])
attempt("parameters", lambda: dict[T, list[T]].__parameters__)
