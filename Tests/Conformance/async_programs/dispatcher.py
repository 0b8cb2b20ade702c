import asyncio, random
from dataclasses import dataclass, field
from typing import Optional
@dataclass(order=True)
class Job:
    prio: int
    name: str = field(compare=False)
    cost: float = field(compare=False, default=1.0)
    retries: int = field(compare=False, default=0)
    result: Optional[str] = field(compare=False, default=None, repr=False)
class Dispatcher:
    def __init__(self, n): self.q, self.n, self.stats = asyncio.PriorityQueue(), n, {}
    async def __aenter__(self): self.ws = [asyncio.create_task(self.worker(i), name=f"worker-{i}") for i in range(self.n)]; return self
    async def __aexit__(self, et, e, tb):
        await self.q.join(); [w.cancel() for w in self.ws]; rs = await asyncio.gather(*self.ws, return_exceptions=True); print({type(r).__name__ for r in rs})
    async def worker(self, i):
        while True:
            job = await self.q.get()
            try:
                async with asyncio.timeout(1.0): await asyncio.sleep(job.cost)
                if job.name == "flaky" and job.retries < 2: raise ConnectionError("reset")
                job.result = f"{job.name} ok"; print(f"w{i} {job}")
            except TimeoutError: print(f"w{i} {job.name} timed out")
            except ConnectionError as e: job.retries += 1; job.prio += 1; print(f"w{i} {job.name} {e}, retry {job.retries}"); self.q.put_nowait(job)
            finally: self.stats[asyncio.current_task().get_name()] = self.stats.get(asyncio.current_task().get_name(), 0) + 1; self.q.task_done()
async def main():
    random.seed(11); jobs = [Job(random.randrange(5), n, c) for n, c in (("a", .3), ("b", .9), ("flaky", .2), ("slow", 3), ("c", .1), ("d", .5))]
    async with Dispatcher(2) as d:
        for j in jobs: await d.q.put(j)
    print(d.stats, [j.result for j in sorted(jobs, key=lambda j: j.name)])
asyncio.run(main())
