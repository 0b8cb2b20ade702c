/// `type`: a class, built in or of the program.
public final class TypeObject: AttributedObject {
    public var name: String
    /// What messages call it, where that is not its name: CPython's classes made in C carry their module there.
    public var messageName: String?
    var qualifiedName: String
    /// Direct bases, in order.
    public internal(set) var bases: [TypeObject]
    /// Method resolution order, the class itself first (C3; Data model, "Resolving MRO entries").
    public internal(set) var mro: [TypeObject] = []
    /// Class attributes in order of definition.
    let namespace: DictObject
    /// The Swift class that its instances are of.
    let layout: ObjectKind
    /// Another number after each change of it or a base: method caches compare it. 0 is never used.
    private(set) var version: UInt32
    /// Where plain instances begin: no attributes.
    let rootShape = Shape()
    /// Whether the program may inherit from it.
    var isBase = true
    /// Made by a class statement, not built in.
    public let isUserDefined: Bool
    /// `__slots__`, those of bases included: instances have these attributes only. nil for instances with a dictionary.
    var slotNames: [StrObject]?
    /// The slots that it adds to those of its bases.
    var ownSlots: [StrObject] = []
    /// Instances can be referred to weakly: those of a class of the program, unless its slots leave no place for it.
    public var hasWeakReferences = false
    /// Its attribute methods are Swift's, and stand before `object`'s: proxies.
    var forwardsAttributes = false
    /// Instances of a native class have attributes of their own.
    public var instancesHaveAttributes = false
    /// A native class that is a Python class in CPython: programs may put functions of their own in the place of its methods.
    public var isChangeable = false
    /// What a call of this very class runs, with its arguments alone, for built-in types: `__new__` and `__init__` in one.
    var call: NativeFunction?
    /// Which patterns its instances match by their shape; subclasses inherit it.
    public private(set) var collectionKind: CollectionKind?
    /// How a call of this very class begins, as long as the version is the class's.
    var construction = Construction()
    private var subclasses: [Link] = []
    /// It has abstract methods: no instances can be made (`__abstractmethods__`).
    var isAbstract = false
    /// For classes of `ABCMeta`: what they know about other classes.
    var abstractClass: AbstractClassData?

    /// What `Machine.beginConstruction` found out about a class.
    struct Construction {
        var version: UInt32 = 0
        /// `__init__`, if instances are made by `object.__new__` and then initialized by a plain Python function.
        var initializer: FunctionObject?
        var hasFinalizer = false
    }

    /// What a base knows a subclass by. No weak reference: an object that has one is counted three times as slowly for ever.
    final class Link { unowned(unsafe) fileprivate(set) var type: TypeObject? }
    let link = Link()
    nonisolated(unsafe) private static var lastVersion: UInt32 = 0

    init(
        name: String, bases: [TypeObject], layout: ObjectKind, namespace: DictObject = DictObject(),
        isUserDefined: Bool = false, metaclass: TypeObject? = nil
    ) {
        self.name = name
        self.qualifiedName = name
        self.bases = bases
        self.layout = layout
        self.namespace = namespace
        self.isUserDefined = isUserDefined
        TypeObject.lastVersion &+= 1
        version = TypeObject.lastVersion
        super.init(kind: .type, type: metaclass)
        link.type = self
        collectionKind = bases.lazy.compactMap(\.collectionKind).first
        for base in bases { base.subclasses.append(link) }
        // Good for single inheritance; classes with several bases get theirs from `Machine.linearize`.
        mro = [self] + (bases.first?.mro ?? [])
    }

    deinit { link.type = nil }

    /// The classes that still exist and name this one as a base.
    var directSubclasses: [TypeObject] { subclasses.compactMap(\.type).filter(\.isPublished) }

    /// Whether its module has been imported: until then `__subclasses__()` of its bases leave it out.
    public var isPublished = true

    /// Whether instances of it are instances of `other`.
    /// - Complexity: O(n) in the length of the method resolution order.
    @inline(__always)
    public func isSubtype(of other: TypeObject) -> Bool {
        if self === other { return true }
        for type in mro where type === other { return true }
        return false
    }

    /// The attribute of the first class in the method resolution order that has it, or `.undefined`.
    public func lookup(_ name: StrObject) -> Value {
        for type in mro {
            let value = type.namespace.get(name)
            if !value.isUndefined { return value }
        }
        return .undefined
    }

    /// Makes instances of it and its subclasses match sequence or mapping patterns.
    public func setCollectionKind(_ kind: CollectionKind) {
        collectionKind = kind
        for subclass in directSubclasses { subclass.setCollectionKind(kind) }
    }

    /// Sets a class attribute, `.undefined` to delete it, and makes caches of it and its subclasses stale.
    func setAttribute(_ name: StrObject, _ value: Value) {
        if value.isUndefined { namespace.remove(name) } else { namespace.set(name, value) }
        invalidate()
    }

    /// Takes other bases, and tells them.
    func setBases(_ new: [TypeObject]) {
        for base in bases { base.subclasses.removeAll { $0 === link } }
        bases = new
        for base in new { base.subclasses.append(link) }
        invalidate()
    }

    /// `__flags__`, the bits of it that follow from what is known here: made by the program, may be inherited from, abstract.
    var flags: Int { (isUserDefined ? 1 << 9 : 1 << 8) | (isBase ? 1 << 10 : 0) | (isAbstract ? 1 << 20 : 0) | 1 << 12 }

    func invalidate() {
        TypeObject.lastVersion &+= 1
        version = TypeObject.lastVersion
        subclasses.removeAll { $0.type == nil }
        for subclass in subclasses { subclass.type?.invalidate() }
    }
}

/// What `[a, b]` and `{key: value}` in a `case` go by: CPython's type flags `Py_TPFLAGS_SEQUENCE` and `Py_TPFLAGS_MAPPING`
/// (Reference, "Sequence Patterns", "Mapping Patterns").
public enum CollectionKind { case sequence, mapping }
