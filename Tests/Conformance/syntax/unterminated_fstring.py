x = f"no {end
print(x)
