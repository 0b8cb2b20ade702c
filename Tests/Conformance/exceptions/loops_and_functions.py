# Exceptions that cross loops, calls, comprehensions and with blocks.
def checked(values):
    results = []
    for value in values:
        try:
            results.append(10 // value)
        except ZeroDivisionError:
            results.append("zero")
        except TypeError as error:
            results.append(str(error))
        else:
            if value > 3:
                break
        finally:
            results.append("|")
    else:
        results.append("complete")
    return results


print(checked([1, 0, "a"]), checked([2, 5, 1]))


def deep(n):
    if n == 0:
        raise ValueError("bottom")
    try:
        deep(n - 1)
    finally:
        print("leaving", n, end=" ")


try:
    deep(4)
except ValueError as error:
    print(error)
try:
    [1 // n for n in (1, 0)]
except ZeroDivisionError as error:
    print(error)


def retry(times):
    attempt = 0
    while True:
        attempt += 1
        try:
            if attempt < times:
                raise OSError(f"attempt {attempt}")
            return attempt
        except OSError as error:
            print(error)
            continue


print(retry(3))


def three_returns(n):
    try:
        if n == 0:
            return "try"
        raise ValueError(n)
    except ValueError:
        if n == 1:
            return "except"
    finally:
        print("[finally]", end=" ")
        if n == 3:
            return "finally"
    return "end"


print([three_returns(n) for n in range(4)])
