import BigInt

/// What a run has instead of the system's randomness: numbers that follow from `--seed` (Steele, Lea and Flood's SplitMix64).
struct SeededEntropy {
    /// The seed of the command line.
    let seed: UInt64
    private var state: UInt64
    private var generators: UInt64 = 0

    init(seed: UInt64) {
        self.seed = seed
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    mutating func bytes(_ count: Int) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(count)
        while result.count < count {
            var word = next()
            for _ in 0..<min(8, count - result.count) {
                result.append(UInt8(truncatingIfNeeded: word))
                word >>= 8
            }
        }
        return result
    }

    /// The key of a generator that nobody seeds: the first begins as `random.seed(N)` would, with the N of `--seed`.
    mutating func nextKey() -> [UInt32] {
        defer { generators += 1 }
        let words = [seed, generators].flatMap {
            [UInt32(truncatingIfNeeded: $0), UInt32(truncatingIfNeeded: $0 >> 32)]
        }
        let used = words.lastIndex { $0 != 0 } ?? 0
        return Array(words[...used])
    }
}

/// `_random.Random`.
final class RandomObject: AttributedObject {
    var generator: MersenneTwister

    init(_ generator: MersenneTwister, type: TypeObject) {
        self.generator = generator
        super.init(kind: .native, type: type)
    }
}

/// `_random`: the generator under `random`, which is written in Python.
extension Machine {
    func fillRandom(_ module: ModuleObject) {
        let type = makeNativeType("Random", module: "_random")
        type.instancesHaveAttributes = true
        defineRawConstructor(type) { [unowned type] (machine, wanted, arguments) throws(Raise) in
            // What a subclass is called with is its `__init__`'s business.
            let key = wanted === type ? try machine.randomKey(arguments.optional(0)) : [0]
            return .object(RandomObject(MersenneTwister(key: key), type: wanted))
        }
        let method = MethodTable(self, type, .native, RandomObject.self)
        method("random") { (_, random, _) throws(Raise) in .float(random.generator.nextDouble()) }
        method("seed", "n=None, /") { (machine, random, arguments) throws(Raise) in
            random.generator = MersenneTwister(key: try machine.randomKey(arguments[0]))
            return .none
        }
        method("getrandbits", "k, /") { (machine, random, arguments) throws(Raise) in
            let count = try machine.cIntArgument(arguments[0])
            if count < 0 { throw machine.error(.valueError, "number of bits must be non-negative") }
            if count == 0 { return .int(0) }
            if count <= 32 { return .int(Int(random.generator.next() >> UInt32(32 - count))) }
            return Value(IntValue(BigUInt(words: random.generator.nextBits(count))))
        }
        method("getstate") { (_, random, _) throws(Raise) in
            var words = ContiguousArray(random.generator.state.map { Value.int(Int($0)) })
            words.append(.int(random.generator.index))
            return .object(TupleObject(words))
        }
        method("setstate", "state, /") { (machine, random, arguments) throws(Raise) in
            guard let state = arguments[0].tuple else {
                throw machine.error(.typeError, "state vector must be a tuple")
            }
            guard state.count == MersenneTwister.size + 1 else {
                throw machine.error(.valueError, "state vector is the wrong size")
            }
            var words: [UInt32] = []
            for value in state.elements.dropLast() {
                guard let number = value.intValue else {
                    throw machine.error(.typeError, "an integer is required")
                }
                if number.isNegative {
                    throw machine.error(.overflowError, "can't convert negative value to unsigned int")
                }
                words.append(UInt32(truncatingIfNeeded: number.clamped))
            }
            guard let index = state.elements.last?.intValue?.clamped, (0...MersenneTwister.size).contains(index) else {
                throw machine.error(.valueError, "invalid state")
            }
            random.generator = MersenneTwister(state: words, index: index)
            return .none
        }
        module.namespace.set(intern("Random"), .object(type))
        defineFunction(module, "_index", "a, /") { (machine, arguments) throws(Raise) in
            try machine.integer(arguments[0])
        }
        defineFunction(module, "_entropy", "count, /") { (machine, arguments) throws(Raise) in
            let count = try machine.sizeArgument(arguments[0])
            if count < 0 { throw machine.error(.valueError, "negative argument not allowed") }
            try machine.checkSize(count, stride: 1)
            return .object(BytesObject(machine.entropy.bytes(count)))
        }
    }

    /// The words of an int's magnitude, or of a hash.
    private func randomKey(_ seed: Value) throws(Raise) -> [UInt32] {
        if seed.isUndefined || seed.isNone { return entropy.nextKey() }
        let number: IntValue
        if let integer = seed.intValue {
            if seed.object?.customType != nil, let result = try callSpecial(seed, intern("__abs__"), []) {
                number = try exactInteger(result)
            } else {
                number = integer.absolute
            }
        } else {
            number = IntValue(BigUInt(UInt(bitPattern: try hash(seed))))
        }
        var words: [UInt32] = []
        for word in number.magnitude.words {
            words.append(UInt32(truncatingIfNeeded: word))
            words.append(UInt32(truncatingIfNeeded: word >> 32))
        }
        while words.count > 1, words.last == 0 { words.removeLast() }
        return words.isEmpty ? [0] : words
    }
}
