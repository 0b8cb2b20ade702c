"""Statistics (Library Reference, "statistics"). Sums of ints, floats and fractions are exact before they are rounded once."""

import math
import numbers
import random as _random_module
from collections import namedtuple
from fractions import Fraction
from math import erfc, exp, fabs, fsum, hypot, isqrt, log, sqrt, sumprod, tau

__all__ = [
    "NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean", 
    "linear_regression", "mean", "median", "median_grouped", "median_high", "median_low", "mode", "multimode", "pstdev",
    "pvariance", "quantiles", "stdev", "variance",
]


class StatisticsError(ValueError):
    pass


def _common_type(a, b):
    """What the result of numbers of two types is."""
    if a is b or b in (int, bool):
        return a
    # The subclass, else what is no integer, else the float next to a fraction.
    if a is int or issubclass(b, a):
        return b
    if issubclass(a, b):
        return a
    for one, other in ((a, b), (b, a)):
        if issubclass(one, int):
            return other
    for one, other in ((a, b), (b, a)):
        if issubclass(one, Fraction) and issubclass(other, float):
            return other
    raise TypeError(f"don't know how to coerce {a.__name__} and {b.__name__}")


def _exact(x):
    """A number as a fraction; what is not finite stays as it is."""
    try:
        return Fraction(*x.as_integer_ratio())
    except (OverflowError, ValueError):
        return x
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None


def _total(data):
    """The type of the numbers, their exact sum and their count."""
    kind = int
    partials = {}
    special = None
    count = 0
    for x in data:
        count += 1
        if type(x) is not kind:
            kind = _common_type(kind, type(x))
        try:
            numerator, denominator = x.as_integer_ratio()
        except (OverflowError, ValueError):
            special = x if special is None else special + x
            continue
        except AttributeError:
            raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None
        partials[denominator] = partials.get(denominator, 0) + numerator
    if special is not None:
        return kind, special, count
    return kind, sum((Fraction(n, d) for d, n in partials.items()), Fraction(0)), count


def _convert(value, kind):
    if type(value) is kind:
        return value
    if issubclass(kind, int) and not (isinstance(value, Fraction) and value.denominator == 1):
        kind = float
    try:
        return kind(value)
    except TypeError:
        # Decimal takes no fractions.
        return kind(value.numerator) / kind(value.denominator)


def mean(data):
    kind, total, n = _total(data)
    if n < 1:
        raise StatisticsError("mean requires at least one data point")
    return _convert(total / n, kind)


def fmean(data, weights=None):
    if weights is None:
        data = data if hasattr(data, "__len__") else list(data)
        if not len(data):
            raise StatisticsError("fmean requires at least one data point")
        return fsum(data) / len(data)
    data, weights = (each if isinstance(each, (list, tuple)) else list(each) for each in (data, weights))
    try:
        weighted = sumprod(data, weights)
    except ValueError:
        raise StatisticsError("data and weights must be the same length")
    if weight := fsum(weights):
        return weighted / weight
    raise StatisticsError("sum of weights must be non-zero")


def geometric_mean(data):
    logs = []
    has_zero = False
    for count, x in enumerate(data, 1):
        if x > 0.0 or math.isnan(x):
            logs.append(log(x))
        elif x == 0.0:
            has_zero = True
            logs.append(0.0)
        else:
            raise StatisticsError("No negative inputs allowed", x)
    if not logs:
        raise StatisticsError("Must have a non-empty dataset")
    if has_zero:
        return math.nan if any(map(math.isnan, logs)) else 0.0
    return exp(fsum(logs) / len(logs))


def harmonic_mean(data, weights=None):
    data = list(data)
    n = len(data)
    if n < 1:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if n == 1 and weights is None:
        # Decimal is a number, and no real one.
        if isinstance(data[0], numbers.Number) and not isinstance(data[0], complex):
            if data[0] < 0:
                raise StatisticsError("harmonic mean does not support negative values")
            return data[0]
        raise TypeError("unsupported type")
    if weights is None:
        weights = [1] * n
        weight = n
    else:
        weights = list(weights)
        if len(weights) != n:
            raise StatisticsError("Number of weights does not match data size")
        weight = _total(weights)[1]
    for x in data + weights:
        if x < 0:
            raise StatisticsError("harmonic mean does not support negative values")
    try:
        kind, total, _ = _total(w / x if w else 0 for w, x in zip(weights, data))
    except ZeroDivisionError:
        return 0
    if total <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return _convert(weight / total, kind)


def _sorted(data):
    """The data in order; there must be some."""
    ordered = sorted(data)
    if ordered:
        return ordered
    raise StatisticsError("no median for empty data")


def median(data):
    ordered = _sorted(data)
    half, is_odd = divmod(len(ordered), 2)
    return ordered[half] if is_odd else (ordered[half - 1] + ordered[half]) / 2


def median_low(data):
    ordered = _sorted(data)
    return ordered[(len(ordered) - 1) // 2]


def median_high(data):
    ordered = _sorted(data)
    return ordered[len(ordered) // 2]


def median_grouped(data, interval=1.0):
    data = _sorted(data)
    n = len(data)
    x = data[n // 2]
    below = sum(1 for each in data if each < x)
    equal = data.count(x)
    try:
        interval, x = float(interval), float(x)
    except ValueError:
        raise TypeError("Value cannot be converted to a float")
    return x - interval / 2.0 + interval * (n / 2 - below) / equal


def _counts(data):
    counts = {}
    for x in data:
        counts[x] = counts.get(x, 0) + 1
    return counts


def mode(data):
    counts = _counts(data)
    if not counts:
        raise StatisticsError("no mode for empty data")
    return max(counts, key=counts.get)


def multimode(data):
    counts = _counts(data)
    most = max(counts.values(), default=0)
    return [x for x, count in counts.items() if count == most]


def quantiles(data, *, n=4, method="exclusive"):
    if n <= 0:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size == 0:
        raise StatisticsError("must have at least one data point")
    if size == 1:
        return data * (n - 1)
    result = []
    if method == "inclusive":
        for i in range(1, n):
            j, delta = divmod(i * (size - 1), n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
    elif method == "exclusive":
        for i in range(1, n):
            j = min(max(i * (size + 1) // n, 1), size - 1)
            delta = i * (size + 1) - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
    else:
        raise ValueError(f"Unknown method: {method!r}")
    return result


def _squares(data, c=None):
    """The type, the exact sum of squares of what differs from the mean, the mean and the count."""
    if c is not None:
        kind, total, n = _total((d := x - c) * d for x in data)
        return kind, total, c, n
    kind, n = int, 0
    sums, squares = {}, {}
    special = None
    for x in data:
        n += 1
        if type(x) is not kind:
            kind = _common_type(kind, type(x))
        exact = _exact(x)
        if not isinstance(exact, Fraction):
            special = exact if special is None else special + exact
            continue
        numerator, denominator = exact.numerator, exact.denominator
        sums[denominator] = sums.get(denominator, 0) + numerator
        squares[denominator] = squares.get(denominator, 0) + numerator * numerator
    if n == 0:
        return kind, Fraction(0), Fraction(0), 0
    if special is not None:
        return kind, special, special, n
    total = sum((Fraction(s, d) for d, s in sums.items()), Fraction(0))
    square = sum((Fraction(s, d * d) for d, s in squares.items()), Fraction(0))
    return kind, (n * square - total * total) / n, total / n, n


def variance(data, xbar=None):
    kind, total, _, n = _squares(data, xbar)
    if n < 2:
        raise StatisticsError("variance requires at least two data points")
    return _convert(total / (n - 1), kind)


def pvariance(data, mu=None):
    kind, total, _, n = _squares(data, mu)
    if n < 1:
        raise StatisticsError("pvariance requires at least one data point")
    return _convert(total / n, kind)


def _float_root(n, m):
    """The square root of n / m, rounded once."""
    shift = (n.bit_length() - m.bit_length() - 109) // 2

    def odd_root(n, m):
        # Rounded to odd: what was cut off still shows in the last bit.
        a = isqrt(n // m)
        return a | (a * a * m != n)

    if shift >= 0:
        return float(odd_root(n, m << 2 * shift) << shift)
    return odd_root(n << -2 * shift, m) / (1 << -shift)


def _root(kind, value):
    if kind.__name__ == "Decimal":
        return (kind(value.numerator) / kind(value.denominator)).sqrt()
    return _float_root(value.numerator, value.denominator)


def stdev(data, xbar=None):
    kind, total, _, n = _squares(data, xbar)
    if n < 2:
        raise StatisticsError("stdev requires at least two data points")
    return _root(kind, total / (n - 1))


def pstdev(data, mu=None):
    kind, total, _, n = _squares(data, mu)
    if n < 1:
        raise StatisticsError("pstdev requires at least one data point")
    return _root(kind, total / n)


def _pairs(x, y, what):
    """How many pairs there are; at least two."""
    n, others = len(x), len(y)
    if n != others:
        raise StatisticsError(f"{what} requires that both inputs have same number of data points")
    if n <= 1:
        raise StatisticsError(f"{what} requires at least two data points")
    return n


def covariance(x, y, /):
    n = _pairs(x, y, "covariance")
    xbar, ybar = fsum(x) / n, fsum(y) / n
    return sumprod([xi - xbar for xi in x], [yi - ybar for yi in y]) / (n - 1)


def _ranks(data):
    """Ranks around their middle; equal values share the mean of theirs."""
    order = sorted(range(len(data)), key=data.__getitem__)
    result = [0.0] * len(data)
    i = 0
    while i < len(order):
        j = i
        while j < len(order) and data[order[j]] == data[order[i]]:
            j += 1
        for at in order[i:j]:
            result[at] = i + (j - i + 1) / 2 - (len(data) + 1) / 2
        i = j
    return result


def correlation(x, y, /, *, method="linear"):
    n = _pairs(x, y, "correlation")
    if method not in ("linear", "ranked"):
        raise ValueError(f"Unknown method: {method!r}")
    if method == "ranked":
        x, y = _ranks(x), _ranks(y)
    else:
        xbar, ybar = fsum(x) / n, fsum(y) / n
        x, y = [xi - xbar for xi in x], [yi - ybar for yi in y]
    sxy, sxx, syy = sumprod(x, y), sumprod(x, x), sumprod(y, y)
    try:
        return sxy / _sqrtprod(sxx, syy)
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant")


def _sqrtprod(x, y):
    """sqrt(x * y), to the last digit."""
    root = sqrt(x * y)
    if root and math.isfinite(root):
        # One step of Newton's method, with the rest of the square told exactly.
        return root + sumprod((x, root), (y, -root)) / (2.0 * root)
    if root:
        is_scaled = math.isinf(root) and not math.isinf(x) and not math.isinf(y)
        scale = 2.0 ** -512
    else:
        is_scaled = x and y
        scale = 2.0 ** 537
    # The product is too large or too small for a float; its root is not.
    return _sqrtprod(scale * x, scale * y) / scale if is_scaled else root


def linear_regression(x, y, /, *, proportional=False):
    n = _pairs(x, y, "linear regression")
    # A proportional line goes through the origin, any other through the middle of the points.
    mean_x, mean_y = (0.0, 0.0) if proportional else (fsum(x) / n, fsum(y) / n)
    if not proportional:
        x, y = [each - mean_x for each in x], [each - mean_y for each in y]
    try:
        slope = (sumprod(x, y) + 0.0) / sumprod(x, x)
    except ZeroDivisionError:
        raise StatisticsError("x is constant")
    return LinearRegression(slope=slope, intercept=0.0 if proportional else mean_y - slope * mean_x)


LinearRegression = namedtuple("LinearRegression", ("slope", "intercept"))


def _normal_quantile(p, mu, sigma):
    """Wichura's algorithm AS 241."""
    q = p - 0.5
    if fabs(q) <= 0.425:
        r = 0.180625 - q * q
        num = (((((((2.5090809287301226727e+3 * r + 3.3430575583588128105e+4) * r + 6.7265770927008700853e+4) * r
                   + 4.5921953931549871457e+4) * r + 1.3731693765509461125e+4) * r + 1.9715909503065514427e+3) * r
                + 1.3314166789178437745e+2) * r + 3.3871328727963666080e+0) * q
        den = (((((((5.2264952788528545610e+3 * r + 2.8729085735721942674e+4) * r + 3.9307895800092710610e+4) * r
                   + 2.1213794301586595867e+4) * r + 5.3941960214247511077e+3) * r + 6.8718700749205790830e+2) * r
                + 4.2313330701600911252e+1) * r + 1.0)
        return mu + num / den * sigma
    r = sqrt(-log(p if q <= 0.0 else 1.0 - p))
    if r <= 5.0:
        r -= 1.6
        num = (((((((7.74545014278341407640e-4 * r + 2.27238449892691845833e-2) * r + 2.41780725177450611770e-1) * r
                   + 1.27045825245236838258e+0) * r + 3.64784832476320460504e+0) * r + 5.76949722146069140550e+0) * r
                + 4.63033784615654529590e+0) * r + 1.42343711074968357734e+0)
        den = (((((((1.05075007164441684324e-9 * r + 5.47593808499534494600e-4) * r + 1.51986665636164571966e-2) * r
                   + 1.48103976427480074590e-1) * r + 6.89767334985100004550e-1) * r + 1.67638483018380384940e+0) * r
                + 2.05319162663775882187e+0) * r + 1.0)
    else:
        r -= 5.0
        num = (((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 1.24266094738807843860e-3) * r
                   + 2.65321895265761230930e-2) * r + 2.96560571828504891230e-1) * r + 1.78482653991729133580e+0) * r
                + 5.46378491116411436990e+0) * r + 6.65790464350110377720e+0)
        den = (((((((2.04426310338993978564e-15 * r + 1.42151175831644588870e-7) * r + 1.84631831751005468180e-5) * r
                   + 7.86869131145613259100e-4) * r + 1.48753612908506148525e-2) * r + 1.36929880922735805310e-1) * r
                + 5.99832206555887937690e-1) * r + 1.0)
    x = num / den
    return mu + (-x if q < 0.0 else x) * sigma


class NormalDist:
    """A normal distribution."""

    __slots__ = {"_mu": "mean", "_sigma": "standard deviation"}

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu, self._sigma = float(mu), float(sigma)

    @classmethod
    def from_samples(cls, data):
        data = list(data)
        kind, total, xbar, n = _squares(data)
        if n < 2:
            raise StatisticsError("stdev requires at least two data points")
        return cls(float(xbar), _root(float, total / (n - 1)))

    def samples(self, n, *, seed=None):
        rnd = _random_module.random if seed is None else _random_module.Random(seed).random
        return [_normal_quantile(rnd(), self._mu, self._sigma) for _ in range(n)]

    def pdf(self, x):
        if not (spread := self._sigma * self._sigma):
            raise StatisticsError("pdf() not defined when sigma is zero")
        distance = x - self._mu
        return exp(distance * distance / (-2.0 * spread)) / sqrt(tau * spread)

    def cdf(self, x):
        if self._sigma:
            return 0.5 * erfc((self._mu - x) / (self._sigma * sqrt(2.0)))
        raise StatisticsError("cdf() not defined when sigma is zero")

    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        return _normal_quantile(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        # The narrow one first: the order of the operands must not show in the last bits.
        narrow, wide = sorted((self, other), key=lambda each: (each._sigma, each._mu))
        if not (narrow.variance and wide.variance):
            raise StatisticsError("overlap() not defined when sigma is zero")
        more = wide.variance - narrow.variance
        apart = fabs(wide._mu - narrow._mu)
        if not more:
            return erfc(apart / (2.0 * narrow._sigma * sqrt(2.0)))
        # The curves cross at two places; between them lies what they don't share.
        middle = narrow._mu * wide.variance - wide._mu * narrow.variance
        half = narrow._sigma * wide._sigma * sqrt(apart * apart + more * log(wide.variance / narrow.variance))
        right, left = (
            fabs(wide.cdf(place) - narrow.cdf(place)) for place in ((middle + half) / more, (middle - half) / more)
        )
        return 1.0 - (right + left)

    def zscore(self, x):
        mu, sigma = self._mu, self._sigma
        if sigma:
            return (x - mu) / sigma
        raise StatisticsError("zscore() not defined when sigma is zero")

    mean = median = mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)

    # Sums of independent variables, and what a constant does to one.

    def __add__(self, other):
        return self._sum(other, 1.0)

    def __sub__(self, other):
        return self._sum(other, -1.0)

    def __rsub__(self, other):
        return -(self - other)

    __radd__ = __add__

    def _sum(self, other, sign):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + sign * other._mu, hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other if sign > 0 else self._mu - other, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __truediv__(self, other):
        return NormalDist(self._mu / other, self._sigma / fabs(other))

    def __mul__(self, other):
        return NormalDist(self._mu * other, self._sigma * fabs(other))

    __rmul__ = __mul__

    def _parts(self):
        return self._mu, self._sigma

    def __repr__(self):
        return "{}(mu={!r}, sigma={!r})".format(type(self).__name__, *self._parts())

    def __hash__(self):
        return hash(self._parts())

    def __eq__(self, other):
        if isinstance(other, NormalDist):
            return self._mu == other._mu and self._sigma == other._sigma
        return NotImplemented
