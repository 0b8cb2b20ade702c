import asyncio
import signal
import logging
logging.basicConfig(level=logging.INFO, format="%(levelname)s:%(message)s")
async def publish(queue):
    for n in range(4):
        await asyncio.sleep(0.3)
        await queue.put({"id": n, "host": f"host{n}.example.net", "saved": False})
        logging.info("Published %s", n)
async def restart_host(msg):
    await asyncio.sleep(0.1 * msg["id"])
    if msg["id"] == 2:
        raise Exception(f"Could not restart {msg['host']}")
    msg["restarted"] = True
    logging.info(f"Restarted {msg['host']}")
async def save(msg):
    await asyncio.sleep(0.2)
    msg["saved"] = True
async def handle_message(msg):
    results = await asyncio.gather(save(msg), restart_host(msg), return_exceptions=True)
    for r in results:
        if isinstance(r, Exception):
            logging.error("Handling general error: %s", r)
async def consume(queue):
    while True:
        msg = await queue.get()
        asyncio.create_task(handle_message(msg), name=f"msg-{msg['id']}")
def handle_exception(loop, context):
    msg = context.get("exception", context["message"])
    logging.error(f"Caught exception: {msg}")
    asyncio.create_task(shutdown(loop))
async def shutdown(loop, sig=None):
    logging.info("Nacking outstanding messages")
    tasks = [t for t in asyncio.all_tasks() if t is not asyncio.current_task()]
    logging.info(f"Cancelling {len(tasks)} outstanding tasks: {sorted(t.get_name() for t in tasks)}")
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    loop.stop()
def main():
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    queue = asyncio.Queue()
    loop.set_exception_handler(handle_exception)
    try:
        loop.create_task(publish(queue), name="publisher")
        loop.create_task(consume(queue), name="consumer")
        loop.call_later(1.4, lambda: 1 // 0)
        loop.run_forever()
    finally:
        loop.close()
        logging.info("Successfully shutdown service: %s %s", loop.is_closed(), signal.SIGTERM.name)
main()
