"""`unicode_escape` warns of escapes that mean nothing, once for each text."""

import warnings

for raw in (rb"\q\d", rb"\400\777", rb"\x41\u0042", rb"plain", rb"a\q"):
    print(ascii(raw.decode("unicode_escape")), ascii(raw.decode("raw_unicode_escape")))
warnings.simplefilter("error")
try:
    rb"\w".decode("unicode_escape")
except DeprecationWarning as warning:
    print(repr(warning))
for raw in (b"abc", b"\xff\xfea", b"\xfe\xffa", b"\x00\xd8"):
    for name in ("utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        try:
            print(raw.decode(name))
        except UnicodeDecodeError as error:
            print(error)
