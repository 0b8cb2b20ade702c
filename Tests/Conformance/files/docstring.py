#!/usr/bin/env python3
"""A docstring."""
print(__doc__)
print(__name__)
