"""How long it takes until the values at a frame are known: going there, stepping on, stepping back, and a condition.

Usage: python3.13 Tests/Benchmarks/values.py LOOPSCOPE

Drives the dialogue in plain text, so the times hold the pipe and the report too. Values come from running the program again, so what
counts is how far into the run the frame is. The bar: 100 ms on a run of 100,000 frames, also when stepping back.
"""

import statistics
import subprocess
import sys
import tempfile
import time

PROGRAM = """
import asyncio

async def worker(name, turns):
    total = 0
    for i in range(turns):
        total += i
        await asyncio.sleep(0)
    return total

async def main():
    await asyncio.gather(*(worker(f"w{k}", {turns}) for k in range(100)))

asyncio.run(main())
"""


class Dialogue:
    def __init__(self, loopscope, path):
        self.process = subprocess.Popen(
            [loopscope, "--plain", path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)

    def ask(self, line):
        """The answer to a line, and the seconds that it took."""
        start = time.perf_counter()
        # What can't be a command marks the end of the answer before it.
        self.process.stdin.write(f"{line}\n@@@\n")
        self.process.stdin.flush()
        answer = []
        for text in self.process.stdout:
            if "@@@" in text:
                break
            answer.append(text.rstrip("\n"))
        return answer, time.perf_counter() - start

    def close(self):
        self.process.stdin.write("q\n")
        self.process.stdin.close()
        self.process.wait()


def measure(loopscope, turns):
    with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
        file.write(PROGRAM.replace("{turns}", str(turns)))
        file.flush()
        dialogue = Dialogue(loopscope, file.name)
        dialogue.ask("G")
        answer, _ = dialogue.ask("h")
        frames = int(next(line for line in answer if line.startswith("Frame ")).split()[1].rstrip(":"))
        rows = []

        def values(name, moves):
            times = []
            for move in moves:
                dialogue.ask(move)
                answer, seconds = dialogue.ask("variables")
                assert any(line.startswith(("Call of", "Variables")) for line in answer), answer
                times.append(seconds * 1000)
            rows.append((name, statistics.median(times), max(times)))

        middle = frames // 2
        values("first look, at the end", [f"goto {frames - 100}"])
        values("one frame on", ["n"] * 20)
        values("one frame back", ["b"] * 20)
        values("back by a thousand", [f"goto {frames - 1000 * (k + 2)}" for k in range(5)])
        values("to the middle and back", [f"goto {middle}", f"goto {frames - 10}", f"goto {middle - 5000}"])
        dialogue.ask("goto 1")
        dialogue.ask("break 7 if i == %d and name == 'w99'" % (turns - 1))
        answer, seconds = dialogue.ask("c")
        rows.append((f"a condition, {100 * turns:,} times", seconds * 1000, seconds * 1000))
        dialogue.close()
        print(f"{frames:,} frames")
        for name, median, most in rows:
            print(f"  {name:32} {median:8.1f} ms, at most {most:8.1f}")


if __name__ == "__main__":
    for turns in (200, 2000):
        measure(sys.argv[1], turns)
