"""Random chains of generators, coroutines and asynchronous generators, and random things done to their links."""
import gc
import warnings

gc.disable()
warnings.simplefilter("ignore")
import random
import sys
import types

rng = random.Random(0)
log = print


@types.coroutine
def pause(v):
    r = yield v
    return r
EXC = [ValueError, KeyError, GeneratorExit, StopIteration, StopAsyncIteration]
def body_gen(name, kids, plan):
    for op in plan:
        try:
            if op == 'y':
                r = yield name
                log(name, 'got', r)
            elif op == 'd' and kids:
                r = yield from kids[0]
                log(name, 'kid gave', r)
            elif op == 'r':
                return name + '!'
            elif op == 'x':
                raise KeyError(name)
            elif op == 'h':
                try:
                    raise IndexError(name)
                except IndexError:
                    r = yield name + 'h'
                    log(name, 'in h', r, repr(sys.exception()))
                log(name, 'out h', repr(sys.exception()))
        except ValueError as e:
            log(name, 'caught', repr(e), repr(e.__context__))
        except GeneratorExit:
            log(name, 'GE')
            if 's' in plan: return 'swallow'
            if 'i' in plan:
                r = yield 'ignored'
            raise
        except KeyError as e:
            log(name, 'KE', repr(e), repr(e.__context__))
            if 'k' in plan: raise OSError(name)
        finally:
            if 'f' in plan: log(name, 'fin', repr(sys.exception()))
async def body_co(name, kids, plan):
    for op in plan:
        try:
            if op == 'y':
                r = await pause(name)
                log(name, 'got', r)
            elif op == 'd' and kids:
                k = kids[0]
                if hasattr(k, 'ag_code'):
                    if 'n' in plan:
                        r = await anext(k, 'dflt')
                    elif 'e' in plan:
                        r = await k.asend('sent')
                    elif 't' in plan:
                        r = await k.athrow(ValueError('at'))
                    elif 'c' in plan:
                        r = await k.aclose()
                    else:
                        r = []
                        async for x in k:
                            r.append(x)
                            log(name, 'item', x)
                            if 'b' in plan: break
                else:
                    r = await k
                log(name, 'kid gave', r)
            elif op == 'r':
                return name + '!'
            elif op == 'x':
                raise KeyError(name)
            elif op == 'h':
                try:
                    raise IndexError(name)
                except IndexError:
                    r = await pause(name + 'h')
                    log(name, 'in h', r, repr(sys.exception()))
                log(name, 'out h', repr(sys.exception()))
        except ValueError as e:
            log(name, 'caught', repr(e), repr(e.__context__))
        except GeneratorExit:
            log(name, 'GE')
            if 's' in plan: return 'swallow'
            if 'i' in plan:
                await pause('ignored')
            raise
        except KeyError as e:
            log(name, 'KE', repr(e), repr(e.__context__))
            if 'k' in plan: raise OSError(name)
        except (RuntimeError, StopAsyncIteration) as e:
            log(name, 'RE', type(e).__name__, e, repr(e.__cause__))
        finally:
            if 'f' in plan: log(name, 'fin', repr(sys.exception()))
async def body_ag(name, kids, plan):
    for op in plan:
        try:
            if op == 'y':
                r = await pause(name)
                log(name, 'got', r)
            elif op == 'Y':
                r = yield name + 'Y'
                log(name, 'Ygot', r)
            elif op == 'd' and kids:
                k = kids[0]
                if hasattr(k, 'ag_code'):
                    async for x in k:
                        log(name, 'item', x)
                        yield x
                        if 'b' in plan: break
                else:
                    log(name, 'kid gave', await k)
            elif op == 'r':
                return
            elif op == 'x':
                raise KeyError(name)
            elif op == 'h':
                try:
                    raise IndexError(name)
                except IndexError:
                    r = yield name + 'h'
                    log(name, 'in h', r, repr(sys.exception()))
                    r = await pause(name + 'h')
                    log(name, 'in h', r, repr(sys.exception()))
                log(name, 'out h', repr(sys.exception()))
        except ValueError as e:
            log(name, 'caught', repr(e), repr(e.__context__))
            if 'o' in plan: yield 'on'
        except GeneratorExit:
            log(name, 'GE')
            if 's' in plan: return
            if 'i' in plan: yield 'ignored'
            if 'a' in plan: log(name, 'aw', await pause('in exit'))
            raise
        except KeyError as e:
            log(name, 'KE', repr(e), repr(e.__context__))
            if 'k' in plan: raise OSError(name)
        except (RuntimeError, StopAsyncIteration) as e:
            log(name, 'RE', type(e).__name__, e, repr(e.__cause__))
        finally:
            if 'f' in plan:
                log(name, 'fin', repr(sys.exception()))
                if 'w' in plan: await pause('fin await')
def plan(kind):
    n = rng.randint(1, 4)
    ops = [rng.choice('yyyddhrx' if kind != 'a' else 'yYYYddhrx') for _ in range(n)]
    return ops + [c for c in 'sifknetcboaw' if rng.random() < .25]
def state(o):
    for p in ('gi', 'cr', 'ag'):
        if hasattr(o, p + '_code'):
            return (getattr(o, p+'_running'), getattr(o, p+'_suspended'), getattr(o, p+'_frame') is not None)
    return type(o).__name__
def step(objs, steps):
    i = rng.randrange(len(objs))
    o = objs[i]
    if o is None: return
    op = rng.choice(['next', 'next', 'send', 'throw', 'close', 'state', 'del', 'step'])
    exc = rng.choice(EXC)
    if hasattr(o, 'ag_code') or op == 'step':
        if op != 'del' and op != 'state':
            if hasattr(o, 'ag_code') and (not steps or rng.random() < .6):
                what = rng.choice(['anext', 'asend', 'athrow', 'aclose', 'dflt'])
                s = {'anext': lambda: o.__anext__(), 'asend': lambda: o.asend(rng.randint(0, 9)), 'athrow': lambda: o.athrow(exc('at')), 'aclose': lambda: o.aclose(), 'dflt': lambda: anext(o, 'dflt')}[what]()
                steps.append(s)
            if not steps: return
            o = steps[-1] if rng.random() < .8 else rng.choice(steps)
            if op == 'step': op = 'next'
    log('#', i, op, type(o).__name__)
    try:
        if op == 'next': log('=', o.send(None))
        elif op == 'send': log('=', o.send(rng.randint(0, 9)))
        elif op == 'throw':
            if rng.random() < .5:
                try: raise TypeError('around')
                except TypeError: log('=', o.throw(exc('thrown')))
            else: log('=', o.throw(exc('thrown')))
        elif op == 'close': log('=', o.close())
        elif op == 'state': log('=', [state(x) for x in objs if x is not None])
        elif op == 'del':
            objs[i] = None
            del o
    except BaseException as e:
        log('!', type(e).__name__, e, '|', repr(e.__cause__), '|', repr(e.__context__))
def scenario(n):
    log('=====', n)
    rng.seed(n)
    kind = rng.choice('gca')
    objs = []
    for d in range(rng.randint(1, 4)):
        k = 'g' if kind == 'g' else rng.choice('ca')
        body = {'g': body_gen, 'c': body_co, 'a': body_ag}[k]
        objs.append(body(f"{k}{d}", objs[-1:], plan(k)))
    objs.reverse()
    steps = []
    for _ in range(rng.randint(3, 14)): step(objs, steps)
    log('.. end')
    steps.clear()
    del steps
    objs.clear()


for n in range(200):
    scenario(n)
