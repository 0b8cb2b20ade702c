# What is said of arguments behind stars, and the order of annotations.
def f(a:1, /, b:2, *c:3, d:4, **e:5)->6: pass
print(f.__annotations__)
for s in ["print(1,*5)","print(*5)","print(*5,1)","print(**5)","print(1,**5)","print(a=1,**5)","print(**{'sep':''},**5)", "print(*[],*5)", "print(**{'a':1},**{'a':2})"]:
    try: eval(s)
    except TypeError as e: print(s, e)
for s in ["class A(*5): pass","class A(int,*5): pass","class A(**5): pass","class A(x=1,**5): pass","class A(x=1,**{'x':2}): pass", "class A(*[], **{1:2}): pass", "class A(metaclass=type, **{'metaclass': type}): pass", "class A(x=1): pass"]:
    try: exec(s)
    except TypeError as e: print(s, e)
