# Matrices as lists of lists, and a class around them.
class Matrix:
    def __init__(self, rows):
        self.rows = [list(row) for row in rows]

    @staticmethod
    def identity(n):
        return Matrix([[1 if i == j else 0 for j in range(n)] for i in range(n)])

    def __matmul__(self, other):
        columns = list(zip(*other.rows))
        return Matrix([[sum([a * b for a, b in zip(row, column)]) for column in columns] for row in self.rows])

    def __pow__(self, n):
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1:
                result = result @ base
            base, n = base @ base, n >> 1
        return result

    def __eq__(self, other):
        return self.rows == other.rows

    def __str__(self):
        width = max([len(str(x)) for row in self.rows for x in row])
        return "\n".join([" ".join([f"{x:>{width}}" for x in row]) for row in self.rows])

    def transpose(self):
        return Matrix(zip(*self.rows))


m = Matrix([[1, 2], [3, 4]])
print(m, m.transpose(), m @ m, sep="\n\n")
print((Matrix([[1, 1], [1, 0]]) ** 90).rows[0][1])
print(m ** 0 == Matrix.identity(2), m == m.transpose().transpose())
