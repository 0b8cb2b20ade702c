"""FutureWarning for sets that may be operations on sets in times to come."""

import re

for pattern in ("[[a]", "[a--b]", "[a&&b]", "[a||b]", "[a~~b]", "[--a]", r"[a\--b]", "[+--]", "[a-b]", "[&a&]", "[^[]", "[[:x:]]"):
    try:
        print(pattern, re.compile(pattern).findall("[a]-b&x:"))
    except re.error as error:
        print(pattern, error)
print(re.findall("[[]", "[["), re.sub("[[.]", "", "[.]"))
print(re.findall("[[]", "[["))
