"""The order of keys in set displays, which depends on how CPython's compiler builds them.

Each line asks one question; the answers of CPython 3.13 are in the .txt file of the same name.
"""


def t(question):
    try:
        print(repr(question()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


one = 1

t(lambda: [(x, y) for y in (1,) for x in {51, (1, 2), 6352, 5312, 0, 80, 3112, 'h', 'dots', 59, -22, 73, -40, 40, 15, 1352, 2368, 10, 'g', 5656, 58, 52, -3, 44, -40, 'k', 38, 40, 80, None, -35, 2928, 144, 'nn', -38}])
t(lambda: {'x' * 3})
t(lambda: {7712, 91, 94, 78})
t(lambda: {1 < 2, 296, -17, 91, 'ee', 99, 41, -20, 'jj', -28, 96, 256, 48, 3728, 'e', 5224, 86, 13, -7, 'n', 55, 67, 76, 5080, 7992, 'pp', 34, -3, 96, 5136, 7104, -18, 91, 1 < 2, 51})
t(lambda: list({31, 2168, b'q', 2784, 'aa', one}))
t(lambda: [(x, y) for y in (1,) for x in {'oo', 5296, 'll', 48, 'dots', 4}])
t(lambda: [x for x in {4240, 2, 52, 3904, -20, 'dots'}])
t(lambda: list({'dots', 29, (1, 2), 72, 'f', -(7), 'bb', 1352, -6, 6, -31, 49, -22, 'hh', 63, 7008, -11, 'l', 'j', 91, 35, 6704, 64, 5256, 'o', 57, 'g', 'l', 43, 'ee', 'mm', 17, 82, 3104, 0, one}))
t(lambda: [x for x in {66, 38, 33, -34, 73}])
t(lambda: [(x, y) for y in (1,) for x in {-6, 104, 30, 81, (1, (2, 'a'))}])
t(lambda: list({5904, 2400, 81, 'd', b'q', one}))
t(lambda: list({b'q', (1, 2), 52, 'e', 76, 'd', 69, 'pp', 10, 3808, 536, -40, 'nn', 'pp', 82, 'pp', 'n', 18, -19, (1, 2), one}))
t(lambda: [(x, y) for y in (1,) for x in {3312, None, -9, -12, 2 + 3, 5776, 1224, 7}])
t(lambda: {14, -13, 'cc'})
t(lambda: [x for x in {'m', -17, 85, 55, 1128, 'ee', 4544, 'hh', 20, 32, 'e', 3712, -(7), -36, 'c', -9, 'o', 78, 42, 95, 58, -2, 3512, 'h', 85, 1144, one, 20, 49, one, 51, 'nn', 'g', -16, 7}])
t(lambda: [(x, y) for y in (1,) for x in {83, 'l', 36, 5072}])
t(lambda: list({-15, 0, 58, 3840, 25, 1, one}))
t(lambda: [x for x in {-32, 54, -25, 'oo'}])
t(lambda: [x for x in {'%s' % 'a', 21}])
t(lambda: [x for x in {-34}])
t(lambda: list({'ll', 52, one}))
t(lambda: [x for x in {10 % 3, 21}])
t(lambda: [x for x in {5288, 'i', 75, 'dots'}])
t(lambda: list({92, one}))
t(lambda: {(1, (2, 'a')), 4016})
t(lambda: {22, 'pp', None, 64, -27, 7776, 1464, 'm', 'cc', True, 'f', 1752})
t(lambda: [x for x in {'pp', 'm', b'q', 'h', 83, 27, 2560, 97, 22, 'n', 86, None}])
t(lambda: [x for x in {7248, 67, one, (1, 2), 5352}])
t(lambda: list({-4, 5368, (1, 2), 'dots', 57, 'k', -5, 42, -24, 'a', -7, 3568, 7776, 136, 69, 11, -37, 1, 1.5, 3, 'ee', 'dots', 1.5, 74, 3776, 'ff', 1, 'p', 67, 'g', 20, 50, 15, 11, 92, one}))
t(lambda: [(x, y) for y in (1,) for x in {23, 5432, 6960, 86}])
t(lambda: [(x, y) for y in (1,) for x in {21, -31, 61, 32, 1632, '%s' % 'a'}])
t(lambda: [x for x in {5104, 10, -38, 7, 176, -34, 'mm', 'mm', 6680, 'b', 1 < 2, 160}])
t(lambda: {-34, 51, 'nn', 112, 20})
t(lambda: list({b'q', one}))
t(lambda: [x for x in {'gg', 'd', 99, -40, 'm', 'x' * 3, 5024, 42, 55, -15, 38, True, 1368, 65, (1, (2, 'a')), 'nn', 83, 'hh', -19, 'k', -2, 7, 43, 'k', 84, 92, 2608, 79, 'hh', 8, 0, 45, -14, 'oo', 6584}])
t(lambda: {5120, 7128, -14, 1600, 55, -19, 99, -39, 55, -40, 47, 584, 35, 82, 6144, '%s' % 'a', 34, 5256, 'c', 46})
t(lambda: {16, 20, -22, -16, 'n', 'm', 51, -19, -4, -36, 77, 7104, 'b', 73, 92, 31, 'p', 60, 'dots', 7696})
t(lambda: [x for x in {65, 6744, 7496, 120}])
t(lambda: {8, -21, 1768, 8, 80, -40})
t(lambda: [x for x in {True, 57, 64}])


def loop():
    keys = []
    for key in {90, 17, 33, 2, 50, 34, 66, 1, -5, "a", "bc"}:
        keys.append(key)
    return keys


t(loop)
t(lambda: list(frozenset({90, 17, 33, 2, 50, 34, 66, 1})))
t(lambda: {*{90, 17, 33, 2, 50}, 34, 66, *[1, 9, 25]})
t(lambda: {x * 8 for x in range(20)})
t(lambda: sorted({3, 1, 2}, key=lambda x: -x))
