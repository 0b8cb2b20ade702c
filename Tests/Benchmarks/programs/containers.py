# Lists and dicts: a sieve, counting, sorting, comprehensions.
def sieve(limit):
    flags = [True] * (limit + 1)
    for n in range(2, limit + 1):
        if flags[n]:
            for multiple in range(n * n, limit + 1, n):
                flags[multiple] = False
    return [n for n in range(2, limit + 1) if flags[n]]


def count(numbers):
    counts = {}
    for number in numbers:
        key = number % 1009
        counts[key] = counts.get(key, 0) + 1
    return counts


primes = sieve(500_000)
counts = count(primes * 5)
ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
pairs = {(a, b): a * b for a in range(300) for b in range(300)}
print(len(primes), len(counts), ranked[:3], sum(pairs.values()))
