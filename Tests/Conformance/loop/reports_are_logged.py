"""What asyncio reports goes to the logger `asyncio`: a program that configures logging gets it formatted."""
import asyncio
import logging
import sys

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)s|%(name)s|%(funcName)s|%(message)s")


async def fails():
    raise ValueError("lost")


def raises(a, b):
    raise TypeError(a + b)


class Counting(logging.Handler):
    records = []

    def emit(self, record):
        self.records.append((record.levelname, record.exc_info[0].__name__ if record.exc_info else None))


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(raises, "a", "b")
    task = asyncio.create_task(fails(), name="fails")
    await asyncio.sleep(0)
    del task
    await asyncio.sleep(0)
    loop.call_exception_handler({"message": "by hand %s", "detail": {"a": 1}})
    logger = logging.getLogger("asyncio")
    logger.propagate = False
    logger.addHandler(Counting())
    loop.call_soon(raises, 1, "b")
    await asyncio.sleep(0)
    loop.call_exception_handler({"message": "counted"})
    print(Counting.records)
    logger.propagate = True
    logger.setLevel(logging.CRITICAL)
    loop.call_soon(raises, 1, "b")
    await asyncio.sleep(0)
    print("quiet")


asyncio.run(main())
