/// `collections.deque`: a ring of values that grows at both ends.
final class DequeObject: AttributedObject {
    private var ring: ContiguousArray<Value> = []
    private var head = 0
    private(set) var count = 0
    /// nil for as many as there are.
    var greatestCount: Int?
    /// Where the first element stands in its block of 64 in CPython (Modules/_collectionsmodule.c).
    private(set) var leftIndex = DequeObject.center
    private static let blockLength = 64
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
            // CPython puts the new one in first: the block is never empty meanwhile.
            let left = leftIndex
            _ = popFirst()
            leftIndex = (left + 1) % DequeObject.blockLength
        }
        makeRoom()
        count += 1
        self[count - 1] = value
    }

    func prepend(_ value: Value) {
        version &+= 1
        let left = (leftIndex + DequeObject.blockLength - 1) % DequeObject.blockLength
        if let greatestCount, count >= greatestCount {
            if greatestCount == 0 { return }
            _ = popLast()
        }
        makeRoom()
        head = head == 0 ? ring.count - 1 : head - 1
        count += 1
        leftIndex = left
        self[0] = value
    }

    func popFirst() -> Value? {
        if count == 0 { return nil }
        version &+= 1
        let value = self[0]
        self[0] = .undefined
        head = place(1)
        count -= 1
        leftIndex += 1
        // An empty block that is left at its end is begun anew in the middle.
        if leftIndex == DequeObject.blockLength { leftIndex = count == 0 ? DequeObject.center : 0 }
        return value
    }

    func popLast() -> Value? {
        if count == 0 { return nil }
        version &+= 1
        let value = self[count - 1]
        self[count - 1] = .undefined
        count -= 1
        if count == 0, leftIndex == 0 { leftIndex = DequeObject.center }
        return value
    }

    /// Exchanges everything.
    private func replace(_ values: ContiguousArray<Value>) {
        version &+= 1
        let old = ring
        ring = values
        head = 0
        count = values.count
        _ = old
    }

    func removeAll() {
        if count == 0 { return }
        replace([])
        leftIndex = DequeObject.center
    }

    func reverse() { replace(ContiguousArray(elements.reversed())) }

    /// What is put into an empty one from an iterable starts at the edge of its block.
    func willExtend(atStart: Bool) {
        if count == 0 { leftIndex = atStart ? DequeObject.blockLength - 1 : 1 }
    }

    /// Takes the elements of a deque.
    /// - Precondition: this one is new.
    func fill(from other: DequeObject) {
        if other.count != 1 { willExtend(atStart: false) }
        replace(other.elements)
    }

    /// Has its elements so many times; of a bounded one the last are left.
    /// - Precondition: the result is not too long.
    func `repeat`(_ times: Int) {
        if count == 0 || times == 1 { return }
        if times <= 0 { return removeAll() }
        var times = times
        if let greatestCount, times > greatestCount / count { times = (greatestCount + count - 1) / count }
        var repeated = ContiguousArray<Value>()
        repeated.reserveCapacity(count * times)
        for _ in 0..<times { repeated += elements }
        let dropped = max(0, repeated.count - (greatestCount ?? repeated.count))
        repeated.removeFirst(dropped)
        replace(repeated)
        leftIndex = (leftIndex + dropped) % DequeObject.blockLength
    }

    /// - Parameter index: any; negative ones count from the end.
    func insert(_ value: Value, at index: Int) {
        if index >= count { return append(value) }
        if index <= -count || index == 0 { return prepend(value) }
        rotate(-index)
        if index < 0 { append(value) } else { prepend(value) }
        rotate(index)
    }

    /// - Precondition: `0 <= index < count`
    func remove(at index: Int) {
        rotate(-index)
        _ = popFirst()
        rotate(index)
    }

    /// Moves the last `steps` elements to the front; for a negative number the first ones to the end.
    func rotate(_ steps: Int) {
        if count <= 1 { return }
        version &+= 1
        var shift = steps % count
        // The shorter way around.
        if shift.magnitude * 2 > count.magnitude { shift -= shift > 0 ? count : -count }
        for _ in 0..<shift.magnitude {
            if shift > 0, let value = popLast() {
                prepend(value)
            } else if shift < 0, let value = popFirst() {
                append(value)
            }
        }
    }

    /// How many blocks CPython has for the elements.
    var blockCount: Int { (leftIndex + count + DequeObject.blockLength - 1) / DequeObject.blockLength }
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
