"""Random numbers (Library Reference, "random"): the same seed gives the same numbers as in CPython.

The generator itself is native; the distributions here draw from it in CPython's order, with the methods that the
documentation names: Kinderman and Monahan's ratio of uniforms, Cheng's and Ahrens and Dieter's gamma variates, Fisher's
von Mises variates, and Hörmann's binomial variates.
"""

from _bisect import bisect as _bisect
from _random import Random as _Generator, _entropy, _index
from itertools import accumulate as _accumulate
from math import (acos as _acos, ceil as _ceil, cos as _cos, e as _e, exp as _exp, fabs as _fabs, floor as _floor,
                  isfinite as _isfinite, lgamma as _lgamma, log as _log, log2 as _log2, pi as _pi, sin as _sin,
                  sqrt as _sqrt)

__all__ = [
    "Random", "SystemRandom", "betavariate", "binomialvariate", "choice", "choices", "expovariate", "gammavariate",
    "gauss", "getrandbits", "getstate", "lognormvariate", "normalvariate", "paretovariate", "randbytes", "randint",
    "random", "randrange", "sample", "seed", "setstate", "shuffle", "triangular", "uniform", "vonmisesvariate",
    "weibullvariate",
]

# Bits of a float, and what the last of them is worth.
BPF = 53
RECIP_BPF = 2 ** -BPF
TWOPI = 2.0 * _pi
# Of the methods for normal and for gamma variates.
NV_MAGICCONST = 4 * _exp(-0.5) / _sqrt(2.0)
SG_MAGICCONST, LOG4 = 1.0 + _log(4.5), _log(4.0)
_ONE = 1


def _seed_of_version_1(text):
    """The number that a text gave before Python 3.2: the hash that strings had then."""
    number = ord(text[0]) << 7 if text else 0
    for character in text:
        number = (number * 1000003 ^ ord(character)) % (1 << 64)
    number ^= len(text)
    return -2 if number == -1 else number


class Random(_Generator):
    """A generator of its own; without a seed it begins with what the command line's --seed says."""

    VERSION = 3

    def __init__(self, x=None):
        # `seed` may be a subclass's own.
        self.seed(x)
        self.gauss_next = None

    def seed(self, a=None, version=2):
        if version == 1 and isinstance(a, (str, bytes)):
            a = _seed_of_version_1(a if isinstance(a, str) else a.decode("latin-1"))
        elif version == 2 and isinstance(a, (str, bytes, bytearray)):
            from _hashlib import new
            data = a.encode() if isinstance(a, str) else bytes(a)
            a = int.from_bytes(data + new("sha512", data).digest(), "big")
        elif not isinstance(a, (type(None), int, float, str, bytes, bytearray)):
            raise TypeError("The only supported seed types are:\nNone, int, float, str, bytes, and bytearray.")
        self.gauss_next = None
        super().seed(a)

    def setstate(self, state):
        version = state[0]
        if version not in (2, 3):
            raise ValueError(f"state with version {version} passed to Random.setstate() of version {self.VERSION}")
        _, words, self.gauss_next = state
        if version == 2:
            # Those may be negative.
            try:
                words = tuple([word & 0xFFFFFFFF for word in words])
            except ValueError as error:
                raise TypeError from error
        super().setstate(words)

    def getstate(self):
        return self.VERSION, super().getstate(), self.gauss_next

    __getstate__ = lambda self: self.getstate()
    __setstate__ = lambda self, state: self.setstate(state)

    def __reduce__(self):
        return type(self), (), self.getstate()

    def __init_subclass__(cls, /, **kwargs):
        # A subclass that brings its own random() alone gets its integers from there.
        for each in cls.__mro__:
            names = vars(each)
            if "_randbelow" in names:
                return
            if "getrandbits" in names or "random" in names:
                has_bits = "getrandbits" in names
                cls._randbelow = cls._randbelow_with_getrandbits if has_bits else cls._randbelow_without_getrandbits
                return

    def _randbelow_with_getrandbits(self, n):
        """A number below n: of as many bits as n has, drawn until one is."""
        bits, draw = n.bit_length(), self.getrandbits
        while (drawn := draw(bits)) >= n:
            pass
        return drawn

    def _randbelow_without_getrandbits(self, n, maxsize=1 << BPF):
        draw = self.random
        if n < maxsize:
            # Above the greatest multiple of n, some numbers would come more often than others.
            limit = (maxsize - maxsize % n) / maxsize
            while (drawn := draw()) >= limit:
                pass
            return _floor(drawn * maxsize) % n
        from warnings import warn
        warn("Underlying random() generator does not supply \nenough bits to choose from a population range this large.\n"
             "To remove the range limitation, add a getrandbits() method.")
        return _floor(draw() * n)

    _randbelow = _randbelow_with_getrandbits

    # Integers

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    def randrange(self, start, stop=None, step=_ONE):
        if stop is None and step is _ONE:
            count = _index(start)
            if count <= 0:
                raise ValueError("empty range for randrange()")
            return self._randbelow(count)
        first = _index(start)
        if stop is None:
            raise TypeError("Missing a non-None stop argument")
        last, by = _index(stop), _index(step)
        if by == 0:
            raise ValueError("zero step for randrange()")
        # Rounded up: the last step may be a shorter one.
        count = -((first - last) // by)
        if count <= 0:
            given = (start, stop) if by == 1 else (start, stop, step)
            raise ValueError(f"empty range in randrange({', '.join(map(format, given))})")
        return first + by * self._randbelow(count)

    def randbytes(self, n):
        return self.getrandbits(8 * n).to_bytes(n, "little")

    # Sequences

    def choice(self, seq):
        count = len(seq)
        if count:
            return seq[self._randbelow(count)]
        raise IndexError("Cannot choose from an empty sequence")

    def shuffle(self, x):
        for last in range(len(x) - 1, 0, -1):
            chosen = self._randbelow(last + 1)
            x[last], x[chosen] = x[chosen], x[last]

    def sample(self, population, k, *, counts=None):
        if not isinstance(population, (list, tuple, range, str)):
            from collections.abc import Sequence
            if not isinstance(population, Sequence):
                raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        n = len(population)
        if counts is not None:
            bounds = list(_accumulate(counts))
            if len(bounds) != n:
                raise ValueError("The number of counts does not match the population")
            total = bounds.pop() if bounds else 0
            if not isinstance(total, int):
                raise TypeError("Counts must be integers")
            if total < 0:
                raise ValueError("Counts must be non-negative")
            return [population[_bisect(bounds, chosen)] for chosen in self.sample(range(total), k=k)]
        below = self._randbelow
        if k < 0 or k > n:
            raise ValueError("Sample larger than population or is negative")
        sampled = [None] * k
        # A set of what was chosen is smaller than a copy of the population, from a certain size on.
        if n <= 21 + (4 ** _ceil(_log(k * 3, 4)) if k > 5 else 0):
            pool = list(population)
            for place, last in zip(range(k), range(n - 1, -1, -1)):
                # The last one takes the place of what is chosen.
                other = below(last + 1)
                sampled[place], pool[other] = pool[other], pool[last]
            return sampled
        chosen = {}
        while len(chosen) < k:
            chosen[below(n)] = None
        return [population[place] for place in chosen]

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        draw, n = self.random, len(population)
        if weights is cum_weights is None:
            width = n + 0.0
            return [population[_floor(draw() * width)] for _ in range(k)]
        if weights is not None:
            if cum_weights is not None:
                raise TypeError("Cannot specify both weights and cumulative weights")
            if isinstance(weights, int):
                raise TypeError(f"The number of choices must be a keyword argument: k={weights!r}")
            cum_weights = list(_accumulate(weights))
        if n != len(cum_weights):
            raise ValueError("The number of weights does not match the population")
        total = cum_weights[-1] + 0.0
        if not total > 0.0 and total == total:
            raise ValueError("Total of weights must be greater than zero")
        if not _isfinite(total):
            raise ValueError("Total of weights must be finite")
        return [population[_bisect(cum_weights, draw() * total, 0, n - 1)] for _ in range(k)]

    # Distributions of real numbers

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def expovariate(self, lambd=1.0):
        return -_log(1.0 - self.random()) / lambd

    def triangular(self, low=0.0, high=1.0, mode=None):
        u = self.random()
        if mode is None:
            peak = 0.5
        elif low == high:
            return low
        else:
            peak = (mode - low) / (high - low)
        # Beyond the peak it is the same, seen from the other end.
        if u > peak:
            return high + (low - high) * _sqrt((1.0 - u) * (1.0 - peak))
        return low + (high - low) * _sqrt(u * peak)

    def normalvariate(self, mu=0.0, sigma=1.0):
        draw, is_accepted = self.random, False
        while not is_accepted:
            u, v = draw(), 1.0 - draw()
            z = NV_MAGICCONST * (u - 0.5) / v
            is_accepted = z * z / 4.0 <= -_log(v)
        return mu + z * sigma

    def lognormvariate(self, mu, sigma):
        return _exp(self.normalvariate(mu, sigma))

    def gauss(self, mu=0.0, sigma=1.0):
        # Each pair of uniform numbers gives two normal ones; the second waits for the next call.
        z, self.gauss_next = self.gauss_next, None
        if z is None:
            angle = self.random() * TWOPI
            radius = _sqrt(-2.0 * _log(1.0 - self.random()))
            z, self.gauss_next = _cos(angle) * radius, _sin(angle) * radius
        return mu + z * sigma

    def vonmisesvariate(self, mu, kappa):
        if kappa <= 1e-6:
            # As good as uniform.
            return TWOPI * self.random()
        draw, half = self.random, 0.5 / kappa
        r = half + _sqrt(1.0 + half * half)
        is_accepted = False
        while not is_accepted:
            z = _cos(_pi * draw())
            d, u = z / (r + z), draw()
            is_accepted = u < 1.0 - d * d or u <= (1.0 - d) * _exp(d)
        q = 1.0 / r
        angle = _acos((q + z) / (1.0 + q * z))
        return (mu + angle if draw() > 0.5 else mu - angle) % TWOPI

    def gammavariate(self, alpha, beta):
        if not (alpha > 0.0 and beta > 0.0) and alpha == alpha and beta == beta:
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        if alpha > 1.0:
            return self._cheng(alpha) * beta
        if alpha == 1.0:
            return -_log(1.0 - self.random()) * beta
        return self._ahrens_dieter(alpha) * beta

    def _cheng(self, alpha):
        draw, spread = self.random, _sqrt(2.0 * alpha - 1.0)
        shift, slope = alpha - LOG4, alpha + spread
        while True:
            u = draw()
            # Too near to the ends for the logarithms.
            if u <= 1e-7 or u >= 0.9999999:
                continue
            w = 1.0 - draw()
            v = _log(u / (1.0 - u)) / spread
            x, z = alpha * _exp(v), u * u * w
            r = shift + slope * v - x
            if r + SG_MAGICCONST - 4.5 * z >= 0.0 or r >= _log(z):
                return x

    def _ahrens_dieter(self, alpha):
        draw, bound = self.random, (_e + alpha) / _e
        while True:
            p = bound * draw()
            x = -_log((bound - p) / alpha) if p > 1.0 else p ** (1.0 / alpha)
            if draw() <= (x ** (alpha - 1.0) if p > 1.0 else _exp(-x)):
                return x

    def betavariate(self, alpha, beta):
        first = self.gammavariate(alpha, 1.0)
        return first / (first + self.gammavariate(beta, 1.0)) if first else 0.0

    def weibullvariate(self, alpha, beta):
        return alpha * (-_log(1.0 - self.random())) ** (1.0 / beta)

    def paretovariate(self, alpha):
        return (1.0 - self.random()) ** (-1.0 / alpha)

    # Distributions of integers

    def binomialvariate(self, n=1, p=0.5):
        if n < 0:
            raise ValueError("n must be non-negative")
        if p == 0.0 or p == 1.0:
            return n if p else 0
        if p < 0.0 or p > 1.0:
            raise ValueError("p must be in the range 0.0 <= p <= 1.0")
        if n == 1:
            return _index(self.random() < p)
        if p > 0.5:
            return n - self.binomialvariate(n, 1.0 - p)
        return self._devroye(n, p) if n * p < 10.0 else self._hormann(n, p)

    def _devroye(self, n, p):
        """The geometric method: from one success to the next."""
        successes = trials = 0
        scale = _log2(1.0 - p)
        while scale:
            trials += _floor(_log2(self.random()) / scale) + 1
            if trials > n:
                break
            successes += 1
        return successes

    def _hormann(self, n, p):
        """Transformed rejection with a squeeze (BTRS)."""
        draw, spread = self.random, _sqrt(n * p * (1.0 - p))
        b = 1.15 + 2.53 * spread
        a, c, squeeze = -0.0873 + 0.0248 * b + 0.01 * p, n * p + 0.5, 0.92 - 4.2 / b
        alpha = (2.83 + 5.1 / b) * spread
        # What the density takes is only computed when the squeeze does not decide.
        density = None
        while True:
            u = draw() - 0.5
            distance = 0.5 - _fabs(u)
            k = _floor((2.0 * a / distance + b) * u + c)
            if not 0 <= k <= n:
                continue
            v = draw()
            if v <= squeeze and distance >= 0.07:
                return k
            if density is None:
                mode = _floor((n + 1) * p)
                density = _log(p / (1.0 - p)), mode, _lgamma(mode + 1) + _lgamma(n - mode + 1)
            odds, mode, top = density
            v *= alpha / (a / (distance * distance) + b)
            if _log(v) <= top - _lgamma(k + 1) - _lgamma(n - k + 1) + (k - mode) * odds:
                return k


class SystemRandom(Random):
    """Where CPython asks the operating system: numbers from the run's own source, the same in every run of a seed."""

    def random(self):
        return (int.from_bytes(_entropy(7), "big") >> 3) * RECIP_BPF

    def getrandbits(self, k):
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        count = (k + 7) // 8
        return int.from_bytes(_entropy(count), "big") >> (count * 8 - k)

    def randbytes(self, n):
        return _entropy(n)

    def _notimplemented(self, *args, **kwds):
        raise NotImplementedError("System entropy source does not have state.")

    setstate = getstate = _notimplemented

    def seed(self, *args, **kwds):
        """Does nothing: there is no state to set."""


_inst = Random()
for _name in (
    "seed random uniform triangular randint choice randrange sample shuffle choices normalvariate lognormvariate "
    "expovariate vonmisesvariate gammavariate gauss betavariate binomialvariate paretovariate weibullvariate "
    "getstate setstate getrandbits randbytes"
).split():
    globals()[_name] = getattr(_inst, _name)
del _name
