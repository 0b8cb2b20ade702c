f""
f"a"
f"{a}"
f"a{b}c"
f"{a}{b}"
f"{a!r}{b!s}{c!a}"
f"{a:x}"
f"{a:>{b}}"
f"{a:{b}{c}}"
f"{a:{b}x{c}y}"
f"{a!r:^{width}.{precision}}"
f"{a=}"
f"{a = }"
f"{ a = !s}"
f"{a=:x}"
f"{a=!r:x}"
f"{ a + b =   }"
f"{{}}"
f"{{{a}}}"
f"a{{b}}c"
f"}}{{"
f"{a}}}"
f"{{{{"
f"{ {1: 2}[1] }"
f"{ {1, 2} }"
f"{(lambda x: x)(1)}"
f"{a if b else c}"
f"{a, b}"
f"{*a, b}"
f"{a['b']}"
f"{a["b"]}"
f"{f"{f"{1}"}"}"
f'{a!r:{'>'}{10}}'
f"{x!=y}"
f"{x==y}"
f"{x<=y, x>=y}"
f"{a:%H:%M:%S}"
f"{a::b}"
f"{a:=5}"
f"{(a:=5)}"
f"{a[1:2]}"
f"{d['x']:{w}}"
f"{'a' 'b'}"
f"{'a' f'{b}'}"
f"\n\t\x41\u00e9\N{BULLET}"
rf"\n{a}\d"
fr'\{a}'
Rf"{a}\N{b}"
f"""
{a}
  {b
  }
"""
f"""{
    a  # comment
    + b
}"""
f'{
a
}'
f'''{a:
x}'''
f"a" "b" f"{c}" "d"
"a" f"b" "c"
"a" f"{b}"
f"{a}" "b" "c"
("a" f"b"
 f"{c}"
 "d")
f"{a}" f"{b}"
f"" f"{a}" ""
f"" ""
"" f""
f"é{a}ü{b!r}"
f"{'é'}"
f"{a:é>{b}}"
f"{yield_}"
def f():
    f"{yield}"
    f"{yield a}"
async def f():
    f"{await a}"
f"{a!r }" if 0 else 1
f"{lambda_}"
f"{3.4:10}"
f"{3!r:}"
f"{3:}"
f"{a:{b:{c}}}" if 0 else 1
f'{a["x"]!r:>{w["y"]}}'
f"{a # c
}"
f"{a =
}"
f"{'#'}"
f"{'''a
b'''}"
f"{'\n'.join(a)}"
f"{a}\
{b}"
f"\
a"
f"{   a   }"
f"{a:{'x'}}}}"
f"{x:\n}"
f"{x:\x41}"
f"{x:{y}\n}"
rf"{x:\n}"
F"a" fR"b" Fr'c'
f"{1:02}" f"{x}"
print(f"{x}", f"{y=}")
f"{not x}"
f"{~x}"
f"{x,}"
f"{(x)}"
