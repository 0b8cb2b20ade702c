/// `itertools.product`, `permutations`, `combinations`, `combinations_with_replacement`: tuples out of pools that were read whole.
extension Machine {
    func defineCombinations(_ module: ModuleObject) {
        iteratorClass(module, "product") { (machine, arguments) throws(Raise) in
            var count = 1
            for (index, keyword) in (arguments.keywords?.elements ?? []).enumerated() {
                guard keyword.str?.string == "repeat" else {
                    throw machine.unexpectedKeyword(keyword.str?.string ?? "", of: "product", known: ["repeat"])
                }
                count = try machine.sizeArgument(arguments[arguments.count + index])
                if count < 0 { throw machine.error(.valueError, "repeat argument cannot be negative") }
            }
            var pools: [ContiguousArray<Value>] = []
            if count > 0 {
                for index in 0..<arguments.count { pools.append(try machine.elements(arguments[index])) }
            }
            let (total, overflow) = pools.count.multipliedReportingOverflow(by: count)
            if overflow || total > Machine.largestObject / 16 {
                throw machine.error(.overflowError, "repeat argument too large")
            }
            return ProductObject((0..<count).reduce(into: []) { (all, _) in all += pools })
        }
        let permutationParameters = Signature("permutations", "iterable, r=None")
        iteratorClass(module, "permutations") { (machine, arguments) throws(Raise) in
            let bound = try permutationParameters.bind(arguments, machine)
            let pool = try machine.elements(bound[0])
            var length = pool.count
            if !bound[1].isUndefined && !bound[1].isNone {
                guard machine.isInteger(bound[1]) else {
                    throw machine.error(.typeError, "Expected int as r")
                }
                length = try machine.sizeArgument(bound[1])
            }
            try machine.checkLength(length)
            return PermutationsObject(pool, length)
        }
        for (name, isRepeating) in [("combinations", false), ("combinations_with_replacement", true)] {
            let parameters = Signature(name, "iterable, r")
            iteratorClass(module, name) { (machine, arguments) throws(Raise) in
                let bound = try parameters.bind(arguments, machine)
                let length = try machine.sizeArgument(bound[1])
                let pool = try machine.elements(bound[0])
                try machine.checkLength(length)
                return CombinationsObject(pool, length, isRepeating: isRepeating)
            }
        }
    }

    private func checkLength(_ length: Int) throws(Raise) {
        if length < 0 { throw error(.valueError, "r must be non-negative") }
        try checkSize(length, stride: 16)
    }
}

/// Counts like an odometer: the last pool goes fastest.
private final class ProductObject: IteratorObject {
    private var pools: [ContiguousArray<Value>]
    private var indices: ContiguousArray<Int>
    private var hasBegun = false

    init(_ pools: [ContiguousArray<Value>]) {
        self.pools = pools
        indices = ContiguousArray(repeating: 0, count: pools.count)
    }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        if !hasBegun {
            hasBegun = true
            if pools.contains(where: \.isEmpty) { indices = [-1] }
        } else {
            var position = indices.count - 1
            while position >= 0 {
                indices[position] += 1
                if indices[position] < pools[position].count { break }
                indices[position] = 0
                position -= 1
            }
            if position < 0 { indices = [-1] }
        }
        if indices.first == -1 || hasEnded {
            hasEnded = true
            return .undefined
        }
        if indices.isEmpty { hasEnded = true }
        var items = ContiguousArray<Value>()
        items.reserveCapacity(indices.count)
        for position in indices.indices { items.append(pools[position][indices[position]]) }
        return .object(TupleObject(items))
    }

    private var hasEnded = false

    override func forEachNativeReference(_ visit: (Value) -> Void) { for pool in pools { pool.forEach(visit) } }

    override func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? {
        Blueprint(pools.map { .object(TupleObject($0)) }) { [indices, hasBegun, hasEnded] parts in
            let copy = ProductObject(parts.map { $0.tuple?.elements ?? [] })
            copy.indices = indices
            copy.hasBegun = hasBegun
            copy.hasEnded = hasEnded
            return copy
        }
    }
}

private final class PermutationsObject: IteratorObject {
    private let pool: ContiguousArray<Value>
    private var indices: ContiguousArray<Int>
    private var cycles: ContiguousArray<Int>
    private let length: Int
    private var state = State.fresh
    private enum State { case fresh, running, ended }

    init(_ pool: ContiguousArray<Value>, _ length: Int) {
        self.pool = pool
        self.length = length
        indices = ContiguousArray(pool.indices)
        let used = min(length, pool.count)
        cycles = ContiguousArray((0..<used).map { pool.count - $0 })
        if length > pool.count { state = .ended }
    }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        switch state {
        case .ended: return .undefined
        case .fresh: state = .running
        case .running:
            if !advance() {
                state = .ended
                return .undefined
            }
        }
        return .object(TupleObject(ContiguousArray(indices[..<length].map { pool[$0] })))
    }

    /// The algorithm that the documentation gives.
    private func advance() -> Bool {
        for position in stride(from: length - 1, through: 0, by: -1) {
            cycles[position] -= 1
            if cycles[position] == 0 {
                let first = indices.remove(at: position)
                indices.append(first)
                cycles[position] = pool.count - position
            } else {
                indices.swapAt(position, pool.count - cycles[position])
                return true
            }
        }
        return false
    }

    override func forEachNativeReference(_ visit: (Value) -> Void) { pool.forEach(visit) }

    override func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? {
        Blueprint([.object(TupleObject(pool))]) { [length, indices, cycles, state] parts in
            let copy = PermutationsObject(parts[0].tuple?.elements ?? [], length)
            (copy.indices, copy.cycles, copy.state) = (indices, cycles, state)
            return copy
        }
    }
}

private final class CombinationsObject: IteratorObject {
    private let pool: ContiguousArray<Value>
    private let isRepeating: Bool
    private var indices: ContiguousArray<Int>
    private var state = State.fresh
    private enum State { case fresh, running, ended }

    init(_ pool: ContiguousArray<Value>, _ length: Int, isRepeating: Bool) {
        self.pool = pool
        self.isRepeating = isRepeating
        if isRepeating ? pool.isEmpty && length > 0 : length > pool.count {
            indices = []
            state = .ended
        } else {
            indices = isRepeating ? ContiguousArray(repeating: 0, count: length) : ContiguousArray(0..<length)
        }
    }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        switch state {
        case .ended: return .undefined
        case .fresh: state = .running
        case .running:
            if !advance() {
                state = .ended
                return .undefined
            }
        }
        return .object(TupleObject(ContiguousArray(indices.map { pool[$0] })))
    }

    /// Moves the rightmost index that is not at its greatest value, and those behind it to their least.
    private func advance() -> Bool {
        let count = indices.count
        func greatest(_ position: Int) -> Int { isRepeating ? pool.count - 1 : position + pool.count - count }
        guard let position = indices.indices.last(where: { indices[$0] != greatest($0) }) else { return false }
        indices[position] += 1
        for next in (position + 1)..<max(position + 1, count) {
            indices[next] = isRepeating ? indices[position] : indices[next - 1] + 1
        }
        return true
    }

    override func forEachNativeReference(_ visit: (Value) -> Void) { pool.forEach(visit) }

    override func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? {
        Blueprint([.object(TupleObject(pool))]) { [indices, state, isRepeating] parts in
            let copy = CombinationsObject(parts[0].tuple?.elements ?? [], indices.count, isRepeating: isRepeating)
            (copy.indices, copy.state) = (indices, state)
            return copy
        }
    }
}
