/// `tuple`.
public final class TupleObject: AttributedObject {
    public private(set) var elements: ContiguousArray<Value>
    public var count: Int { elements.count }

    public init(_ elements: ContiguousArray<Value>, type: TypeObject? = nil) {
        self.elements = elements
        super.init(kind: .tuple, type: type)
    }

    public convenience init(_ elements: [Value]) { self.init(ContiguousArray(elements)) }

    /// Puts other elements into a pair that nobody else has seen.
    func refill(_ first: Value, _ second: Value) {
        elements[0] = first
        elements[1] = second
    }

    deinit {
        if isMortal { return goOn(as: TupleObject(elements)) }
        DeepRelease.releaseFromEnd(&elements)
    }
}

extension PyObject {
    /// Whether it is the tuple without elements, of which CPython has only one: all of ours pass for the same object.
    @usableFromInline var isEmptyTuple: Bool {
        kind == .tuple && customType == nil && unsafeDowncast(self, to: TupleObject.self).count == 0
    }
}

/// Makes pairs for an iterator, and uses those again that were unpacked and dropped, as CPython does: the loop's register still
/// holds the last one, so two take turns.
struct PairMaker {
    private var last: TupleObject?
    private var older: TupleObject?

    func forEachReference(_ visit: (Value) -> Void) {
        if let last { visit(.object(last)) }
        if let older { visit(.object(older)) }
    }

    mutating func make(_ first: Value, _ second: Value) -> Value {
        swap(&last, &older)
        if isKnownUniquelyReferenced(&last), let pair = last {
            pair.refill(first, second)
            return .object(pair)
        }
        let pair = TupleObject([first, second] as ContiguousArray)
        last = pair
        return .object(pair)
    }
}

/// `list`.
public final class ListObject: AttributedObject {
    public var elements: ContiguousArray<Value>
    /// For so many elements CPython's list had memory when their number last changed by anything but appending (`ListPlaces`).
    var places: Int

    public init(_ elements: ContiguousArray<Value> = [], type: TypeObject? = nil) {
        self.elements = elements
        places = elements.count
        super.init(kind: .list, type: type)
    }

    public convenience init(_ elements: [Value]) { self.init(ContiguousArray(elements)) }

    deinit {
        if isMortal { return goOn(as: ListObject(elements)) }
        DeepRelease.releaseFromEnd(&elements)
    }
}

/// `range`, of ints that fit 64 bits; longer ones are refused by the constructor.
public final class RangeObject: PyObject {
    public let start: Int
    public let stop: Int
    public let step: Int
    /// How many ints it holds.
    public let count: Int

    /// - Precondition: `step != 0`.
    init(start: Int, stop: Int, step: Int) {
        self.start = start
        self.stop = stop
        self.step = step
        // As unsigned magnitudes: the distance between two ints may not fit an int.
        if step > 0 ? start >= stop : start <= stop {
            count = 0
        } else {
            let distance = step > 0 ? UInt(bitPattern: stop &- start) : UInt(bitPattern: start &- stop)
            count = Int(clamping: (distance - 1) / step.magnitude + 1)
        }
        super.init(kind: .range)
    }

    /// - Precondition: `0 <= index < count`.
    subscript(index: Int) -> Int { start &+ index &* step }
}

/// `slice`.
public final class SliceObject: PyObject {
    let start: Value
    let stop: Value
    let step: Value

    init(start: Value, stop: Value, step: Value) {
        self.start = start
        self.stop = stop
        self.step = step
        super.init(kind: .slice)
    }
}
