"""Topological sorting of graphs."""

from types import GenericAlias

__all__ = ["TopologicalSorter", "CycleError"]


class CycleError(ValueError):
    """The graph has a cycle: `args[1]` lists its nodes, the first one at the end again."""


class _Node:
    __slots__ = ("node", "waits_for", "successors", "state")

    def __init__(self, node):
        self.node = node
        # How many predecessors are not done.
        self.waits_for = 0
        self.successors = []
        # "waiting", then "out" once it was handed out, then "done".
        self.state = "waiting"


class TopologicalSorter:
    """Gives the nodes of a graph so that each comes behind its predecessors."""

    def __init__(self, graph=None):
        self._nodes = {}
        self._ready = None
        self._passed_out = 0
        self._finished = 0
        for node, predecessors in (graph or {}).items():
            self.add(node, *predecessors)

    def _get(self, node):
        found = self._nodes.get(node)
        if found is None:
            found = self._nodes[node] = _Node(node)
        return found

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        info = self._get(node)
        info.waits_for += len(predecessors)
        for each in predecessors:
            self._get(each).successors.append(node)

    def prepare(self):
        """No more nodes: finds cycles, and who is ready."""
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        self._ready = [info.node for info in self._nodes.values() if info.waits_for == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def get_ready(self):
        """The nodes whose predecessors are all done, each once."""
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        result = tuple(self._ready)
        for node in result:
            self._nodes[node].state = "out"
        self._ready.clear()
        self._passed_out += len(result)
        return result

    def is_active(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        return self._finished < self._passed_out or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        """Marks nodes as done, which may make others ready."""
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        for node in nodes:
            info = self._nodes.get(node)
            if info is None:
                raise ValueError(f"node {node!r} was not added using add()")
            if info.state == "waiting":
                raise ValueError(f"node {node!r} was not passed out (still not ready)")
            if info.state == "done":
                raise ValueError(f"node {node!r} was already marked done")
            info.state = "done"
            for each in info.successors:
                successor = self._nodes[each]
                successor.waits_for -= 1
                if successor.waits_for == 0:
                    self._ready.append(each)
            self._finished += 1

    def _find_cycle(self):
        """Walks along the successors without recursion; a node that is met on its own way closes a cycle."""
        finished = set()
        for start in self._nodes:
            if start in finished:
                continue
            path, places = [start], {start: 0}
            walks = [iter(self._nodes[start].successors)]
            while path:
                following = next(walks[-1], walks)
                if following is walks:
                    walks.pop()
                    node = path.pop()
                    del places[node]
                    finished.add(node)
                elif following in places:
                    return path[places[following] :] + [following]
                elif following not in finished:
                    places[following] = len(path)
                    path.append(following)
                    walks.append(iter(self._nodes[following].successors))
        return None

    def static_order(self):
        """All nodes, one after the other."""
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            for node in ready:
                yield node
            # Only now: what depends on them comes behind all of them.
            self.done(*ready)

    __class_getitem__ = classmethod(GenericAlias)
