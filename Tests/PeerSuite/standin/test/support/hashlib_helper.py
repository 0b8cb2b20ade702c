"""Hashes are there, or not."""


def requires_hashdigest(name, openssl=None, usedforsecurity=True):
    return lambda item: item
