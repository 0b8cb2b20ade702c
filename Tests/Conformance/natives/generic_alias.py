# list[int] and int | None.


def show(compute):
    try:
        print(repr(compute()))
    except Exception as error:
        print(type(error).__name__, error)


a = list[int]
class A(list[int]): pass
show(lambda: (a, dict[str,int], tuple[int,...], list['X'], list[None], list[list[int]], a.__origin__, a.__args__))
show(lambda: (a==list[int], hash(a)==hash(list[int]), a(), a([1]), type(a), a.__parameters__, set[int], type[int]))
show(lambda: (frozenset[str], tuple[()], list[int,]))
show(lambda: (int|None, None|int, int|str|int, (int|str)|float, int|str==str|int, (int|str).__args__, isinstance(1,int|str)))
show(lambda: (isinstance(None,int|None), type(int|str), list[int]|None, hash(int|str)==hash(str|int)))
show(lambda: (issubclass(int,int|str),))
show(lambda: (A.__bases__, A.__orig_bases__, A.__mro__))
show(lambda: (isinstance(1,list[int])))
show(lambda: (isinstance([],list[int]|int)))
show(lambda: (int|5))
show(lambda: (5|int))
show(lambda: (int[int]))
show(lambda: (list[int][str]))
show(lambda: (list[int].foo))
show(lambda: (issubclass(list,list[int])))
show(lambda: (str|'x'))
show(lambda: (a.append))
show(lambda: (a.__name__))
show(lambda: (a.copy))
show(lambda: (list[int] == list))
show(lambda: (int|None|str))
show(lambda: ((int|None) | list[str]))
show(lambda: (a[0]))
show(lambda: (a.__class__))
show(lambda: (a.__mro_entries__(())))
show(lambda: (object[int]))
show(lambda: (dict[int]))
show(lambda: (repr(int|A)))
show(lambda: (list[A]))
show(lambda: (Exception[int]))
show(lambda: (list[lambda:1]))
show(lambda: (list[5]))
show(lambda: (list[int|None]))
show(lambda: (int | list))
show(lambda: (type(None) | int))
show(lambda: ((int|str) == int))
show(lambda: (int | int))
show(lambda: (list.__class_getitem__(int)))
show(lambda: (isinstance(1, (int|str, float))))
show(lambda: (isinstance(1, None|int)))
show(lambda: (isinstance(1, list[int]|int)))
show(lambda: ("%s %d" % ("a", 5), "%5.2f|" % 3.14159, f"{'a':>5}|{'b':^5}|", "%r" % ("x",), "%s" % {1: 2}, "%(a)s" % {"a": 5}, "%%" % ()))
