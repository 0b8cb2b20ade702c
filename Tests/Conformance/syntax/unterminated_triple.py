x = 1
y = """no end
print(x)
