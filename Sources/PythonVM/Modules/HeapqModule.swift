/// The part of `heapq` that CPython writes in C: its order of comparisons can be seen, so it is the same here
/// (Modules/_heapqmodule.c).
extension Machine {
    func fillHeapqModule(_ module: ModuleObject) {
        module.isOurs = true
        func function(
            _ name: String, _ parameters: String, _ body: @escaping (Machine, Heap, Value) throws(Raise) -> Value
        ) {
            let isMax = name.hasSuffix("_max")
            let label = parameters.contains(",") ? "1" : ""
            defineFunction(module, name, parameters + ", /") { (machine, arguments) throws(Raise) in
                guard let list = arguments[0].list else {
                    let subject = label.isEmpty ? "argument" : "argument 1"
                    throw machine.error(
                        .typeError, "\(name)() \(subject) must be list, not \(machine.typeName(arguments[0]))")
                }
                return try body(machine, Heap(machine, list, isMax: isMax), arguments[1])
            }
        }
        function("heappush", "heap, item") { (_, heap, item) throws(Raise) in
            heap.list.elements.append(item)
            try heap.siftDown(from: 0, heap.count - 1)
            return .none
        }
        for name in ["heappop", "_heappop_max"] {
            function(name, "heap") { (machine, heap, _) throws(Raise) in
                guard let last = heap.list.popLast() else {
                    throw machine.error(.indexError, "index out of range")
                }
                if heap.count == 0 { return last }
                return try heap.replaceFirst(last)
            }
        }
        for name in ["heapreplace", "_heapreplace_max"] {
            function(name, "heap, item") { (machine, heap, item) throws(Raise) in
                if heap.count == 0 { throw machine.error(.indexError, "index out of range") }
                return try heap.replaceFirst(item)
            }
        }
        function("heappushpop", "heap, item") { (machine, heap, item) throws(Raise) in
            if heap.count == 0 { return item }
            if try !machine.isLess(heap.list.elements[0], item) { return item }
            if heap.count == 0 { throw machine.error(.indexError, "index out of range") }
            return try heap.replaceFirst(item)
        }
        for name in ["heapify", "_heapify_max"] {
            function(name, "heap") { (_, heap, _) throws(Raise) in
                try heap.heapify()
                return .none
            }
        }
    }
}

/// A list as a binary heap.
private struct Heap {
    let machine: Machine
    let list: ListObject
    let isMax: Bool
    var count: Int { list.elements.count }

    init(_ machine: Machine, _ list: ListObject, isMax: Bool) {
        self.machine = machine
        self.list = list
        self.isMax = isMax
    }

    /// Whether one element stands above another.
    private func isAbove(_ a: Value, _ b: Value, _ size: Int) throws(Raise) -> Bool {
        let answer = isMax ? try machine.isLess(b, a) : try machine.isLess(a, b)
        if list.elements.count != size { throw machine.error(.runtimeError, "list changed size during iteration") }
        return answer
    }

    func siftDown(from start: Int, _ position: Int) throws(Raise) {
        let size = count
        guard position < size else { throw machine.error(.indexError, "index out of range") }
        var position = position
        while position > start {
            let parent = (position - 1) >> 1
            if try !isAbove(list.elements[position], list.elements[parent], size) { return }
            list.elements.swapAt(position, parent)
            position = parent
        }
    }

    /// Moves the smaller child up until a leaf is hit, then the element from there to its place.
    private func siftUp(_ start: Int) throws(Raise) {
        let size = count
        guard start < size else { throw machine.error(.indexError, "index out of range") }
        var position = start
        while position < size >> 1 {
            var child = 2 * position + 1
            if child + 1 < size, try !isAbove(list.elements[child], list.elements[child + 1], size) { child += 1 }
            list.elements.swapAt(child, position)
            position = child
        }
        try siftDown(from: start, position)
    }

    func replaceFirst(_ item: Value) throws(Raise) -> Value {
        let first = list.elements[0]
        list.elements[0] = item
        try siftUp(0)
        return first
    }

    func heapify() throws(Raise) {
        let size = count
        if size > 2500 { return try heapifyBranchwise(size) }
        for index in stride(from: size / 2 - 1, through: 0, by: -1) { try siftUp(index) }
    }

    /// The order of a large heap: a parent comes as soon as both of its children are done.
    private func heapifyBranchwise(_ size: Int) throws(Raise) {
        let half = size >> 1
        let leftmost = (1 << (Int.bitWidth - 1 - (half + 1).leadingZeroBitCount)) - 1
        func branch(_ start: Int) throws(Raise) {
            var index = start
            while true {
                try siftUp(index)
                if index & 1 == 0 { return }
                index >>= 1
            }
        }
        for index in stride(from: leftmost - 1, through: half >> 1, by: -1) { try branch(index) }
        for index in stride(from: half - 1, through: leftmost, by: -1) { try branch(index) }
    }
}
