"""Sockets are outside: what needs them is skipped."""

import unittest

HOST = HOSTv4 = "127.0.0.1"
HOSTv6 = "::1"
IPV6_ENABLED = False


def skip_unless_bind_unix_socket(item):
    return unittest.skip("needs sockets")(item)


def bind_port(*args, **kwargs):
    raise unittest.SkipTest("needs sockets")


bind_unix_socket = find_unused_port = create_unix_domain_name = bind_port
