/// Which attributes an instance has, and in which slots: shared by all instances that got the same names in the same
/// order, so that an inline cache can remember a slot by the shape alone.
final class Shape {
    /// Names in order of their slots.
    let names: ContiguousArray<StrObject>
    private var transitions: [ObjectIdentifier: Shape] = [:]
    private let slots: [ObjectIdentifier: Int]

    /// In a class's first shape: the most names that an instance has had, for which the next one makes room.
    fileprivate(set) var mostSeen = 0

    /// A shape with more names turns into a dictionary.
    static let mostNames = 64

    /// What CPython's instances of the class share.
    let keys: SharedKeys

    init() {
        names = []
        slots = [:]
        keys = SharedKeys()
    }

    private init(_ shape: Shape, adding name: StrObject) {
        names = shape.names + [name]
        keys = shape.keys
        var slots = shape.slots
        slots[ObjectIdentifier(name)] = shape.names.count
        self.slots = slots
    }

    /// The slot of an interned name, or -1.
    func slot(of name: StrObject) -> Int {
        if names.count <= 8 {
            for index in names.indices where names[index] === name { return index }
            return -1
        }
        return slots[ObjectIdentifier(name)] ?? -1
    }

    /// Whether storing `name` leads from this shape to another.
    func leads(to other: Shape, by name: StrObject) -> Bool {
        transitions[ObjectIdentifier(name)].map { $0 === other } ?? false
    }

    /// The shape with one more interned name behind the others.
    func adding(_ name: StrObject) -> Shape {
        if let known = transitions[ObjectIdentifier(name)] { return known }
        keys.add(name)
        let shape = Shape(self, adding: name)
        transitions[ObjectIdentifier(name)] = shape
        return shape
    }
}

@inline(__always)
func === (a: Shape?, b: Shape?) -> Bool { unsafeBitCast(a, to: UInt.self) == unsafeBitCast(b, to: UInt.self) }

/// An instance of a class of the program that inherits from no built-in type but `object`.
///
/// Attributes stand in slots as long as names are only added; `__dict__`, a deletion, or very many names turn them into a
/// dictionary (`attributes`), and `shape` is nil from then on.
public final class InstanceObject: AttributedObject {
    private(set) var shape: Shape?
    /// The shape's address, for comparisons that count no references; 0 for none.
    private(set) var shapeKey: UInt
    /// As many values as the shape has names.
    private var storage: UnsafeMutablePointer<Value>
    private var slotCount: Int32 = 0
    private var capacity: Int32 = 0
    /// What `__slots__` hold beside a dictionary.
    var slotValues: DictObject?
    /// Its `__del__` has run.
    private(set) var isRevived = false
    /// Given while its `__del__` is still to run.
    unowned(unsafe) var machine: Machine?

    /// - Parameter machine: given if the class has a `__del__`.
    init(type: TypeObject, machine: Machine? = nil) {
        shape = type.rootShape
        shapeKey = InstanceObject.key(of: type.rootShape)
        storage = InstanceObject.nothing
        self.machine = machine
        type.rootShape.keys.instanceMade()
        super.init(kind: .instance, type: type)
        if let machine { machine.finalizers.add(self, machine) }
    }

    deinit {
        if let machine, let type = customType {
            machine.finalizers.remove(ObjectIdentifier(self))
            revive(type, machine)
        } else if isWatched {
            // Before its attributes go, and what they have to say is said.
            WeakReferences.clear(ObjectIdentifier(self))
            isWatched = false
        }
        removeSlots()
    }

    /// Lives on as another object until its `__del__` has run.
    private func revive(_ type: TypeObject, _ machine: Machine) {
        if machine.finalizers.isClosed { return }
        let revived = InstanceObject(reviving: type, shape: shape, slots: slots, attributes: attributes)
        revived.slotValues = slotValues
        revived.identity = identity
        if isWatched {
            WeakReferences.move(from: ObjectIdentifier(self), to: revived)
            isWatched = false
        }
        machine.finalizers.enqueue(.delete(revived))
    }

    /// A fresh object with the contents of one that is dying, for its `__del__`: `deinit` must not pass `self` on.
    private init(reviving type: TypeObject, shape: Shape?, slots: ContiguousArray<Value>, attributes: DictObject?) {
        self.shape = shape
        shapeKey = shape.map(InstanceObject.key(of:)) ?? 0
        storage = InstanceObject.nothing
        machine = nil
        isRevived = true
        super.init(kind: .instance, type: type)
        for value in slots { append(value) }
        self.attributes = attributes
    }

    static func key(of shape: Shape) -> UInt { UInt(bitPattern: Unmanaged.passUnretained(shape).toOpaque()) }

    nonisolated(unsafe) private static let nothing = UnsafeMutablePointer<Value>.allocate(capacity: 1)

    // MARK: Slots

    /// The values in the order of the shape's names.
    var slots: ContiguousArray<Value> {
        ContiguousArray(UnsafeBufferPointer(start: storage, count: Int(slotCount)))
    }

    /// - Precondition: the shape, of which the caller has just seen to it that it has this slot.
    @inline(__always)
    func slot(_ index: Int) -> UnsafeMutablePointer<Value> {
        precondition(index >= 0 && index < slotCount)
        return storage + index
    }

    /// Adds an attribute whose name is the last one of the next shape.
    @inline(__always)
    func append(_ value: Value, _ next: Shape) {
        append(value)
        shape = next
        shapeKey = InstanceObject.key(of: next)
    }

    @inline(__always)
    private func append(_ value: Value) {
        if slotCount == capacity { grow() }
        (storage + Int(slotCount)).initialize(to: value)
        slotCount += 1
    }

    @inline(never)
    private func grow() {
        let root = customType?.rootShape
        let size = max(slotCount == 0 ? 1 : Int(slotCount) * 2, root?.mostSeen ?? 0)
        let larger = UnsafeMutablePointer<Value>.allocate(capacity: size)
        larger.moveInitialize(from: storage, count: Int(slotCount))
        if capacity > 0 { storage.deallocate() }
        storage = larger
        capacity = Int32(truncatingIfNeeded: size)
        if let root { root.mostSeen = min(size, Shape.mostNames) }
    }

    private func removeSlots() {
        DeepRelease.release(storage, count: Int(slotCount))
        if capacity > 0 { storage.deallocate() }
        slotCount = 0
        capacity = 0
    }

    // MARK: Names

    /// The value of an interned name, or `.undefined`.
    func get(_ name: StrObject) -> Value {
        if let shape {
            let index = shape.slot(of: name)
            return index < 0 ? .undefined : slot(index).pointee
        }
        return attributes?.get(name) ?? .undefined
    }

    func set(_ name: StrObject, _ value: Value) {
        if let shape {
            let index = shape.slot(of: name)
            if index >= 0 {
                slot(index).set(value)
                return
            }
            if shape.names.count < Shape.mostNames {
                append(value, shape.adding(name))
                return
            }
        }
        dictionary.set(name, value)
    }

    /// Takes everything out.
    func removeAll() {
        removeSlots()
        shape = customType?.rootShape
        shapeKey = shape.map(InstanceObject.key(of:)) ?? 0
        slotValues = nil
        attributes = nil
    }

    /// Takes a name out; answers whether it was there.
    func remove(_ name: StrObject) -> Bool { !dictionary.remove(name).isUndefined }

    /// All attributes as a dictionary, which is from now on where they live.
    var dictionary: DictObject {
        if let shape {
            let dict = attributes ?? makeDictionary()
            for (index, name) in shape.names.enumerated() { dict.set(name, slot(index).pointee) }
            attributes = dict
            self.shape = nil
            shapeKey = 0
            removeSlots()
        }
        if let attributes { return attributes }
        let dict = makeDictionary()
        attributes = dict
        return dict
    }

    private func makeDictionary() -> DictObject {
        let dict = DictObject()
        guard let type = customType else { return dict }
        // Beside slots CPython has the values elsewhere.
        let isPlain = type.mro.allSatisfy { $0.ownSlots.isEmpty }
        dict.keys = isPlain ? .shared(type.rootShape.keys) : .unknown
        return dict
    }
}
