"""Loggers, levels, handlers, formats, filters, adapters."""

import logging, sys
def attempt(f, *a, **k):
    try: print(repr(f(*a,**k)))
    except Exception as e: print(type(e).__name__, e)
log = logging.getLogger("app"); sub = logging.getLogger("app.db.pool"); mid = logging.getLogger("app.db")
print(log, sub, mid, sub.parent, mid.parent, logging.root, logging.StreamHandler(sys.stdout), logging.NullHandler(), logging.lastResort, logging.getLogger() is logging.root, logging.getLogger("app") is log, sub.getEffectiveLevel(), log.getChild("x.y"), sorted(c.name for c in log.getChildren()))
log.warning("hi %s", 5); log.info("no"); sub.error("to last resort %(a)s", {"a": 1})
print(logging.LogRecord("n",20,"a/b/p.py",1,"m %s",("a",),None), logging.LogRecord("n",20,"a/b/p.py",1,"m %s",("a",),None).getMessage())
print(logging.getLevelName(20), logging.getLevelName("INFO"), logging.getLevelName(7), logging.getLevelNamesMapping())
attempt(log.setLevel,"nope")
attempt(log.setLevel,1.5)
attempt(logging.Formatter,"%(x",style="q")
attempt(logging.Formatter,"{x")
attempt(logging.Formatter,"%(asctime)s",None,"{")
attempt(logging.getLogger,5)
attempt(log.log,"a","b"); 
logging.basicConfig(level=logging.DEBUG, stream=sys.stdout, format="%(levelname)-8s %(name)s %(filename)s:%(lineno)d %(funcName)s %(module)s %(threadName)s %(taskName)s %(message)s")
attempt(logging.basicConfig,foo=1)
attempt(logging.basicConfig,stream=1,filename=2, force=False)
def work():
    log.debug("debugging"); sub.info("sub %d of %d", 1, 2); logging.info("root"); log.critical("crit %s", [1]); log.log(35, "odd"); log.warning("no args %s"); log.info("%s", "a", extra={"user": "bob"})
    log.info({"a": 1}); log.info("%(x)s %(y)s", {"x": 1, "y": 2}); log.info("stack", stacklevel=2)
work()
log.setLevel("WARNING"); log.info("hidden"); print(log.isEnabledFor(10), log.level, sub.isEnabledFor(20)); log.setLevel(logging.NOTSET)
logging.disable(logging.ERROR); log.error("disabled"); log.critical("not disabled"); logging.disable(logging.NOTSET)
class F(logging.Filter):
    def filter(self, r): return "secret" not in r.getMessage()
f = F(); log.addFilter(f); log.info("secret"); log.info("open"); log.removeFilter(f)
log.addFilter(lambda r: r.levelno > 20); log.info("low"); log.warning("high"); log.filters.clear()
h = logging.StreamHandler(sys.stdout); h.setFormatter(logging.Formatter("{levelname:>8}|{message}", style="{")); h.setLevel(logging.ERROR); h.set_name("mine"); mid.addHandler(h); mid.error("both"); mid.propagate = False; mid.error("one"); mid.info("none"); print(h, h.name, logging.getHandlerByName("mine") is h, mid.hasHandlers(), mid.handlers)
h2 = logging.StreamHandler(sys.stdout); h2.setFormatter(logging.Formatter("$levelname/$message/${name}", style="$")); q = logging.getLogger("q"); q.propagate = False; q.addHandler(h2); q.warning("dollar"); q.addHandler(h2); print(len(q.handlers))
ad = logging.LoggerAdapter(log, {"ctx": "A"}); ad.info("adapted"); print(ad)
class Ad(logging.LoggerAdapter):
    def process(self, msg, kw): return f"[{self.extra['id']}] {msg}", kw
Ad(log, {"id": 7}).warning("x %s", 1)
class ListHandler(logging.Handler):
    def __init__(self): super().__init__(); self.records = []
    def emit(self, record): self.records.append(self.format(record))
lh = ListHandler(); lh.setFormatter(logging.Formatter("%(levelname)s:%(message)s:%(user)s", defaults={"user": "-"})); log.addHandler(lh); log.info("a"); log.info("b", extra={"user": "u"}); print(lh.records); log.removeHandler(lh)
attempt(log.info, "x", extra={"message": 1})
attempt(logging.Handler().emit, None)
fmt = logging.Formatter("%(asctime)s %(message)s"); r = logging.makeLogRecord({"msg": "m", "created": 0.5, "msecs": 500.0}); print(fmt.format(r), logging.Formatter("%(asctime)s", "%H:%M").format(r), logging.Formatter().format(r), fmt.usesTime())
logging.addLevelName(5, "TRACE"); log.setLevel(5); log.log(5, "traced"); print(logging.getLevelName(5))
logging.basicConfig(force=True, stream=sys.stdout, format="%(message)s", datefmt="%H"); log.error("forced")
print(logging.getLoggerClass(), isinstance(log, logging.Logger), log.name, log.disabled, logging.WARN, logging.FATAL, logging.BASIC_FORMAT)
log.disabled = True; log.error("no"); log.disabled = False
import asyncio
logging.basicConfig(force=True, stream=sys.stdout, format="%(taskName)s %(message)s")
async def w(n):
    logging.warning("in %s", n); await asyncio.sleep(n); logging.warning("after %s", n)
async def main(): await asyncio.gather(w(1), asyncio.create_task(w(2), name="named"))
asyncio.run(main())
