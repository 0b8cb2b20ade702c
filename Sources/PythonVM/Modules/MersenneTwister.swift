/// MT19937 (Matsumoto and Nishimura 1998), as `random` uses it: the same seed gives the same numbers as in CPython.
struct MersenneTwister {
    static let size = 624
    private(set) var state = [UInt32](repeating: 0, count: MersenneTwister.size)
    /// The word that comes next; `size` when the state is used up.
    private(set) var index = MersenneTwister.size

    /// - Parameter key: 32-bit words of the seed, the least significant first; at least one.
    init(key: [UInt32]) {
        seed(19_650_218)
        let size = MersenneTwister.size
        var (i, j) = (1, 0)
        for _ in 0..<max(size, key.count) {
            let last = state[i - 1]
            state[i] = (state[i] ^ ((last ^ (last >> 30)) &* 1_664_525)) &+ key[j] &+ UInt32(truncatingIfNeeded: j)
            i += 1
            j += 1
            if i >= size {
                state[0] = state[size - 1]
                i = 1
            }
            if j >= key.count { j = 0 }
        }
        for _ in 1..<size {
            let last = state[i - 1]
            state[i] = (state[i] ^ ((last ^ (last >> 30)) &* 1_566_083_941)) &- UInt32(truncatingIfNeeded: i)
            i += 1
            if i >= size {
                state[0] = state[size - 1]
                i = 1
            }
        }
        state[0] = 0x8000_0000
    }

    /// - Precondition: `state` has 624 words, and `index` is at most 624.
    init(state: [UInt32], index: Int) {
        self.state = state
        self.index = index
    }

    private mutating func seed(_ seed: UInt32) {
        state[0] = seed
        for i in 1..<MersenneTwister.size {
            let last = state[i - 1]
            state[i] = 1_812_433_253 &* (last ^ (last >> 30)) &+ UInt32(truncatingIfNeeded: i)
        }
        index = MersenneTwister.size
    }

    mutating func next() -> UInt32 {
        if index >= MersenneTwister.size { renew() }
        var y = state[index]
        index += 1
        y ^= y >> 11
        y ^= (y << 7) & 0x9d2c_5680
        y ^= (y << 15) & 0xefc6_0000
        return y ^ (y >> 18)
    }

    private mutating func renew() {
        let size = MersenneTwister.size
        for i in 0..<size {
            let y = (state[i] & 0x8000_0000) | (state[(i + 1) % size] & 0x7fff_ffff)
            state[i] = state[(i + 397) % size] ^ (y >> 1) ^ (y & 1 == 0 ? 0 : 0x9908_b0df)
        }
        index = 0
    }

    /// In [0, 1), with 53 bits.
    mutating func nextDouble() -> Double {
        let high = next() >> 5
        let low = next() >> 6
        return (Double(high) * 67_108_864 + Double(low)) * (1 / 9_007_199_254_740_992)
    }

    /// `count` random bits as 64-bit words, the least significant first.
    /// - Precondition: `count > 0`.
    mutating func nextBits(_ count: Int) -> [UInt] {
        var words = [UInt](repeating: 0, count: (count - 1) / 64 + 1)
        for part in 0...(count - 1) / 32 {
            let rest = count - part * 32
            let bits = rest < 32 ? next() >> UInt32(32 - rest) : next()
            words[part / 2] |= UInt(bits) << UInt(part % 2 * 32)
        }
        return words
    }
}
