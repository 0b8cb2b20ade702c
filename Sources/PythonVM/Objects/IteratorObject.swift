/// An iterator written in Swift.
open class IteratorObject: AttributedObject {
    /// The name of its Python type, such as `list_iterator`.
    open var typeName: String { "iterator" }

    public init() { super.init(kind: .iterator) }

    /// The next value, or `.undefined` when there are no more.
    open func next(_ machine: Machine) throws(Raise) -> Value { .undefined }

    /// How many values are left, where its type tells (`__length_hint__`).
    open var lengthHint: Int { 0 }

    /// Goes to the end.
    final func left(_ machine: Machine) throws(Raise) -> ContiguousArray<Value> {
        var values = ContiguousArray<Value>()
        while true {
            let value = try next(machine)
            if value.isUndefined { return values }
            values.append(value)
        }
    }

    /// How another one like it is made; nil if it can't be copied.
    open func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? { nil }

    /// What a copy is made of: a deep copy takes copies of the parts. A part may be `.undefined`.
    public struct Blueprint {
        let parts: [Value]
        let make: ([Value]) -> IteratorObject

        init(_ parts: [Value], _ make: @escaping ([Value]) -> IteratorObject) {
            self.parts = parts
            self.make = make
        }

        /// A copy of one that has no position is one over a list of what is left, as CPython makes it.
        init(left values: ContiguousArray<Value>) {
            self.init([.object(ListObject(values))]) { ListIteratorObject($0[0].list ?? ListObject()) }
        }
    }
}

/// Over a `range`.
final class RangeIteratorObject: IteratorObject {
    var nextValue: Int
    let step: Int
    var remaining: Int

    init(_ range: RangeObject) {
        nextValue = range.start
        step = range.step
        remaining = range.count
    }

    private init(_ nextValue: Int, _ step: Int, _ remaining: Int) {
        self.nextValue = nextValue
        self.step = step
        self.remaining = remaining
    }

    override var typeName: String { "range_iterator" }

    @inline(__always)
    func advance() -> Int? {
        guard remaining > 0 else { return nil }
        let value = nextValue
        remaining -= 1
        nextValue = value &+ step
        return value
    }

    override func next(_ machine: Machine) throws(Raise) -> Value { advance().map { .int($0) } ?? .undefined }

    override var lengthHint: Int { remaining }

    override func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? {
        Blueprint([]) { [nextValue, step, remaining] _ in RangeIteratorObject(nextValue, step, remaining) }
    }
}

/// Over a `list`, which may grow and shrink meanwhile.
final class ListIteratorObject: IteratorObject {
    private var list: ListObject?
    private var index = 0

    init(_ list: ListObject) { self.list = list }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) { if let list { visit(.object(list)) } }

    override var typeName: String { "list_iterator" }

    override var lengthHint: Int { list.map { max(0, $0.elements.count - index) } ?? 0 }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        guard let list, index < list.elements.count else {
            list = nil
            return .undefined
        }
        index += 1
        return list.elements[index - 1]
    }

    override func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? {
        Blueprint([list.map { .object($0) } ?? .undefined]) { [index] parts in
            let copy = ListIteratorObject(parts[0].list ?? ListObject())
            copy.index = index
            return copy
        }
    }
}

/// Over values that do not change: a tuple's, or a list that was made for the purpose.
public final class ValuesIteratorObject: IteratorObject {
    private let values: ContiguousArray<Value>
    private var index = 0
    private let name: String
    /// Whose values they are: it releases them, if nobody else holds it.
    private let owner: PyObject?

    public init(_ values: ContiguousArray<Value>, typeName: String, owner: PyObject? = nil) {
        self.values = values
        name = typeName
        self.owner = owner
    }

    public override var typeName: String { name }

    public override var listsReferences: Bool { true }

    /// A copy of the owner's values shares their memory.
    public override func forEachNativeReference(_ visit: (Value) -> Void) {
        values.forEach(visit)
        if let owner { visit(.object(owner)) }
    }

    /// Where the values are.
    var buffer: UnsafeRawPointer? { values.withUnsafeBytes(\.baseAddress) }

    public override var lengthHint: Int { values.count - index }

    public override func next(_ machine: Machine) throws(Raise) -> Value {
        guard index < values.count else { return .undefined }
        index += 1
        return values[index - 1]
    }

    public override func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? {
        guard name == "tuple_iterator" else { return nil }
        return Blueprint([.object(TupleObject(values))]) { [index, name] parts in
            let copy = ValuesIteratorObject(parts[0].tuple?.elements ?? [], typeName: name)
            copy.index = index
            return copy
        }
    }
}

/// Over the characters of a `str`.
final class StrIteratorObject: IteratorObject {
    private let text: StrObject
    private var index = 0

    init(_ text: StrObject) { self.text = text }

    override var typeName: String { text.isASCII ? "str_ascii_iterator" : "str_iterator" }

    override var lengthHint: Int { text.count - index }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        guard index < text.count else { return .undefined }
        index += 1
        return .object(machine.character(text[index - 1]))
    }

    override func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? {
        Blueprint([]) { [text, index] _ in
            let copy = StrIteratorObject(text)
            copy.index = index
            return copy
        }
    }
}

/// Over an object with `__getitem__` and no `__iter__` (Data model, "Emulating container types").
final class SequenceIteratorObject: IteratorObject {
    /// `.undefined` once it has ended: whatever the sequence gets later is not asked for any more.
    private var sequence: Value
    private var index = 0

    init(_ sequence: Value) { self.sequence = sequence }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) { visit(sequence) }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        if sequence.isUndefined { return .undefined }
        do throws(Raise) {
            let value = try machine.subscript(sequence, .int(index))
            index += 1
            return value
        } catch {
            if machine.catches(error, .indexError) || machine.catches(error, .stopIteration) {
                sequence = .undefined
                return .undefined
            }
            throw error
        }
    }

    override func blueprint(_ machine: Machine) throws(Raise) -> Blueprint? {
        if sequence.isUndefined { return Blueprint(left: []) }
        return Blueprint([sequence]) { [index] parts in
            let copy = SequenceIteratorObject(parts[0])
            copy.index = index
            return copy
        }
    }
}
