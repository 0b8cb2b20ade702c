import asyncio
async def w(n,d):
    await asyncio.sleep(d); print(n,'done'); return n
async def main():
    ts=[asyncio.create_task(w(i,(3-i)/10)) for i in range(3)]
    d,p=await asyncio.wait(ts, return_when=asyncio.FIRST_COMPLETED)
    print(sorted(t.get_name() for t in d),len(p))
    for c in asyncio.as_completed(ts): print(await c)
    async for c in asyncio.as_completed([asyncio.create_task(w(i,(3-i)/10)) for i in range(3)]): print(await c)
    lock=asyncio.Lock(); print(str(lock)[-12:])
    async def hold(n):
        async with lock: print(n,'in'); await asyncio.sleep(.1)
    await asyncio.gather(*(hold(i) for i in range(3)))
    q=asyncio.Queue(2)
    async def prod():
        for i in range(5): await q.put(i); print('put',i)
        q.shutdown()
    async def cons():
        try:
            while True: print('got', await q.get()); await asyncio.sleep(.01); q.task_done()
        except asyncio.QueueShutDown: print('shut')
    await asyncio.gather(prod(),cons())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(w(9,1))
            async def boom(): await asyncio.sleep(.1); raise ValueError('x')
            tg.create_task(boom())
    except* ValueError as eg: print(eg, eg.exceptions)
    s=asyncio.Semaphore(2); print(s.locked())
    ev=asyncio.Event(); asyncio.get_running_loop().call_later(1,ev.set); print(await ev.wait())
    b=asyncio.Barrier(3)
    print(await asyncio.gather(*(b.wait() for _ in range(3))))
    c=asyncio.Condition()
    async def waiter():
        async with c: await c.wait(); print('notified')
    t=[asyncio.create_task(waiter()) for _ in range(2)]
    await asyncio.sleep(0)
    async with c: c.notify_all()
    await asyncio.gather(*t)
    t=asyncio.create_task(w('s',.5))
    try: await asyncio.wait_for(asyncio.shield(t),.1)
    except TimeoutError: print('timeout', t.done())
    print(await t)
asyncio.run(main())
