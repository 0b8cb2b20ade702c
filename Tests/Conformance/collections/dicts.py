# Methods, order and behaviour of dict.
d = {"b": 1, "a": 2, 3: "three", None: 0, (1, 2): "pair", 1.5: "float", True: "true"}
print(d, len(d), d["a"], d[1], d[True], d[1.0])
d["b"] = 10
d["new"] = 11
del d["a"]
d["a"] = 12
print(d)
print(list(d), list(d.keys())[:2], list(d.values()), list(d.items())[-1])
print(d.get("zzz"), d.get("zzz", 5), d.get("b"), "b" in d, 99 in d)
print(d.pop("b"), d.pop("b", "gone"), d.popitem(), d.setdefault("s", []), d.setdefault("s", 5))
d.update({"u": 1}, v=2)
d.update([("w", 3)])
print(d)
print({**{"a": 1, "b": 2}, "b": 3}, {"a": 1} | {"b": 2}, dict(a=1, b=2), dict([("x", 1)]), dict({"y": 2}, z=3), dict(zip("ab", range(2))))
print({1: 1} == {1.0: True}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {} == [], {0: 1, False: 2})
print(dict.fromkeys("abc"), dict.fromkeys([1, 2], 0))
d.clear()
print(d, bool(d))
counts = {}
for letter in "mississippi":
    counts[letter] = counts.get(letter, 0) + 1
print(counts, sorted(counts.items(), key=lambda item: (-item[1], item[0])), max(counts, key=counts.get))
print(counts.keys(), counts.values(), counts.items(), {}.keys())
print("m" in counts.keys(), ("m", 1) in counts.items(), counts.keys() & {"m", "z"}, len(counts.items()))
own = {}
own["me"] = own
print(own)
for key in list(counts):
    if counts[key] > 2:
        del counts[key]
print(counts, list(reversed(counts)))
view = counts.keys()
counts["late"] = 1
print(view)
for action in (
    lambda: {}["a"], lambda: {}[1], lambda: {}[(1, "x")], lambda: {}.pop("a"), lambda: {}.popitem(), lambda: {[]: 1},
    lambda: dict(5), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: {}.update(5), lambda: hash({}), lambda: {} < {},
):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
try:
    for key in counts:
        counts[key + "!"] = 1
except RuntimeError as error:
    print(error)
many = {n: n * n for n in range(1000)}
for n in range(0, 1000, 3):
    del many[n]
print(len(many), sum(many.values()), list(many)[:5], list(many)[-1])
