"""Type arguments in the place of type variables: in aliases of built-in classes, in unions, and what these look like."""
import collections.abc as c
from typing import *

T = TypeVar("T")
U = TypeVar("U")
V = TypeVar("V")
P = ParamSpec("P")
Ts = TypeVarTuple("Ts")
B = TypeVar("B", default=int)
O = list[T] | tuple[T, ...]
D = dict[T, U] | list[U] | None


class C2(Generic[T, U]):
    pass


class C3(Generic[T, U, B]):
    pass


cases = [
    lambda: (int | str)[int],
    lambda: O[int, str],
    lambda: D[int],
    lambda: O[1],
    lambda: O[()],
    lambda: O["x"],
    lambda: O[None],
    lambda: (list[T] | None)[T | int],
    lambda: (list[T]|list[int])[int],
    lambda: (list[T]|list[int])[int] == list[int],
    lambda: O[list[int] | None],
    lambda: list[T][int],
    lambda: list[int][int],
    lambda: dict[T, U][int],
    lambda: tuple[T, *Ts][int, str, float],
    lambda: tuple[*Ts][()],
    lambda: tuple[T, *Ts][int],
    lambda: tuple[T, *Ts][()],
    lambda: tuple[*Ts, T, U][int, str, bool, float],
    lambda: c.Callable[P, T][[int, str], float],
    lambda: c.Callable[[T], U][int, str],
    lambda: c.Callable[P, T][..., float],
    lambda: dict[T, B][str],
    lambda: dict[T, B][str, float],
    lambda: list[T]["x"],
    lambda: list[T][None],
    lambda: dict[T, list[U]][int, T],
    lambda: tuple[T, *tuple[U, ...]][int, str],
    lambda: tuple[T, U][*tuple[int, str]],
    lambda: dict[T, U][int, str, float],
    lambda: list[T][()],
    lambda: list[T][int, str],
    lambda: list[T][1],
    lambda: list[B][()],
    lambda: dict[str, B][()],
    lambda: tuple[*Ts, T].__parameters__,
    lambda: c.Callable[Concatenate[int, P], T][[str], bool],
    lambda: list[list[T] | dict[U, T]][int, str],
    lambda: list[Optional[T]][int],
    lambda: Optional[list[T]][int],
    lambda: (list[T] | Optional[U])[int, str],
    lambda: type[T][int],
    lambda: list[T][Any],
    lambda: (list[T] | P)[int,[str]],
    lambda: tuple[*Ts] | None,
    lambda: (tuple[*Ts] | None)[int, str],
    lambda: dict[T, B][()],
    lambda: Dict[T, U][int],
    lambda: dict[T,U][()],
    lambda: C2[int],
    lambda: C2[T,U][int],
    lambda: C3[int],
    lambda: C3[int,str],
    lambda: Dict[T,U][int,str,bool],
    lambda: dict[T,B][int,str,bool],
    lambda: tuple[T,U,V][int],
    lambda: tuple[T,U,B][int],
    lambda: Tuple[T,U,B][int],
    lambda: Tuple[T,U,V][int],
    lambda: Tuple[T,U,V][()],
    lambda: T.__typing_prepare_subst__(dict[T,U], ()),
    lambda: U.__typing_prepare_subst__(dict[T,U], (int,)),
    lambda: U.__typing_prepare_subst__(dict[T,U], ()),
    lambda: B.__typing_prepare_subst__(dict[T,B], (int,)),
    lambda: (list[T]|None)[()],
    lambda: Callable[[T], U][int],
    lambda: Union[T,U][int],
    lambda: Union[T,list[U]][int],
    lambda: dict[T, tuple[*Ts]][()],
]
for case in cases:
    try:
        print(case())
    except Exception as error:
        print(type(error).__name__, error)

print(O.__parameters__, O[int], O[str].__args__, type(O[int]))
print(repr(O[T]), O[T] == O, hash(O[T]) == hash(O))
print((int | str).__parameters__, hasattr(O, "__getitem__"), (int | list[T]).__parameters__)


def f(x: O[int] = 1, *rest: list[Optional[int]]) -> dict[str, Callable[[int], str]]:
    pass


class A:
    pass


print(f.__annotations__)
print(list[Union[int, str]], list[List[int]], int | List[int], list[Literal[1]], list[Annotated[int, 3]], list[C2[int, str]])
print(list[None], list[type(None)], int | None, list[...], list["x"], list[A], A | None, List[int] | None)
