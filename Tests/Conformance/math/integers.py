"""Exact functions of ints, and what objects say of themselves."""

import math

print([math.factorial(n) for n in range(25)])
print(math.factorial(200))
print(len(str(math.factorial(1000))), math.factorial(1000) % 10**250 == 0, math.factorial(True))
print([math.isqrt(n) for n in (0, 1, 2, 3, 4, 8, 9, 10**18, 2**63 - 1, 2**64, 10**40, 10**41 + 7)])
print(math.isqrt((10**30 + 7) ** 2), math.isqrt((10**30 + 7) ** 2 - 1))
print([math.comb(10, k) for k in range(12)], math.comb(100, 50), math.comb(10**20, 3), math.comb(5, 10**30))
print([math.perm(6, k) for k in range(8)], math.perm(5), math.perm(100, 30), math.perm(10**20, 2))
print(math.gcd(), math.gcd(12), math.gcd(-12), math.gcd(12, 18, 27), math.gcd(0, 0), math.gcd(2**100, 6**50), math.gcd(True, 4))
print(math.lcm(), math.lcm(4), math.lcm(-4, 6), math.lcm(0, 5), math.lcm(2, 3, 4, 5, 6, 7), math.lcm(10**20, 3 * 10**15))
print(math.ceil(2.1), math.floor(-2.1), math.trunc(-2.9), math.ceil(10**30), math.floor(1e20), math.ceil(-0.5), math.floor(True))
print(math.log(10**1000), math.log2(2**5000), math.log10(10**999), math.log(2**70, 2), math.log(100, 10))


class Length:
    def __init__(self, metres):
        self.metres = metres

    def __float__(self):
        return float(self.metres)

    def __index__(self):
        return int(self.metres)

    def __ceil__(self):
        return "ceiling"

    def __floor__(self):
        return "floor"

    def __trunc__(self):
        return "trunc"


length = Length(16)
print(math.sqrt(length), math.isqrt(length), math.gcd(length, 12), math.ceil(length), math.floor(length), math.trunc(length))
print(math.factorial(Length(5)), math.comb(Length(5), Length(2)), math.hypot(Length(3), Length(4)))


class Small(int):
    pass


print(math.gcd(Small(8), 12), math.sqrt(Small(9)), math.floor(Small(3)), math.log2(Small(8)))
primes = [n for n in range(2, 60) if all(n % d for d in range(2, math.isqrt(n) + 1))]
print(primes, math.prod(primes), math.lcm(*primes) == math.prod(primes))
