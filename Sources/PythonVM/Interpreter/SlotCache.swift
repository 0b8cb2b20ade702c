/// What places of a program that see instances of several classes have learned: for a shape and a name, where it leads.
///
/// An inline cache knows one shape; this table is asked next. It holds addresses of shapes and names, and no references: a shape
/// belongs to one class, a class's version is never used again, and names live as long as the machine.
struct SlotCache {
    struct Entry {
        var shapeKey: UInt = 0
        var name: UInt = 0
        var version: UInt32 = 0
        var slot: Int32 = -1
    }

    /// What is done with the attribute: the same name and shape may allow one and not the other.
    enum Purpose: UInt {
        case read = 0
        case write
        /// The name is not among the instance's attributes, and a plain function on its class.
        case method
    }

    private static let count = 2048
    /// How many hits there are to one that renews the inline cache.
    private static let interval: UInt32 = 16
    private var hits: UInt32 = 0
    private let entries = UnsafeMutablePointer<Entry>.allocate(capacity: count)

    init() { entries.initialize(repeating: Entry(), count: SlotCache.count) }

    func deallocate() { entries.deallocate() }

    @inline(__always)
    private func entry(_ shapeKey: UInt, _ name: UInt) -> UnsafeMutablePointer<Entry> {
        let hash = (shapeKey &>> 4 ^ shapeKey &>> 12) &+ (name &>> 4) &* 7 &+ (name & 3)
        return entries + Int(truncatingIfNeeded: hash % UInt(SlotCache.count))
    }

    /// The slot of a name for an object, or -1 if that is not known.
    @inline(__always)
    func find(
        _ reference: Unmanaged<PyObject>, _ cache: UnsafeMutablePointer<InlineCache>, _ purpose: Purpose
    ) -> Int {
        reference._withUnsafeGuaranteedRef { object in
            guard object.kind == .instance else { return -1 }
            let shapeKey = unsafeDowncast(object, to: InstanceObject.self).shapeKey
            let name = cache.pointee.nameKey &+ purpose.rawValue
            let entry = entry(shapeKey, name)
            guard entry.pointee.shapeKey == shapeKey, entry.pointee.name == name,
                entry.pointee.version == object.customType.unsafelyUnwrapped.version
            else { return -1 }
            return Int(entry.pointee.slot)
        }
    }

    /// Whether the inline cache that did not know what this table knew takes it over: its shape may be one that no longer comes
    /// by, as before the instances got another attribute. A place where shapes alternate pays for it now and then only.
    @inline(__always)
    mutating func isDue() -> Bool {
        hits &+= 1
        return hits % SlotCache.interval == 0
    }

    func note(
        _ shape: Shape, _ type: TypeObject, _ cache: UnsafeMutablePointer<InlineCache>, _ purpose: Purpose, _ slot: Int
    ) {
        let shapeKey = InstanceObject.key(of: shape)
        let name = cache.pointee.nameKey &+ purpose.rawValue
        entry(shapeKey, name).pointee = Entry(
            shapeKey: shapeKey, name: name, version: type.version, slot: Int32(truncatingIfNeeded: slot))
    }
}
