import functools
import sys
from typing import Iterator, Optional

LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]


class Board(str):
    def __new__(cls, cells="." * 9):
        if len(cells) != 9:
            raise ValueError("a board has 9 cells, not %d" % len(cells))
        return super().__new__(cls, cells)

    @property
    def turn(self) -> str:
        return "XO"[self.count("X") > self.count("O")]

    @property
    def winner(self) -> Optional[str]:
        for a, b, c in LINES:
            if self[a] == self[b] == self[c] != ".":
                return self[a]
        return None if "." in self else "draw"

    def moves(self) -> Iterator[int]:
        yield from (i for i, c in enumerate(self) if c == ".")

    def play(self, i: int) -> "Board":
        if self[i] != ".":
            raise ValueError(f"cell {i} is taken by {self[i]}")
        return Board(self[:i] + self.turn + self[i + 1:])

    def __str__(self):
        return "\n".join(" ".join(self[r:r + 3]) for r in (0, 3, 6))


@functools.cache
def score(board: Board) -> int:
    match board.winner:
        case "X": return 1
        case "O": return -1
        case "draw": return 0
    best = max if board.turn == "X" else min
    return best(score(board.play(m)) for m in board.moves())


def best_move(board):
    pick = max if board.turn == "X" else min
    return pick(board.moves(), key=lambda m: score(board.play(m)))


b = Board()
moves = []
while not b.winner:
    m = best_move(b)
    moves.append(m)
    b = b.play(m)
print(b, moves, b.winner, sep="\n")
print(score.cache_info(), repr(Board("X...O...."))[:20], type(Board("X" * 9)[0]))
print(best_move(Board("XX.OO....")), best_move(Board("X...O...X")), score(Board("X...O...X")))
for bad in (lambda: Board("x"), lambda: Board().play(0).play(0), lambda: Board().play(9)):
    try:
        bad()
    except (ValueError, IndexError) as e:
        print(type(e).__name__, e)
sys.exit(f"done: {b.winner}")
