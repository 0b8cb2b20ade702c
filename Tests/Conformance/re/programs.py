"""What programs do with regular expressions: tokenizers, logs, markup, validation."""

import re

TOKEN = re.compile(r"""
    (?P<number>\d+(?:\.\d*)?)
  | (?P<name>[A-Za-z_]\w*)
  | (?P<operator>[+*/()=-])
  | (?P<space>\s+)
  | (?P<bad>.)
""", 64)


def tokens(text):
    for match in TOKEN.finditer(text):
        if match.lastgroup != "space":
            yield match.lastgroup, match.group()


print(list(tokens("x1 = 3.14 * (y + 42) ?")))
LOG = """\
2024-01-15 10:23:45,123 ERROR [db] Connection lost: timeout=30
2024-01-15 10:23:46,001 INFO [web] GET /index.html 200
2024-01-15 10:23:47,500 WARNING [web] slow request (2.5s)
"""
entry = re.compile(r"^(?P<date>\S+) (?P<time>[\d:]+),(?P<ms>\d{3}) (?P<level>[A-Z]+) \[(?P<source>\w+)\] (?P<message>.*)$", 8)
for match in entry.finditer(LOG):
    print(match.groupdict(), match.span("level"))
print(re.findall(r"(\w+)=(\d+)", LOG), entry.findall(LOG)[1][3:])
for address in ["a@b.co", "first.last+tag@sub.example.org", "no at", "x@y", "@b.co", "a@b.c"]:
    print(address, bool(re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)*\.\w{2,}", address)))
print(re.sub(r"(?<!^)(?=[A-Z])", "_", "camelCaseToSnakeCase").lower(), re.sub(r"_(\w)", lambda m: m[1].upper(), "snake_case_name"))
print(re.sub(r"\b(\w)(\w*)\b", lambda m: m.group(1).upper() + m.group(2), "title case this"))
print(re.split(r"\s*[,;]\s*", "a , b;c,d ;  e"), re.split(r"(?<=[.!?])\s+", "One. Two! Three? Four"), re.split(r"([-+])", "1+2-3"))
print(re.sub(r"(\d)(?=(\d{3})+$)", r"\1,", "1234567"), re.findall(r"<(\w+)[^>]*>(.*?)</\1>", "<b>x</b><i class='y'>z</i>"))
template = "Dear {name}, you owe {amount}."
print(re.sub(r"\{(\w+)\}", lambda m: {"name": "Ann", "amount": "$5"}[m.group(1)], template))
words = re.findall(r"[a-z']+", "It's the end of the world as we know it, and I feel fine".lower())
print(words, max(words, key=len))
print(re.match(r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})", "2024-02-29").groupdict())
print([m.start() for m in re.finditer("(?=aa)", "aaaa")], re.subn(r"\s{2,}", " ", "a  b   c"))
print(re.compile(r"(\d+)").sub(lambda m: str(int(m[0]) * 2), "1 2 30"), re.escape("3.5*x"), re.search(re.escape("3.5*x"), "y3.5*xz").span())
match = re.search(r"b(?P<inner>.)d", "abcd")
if match:
    print(match["inner"], match.start("inner"), match.string[: match.start()], match.string[match.end():])
print(re.search("(a)(b)?(c)?", "ab").groups(), re.search("(a)(b)?(c)?", "ab").groups(default="-"))
roman = re.compile("^M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$")
print([n for n in ["MCMXCIV", "IIII", "MMXXIV", "VX", ""] if roman.match(n)])
print("catastrophe", re.match(r"(a+)+$", "a" * 18 + "b"))
