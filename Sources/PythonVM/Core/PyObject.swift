/// Which Swift class an object is of, and so which built-in type's layout it has.
///
/// Instances of user classes that inherit from a built-in type keep its kind: `class Stack(list)` makes objects of
/// kind `.list` whose `customType` is `Stack`.
public enum ObjectKind: UInt8, CaseIterable, Sendable {
    case instance, type, str, bigInt, float, complex, bytes, bytearray
    case tuple, list, dict, set, frozenset, range, slice
    case function, builtinFunction, boundMethod, code, cell, module
    /// Generators, coroutines and async generators: `GeneratorObject.flavor` tells which.
    case generator
    case exception, traceback, frame
    case property, staticMethod, classMethod, superObject
    case dictView
    /// An iterator written in Swift.
    case iterator
    case ellipsis, notImplemented
    /// A class of another target or of a native module; `customType` is always there.
    case native
    /// A `NativeAwaitable`.
    case awaitable
    /// A step of an asynchronous generator and its kin: an `AsyncStepObject`.
    case asyncStep
}

/// What all Python objects have in common.
///
/// An object belongs to one machine and one thread. Its type is `customType`, or the built-in type of its kind.
open class PyObject {
    public final let kind: ObjectKind
    /// Who is to hear of its death.
    private final var marks = Marks()
    /// Whether it is an `AttributedObject`.
    fileprivate(set) final var canHaveAttributes = false
    /// Whether it is a `NativeAwaitable` for which nothing is to be done before and behind: control is given away once, with None.
    final var onlyGivesWay = false
    /// What `id()` and the order of creation go by; 0 until somebody asks.
    final var identity: UInt32 = 0
    /// Set for instances of classes other than the built-in type of `kind`.
    public final var customType: TypeObject?

    public init(kind: ObjectKind, type: TypeObject? = nil) {
        self.kind = kind
        self.customType = type
        if TrackedObjects.isOn { TrackedObjects.add(self) }
    }

    deinit {
        if !marks.isEmpty { tellDeath() }
    }

    /// Passes on what an object of a native class refers to, besides its attributes.
    open func forEachNativeReference(_ visit: (Value) -> Void) {}

    /// Whether all that it refers to is passed on, each reference once: only then can it be collected with a circle.
    open var listsReferences: Bool { kind.refersToOthers }

    /// The collector breaks up the circle that an object of a native class is part of.
    open func dropNativeReferences() {}

    /// Whether an object of a native class may have something to say when it dies.
    open var hasLastWords: Bool { false }

    /// Says it, though something may still refer to the object; once.
    open func sayLastWords(_ machine: Machine) throws(Raise) {}

    @inline(never)
    private func tellDeath() {
        if isWatched { WeakReferences.clear(ObjectIdentifier(self)) }
        if isTracked { TrackedObjects.remove(self) }
        if isNumbered { NumberedObjects.remove(self) }
    }

    private struct Marks: OptionSet {
        var rawValue: UInt8 = 0
        static let watched = Marks(rawValue: 1)
        static let tracked = Marks(rawValue: 2)
        static let numbered = Marks(rawValue: 4)
        static let mortal = Marks(rawValue: 8)
        static let late = Marks(rawValue: 16)
    }

    /// A container that was made when what it holds was there already (a display), as far as the order of creation matters for that.
    final var isYoungerThanElements: Bool {
        get { marks.contains(.late) }
        set { if newValue { marks.insert(.late) } else { marks.remove(.late) } }
    }

    /// `Successors` has an entry for it.
    final var isMortal: Bool {
        get { marks.contains(.mortal) }
        set { if newValue { marks.insert(.mortal) } else { marks.remove(.mortal) } }
    }

    /// `WeakReferences` has an entry for it.
    final var isWatched: Bool {
        get { marks.contains(.watched) }
        set { if newValue { marks.insert(.watched) } else { marks.remove(.watched) } }
    }

    /// `NumberedObjects` has an entry for it.
    final var isNumbered: Bool {
        get { marks.contains(.numbered) }
        set { if newValue { marks.insert(.numbered) } else { marks.remove(.numbered) } }
    }

    /// `TrackedObjects` has an entry for it.
    final var isTracked: Bool {
        get { marks.contains(.tracked) }
        set { if newValue { marks.insert(.tracked) } else { marks.remove(.tracked) } }
    }
}

/// Whether two references are one, said in place: the general operator can end up as a call.
@inlinable @inline(__always)
func === (a: PyObject?, b: PyObject?) -> Bool {
    unsafeBitCast(a, to: UInt.self) == unsafeBitCast(b, to: UInt.self)
}

@inlinable @inline(__always)
func !== (a: PyObject?, b: PyObject?) -> Bool { !(a === b) }

/// A Python object with attributes of its own, kept in a dictionary or, for plain instances, in slots by shape.
///
/// Classes that a user may inherit from descend from it, so that `class Stack(list)` can have attributes.
open class AttributedObject: PyObject {
    /// Attributes by name; nil while there are none.
    public final var attributes: DictObject?

    public override init(kind: ObjectKind, type: TypeObject? = nil) {
        super.init(kind: kind, type: type)
        canHaveAttributes = true
    }

    /// What `len()` of a native class's object is, where it needs no call; nil elsewhere.
    open var nativeCount: Int? { nil }

    /// The program has set or deleted one of its attributes.
    open func attributeChanged() {}
}

/// Why a call did not return.
///
/// `.exception` is Python's business and can be caught by the program; `.stop` unwinds everything: the user left, a limit
/// was reached, or the program needs something that the model does not run.
public enum Raise: Error {
    case exception(ExceptionObject)
    case stop
}

/// Arguments of a native function: a window of the caller's registers, valid during the call only.
///
/// Keyword values follow the positional ones in the order of `keywords`.
public struct Arguments {
    @usableFromInline let base: UnsafeMutablePointer<Value>
    /// How many are positional.
    public let count: Int
    /// Names of keyword arguments, as `StrObject`s; nil if there are none.
    public let keywords: TupleObject?

    @inlinable public init(base: UnsafeMutablePointer<Value>, count: Int, keywords: TupleObject? = nil) {
        self.base = base
        self.count = count
        self.keywords = keywords
    }

    /// A positional argument, or a keyword's value from `count` on.
    @inlinable public subscript(index: Int) -> Value {
        precondition(index >= 0 && index < count + (keywords?.count ?? 0), "no such argument")
        return base[index]
    }

    /// The argument with an index, or `.undefined`.
    @inlinable public func optional(_ index: Int) -> Value {
        index < count ? base[index] : .undefined
    }

    /// Without the first positional argument.
    @inlinable public var dropFirst: Arguments {
        Arguments(base: base + 1, count: count - 1, keywords: keywords)
    }

    /// The positional arguments as an array.
    public var positional: [Value] { positional(from: 0) }

    /// Those from an index on.
    public func positional(from first: Int) -> [Value] {
        first < count ? Array(UnsafeBufferPointer(start: base + first, count: count - first)) : []
    }
}

/// A function written in Swift.
public typealias NativeFunction = (Machine, Arguments) throws(Raise) -> Value
