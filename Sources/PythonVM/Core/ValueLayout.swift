/// How a `Value` lies in memory, for the interpreter's loop.
///
/// Matching `.object(let object)` out of memory retains and releases the object, since the compiler can't know that the register
/// keeps it. Where an instruction only looks at it, the reference is read without counting. The layout is the one that
/// Swift gives enums with several payloads: eight bytes of payload, then a byte that numbers the payload cases in order.
/// `ValueLayoutTests` hold it.
extension UnsafeMutablePointer where Pointee == Value {
    /// The object, not retained, or nil: valid as long as the register holds it.
    @inline(__always)
    var unretainedObject: Unmanaged<PyObject>? {
        guard isObject else { return nil }
        return UnsafeRawPointer(self).load(as: Unmanaged<PyObject>.self)
    }

    @inline(__always)
    var isObject: Bool {
        UnsafeRawPointer(self).load(fromByteOffset: 8, as: UInt8.self) == ValueLayout.objectTag
    }

    @inline(__always)
    var isUndefined: Bool {
        if case .undefined = pointee { true } else { false }
    }

    /// Assigns; what was there is looked at only if it was an object, and dies when the new value is in its place.
    @inline(__always)
    func set(_ value: consuming Value) {
        guard isObject else { return initialize(to: value) }
        // Moved out: to let go of what `Unmanaged` stands for would count it up before it is counted down.
        let old = UnsafeMutableRawPointer(self).assumingMemoryBound(to: PyObject.self).move()
        initialize(to: value)
        withExtendedLifetime(old) {}
    }

    // Numbers are made in place: through a parameter they would be written in two parts and read back as one, which processors
    // don't forward.

    @inline(__always)
    func setInt(_ number: Int) {
        if isObject { pointee = .int(number) } else { initialize(to: .int(number)) }
    }

    @inline(__always)
    func setFloat(_ number: Double) {
        if isObject { pointee = .float(number) } else { initialize(to: .float(number)) }
    }

    @inline(__always)
    func setBool(_ flag: Bool) {
        if isObject { pointee = .bool(flag) } else { initialize(to: .bool(flag)) }
    }

    @inline(__always)
    func setNone() {
        if isObject { pointee = .none } else { initialize(to: .none) }
    }

    /// Empties the register.
    @inline(__always)
    func clear() {
        if isObject { pointee = .undefined } else { initialize(to: .undefined) }
    }

    /// Moves a value out, and leaves the register empty.
    @inline(__always)
    func take() -> Value {
        let value = move()
        initializeEmpty()
        return value
    }

    /// Begins the life of a register, an empty one.
    @inline(__always)
    func initializeEmpty() {
        UnsafeMutableRawPointer(self).storeBytes(of: ValueLayout.undefined, as: SIMD2<UInt64>.self)
    }

    /// Begins the life of `count` registers, all of them empty.
    @inline(__always)
    func initializeEmpty(count: Int) {
        var register = self
        let end = self + count
        while register < end {
            register.initializeEmpty()
            register += 1
        }
    }

    /// Ends the life of `count` registers.
    @inline(__always)
    func destroy(count: Int) {
        var register = self
        let end = self + count
        while register < end {
            if register.isObject { register.deinitialize(count: 1) }
            register += 1
        }
    }
}

enum ValueLayout {
    /// `.object` is the fourth of the cases with a payload.
    @inline(__always) static var objectTag: UInt8 { 3 }
    /// The first of the cases without a payload, which share a tag and are told apart by what stands for a payload.
    @inline(__always) static var undefined: SIMD2<UInt64> { SIMD2(0, 4) }
}
