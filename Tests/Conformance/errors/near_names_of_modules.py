# A name that a module lacks is compared with all that it has.
import asyncio
import traceback

for name in ["coroutine", "Que", "slep", "create_tasks", "get_event_lop", "subproces", "Stream_Reader"]:
    try:
        getattr(asyncio, name)
    except AttributeError as error:
        print(traceback.format_exception_only(error)[0], end="")


@asyncio.coroutine
def old():
    yield
