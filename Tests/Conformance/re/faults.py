"""Faults in patterns and templates: words and positions."""

import re
def attempt(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except Exception as e: print(type(e).__name__, e)
for bad in ["(", ")", "[", "[a", "a**", "*", "a{2,1}", "(?P<n", "(?P<1>a)", "(?P<n>a)(?P<n>b)", "(?P=x)", "\\", "(?z)", "(?", "(?<", "(?<x", "(?P", "(?Px", "[b-a]", "[\\w-a]", "\\1", "(\\1)", "\\q", "[\\q]", "\\x1", "\\u12", "\\U00110000", "\\N{foo}", "\\N", "(?<=a+)b", "(?(1)a", "(?(0)a)", "(?(x)a)", "(?(2)a)", "(?(1)a|b|c)(x)", "(?i", "(?i-", "(?i-i:a)", "(?-u:a)", "(?L)a", "a(?i)b", "(?#", "\\400", "[\\400]", "\\8", "^*", "$+", "a+*", "(?:", "(?P<>a)", "(?P<a b>c)", "(?P=)", "x{99999999999}", "a???", "(?iz)", "(?:a\nb\n(c", "(?au)", "(?a-", "(?P<n>a)(?(n)b|c|d)", "|*", "(|*)", "a|*"]:
    try: print(bad, re.compile(bad))
    except re.error as e: print(ascii(bad), type(e).__name__, e, e.msg, e.pos, e.lineno, e.colno, e.pattern == bad)
    except Exception as e: print(ascii(bad), type(e).__name__, e)
attempt(re.compile, "a", 4)
attempt(re.compile, b"a", 32)
attempt(re.compile, "a", 256|32)
attempt(re.compile, 5)
attempt(re.match, "a", 5)
attempt(re.match, b"a", "a")
attempt(re.match, "a", b"a")
attempt(re.compile, re.compile("a"), 2)
attempt(re.match, "a")
attempt(re.sub, "a", 5, "a")
attempt(re.sub, "a", lambda m: 5, "ba")
for tpl in [r"\1", r"\g<1>", r"\g<x>", r"\g<", r"\g", r"\g<>", r"\g<1", r"\q", "\\", r"\0", r"\101", r"\400", r"\n\t\\", r"\g<1 >", r"\.", r"\x41", r"\12", r"\08", r"\g<-1>"]:
    attempt(re.sub, "a", tpl, "bab")
    attempt(re.sub, "(a)", tpl, "bab")
