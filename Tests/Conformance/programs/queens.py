# Eight queens by recursion and lists.
def safe(queens, row):
    column = len(queens)
    for c, r in enumerate(queens):
        if r == row or abs(r - row) == column - c:
            return False
    return True


def solve(n, queens=()):
    if len(queens) == n:
        return [queens]
    solutions = []
    for row in range(n):
        if safe(queens, row):
            solutions += solve(n, queens + (row,))
    return solutions


for n in range(1, 7):
    print(n, len(solve(n)))
for row in solve(6)[0]:
    print("." * row + "Q" + "." * (5 - row))
