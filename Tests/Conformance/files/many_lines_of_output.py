for n in range(2000):
    print("line", n)
print("x" * 20000)
