import asyncio
import contextlib
import logging
import sys

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(relativeCreated)d %(message)s" if False else "%(levelname).4s %(funcName)s: %(message)s")
log = logging.getLogger(__name__)


class StepFailed(Exception):
    def __init__(self, step, *, retryable=False):
        self.step, self.retryable = step, retryable

    def __str__(self):
        return f"step {self.step!r} failed{' (retryable)' if self.retryable else ''}"


async def reserve(what, n, stock):
    await asyncio.sleep(0.1)
    if stock.get(what, 0) < n:
        raise StepFailed(f"reserve {what}")
    stock[what] -= n
    log.info("reserved %d %s", n, what)


async def release(what, n, stock):
    await asyncio.sleep(0.05)
    stock[what] += n
    log.info("released %d %s", n, what)


async def pay(amount, account):
    await asyncio.sleep(0.2)
    if account["balance"] < amount:
        raise StepFailed("pay", retryable=True)
    account["balance"] -= amount
    log.info("paid %.2f", amount)


async def order(items, stock, account):
    async with contextlib.AsyncExitStack() as undo:
        for what, n in items.items():
            await reserve(what, n, stock)
            undo.push_async_callback(release, what, n, stock)
        try:
            await pay(sum(items.values()) * 9.99, account)
        except StepFailed as e:
            if not e.retryable:
                raise
            log.warning("retrying once")
            account["balance"] += 5
            await pay(sum(items.values()) * 9.99, account)
        undo.pop_all()
    return "ok"


async def main():
    stock, account = {"pen": 5, "ink": 1}, {"balance": 25.0}
    for items in ({"pen": 2}, {"pen": 1, "ink": 2}, {"pen": 2, "ink": 1}, {"pen": 1}):
        try:
            print(items, await order(items, stock, account))
        except StepFailed as e:
            print(items, e, repr(e))
        print("   ", stock, {k: round(v, 2) for k, v in account.items()})

asyncio.run(main())
