"""asyncio's logger (Library Reference, "Developing with asyncio")."""

import logging

logger = logging.getLogger("asyncio")
