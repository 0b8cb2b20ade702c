# Methods of str.
s = "Hello, World"
print(s.upper(), s.lower(), s.swapcase(), s.title(), "hELLO".capitalize(), "ß".upper(), "STRASSE".casefold())
print(s.find("o"), s.find("o", 5), s.find("z"), s.rfind("o"), s.index("W"), s.count("l"), "aaaa".count("aa"), "abc".count(""))
print(s.startswith("Hell"), s.endswith(("x", "ld")), s.startswith("World", 7), "".startswith(""))
print("  x y  ".strip() + "|", "  x".lstrip() + "|", "x  ".rstrip() + "|", "xxabxx".strip("x"), "abcba".strip("ab"))
print("a,b,,c".split(","), "a,b,,c".split(",", 1), "  a  b ".split(), "a-b-c".rsplit("-", 1), "".split(), "".split(","))
print("one\ntwo\r\nthree\n".splitlines(), "a\nb".splitlines(True), "a=b=c".partition("="), "abc".partition("x"), "a=b=c".rpartition("="))
print(", ".join(["a", "b"]), "".join(["x"]), "-".join("abc"), "x".join([]))
print(s.replace("l", "L"), s.replace("l", "L", 2), "aaa".replace("", "-"), "abc".replace("b", ""))
print("7".zfill(3), "-7".zfill(4), "ab".center(7, "*"), "ab".center(4) + "|", "ab".ljust(4, ".") + "|", "ab".rjust(4) + "|")
print("123".isdigit(), "12a".isdigit(), "abc".isalpha(), "ab1".isalnum(), " ".isspace(), "Ab".isupper(), "AB".isupper(), "ab".islower(), "".isalpha(), "a_1".isidentifier(), "1a".isidentifier(), "Ab Cd".istitle(), "½".isnumeric())
print("{} {} {}".format(1, "a", None), "{1} {0}".format("a", "b"), "{x:>4}|{y!r}".format(x=1, y="z"), "{0[1]} {1.real}".format([1, 2], 3), "{{}}".format())
print("%s %d %5.2f %r %x %% %05d %-5s| %c" % ("a", 3, 2.5, "q", 255, 42, "l", "z"), "%s" % "one", "%(k)s" % {"k": 1})
print("abc".encode(), "prefix-x".removeprefix("prefix-"), "x.py".removesuffix(".py"), "a\tb".expandtabs(4))
print("abc" < "abd", min("hello"), max("hello"), sorted("hello"), list("abc"), "b" in "abc", "abc" * 2)
print(ord("a"), chr(97), ord("€"), chr(8364), chr(128512), hex(255), oct(8), bin(5), ascii("é\n"))
print("abc".translate({97: "x", 98: None}), "abc".maketrans("ab", "xy"))
for action in (lambda: "abc".index("z"), lambda: "a".join([1]), lambda: "".split(""), lambda: "%d" % "x", lambda: "%s %s" % "x", lambda: "%s" % (1, 2), lambda: "{}".format(), lambda: "{x}".format(), lambda: chr(-1), lambda: ord("ab"), lambda: "a".center("b"), lambda: int("x"), lambda: "{".format()):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
