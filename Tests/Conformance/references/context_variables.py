"""Context variables, tokens and contexts."""
import contextvars, asyncio
from contextvars import *
def show(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e).split(' at 0x')[0])
v=ContextVar('v'); d=ContextVar('d', default=42)
show(lambda: v.get()); show(lambda: v.get(7)); show(lambda: d.get()); show(lambda: d.get(1))
t=v.set(1); print(v.get(), t.var is v, t.old_value is Token.MISSING, t.old_value, Token.MISSING)
t2=v.set(2); print(t2.old_value); v.reset(t2); print(v.get())
show(lambda: v.reset(t2)); show(lambda: d.reset(t)); show(lambda: v.reset(3)); v.reset(t); show(lambda: v.get())
print(repr(v).split(' at ')[0], repr(d).split(' at ')[0], repr(t).split(' at ')[0], v.name)
show(lambda: ContextVar(3)); show(lambda: ContextVar()); show(lambda: Token()); show(lambda: Context(1)); show(lambda: setattr(v,'name','x')); show(lambda: setattr(v,'foo','x'))
c=copy_context(); print(len(c), v in c, list(c), c.get(v), c.get(v,3)); show(lambda: c[v]); show(lambda: c['x']); show(lambda: 'x' in c)
v.set(10)
def f(a,*,b): v.set(a+b); return v.get()
c=copy_context(); print(c.run(f,1,b=2), v.get(), c[v], list(c.items())==[(v,3)], list(c.keys())==[v], list(c.values()))
show(lambda: c.run(c.run, print)); show(lambda: c.run()); show(lambda: c.run(lambda: 1/0)); print(c==c.copy(), c is c.copy(), c!=Context())
tok=None
def g():
    global tok; tok=v.set('in')
c.run(g); show(lambda: v.reset(tok)); c.run(v.reset, tok); print(c[v]); show(lambda: hash(c))
