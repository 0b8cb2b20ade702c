# Differences of readings, to the last bit: seconds are the nanoseconds divided once.
import time

readings = [time.time() for _ in range(12)]
print(readings)
print([later - sooner for sooner, later in zip(readings, readings[1:])])
time.sleep(1234.5678)
print(time.time() - readings[0], time.perf_counter())
