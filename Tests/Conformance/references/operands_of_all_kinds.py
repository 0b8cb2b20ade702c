# What an attribute, a subscript or an operator gave dies with the operation that it was an operand of, whatever kind of expression it was.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
    def __add__(self, o): return D(self.n + "+" + o.n)
    def __eq__(self, o): return True
    def __bool__(self): return True
    def __len__(self): return 1
    def __contains__(self, x): return True
    @property
    def p(self): return D(self.n + ".p")
    def __getitem__(self, i): return D(f"{self.n}[{i}]")
    def __getattr__(self, name): return D(self.n + "." + name)
def mark(x): print("mark", x); return x
k = D("k")
print("1"); (D("a") + D("b")) and mark(1)
print("2"); k.p == mark(1), mark(2)
print("3"); (k.p == 3, mark(3))
print("4"); (k[0] == 4, mark(4))
print("5"); (not k.p, mark(5))
print("6"); (not k[1], mark(6))
print("7"); (k.p and mark(7), mark("7b"))
print("8"); (k[2] or 1, mark(8))
print("9"); ((1 if k.p else 2), mark(9))
print("10"); (3 in k.p, mark(10))
print("11"); (f"{k.p.n}", mark(11))
print("12"); (k.x.n, mark(12))
print("13"); ((D("w") if mark(1) else 0) and mark(13), mark("13b"))
print("14"); (k.p + k.p, mark(14))
print("15"); ([D("l")] and mark(15), mark("15b"))
print("16")
if k.p: mark(16)
print("17")
while k[3]: mark(17); break
print("18"); (k.p is None, mark(18))
print("19"); ((y := D("y")) and mark(19), mark("19b"))
print("20"); (D("c1") == D("c2") == D("c3"), mark(20))
print("21"); (len(k.p), mark(21))
print("22"); (str(k.p.n) + "", mark(22))
print("23"); (-1 if not D("z") else mark(23), mark("23b"))
