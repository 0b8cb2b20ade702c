/// Which attributes an instance has, and in which slots: shared by all instances that got the same names in the same
/// order, so that an inline cache can remember a slot by the shape alone.
final class Shape {
    /// Names in order of their slots.
    let names: ContiguousArray<StrObject>
    private var transitions: [ObjectIdentifier: Shape] = [:]
    private let slots: [ObjectIdentifier: Int]

    /// A shape with more names turns into a dictionary.
    static let mostNames = 64

    init() {
        names = []
        slots = [:]
    }

    private init(_ shape: Shape, adding name: StrObject) {
        names = shape.names + [name]
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

    /// The shape with one more interned name behind the others.
    func adding(_ name: StrObject) -> Shape {
        if let known = transitions[ObjectIdentifier(name)] { return known }
        let shape = Shape(self, adding: name)
        transitions[ObjectIdentifier(name)] = shape
        return shape
    }
}

/// An instance of a class of the program that inherits from no built-in type but `object`.
///
/// Attributes stand in slots as long as names are only added; `__dict__`, a deletion, or very many names turn them into a
/// dictionary (`attributes`), and `shape` is nil from then on.
public final class InstanceObject: AttributedObject {
    var shape: Shape?
    var slots: ContiguousArray<Value> = []
    /// Its `__del__` has run.
    private(set) var isRevived = false
    /// Given while its `__del__` is still to run.
    unowned var machine: Machine?

    /// - Parameter machine: given if the class has a `__del__`.
    init(type: TypeObject, machine: Machine? = nil) {
        shape = type.rootShape
        self.machine = machine
        super.init(kind: .instance, type: type)
    }

    deinit {
        if let machine, let type = customType {
            revive(type, machine)
        } else if isWatched {
            // Before its attributes go, and what they have to say is said.
            WeakReferences.clear(ObjectIdentifier(self))
            isWatched = false
        }
        DeepRelease.release(&slots)
    }

    /// Lives on as another object until its `__del__` has run.
    private func revive(_ type: TypeObject, _ machine: Machine) {
        if machine.finalizers.isClosed { return }
        let revived = InstanceObject(reviving: type, shape: shape, slots: slots, attributes: attributes)
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
        self.slots = slots
        machine = nil
        isRevived = true
        super.init(kind: .instance, type: type)
        self.attributes = attributes
    }

    /// The value of an interned name, or `.undefined`.
    func get(_ name: StrObject) -> Value {
        if let shape {
            let slot = shape.slot(of: name)
            return slot < 0 ? .undefined : slots[slot]
        }
        return attributes?.get(name) ?? .undefined
    }

    func set(_ name: StrObject, _ value: Value) {
        if let shape {
            let slot = shape.slot(of: name)
            if slot >= 0 {
                slots[slot] = value
                return
            }
            if shape.names.count < Shape.mostNames {
                self.shape = shape.adding(name)
                slots.append(value)
                return
            }
        }
        dictionary.set(name, value)
    }

    /// Takes everything out.
    func removeAll() {
        shape = customType?.rootShape
        slots = []
        attributes = nil
    }

    /// Takes a name out; answers whether it was there.
    func remove(_ name: StrObject) -> Bool { !dictionary.remove(name).isUndefined }

    /// All attributes as a dictionary, which is from now on where they live.
    var dictionary: DictObject {
        if let shape {
            let dict = attributes ?? DictObject()
            for (index, name) in shape.names.enumerated() { dict.set(name, slots[index]) }
            self.shape = nil
            slots = []
            attributes = dict
        }
        if let attributes { return attributes }
        let dict = DictObject()
        attributes = dict
        return dict
    }
}
