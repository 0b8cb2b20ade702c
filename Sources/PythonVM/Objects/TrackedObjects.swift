/// The objects that `gc.collect()` looks at: those that may refer to others.
///
/// They are noted from the start if the program's text speaks of `gc`; else nothing is spent on it. An object that is noted says so
/// when it dies (`PyObject.isTracked`).
///
/// Machines of one process take turns on one thread, so these are plain variables.
enum TrackedObjects {
    nonisolated(unsafe) static var isOn = false
    /// The number of each object, in order of creation.
    nonisolated(unsafe) private static var numbers: [UnsafeRawPointer: Int] = [:]
    nonisolated(unsafe) private static var last = 0

    static var count: Int { numbers.count }

    @inline(never)
    static func add(_ object: PyObject) {
        guard object.kind.refersToOthers || object.kind.isOpen else { return }
        object.isTracked = true
        last += 1
        numbers[UnsafeRawPointer(Unmanaged.passUnretained(object).toOpaque())] = last
    }

    static func remove(_ object: PyObject) {
        numbers[UnsafeRawPointer(Unmanaged.passUnretained(object).toOpaque())] = nil
    }

    /// Puts the objects of another machine in the place of these. Machines of one process that run in turns have one table each.
    fileprivate static func exchange(_ state: inout CollectorState) {
        swap(&isOn, &state.isOn)
        swap(&numbers, &state.numbers)
        swap(&last, &state.last)
    }

    /// The number of an object that is tracked; 0 for any other.
    static func number(of object: PyObject) -> Int {
        numbers[UnsafeRawPointer(Unmanaged.passUnretained(object).toOpaque())] ?? 0
    }

    /// A machine ends: what it leaves behind is nobody's business.
    static func forgetAll() { numbers = [:] }

    /// All that exist, the oldest first.
    static var all: [PyObject] {
        numbers.sorted { $0.value < $1.value }.map { pointer, _ in
            Unmanaged<PyObject>.fromOpaque(pointer).takeUnretainedValue()
        }
    }
}

extension ObjectKind {
    /// Whether the classes of this kind say themselves whether they can be part of a circle (`PyObject.listsReferences`).
    fileprivate var isOpen: Bool {
        switch self {
        case .native, .awaitable, .asyncStep, .iterator: true
        default: false
        }
    }

    /// Whether objects of this kind can be part of a circle that the collector may break up.
    var refersToOthers: Bool {
        switch self {
        case .instance, .tuple, .list, .dict, .set, .frozenset, .function, .boundMethod, .cell, .generator, .exception,
            .traceback, .frame, .property, .staticMethod, .classMethod:
            true
        default: false
        }
    }
}

/// What the collector knows of one machine, while another one has its turn.
public struct CollectorState {
    fileprivate var isOn = false
    fileprivate var numbers: [UnsafeRawPointer: Int] = [:]
    fileprivate var last = 0

    public init() {}

    /// Called when the machine gets its turn, and when it gives it back.
    public mutating func exchange() { TrackedObjects.exchange(&self) }
}
