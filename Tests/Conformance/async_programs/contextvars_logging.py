import asyncio
import contextvars
import logging
import sys

request_id = contextvars.ContextVar("request_id", default="-")
user = contextvars.ContextVar("user")


class ContextFilter(logging.Filter):
    def filter(self, record):
        record.request_id = request_id.get()
        record.user = user.get("anonymous")
        return True


handler = logging.StreamHandler(sys.stdout)
handler.addFilter(ContextFilter())
handler.setFormatter(logging.Formatter("{levelname:.1} [{request_id}/{user}] {name}: {message}", style="{"))
root = logging.getLogger()
root.addHandler(handler)
root.setLevel("INFO")
log = logging.getLogger("app.web")


async def inner(n):
    log.info("inner %s", n)
    await asyncio.sleep(0.1 * n)
    log.warning("inner %(n)s is done", {"n": n})


async def handle(n):
    token = request_id.set(f"req-{n}")
    if n % 2:
        user.set(f"user{n}")
    log.info("start")
    await asyncio.gather(inner(1), inner(2))
    request_id.reset(token)
    log.info("end")
    log.debug("not shown")


async def main():
    await asyncio.gather(*map(handle, range(1, 4)))
    ctx = contextvars.copy_context()
    ctx.run(request_id.set, "from-run")
    print(ctx[request_id], request_id.get(), user in ctx, len(ctx))
    task = asyncio.create_task(inner(3), context=ctx)
    await task
    try:
        user.get()
    except LookupError as e:
        print(type(e).__name__, "ContextVar name='user'" in str(e))
    tok = request_id.set("x")
    print(tok.old_value is contextvars.Token.MISSING, tok.var is request_id)
    request_id.reset(tok)
    try:
        request_id.reset(tok)
    except RuntimeError as e:
        print(str(e)[:28])
    asyncio.get_running_loop().call_later(0.1, log.error, "from a callback")
    await asyncio.sleep(0.2)
    try:
        raise ValueError("boom")
    except ValueError:
        log.exception("failure")

asyncio.run(main())
