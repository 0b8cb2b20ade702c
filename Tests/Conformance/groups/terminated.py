"""A group that is ended early by a task that raises, as the documentation shows."""
import asyncio


class TerminateTaskGroup(Exception):
    """Raised to end a group."""


async def force_terminate_task_group():
    raise TerminateTaskGroup()


async def job(task_id, sleep_time):
    print(f"Task {task_id}: start")
    await asyncio.sleep(sleep_time)
    print(f"Task {task_id}: done")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(job(1, 0.5))
            group.create_task(job(2, 1.5))
            await asyncio.sleep(1)
            group.create_task(force_terminate_task_group())
    except* TerminateTaskGroup:
        pass
    print("over at", round(asyncio.get_running_loop().time(), 1))


asyncio.run(main())
