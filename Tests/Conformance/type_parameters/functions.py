# Type parameters of functions: what they are, lazy bounds, constraints, defaults, scopes, names, errors.
def attempt(title, function):
    try:
        print(title, "->", repr(function()))
    except Exception as error:
        print(title, "raises", type(error).__name__, error)


def first[T](items: list[T]) -> T:
    return items[0]


print(first([1, 2]), first.__type_params__, first.__annotations__, first.__name__, first.__qualname__)
T, = first.__type_params__
print(T, repr(T), type(T), T.__name__, T.__bound__, T.__constraints__, T.__covariant__, T.__contravariant__, T.__infer_variance__)
print(T.__module__, T.has_default(), T.__default__, type(T).__module__, type(T).__qualname__)
print(first.__annotations__["items"].__args__[0] is T, first.__annotations__["return"] is T)


def several[A, B: int, C: (str, bytes), *Ts, **P](a: A, b: B = 1, *args: *tuple[int, ...], c: C = "c", **kwargs: P.kwargs) -> tuple[A, B]:
    """Has a docstring."""
    return a, b, args, c, kwargs


print(several(5), several.__defaults__, several.__kwdefaults__, several.__doc__)
print(several.__type_params__, [type(p).__name__ for p in several.__type_params__])
A, B, C, Ts, P = several.__type_params__
print(A.__bound__, B.__bound__, C.__bound__, A.__constraints__, B.__constraints__, C.__constraints__)
print(Ts.__name__, P.__name__, P.args, P.kwargs, P.args.__origin__ is P, P.args == P.args, P.args == P.kwargs, P.__bound__)
print(several.__annotations__["a"], several.__annotations__["args"], several.__annotations__["c"], several.__annotations__["kwargs"])


def with_defaults[T = int, *Us = *tuple[int, str], **Q = [int, str]](x: T):
    pass


T, Us, Q = with_defaults.__type_params__
print(T.__default__, Us.__default__, Q.__default__, T.has_default(), Us.has_default(), Q.has_default())

log = []


def note(name, value):
    log.append(name)
    return value


def lazy[T: note("bound", int), U: (note("c1", int), note("c2", str)), V = note("default", float)](x: note("annotation", T)) -> note("return", U):
    pass


print(log)
T, U, V = lazy.__type_params__
print(U.__constraints__, T.__bound__, T.__bound__, V.__default__, log)


def later[T: Later, U: undefined](x: T):
    pass


attempt("later", lambda: later.__type_params__[0].__bound__)


class Later:
    pass


attempt("later", lambda: later.__type_params__[0].__bound__)
attempt("undefined", lambda: later.__type_params__[1].__bound__)


# Order: decorators, defaults, annotations.
order = []


def mark(name, value=None):
    order.append(name)
    return value


@mark("decorator 1", lambda f: mark("apply 1", f))
@mark("decorator 2", lambda f: mark("apply 2", f))
def ordered[T: mark("bound")](a: mark("a annotation"), b=mark("b default"), *, c: mark("c annotation") = mark("c default")) -> mark("return annotation"):
    pass


print(order)


# Scopes.
def outer[T](x: T):
    def inner[U](y: U) -> T:
        return T, U, x, y

    def uses():
        return T

    return inner, uses


inner, uses = outer(1)
print(inner(2), uses(), inner.__qualname__, inner.__type_params__, outer.__qualname__)
attempt("not outside", lambda: U)


def shadow[shadow](x: shadow):
    return shadow


print(shadow(1), shadow.__name__)


def parameter_shadows[T](T):
    return T


print(parameter_shadows(5), parameter_shadows.__type_params__)


def bound_to_other[T, U: list[T], V: "text", W: lambda: T](x):
    pass


T, U, V, W = bound_to_other.__type_params__
print(U.__bound__, V.__bound__, W.__bound__() is T)


def comprehensions[T: [x for x in (1, 2)], U: [T for _ in range(2)]](a: [T for _ in range(2)], b: {1: T for _ in [0]}):
    pass


print(comprehensions.__annotations__, [p.__bound__ for p in comprehensions.__type_params__])


class Holder:
    Local = "local"
    T = "class T"

    def method[T](self, x: T, y: Local) -> Local:
        return self, x, T

    def uses_class[T: Local, U = Local](self, x: (Local, T)):
        def nested():
            return T
        return nested, type(self).Local

    @staticmethod
    def static[V](x: V) -> V:
        return V

    @classmethod
    def make[V](cls, x: V):
        return cls.__name__, V

    @property
    def prop[V](self) -> V:
        return V

    def calls_super[V](self):
        return super().__init__, V

    def __private[X](self, __x: X):
        return __x

    def private_parameter[__X](self, x: __X) -> __X:
        return __X


holder = Holder()
print(Holder.method.__annotations__, Holder.method.__qualname__, holder.method(1)[1:] if False else holder.method(1, 2)[1:])
print(Holder.uses_class.__annotations__, Holder.uses_class.__type_params__[0].__bound__, Holder.uses_class.__type_params__[1].__default__)
print(holder.uses_class(1)[0](), holder.uses_class(1)[0].__qualname__)
print(Holder.static(1), Holder.make(2), holder.prop, holder.calls_super()[1], holder._Holder__private(3))
print(holder.private_parameter(1), Holder.private_parameter.__type_params__)


async def coroutine[T](x: T) -> T:
    return T, x


def generator[T](x: T):
    yield T
    yield x


try:
    coroutine(1).send(None)
except StopIteration as stop:
    print(stop.value, list(generator(2)))

for value in [(), (1,), [T]]:
    def settable[T]():
        pass
    try:
        settable.__type_params__ = value
        print(settable.__type_params__)
    except TypeError as error:
        print(error)


def plain():
    pass


print(plain.__type_params__, (lambda: 0).__type_params__)


def recursive[T: recursive](x):
    pass


print(recursive.__type_params__[0].__bound__ is recursive)


def make(n):
    result = []
    for i in range(n):
        def f[T: i](x: T):
            return T
        result.append(f)
    return result


print([f.__type_params__[0].__bound__ for f in make(3)], len({f(0) for f in make(3)}))


def loop_bound():
    x = 1

    def f[T: x](a: x):
        nonlocal x
        x += 1
        return x
    f(0)
    return f.__type_params__[0].__bound__, f.__annotations__


print(loop_bound())
attempt("call", lambda: T())
attempt("subclass", lambda: type("X", (T,), {}))
attempt("set", lambda: setattr(T, "__name__", "Z"))
T.attribute = 5
print(T.attribute, hash(T) == hash(T), T == T, T != U)
