"""The same seed gives the same numbers as in CPython."""

import random
for seed in [0, 1, 42, -7, 10**30, 3.14, "hello", "", b"bytes", bytearray(b"ba"), "ünï", True, 2**32, 2**64+5]:
    random.seed(seed)
    print(repr(seed), [random.random() for _ in range(3)], random.getrandbits(7), random.getrandbits(100), random.randint(1, 6))
for seed in ["hello", b"hello", "", 5, 2.5]:
    random.seed(seed, version=1); print(random.random(), random.getrandbits(33))
random.seed(2024)
print([random.randrange(10) for _ in range(20)], [random.randrange(5, 100, 7) for _ in range(9)], [random.randrange(100,5,-7) for _ in range(5)], random.randrange(10**50))
print(random.choice("abcdef"), random.choice([1,2,3]), random.choices("abc", k=5), random.choices("abc", [5,1,1], k=10), random.choices([1,2], cum_weights=[1,4], k=5))
x = list(range(30)); random.shuffle(x); print(x)
print(random.sample(range(1000), 10), random.sample(range(10), 10), random.sample("abcdefgh", 3), random.sample(["r","b"], counts=[4, 20], k=8), random.sample(range(10**9), 60))
print([random.uniform(1, 10) for _ in range(3)], random.triangular(), random.triangular(1, 5, 2), random.triangular(3,3), [random.gauss(0, 1) for _ in range(5)], [random.normalvariate(10, 2) for _ in range(5)])
print([random.expovariate(0.5) for _ in range(3)], random.expovariate(), [random.lognormvariate(0, .25) for _ in range(3)], [random.vonmisesvariate(0, k) for k in (0, .5, 4, 40)], [random.gammavariate(a, 2) for a in (.5, 1, 3, 9.5)])
print([random.betavariate(2, 3) for _ in range(3)], random.paretovariate(3), random.weibullvariate(1, 1.5), [random.binomialvariate(n, p) for n, p in [(1,.5),(10,.3),(100,.9),(1000,.5),(10,0.0),(10,1.0),(50,.5), (10**6, .3)]])
print(random.randbytes(5), random.randbytes(0), random.getrandbits(0), random.getrandbits(1000))
st = random.getstate(); a = [random.random() for _ in range(3)]; random.setstate(st); print(a == [random.random() for _ in range(3)], st[0], len(st[1]), st[1][:3], st[2])
class Mine(random.Random):
    def random(self): return 0.25
    def seed(self, *a): pass
m = Mine(); print(m.random(), m.randrange(100), m.choice("abcd"), m.uniform(0, 4), m.sample(range(10), 3), m.choices("abcd", k=2))
class Sub(random.Random):
    pass
s = Sub(5); print(s.random(), s.randint(1,10), isinstance(s, random.Random), type(s).__name__)
r = random.Random(99); print(r.random(), r.gauss(0,1), r.gauss_next); r.seed(99); print(r.random(), r.gauss_next)
def t(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, e)
t(random.choices, [1,2], [1]); t(random.choices, [1,2], [0,0]); t(random.choices, [1,2], 5); t(random.choices, [1,2],[1,2],cum_weights=[1,2]); t(random.choices, []); t(random.seed, [1]); t(random.seed, (1,2)); t(random.getrandbits, -1); t(random.getrandbits, 1.5); t(random.shuffle, (1,2,3)); t(random.gammavariate, 0, 1); t(random.binomialvariate, -1); t(random.binomialvariate, 5, 2); t(random.setstate, (1,2,3)); t(random.setstate, (3, (1,2), None)); t(random.randrange, 5, step=2); t(random.sample,[1,2,3],2,counts=[1,2]); t(random.randbytes,-1); t(random.Random, [1]); t(random.randint,1);t(random.randrange,10**400)
print(random.SystemRandom().getrandbits(10) < 1024, 0 <= random.SystemRandom().random() < 1)
t(random.SystemRandom().getstate)
print(random.Random(1).random() == random.Random(1).random(), random.NV_MAGICCONST, random.LOG4, random.SG_MAGICCONST, random.TWOPI, random.BPF)
print(sorted(random.__all__))
