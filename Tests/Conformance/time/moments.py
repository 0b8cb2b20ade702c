import time
print(time.strftime("%H:%M:%S"), time.asctime(), time.strftime("%Y", time.gmtime(0)), time.strftime("%X %x %c"))
t = time.time(); print(time.strftime("%j")); print(time.time() - t, time.monotonic_ns())
import logging
logging.basicConfig(format="%(asctime)s %(message)s", datefmt="%H:%M:%S"); logging.warning("x")
logging.getLogger().handlers[0].setFormatter(logging.Formatter("%(asctime)s %(message)s")); logging.warning("y"); time.sleep(1.5); logging.warning("z")
