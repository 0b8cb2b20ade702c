# asyncio's modules, reached through the package.
import asyncio


async def work():
    pass


print(asyncio.coroutines.iscoroutinefunction(work), asyncio.base_events.BaseEventLoop is asyncio.BaseEventLoop)
print(asyncio.tasks.Task is asyncio.Task, asyncio.futures.Future is asyncio.Future, asyncio.events.Handle is asyncio.Handle)
print(asyncio.log.logger.name, asyncio.constants.DEBUG_STACK_DEPTH, asyncio.staggered.staggered_race.__name__)
