"""The text of `{x = }`: escapes in it stand for what they do in the text around; under an r prefix they stay."""
x=3
print(f"{'a\tb' = }")
print(f"{b'\xc3' = }")
print(f"{'\N{BULLET}' = }")
print(f"{'a\\b' = }")
print(f'''{'a\tb' =   }''')
print(fr"{'a\tb' = }")
print(f"{x!r:>{'\x35'}} {'\x41' = !s}")
print(f"{(lambda: '\x41')() = }")
print(f"{f'\x41{x = }' = }")
import warnings
for src in [r'''f"{r'\d' = }"''', r'''f"{r'\x4' = }"''', r'''f"{r'\N{foo}' = }"''', r'''f"{'\q' = }"''', r'''rf"{'\q' = }"''', r'''f"{r'\101' = } {'\
' = }"''', r'''f"{r'\x41' = :>{len('\x41' = )}}"''', r'''f"{r'\477' = }"''', r'''f"{ # co\x41
r'\x41' = }"''', r'''f"{1:{r'\x41\q' = }}"''', r'''f"{r'{\x41}' = !r}"''',r'''f"{r'a\\' = }"''',r'''f"{x[r'\n' = ]}"''']:
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        try: r = repr(eval(src))
        except Exception as e: r = repr(e)
    print(src, "->", r, [(str(x.message), x.lineno) for x in w])
