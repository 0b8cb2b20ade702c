"""CPython's tests of asyncio, file by file, and what they share."""
