# A coroutine that never began is not closed when its frame is cleared: it only says so.
import inspect
async def f(x): pass
c = f([1])
fr = c.cr_frame
fr.clear()
print(inspect.getcoroutinestate(c), c.cr_frame)
c.close()
print(inspect.getcoroutinestate(c), c.cr_frame)
