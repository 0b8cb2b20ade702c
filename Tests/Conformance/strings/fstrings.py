# f-strings: conversions, nesting, self-documentation, escapes.
name, n, pi = "world", 42, 3.14159265
print(f"hello {name}", f"{name!r} {name!s} {'é'!a}", f"{{literal}} {{{n}}}")
print(f"{n + 1} {n * 2 if n else 0} {[x for x in range(3)]} {({1: 2})[1]}")
print(f"{n=} {n = } {name=!s} {pi=:.2f} {n + 1=}")
print(f"{pi:.3f} {pi:{10}.{2}f} {n:>{n // 4}}|")
print(f"{'nested ' + f'{name} {f'{n}'}'}")
print(f"{name}" "plain" f"{n}" r"\raw" rf"\{name}\d")
print(f"""multi
{name}
line""")
print(f"{name:10}|{name:>10}|{name:^11}|{name:*^11}|{n:5}|{n:<5}|")
print(f"{'a' 'b'}{name[0]}{name.upper()}{len(name)}")
print(f"{(lambda: 1)()}")
print(f"{n!r:>5}|{name!r:^9}|{None}|{True:5}|{True}|{[1, 'a']}|{(1,)}|")
print(f"{1_000_000:,} {1000000:_} {255:#x} {255:08b} {-5:+d} {5:+} {5: d} {0.5:%} {12345.678:,.2f} {1e10:g}")
print(f"{n:d}{n:x}{n:o}{n:c}{n:e}")
print(f"\t{name}\n\x41{{}}")
print(f"{name
    .upper()}")
print(f'{"quotes of the same kind"}' f"{"a" + "b"}")
print(f"{'\n'.join(['a', 'b'])}")
try:
    f"{undefined}"
except NameError as error:
    print(error)
try:
    f"{name:d}"
except ValueError as error:
    print(error)
print(f"{3!r}" f"{''}" f"", f"{'':>3}|", f"{n:}")
