"""What patterns match, and what matches say."""

import re
def attempt(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except Exception as e: print(type(e).__name__, e)
m = re.match(r"(\w+) (\w+)", "Isaac Newton, physicist")
print(m, m.group(0), m.group(1, 2), m.groups(), m.span(2), m.start(1), m.end(), m[1], m.lastindex, m.re, m.string, m.pos, m.endpos, m.regs)
m = re.match(r"(?P<first>\w+) (?P<last>\w+)?", "Malcolm ")
print(m.groupdict(), m.groupdict("x"), m.lastgroup, m.groups("none"), m["last"], m.expand(r"\g<first>-\1-\g<0>"))
attempt(m.group, 5)
attempt(m.group, "zz")
attempt(m.start, 9)
attempt(lambda: m[None])
print(re.findall(r"\d+", "a1b22c333"), re.findall(r"(\w)(\d)", "a1b2"), re.findall(r"(a)|b", "ab"), re.findall("", "ab"), re.findall(r"\b", "ab cd"))
print([m.span() for m in re.finditer(r"a*", "baac")], re.split(r"\W+", "Words, words, words."), re.split(r"(\W+)", "Words, words"), re.split(r"x*", "axbc"), re.split(r",", "a,b,c", maxsplit=1))
print(re.sub(r"\s+", " ", "a  b \n c"), re.sub("(a)(b)?", r"[\1|\2]", "abaa"), re.sub("x*", "-", "abxd"), re.subn("a", "b", "aaa", count=2), re.sub("a", lambda m: m.group().upper(), "banana"), re.sub(r"(?P<n>\d)", r"<\g<n>>", "a1b2"))

p = re.compile(r"(?P<a>x)(?P<b>y)?(z)"); print(p.groups, dict(p.groupindex), p.flags, p.pattern, p == re.compile(p.pattern), hash(p) == hash(re.compile(p.pattern)))
for pat, s in [(r"(a+)+b", "aaaaab"), (r"a{2,3}", "aaaa"), (r"a{2,3}?", "aaaa"), (r"a{,2}", "aaa"), (r"a{2}", "aaa"), (r"x{a}", "x{a}"), (r"(?:a|ab)(?:c|bcd)(d*)", "abcd"), (r"(?i)HeLLo", "hello"), (r"^b", "a\nb"), (r"(?m)^b", "a\nb"), (r"a$", "a\n"), (r"a\Z", "a\n"), (r"(?s)a.b", "a\nb"), (r"a.b", "a\nb"), (r"(?=a)a", "a"), (r"(?!a)b", "b"), (r"(?<=a)b", "ab"), (r"(?<!a)b", "ab"), (r"(?<!a)b", "cb"), (r"(a)?(?(1)b|c)", "ab"), (r"(a)?(?(1)b|c)", "c"), (r"(?P<q>['\"]).*?(?P=q)", "'hi' \"x\""), (r"(\w)\1", "abbc"), (r"a++b", "aab"), (r"a++a", "aaa"), (r"(?>a+)a", "aaa"), (r"(?>a|ab)c", "abc"), (r"[^abc]+", "xyzabc"), (r"[a\]b]+", "a]b"), (r"[]a]+", "]a"), (r"[a-]+", "a-"), (r"[\w-]+", "a-b c"), (r"[\d.]+", "3.14"), (r"\d+(?:\.\d+)?", "3.14"), (r"(?x) a  b # comment", "ab"), (r"(?i:a)b", "Ab"), (r"(?i:a)b", "AB"), (r"(?-i:a)b", "ab"), (r"\N{BULLET}", "•"), (r"\x41\u0042\101", "ABA"), (r"[\x41-\x43]+", "ABCD"), (r"(?a)\w+", "añb"), (r"\w+", "añb"), (r"\s", "\u3000"), (r"\d+", "٣٤"), (r"(?i)ß", "ẞ"), (r"(?i)[a-z]+", "ſK"), (r"(?i)σ", "ς"), (r"(a|b)*", "abab"), (r"(?:(a)|b)*", "ab"), (r"(a*)*", "b"), (r"(a*)+", "aa"), (r"(?:a?)*?y", "z"), (r"(?:a?){3}b", "aab"), (r"(.*?)(\d+)", "abc123"), (r"((a)(b)?)+", "aba"), (r"^(?:(\d+)x)?\s*(y+)", "yy"), (r".*(?=c)", "abcabc"), (r"(?<=\d{3})x", "123x"), (r"\bfoo\b", "a foo b"), (r"\Bo", "foo"), (r"\B", ""), (r"\b", ""), (r"a|b|", "c"), (r"(?#c)a", "a"), (r"(ab|cd)\1", "cdcd"), (r"(?i)(ab)\1", "abAB"), (r"\Aab", "ab"), (r"[\s\S]", "\n"), (r"[^\W\d_]+", "ab1"), (r"(?P<y>\d{4})-(?P<m>\d\d)", "on 2024-05"), (r"x*?y", "xxy"), (r"(?:x{2}){2}", "xxxxx"), (r"(x{2}){1,2}?$", "xxxx"), (r"((?:a|b)+?)c", "abac"),(r"(?!.*x)a", "ay"), (r"(?=(a))\1", "aa"), (r"(?!(a)b)ac","ac"), (r"(?:(?=(a+))a+b|c)", "aab")]:
    for f in (re.match, re.search, re.fullmatch):
        m = f(pat, s)
        print(pat, ascii(s), f.__name__, m and (m.span(), m.groups(), m.lastindex))
print(re.escape("a.b*c[d]-e f\n"), re.escape(b"a.b"), re.findall(rb"\w+", b"ab cd"), re.sub(rb"(a)", rb"<\1>", b"bab"), re.match(b"a", bytearray(b"abc")))
print(re.compile("a").match("ba", 1), re.compile("^a").match("ba", 1), re.compile("a").search("aab", 1, 2), re.compile("b$").search("abc", 0, 2))
sc = re.compile("a|b").scanner("abx"); print(sc.match(), sc.match(), sc.match(), sc.match())
print(re.error is re.PatternError, re.Pattern, re.Match, type(re.compile("")), isinstance(m, (re.Match, type(None))))
print(re.fullmatch("a|ab", "ab"), re.match("(?:a|ab)$", "ab"), re.search("", ""), re.match("x" * 60, "x" * 60))
