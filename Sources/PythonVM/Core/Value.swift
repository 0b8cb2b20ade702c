/// A Python value: small ones inline, everything else a counted object.
///
/// 16 bytes. An `int` that fits 64 bits is always `.int`, never a `BigIntObject`, so that equal ints have one
/// form. `.undefined` is no Python value: it marks an unbound local, an empty slot, an absent argument.
public enum Value {
    case undefined
    case none
    case bool(Bool)
    case int(Int)
    case float(Double)
    case object(PyObject)

    @inlinable @inline(__always) public var isUndefined: Bool {
        if case .undefined = self { return true }
        return false
    }

    @inlinable @inline(__always) public var isNone: Bool {
        if case .none = self { return true }
        return false
    }

    /// The object, if it is one.
    @inlinable public var object: PyObject? {
        if case .object(let object) = self { return object }
        return nil
    }

    /// What Python's `is` says. Small values are identical when they are equal and of one type.
    @inlinable public func isIdentical(to other: Value) -> Bool {
        switch (self, other) {
        case (.object(let a), .object(let b)): return a === b || a.isEmptyTuple && b.isEmptyTuple
        case (.none, .none), (.undefined, .undefined): return true
        case (.bool(let a), .bool(let b)): return a == b
        case (.int(let a), .int(let b)): return a == b
        case (.float(let a), .float(let b)): return a.bitPattern == b.bitPattern
        default: return false
        }
    }
}

extension Value {
    /// The object as an instance of one Swift class, by its kind: no dynamic cast.
    @inlinable func object<T: PyObject>(_ kind: ObjectKind, as type: T.Type) -> T? {
        guard case .object(let object) = self, object.kind == kind else { return nil }
        return unsafeDowncast(object, to: type)
    }

    var str: StrObject? { object(.str, as: StrObject.self) }
    var tuple: TupleObject? { object(.tuple, as: TupleObject.self) }
    var list: ListObject? { object(.list, as: ListObject.self) }
    var dict: DictObject? { object(.dict, as: DictObject.self) }
    var type: TypeObject? { object(.type, as: TypeObject.self) }
    var function: FunctionObject? { object(.function, as: FunctionObject.self) }
    var exception: ExceptionObject? { object(.exception, as: ExceptionObject.self) }
    var generator: GeneratorObject? { object(.generator, as: GeneratorObject.self) }
    var asyncStep: AsyncStepObject? { object(.asyncStep, as: AsyncStepObject.self) }
}
