"""Runner: one context for all that it runs; or one that is given."""
import asyncio
import contextvars

variable = contextvars.ContextVar("variable", default="default")


async def change(value):
    before = variable.get()
    variable.set(value)
    return before


with asyncio.Runner() as runner:
    print(runner.run(change("one")), runner.run(change("two")), variable.get())
    own = contextvars.copy_context()
    print(runner.run(change("three"), context=own), own[variable], runner.run(change("four")))
variable.set("outside")
print(asyncio.run(change("five")), variable.get())
with asyncio.Runner() as runner:
    print(runner.run(change("six")), runner.run(change("seven")))


async def inside():
    coroutine = change("never")
    try:
        asyncio.run(coroutine)
    except RuntimeError as error:
        print(error)
        coroutine.close()


asyncio.run(inside())
