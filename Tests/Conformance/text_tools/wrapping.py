"""textwrap, string, reprlib."""
import reprlib
import string
import textwrap
from string import Template


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


text = """Hello there -- you goof-ball, use the -b option! This is a very-long-hyphenated-word--and an em-dash; e.g. foo-bar3 --long-option."""
for width in (5, 10, 20, 33, 70):
    print(textwrap.wrap(text, width))
    print(textwrap.wrap(text, width, break_on_hyphens=False), textwrap.wrap(text, width, break_long_words=False))
    print(textwrap.wrap(text, width, fix_sentence_endings=True, initial_indent="* ", subsequent_indent="  "))
    print(textwrap.wrap(text, width, max_lines=2, placeholder=".."), textwrap.shorten(text, width, placeholder=".."))
print(textwrap.wrap(""), repr(textwrap.fill("  a\tb\n\nc  d  ", 6, drop_whitespace=False)))
print(repr(textwrap.dedent("\n    hello\n      there\n   \t\n    x\n")), repr(textwrap.dedent("  \ta\n  b\n")), repr(textwrap.dedent("a\n  b")))
print(repr(textwrap.indent("a\n\n b\n", "> ")), repr(textwrap.indent("a\n\n b\n", "> ", lambda line: True)))
attempt(textwrap.wrap, "hello world", 0)
attempt(textwrap.wrap, "hello world", 3, max_lines=1)
attempt(textwrap.wrap, "x", foo=1)
print(textwrap.fill("The quick brown fox jumped over the lazy dog. " * 3, width=40))

print(string.capwords("hello  big world"), string.capwords("a-b-c", "-"), string.printable == string.digits + string.ascii_letters + string.punctuation + string.whitespace)
print(string.ascii_lowercase, string.ascii_uppercase, string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace))
f = string.Formatter()
print(f.format("{0} {1!r:>10} {x[0]} {y.real} {{}}", 1, "b", x=[5], y=3), f.format("{} {:{}}", 1, 2, 5), f.vformat("{a}", (), {"a": 1}))
for s in ["{", "}", "{0", "{!", "{0!r", "{0!rx}", "{a.}", "{a[}", "{a[]}", "{0:{", "{a{b}}", "{} {0}", "{0} {}", "{!}", "{0!z}", "{9}", "{q}"]:
    attempt(f.format, s, 1, 2, a=3)
print(list(f.parse("a{b!r:c}d{{e}}{}")))


class Shouting(string.Formatter):
    def convert_field(self, value, conversion):
        return str(value).upper() if conversion == "u" else super().convert_field(value, conversion)

    def get_value(self, key, args, kwargs):
        return kwargs.get(key, f"<{key}>") if isinstance(key, str) else args[key]

    def check_unused_args(self, used, args, kwargs):
        print("  used", sorted(used, key=str))


print(Shouting().format("{0!u} {name} {missing}", "abc", name="n"))

t = Template("$who likes ${what}, costs $$5")
print(t.substitute(who="tim", what="kung pao"), t.safe_substitute(who="tim"), t.template, t.get_identifiers(), t.is_valid())
print(t.substitute({"who": "a", "what": "b"}), t.substitute({"who": "a"}, what="c"))
attempt(t.substitute, who="x")
attempt(Template("line\n  $ bad").substitute)
attempt(Template("$").substitute)
print(Template("$ $x ${} $1").safe_substitute(x=1), Template("$ x").is_valid())


class Percent(Template):
    delimiter = "%"
    idpattern = "[a-z]+"


print(Percent("%a $b %{c} %%").substitute(a=1, c=3), Percent.delimiter)

r = reprlib.Repr(maxlist=2, maxstring=10)
print(r.repr([1, 2, 3]), r.repr("x" * 50), reprlib.repr(list(range(100))), reprlib.repr({i: i for i in range(10)}), reprlib.repr(set(range(20))), reprlib.repr((1,)))
print(reprlib.repr(10**100), reprlib.repr([[[[[[[[1]]]]]]]]), reprlib.repr("a'b\n" * 20), reprlib.repr(frozenset()), reprlib.repr(set()))
print(reprlib.Repr(indent=2).repr([1, [2, 3], {"a": 1}]))


class Node:
    @reprlib.recursive_repr("<...>")
    def __repr__(self):
        return f"Node({self.me!r})"


n = Node()
n.me = n
print(n)
