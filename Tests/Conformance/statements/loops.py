# while, for, break, continue and their else.
n = 0
while n < 5:
    n += 1
    if n == 2:
        continue
    if n == 4:
        break
    print("while", n)
else:
    print("not reached")
while n:
    n -= 2
else:
    print("while is exhausted", n)
for letter in "abc":
    print(letter, end=" ")
else:
    print("for is exhausted")
for number in [1, 2, 3]:
    if number == 2:
        break
else:
    print("not reached")
print("after break", number)
for i in range(3):
    for j in range(3):
        if j == i:
            continue
        if i == 2:
            break
        print(i, j)
for empty in []:
    pass
else:
    print("empty is exhausted at once")
for i in range(3):
    i += 10
    print(i, end=" ")
print(i)
items = [1, 2, 3, 4]
for item in items:
    if item == 2:
        items.remove(item)
print(items)
for key in {"a": 1, "b": 2}:
    print(key, end=" ")
for index, (a, b) in enumerate([(1, 2), (3, 4)], start=1):
    print(index, a, b, end=" ")
for items[0] in range(3):
    pass
print(items)
while True:
    try:
        break
    finally:
        print("finally on the way out")
