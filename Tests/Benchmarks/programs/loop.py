# Counts to 10 million in a function: the plainest loop there is.
def count(n):
    i = 0
    while i < n:
        i += 1
    return i


print(count(10_000_000))
