# Sorting by hand against sorted().
def quicksort(items):
    if len(items) < 2:
        return items
    pivot, *rest = items
    return quicksort([i for i in rest if i < pivot]) + [pivot] + quicksort([i for i in rest if i >= pivot])


def merge_sort(items):
    if len(items) < 2:
        return items[:]
    middle = len(items) // 2
    left, right = merge_sort(items[:middle]), merge_sort(items[middle:])
    merged = []
    while left and right:
        merged.append(left.pop(0) if left[0] <= right[0] else right.pop(0))
    return merged + left + right


def bubble(items):
    items = list(items)
    swapped = True
    while swapped:
        swapped = False
        for i in range(len(items) - 1):
            if items[i] > items[i + 1]:
                items[i], items[i + 1] = items[i + 1], items[i]
                swapped = True
    return items


seed = 42
numbers = []
for _ in range(60):
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2 ** 64
    numbers.append(seed >> 57)
print(numbers)
for sort in (quicksort, merge_sort, bubble, sorted):
    print(sort.__name__, sort(numbers) == sorted(numbers), sort(numbers)[:5], sort([]), sort(["b", "a"]))
people = [("Ann", 30), ("Bob", 25), ("Cid", 30), ("Dee", 25)]
print(sorted(people, key=lambda p: p[1]), sorted(people, key=lambda p: (-p[1], p[0])))
