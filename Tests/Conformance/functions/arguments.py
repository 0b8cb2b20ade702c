# Parameters of all kinds and how arguments find them.
def plain(a, b=2, c=3):
    return a, b, c


print(plain(1), plain(1, 5), plain(1, c=9), plain(c=1, a=2, b=3), plain(*[1, 2, 3]), plain(**{"a": 7}))


def gather_all(a, *args, b=0, **kwargs):
    return a, args, b, kwargs


print(gather_all(1), gather_all(1, 2, 3, b=4, c=5, d=6), gather_all(*"xyz", **{"q": 1}))


def strict(a, b, /, c, *, d, e=5):
    return a, b, c, d, e


print(strict(1, 2, 3, d=4), strict(1, 2, c=3, d=4, e=6))


def keyword_only(*, x):
    return x


print(keyword_only(x=1))


def default_is_kept(item, box=[]):
    box.append(item)
    return box


print(default_is_kept(1), default_is_kept(2), default_is_kept(3, []))
n = 1


def default_is_early(value=n):
    return value


n = 2
print(default_is_early())


def no_return():
    1 + 1


print(no_return(), (lambda: None)(), (lambda a, *b, c=3: (a, b, c))(1, 2))
print(plain.__name__, plain.__qualname__, (lambda: 0).__name__, plain.__defaults__, strict.__kwdefaults__)


def documented():
    "what it says"


print(documented.__doc__, plain.__doc__)
