#!/usr/bin/env python3
"""How long recordings take, and how large they are.

    recordings.py --loopscope PATH

10,000 frames of a program with ten tasks are recorded at 100x30, in each format; 200 frames of it are weighed.
Build for release first. Ends with 1 if a bar is not met.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROGRAM = """
import asyncio

async def worker(name, queue):
    while True:
        item = await queue.get()
        for step in range(item):
            await asyncio.sleep(0.5 + step / 10)
        print(name, "has done", item)
        queue.task_done()

async def main():
    queue = asyncio.Queue(maxsize=4)
    workers = [asyncio.create_task(worker(f"worker {n}", queue)) for n in range(9)]
    for item in range(2000):
        await queue.put(item % 7)
    await queue.join()

asyncio.run(main())
"""
SECONDS = 5
KILOBYTES = {"cast": 100, "svg": 250}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--loopscope", required=True)
    options = parser.parse_args()
    missed = False
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "workers.py"
        program.write_text(PROGRAM)

        def record(ending, frames):
            target = Path(folder) / f"out.{ending}"
            command = [options.loopscope, "record", program, "--max-frames", "20000", "--to", frames, "-o", target]
            start = time.perf_counter()
            # The program goes on: the limit on its frames is meant.
            done = subprocess.run([*map(str, command)], capture_output=True)
            if done.returncode != 5:
                sys.exit(done.stderr.decode())
            return time.perf_counter() - start, target.stat().st_size / 1000

        for ending in ("cast", "svg", "html", "txt"):
            seconds, size = record(ending, 10_000)
            small = record(ending, 200)[1]
            bar = KILOBYTES.get(ending)
            is_met = seconds <= SECONDS and (bar is None or small <= bar)
            missed |= not is_met
            print(
                f"{ending:5} 10,000 frames: {seconds:5.2f} s, {size:8.0f} kB;  200 frames: {small:4.0f} kB"
                + (f" of {bar}" if bar else "") + ("" if is_met else "   MISSED")
            )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
