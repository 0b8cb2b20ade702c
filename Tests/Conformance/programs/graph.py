# Breadth first, depth first and shortest paths in a graph of dicts.
graph = {
    "A": {"B": 4, "C": 1},
    "B": {"D": 1},
    "C": {"B": 2, "D": 5},
    "D": {"E": 3},
    "E": {},
    "F": {"A": 1},
}


def breadth_first(start):
    seen, queue = [start], [start]
    while queue:
        node = queue.pop(0)
        for neighbour in graph[node]:
            if neighbour not in seen:
                seen.append(neighbour)
                queue.append(neighbour)
    return seen


def depth_first(node, seen=None):
    seen = [] if seen is None else seen
    seen.append(node)
    for neighbour in graph[node]:
        if neighbour not in seen:
            depth_first(neighbour, seen)
    return seen


def shortest(start):
    distance = {node: float("inf") for node in graph}
    before = {}
    distance[start] = 0
    unseen = set(graph)
    while unseen:
        node = min(sorted(unseen), key=lambda n: distance[n])
        unseen.remove(node)
        for neighbour, length in graph[node].items():
            if distance[node] + length < distance[neighbour]:
                distance[neighbour] = distance[node] + length
                before[neighbour] = node
    return distance, before


print(breadth_first("A"), depth_first("A"), depth_first("F"))
distance, before = shortest("A")
print(distance, before)
path, node = ["E"], "E"
while node in before:
    node = before[node]
    path.insert(0, node)
print(" -> ".join(path))
