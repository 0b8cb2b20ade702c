"""The flags of regular expressions as an enumeration."""

import re
print(repr(re.I), re.I | re.M, re.IGNORECASE, str(re.X), re.RegexFlag(0), repr(re.A|re.I|re.S), int(re.M), re.I.value, re.NOFLAG, type(re.I), re.I is re.IGNORECASE, re.compile("a", flags=re.I).flags, repr(~re.I), list(re.RegexFlag), re.I.name)
print(re.findall("a", "aAa", re.I), re.compile("^a", re.M|re.I), re.sub("A", "b", "aA", flags=re.IGNORECASE))
from re import IGNORECASE, compile
print(IGNORECASE)
