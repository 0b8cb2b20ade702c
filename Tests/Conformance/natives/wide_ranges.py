# Ranges beyond 64 bits.


def show(compute):
    try:
        print(repr(compute()))
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: (range(10**20), len(range(10**18)), range(10**20)[5], range(10**20)[-1], range(10**20)[2:5]))
show(lambda: (10**19 in range(10**20), 5.0 in range(3, 10), range(10**20).index(7), list(range(10**20, 10**20 + 3))))
show(lambda: (list(reversed(range(10**20, 10**20 + 3))), range(0, 10**20, 10**19)[::-1]))
show(lambda: (range(10**20) == range(0, 10**20, 1), hash(range(10**20)) == hash(range(0, 10**20)), range(10**20).stop))
show(lambda: (range(10**20).step, bool(range(10**20)), type(iter(range(10**20))).__name__, range(10**20, 0, -10**19)[3]))
show(lambda: (list(range(10**20)[10**19:10**19 + 3]), range(10**20).count(4), range(-10**20, 10**20)[:3]))
show(lambda: (len(range(10**20))))
show(lambda: (range(10**20)[10**21]))
show(lambda: (range(10**20)["a"]))
show(lambda: (range(2**63-2, 2**63+2), list(range(2**63-2, 2**63+2)), list(range(2**63-1, 2**63-3, -1))))
show(lambda: (list(reversed(range(-2**63, -2**63+2))), range(-2**63, 2**63-1)[5], len(range(2**63-1))))
show(lambda: (range(0, 2**63-1, 3)[::2**40], list(range(5)[::2**70]), range(5)[2**70:], range(-2**63, 0)[::-1][:2]))
