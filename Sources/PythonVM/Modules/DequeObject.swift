/// `collections.deque`: a ring of values that grows at both ends.
final class DequeObject: AttributedObject {
    private var ring: ContiguousArray<Value> = []
    private var head = 0
    private(set) var count = 0
    /// nil for as many as there are.
    var greatestCount: Int?
    /// Where the first element stands in its block of 64 in CPython; nil where that has not been followed.
    var leftIndex: Int? = DequeObject.center
    private static let center = 32
    /// Another number after each change of what is in it: iterators compare it.
    private(set) var version = 0

    init() { super.init(kind: .native) }

    deinit {
        if isMortal {
            let successor = DequeObject()
            swap(&ring, &successor.ring)
            successor.head = head
            successor.count = count
            successor.leftIndex = leftIndex
            successor.greatestCount = greatestCount
            return goOn(as: successor)
        }
        var values = elements
        ring = []
        DeepRelease.release(&values)
    }

    override var nativeCount: Int? { count }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) { elements.forEach(visit) }

    private func place(_ index: Int) -> Int {
        let place = head + index
        return place >= ring.count ? place - ring.count : place
    }

    /// - Precondition: `0 <= index < count`
    subscript(index: Int) -> Value {
        get { ring[place(index)] }
        set { ring[place(index)] = newValue }
    }

    var elements: ContiguousArray<Value> {
        var values = ContiguousArray<Value>()
        values.reserveCapacity(count)
        for index in 0..<count { values.append(self[index]) }
        return values
    }

    private func makeRoom() {
        if count < ring.count { return }
        var grown = elements
        grown.append(contentsOf: repeatElement(.undefined, count: max(8, count)))
        ring = grown
        head = 0
    }

    /// What falls out at the other end dies behind the change.
    func append(_ value: Value) {
        version &+= 1
        if let greatestCount, count >= greatestCount {
            if greatestCount == 0 { return }
            _ = popFirst()
        }
        makeRoom()
        count += 1
        self[count - 1] = value
    }

    func prepend(_ value: Value) {
        version &+= 1
        if let greatestCount, count >= greatestCount {
            if greatestCount == 0 { return }
            _ = popLast()
        }
        makeRoom()
        head = head == 0 ? ring.count - 1 : head - 1
        count += 1
        leftIndex = leftIndex.map { ($0 + 63) % 64 }
        self[0] = value
    }

    func popFirst() -> Value? {
        if count == 0 { return nil }
        version &+= 1
        let value = self[0]
        self[0] = .undefined
        head = place(1)
        count -= 1
        leftIndex = count == 0 ? DequeObject.center : leftIndex.map { ($0 + 1) % 64 }
        return value
    }

    func popLast() -> Value? {
        if count == 0 { return nil }
        version &+= 1
        let value = self[count - 1]
        self[count - 1] = .undefined
        count -= 1
        if count == 0 { leftIndex = DequeObject.center }
        return value
    }

    /// Exchanges everything.
    func replace(_ values: ContiguousArray<Value>) {
        version &+= 1
        let old = ring
        ring = values
        head = 0
        count = values.count
        leftIndex = count == 0 ? DequeObject.center : nil
        _ = old
    }

    func removeAll() { replace([]) }

    func insert(_ value: Value, at index: Int) {
        if index == 0 { return prepend(value) }
        if index == count { return append(value) }
        var values = elements
        values.insert(value, at: index)
        replace(values)
    }

    @discardableResult
    func remove(at index: Int) -> Value {
        if index == 0, let value = popFirst() { return value }
        if index == count - 1, let value = popLast() { return value }
        var values = elements
        let value = values.remove(at: index)
        replace(values)
        return value
    }

    /// Moves the last `steps` elements to the front; for a negative number the first ones to the end.
    func rotate(_ steps: Int) {
        if count <= 1 { return }
        let shift = steps % count
        if shift == 0 { return }
        if shift.magnitude * 2 <= count.magnitude {
            for _ in 0..<shift.magnitude {
                if shift > 0, let value = popLast() {
                    prepend(value)
                } else if shift < 0, let value = popFirst() {
                    append(value)
                }
            }
            return
        }
        let values = elements
        let first = shift > 0 ? count - shift : -shift
        replace(ContiguousArray(values[first...] + values[..<first]))
    }
}

/// Over a `deque`; a change of it while it runs is an error.
final class DequeIteratorObject: IteratorObject {
    private let deque: DequeObject
    private let isReversed: Bool
    private let version: Int
    private var index = 0
    /// How many are left.
    private(set) var remaining: Int

    init(_ deque: DequeObject, isReversed: Bool, skipping skipped: Int = 0) {
        self.deque = deque
        self.isReversed = isReversed
        version = deque.version
        index = min(max(skipped, 0), deque.count)
        remaining = deque.count - index
    }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        if deque.version != version {
            remaining = 0
            throw machine.error(.runtimeError, "deque mutated during iteration")
        }
        if remaining == 0 { return .undefined }
        remaining -= 1
        index += 1
        return isReversed ? deque[deque.count - index] : deque[index - 1]
    }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) { visit(.object(deque)) }

    override func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? {
        Blueprint([.object(deque)]) { [deque, isReversed, index] parts in
            DequeIteratorObject(parts[0].object as? DequeObject ?? deque, isReversed: isReversed, skipping: index)
        }
    }
}
