import BigInt

/// Hashes of built-in values, as CPython's on a 64-bit machine: numbers that are equal hash the same, whatever their
/// type (Library Reference, "Hashing of numeric types").
enum Hashing {
    /// The prime 2**61 - 1, modulo which numbers are reduced.
    static let modulus: UInt = 1 << 61 - 1
    static let infinity = 314_159
    static let none = 0xfca8_6420
    private static let imaginary = 1_000_003

    /// -1 is CPython's sign of an error, and never a hash.
    @inline(__always)
    static func proper(_ hash: Int) -> Int { hash == -1 ? -2 : hash }

    @inline(__always)
    static func hash(_ int: Int) -> Int {
        if int >= 0, int < Int(modulus) { return int }
        let reduced = Int(int.magnitude % modulus)
        return proper(int < 0 ? -reduced : reduced)
    }

    static func hash(_ integer: IntValue) -> Int {
        guard case .big(let big) = integer else { return hash(integer.clamped) }
        var reduced: UInt = 0
        for word in big.magnitude.words.reversed() {
            // 2**64 is 8 modulo the prime.
            let high = reduced.multipliedFullWidth(by: 8)
            reduced = (high.low % modulus + word % modulus) % modulus
        }
        return proper(big.sign == .minus ? -Int(reduced) : Int(reduced))
    }

    static func hash(_ double: Double) -> Int {
        guard double.isFinite else {
            // CPython hashes a NaN by its address; here all are the same object.
            return double.isNaN ? 0 : double < 0 ? -infinity : infinity
        }
        if let int = Int(exactly: double) { return hash(int) }
        let (significand, exponent) = FloatDecimal.parts(double.magnitude)
        // Multiplication by a power of two is a rotation of 61 bits.
        let shift = UInt(((exponent % 61) + 61) % 61)
        let reduced = UInt(significand) % modulus
        let rotated = shift == 0 ? reduced : (reduced << shift & modulus) | reduced >> (61 - shift)
        let hash = Int(rotated == modulus ? 0 : rotated)
        return proper(double < 0 ? -hash : hash)
    }

    static func hash(_ complex: Complex) -> Int {
        proper(hash(complex.real) &+ imaginary &* hash(complex.imaginary))
    }

    /// Combines the hashes of a tuple's elements, by xxHash as CPython has it.
    struct Sequence {
        private var state: UInt = prime5
        private var count: UInt = 0

        private static let prime1: UInt = 11_400_714_785_074_694_791
        private static let prime2: UInt = 14_029_467_366_897_019_727
        private static let prime5: UInt = 2_870_177_450_012_600_261

        mutating func combine(_ hash: Int) {
            state = state &+ UInt(bitPattern: hash) &* Sequence.prime2
            state = state << 31 | state >> 33
            state = state &* Sequence.prime1
            count += 1
        }

        var hash: Int {
            Sequence.proper(state &+ (count ^ (Sequence.prime5 ^ 3_527_539)))
        }

        /// As slices have it: without the number of elements.
        var hashWithoutCount: Int { Sequence.proper(state) }

        private static func proper(_ hash: UInt) -> Int { hash == UInt.max ? 1_546_275_796 : Int(bitPattern: hash) }
    }
}

extension Machine {
    /// What `hash()` answers for a value whose class has no `__hash__` of its own but the built-in one.
    /// - Throws: TypeError if it is mutable, or holds something that is.
    func hashBuiltin(_ value: Value) throws(Raise) -> Int {
        switch value {
        case .int(let int): return Hashing.hash(int)
        case .bool(let bool): return bool ? 1 : 0
        case .float(let double): return Hashing.hash(double)
        case .none, .undefined: return Hashing.none
        case .object(let object): return try hashBuiltin(object)
        }
    }

    private func hashBuiltin(_ object: PyObject) throws(Raise) -> Int {
        switch object.kind {
        case .str: return unsafeDowncast(object, to: StrObject.self).hash
        case .bytes: return unsafeDowncast(object, to: BytesObject.self).hash
        case .bigInt: return Hashing.hash(unsafeDowncast(object, to: BigIntObject.self).integer)
        case .float: return Hashing.hash(unsafeDowncast(object, to: FloatObject.self).value)
        case .complex: return Hashing.hash(unsafeDowncast(object, to: ComplexObject.self).value)
        case .frozenset: return unsafeDowncast(object, to: SetObject.self).frozenHash
        case .tuple: return try hashElements(unsafeDowncast(object, to: TupleObject.self).elements)
        case .range:
            let range = unsafeDowncast(object, to: RangeObject.self)
            // Equal ranges are those with the same elements.
            let first = range.count > 0 ? Value.int(range.start) : .none
            let step = range.count > 1 ? Value.int(range.step) : .none
            return try hashElements([.int(range.count), first, step])
        case .slice:
            let slice = unsafeDowncast(object, to: SliceObject.self)
            return try hashSlice([slice.start, slice.stop, slice.step])
        case .boundMethod:
            let method = unsafeDowncast(object, to: BoundMethodObject.self)
            let receiver = method.receiver.object.map(identity(of:)) ?? 0
            return Hashing.proper(receiver ^ (try hash(method.function)))
        case .list, .dict, .set, .bytearray, .dictView:
            // Keys and items views compare as sets; values views by identity.
            if let view = Value.object(object).dictView, view.part == .values { return identity(of: object) }
            throw error(.typeError, "unhashable type: '\(typeName(.object(object)))'")
        default: return identity(of: object)
        }
    }

    private func hashElements(_ elements: ContiguousArray<Value>) throws(Raise) -> Int {
        var sequence = Hashing.Sequence()
        try enterNative()
        defer { leaveNative() }
        for element in elements { sequence.combine(try hash(element)) }
        return sequence.hash
    }

    private func hashSlice(_ parts: [Value]) throws(Raise) -> Int {
        var sequence = Hashing.Sequence()
        for part in parts { sequence.combine(try hash(part)) }
        return sequence.hashWithoutCount
    }
}
