"""Forms, aliases, generics, protocols, named tuples, typed dicts, what can be asked of them."""

from typing import *
import typing
print(List[int], Dict[str, List[int]], Optional[int], Union[int, str, None], Callable[[int], str], Callable[..., Any], Tuple[int, ...], Literal[1, "a", True])
T = TypeVar("T"); K = TypeVar("K")
class Box(Generic[T]):
    def __init__(self, x: T): self.x = x
print(Box[int], Box[int](3).x, Box.__parameters__, Box[int].__args__)
class Pair(Generic[T, K]): pass
print(Pair[int, K], Pair[int, K][str], Pair.__mro__)
@runtime_checkable
class P(Protocol):
    def f(self) -> int: ...
class A:
    def f(self): return 1
print(isinstance(A(), P), isinstance(3, P))
class Pt(NamedTuple):
    x: int
    y: int = 0
    def norm(self): return self.x + self.y
print(Pt(1), Pt(1, 2).norm(), Pt._fields, Pt.__annotations__)
class TD(TypedDict, total=False):
    a: Required[int]
    b: str
print(TD(a=1), TD.__required_keys__, TD.__optional_keys__, TD.__total__)
U = NewType("U", int)
print(U(3), U, U.__supertype__)
def f(a: "int", b: Optional["Box"] = None) -> "Box[int]": pass
print(get_type_hints(f))
print(get_origin(List[int]), get_args(Dict[int, str]), get_args(Callable[[int], str]), get_origin(Union[int, str]))
print(Annotated[int, "x", 3], Annotated[int, 3].__metadata__)
print(cast(int, "x"), TYPE_CHECKING)
try: Union[int, 3]
except TypeError as e: print(e)
try: List[int, int]
except TypeError as e: print(e)
try: Box[int, int]
except TypeError as e: print(e)
try: P()
except TypeError as e: print(e)
@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x): return x
print(len(get_overloads(g)), g(3))
print(List[T][int], int | List[int], List[int] == List[int], List[int] is List[int], hash(Union[int, str]) == hash(Union[str, int]))
class X[T]:
    def m(self, y: T) -> T: return y
print(X[int], X.__type_params__)
