"""Logging out of tasks: the usual set-up, to standard error."""

import logging, asyncio, time
logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s [%(name)s] %(message)s", datefmt="%H:%M:%S")
log = logging.getLogger(__name__)
async def fetch(n):
    log.info("start %d", n)
    await asyncio.sleep(n)
    if n == 2:
        raise ValueError("boom")
    log.info("end %d", n)
    return n
async def main():
    r = await asyncio.gather(fetch(1), fetch(2), fetch(3), return_exceptions=True)
    for x in r:
        if isinstance(x, Exception):
            log.error("failed", exc_info=x)
        else: log.warning("ok %s", x)
    try:
        raise KeyError("k")
    except KeyError:
        log.exception("caught")
asyncio.run(main())
print(time.time())
