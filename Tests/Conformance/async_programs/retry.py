# A flaky service, retried with a growing pause and a limit on each attempt.
import asyncio


class Flaky:
    def __init__(self, answers):
        self.answers = answers
        self.calls = 0

    async def ask(self):
        answer = self.answers[self.calls]
        self.calls += 1
        if isinstance(answer, Exception):
            await asyncio.sleep(0.1)
            raise answer
        await asyncio.sleep(answer)
        return f"answered after {answer}"


async def with_retries(service, attempts, limit):
    pause = 1
    for attempt in range(1, attempts + 1):
        try:
            return await asyncio.wait_for(service.ask(), limit)
        except TimeoutError:
            print(f"attempt {attempt}: no answer within {limit}")
        except ConnectionError as error:
            print(f"attempt {attempt}: {error!r}")
        if attempt < attempts:
            await asyncio.sleep(pause)
            pause *= 2
    raise RuntimeError(f"no success in {attempts} attempts")


async def main():
    loop = asyncio.get_running_loop()
    services = [Flaky([5, ConnectionError("refused"), 0.5]), Flaky([0.2]), Flaky([9, 9]), Flaky([ValueError("a bug")])]
    for service, attempts in zip(services, (4, 3, 2, 5)):
        start = loop.time()
        try:
            print(await with_retries(service, attempts, 2))
        except RuntimeError as error:
            print("gave up:", error)
        except ValueError as error:
            print("not retried:", error)
        print(f"{service.calls} calls, {loop.time() - start:.1f} s")


asyncio.run(main())
