import BigInt
import Glibc

/// MD5 (RFC 1321), SHA-1 and SHA-2 (FIPS 180-4), fed piece by piece.
struct MessageDigest {
    enum Algorithm: String, CaseIterable {
        case md5, sha1, sha224, sha256, sha384, sha512

        var digestSize: Int {
            switch self {
            case .md5: 16
            case .sha1: 20
            case .sha224: 28
            case .sha256: 32
            case .sha384: 48
            case .sha512: 64
            }
        }

        var blockSize: Int { self == .sha384 || self == .sha512 ? 128 : 64 }

        fileprivate var start: [UInt64] {
            switch self {
            case .md5: [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476]
            case .sha1: [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0]
            case .sha224:
                [
                    0xc105_9ed8, 0x367c_d507, 0x3070_dd17, 0xf70e_5939, 0xffc0_0b31, 0x6858_1511, 0x64f9_8fa7,
                    0xbefa_4fa4,
                ]
            case .sha256: MessageDigest.roots(of: 8, root: 2, bits: 32)
            case .sha384: Array(MessageDigest.roots(of: 16, root: 2, bits: 64).dropFirst(8))
            case .sha512: MessageDigest.roots(of: 8, root: 2, bits: 64)
            }
        }
    }

    let algorithm: Algorithm
    private var state: [UInt64]
    private var pending: [UInt8] = []
    private var length: UInt64 = 0

    init(_ algorithm: Algorithm) {
        self.algorithm = algorithm
        state = algorithm.start
    }

    mutating func update(_ bytes: some Collection<UInt8>) {
        length &+= UInt64(bytes.count)
        pending.append(contentsOf: bytes)
        let size = algorithm.blockSize
        var start = 0
        while pending.count - start >= size {
            add(start)
            start += size
        }
        pending.removeFirst(start)
    }

    /// The digest of all that was fed so far; more can follow.
    var digest: [UInt8] {
        var copy = self
        let size = algorithm.blockSize
        let lengthSize = size / 8
        copy.pending.append(0x80)
        while copy.pending.count % size != size - lengthSize { copy.pending.append(0) }
        let bits = length &<< 3
        var tail = (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * UInt64($0))) }
        if algorithm == .md5 { tail.reverse() }
        copy.pending.append(contentsOf: [UInt8](repeating: 0, count: lengthSize - 8) + tail)
        for start in stride(from: 0, to: copy.pending.count, by: size) { copy.add(start) }
        var result: [UInt8] = []
        let wordSize = size == 128 ? 8 : 4
        for word in copy.state {
            let bytes = (0..<wordSize).map { UInt8(truncatingIfNeeded: word >> UInt64(8 * $0)) }
            result.append(contentsOf: algorithm == .md5 ? bytes : bytes.reversed())
        }
        return Array(result.prefix(algorithm.digestSize))
    }

    private mutating func add(_ start: Int) {
        switch algorithm {
        case .md5: addMD5(start)
        case .sha1: addSHA1(start)
        case .sha224, .sha256: addSHA256(start)
        case .sha384, .sha512: addSHA512(start)
        }
    }

    private func word32(_ offset: Int) -> UInt32 {
        UInt32(pending[offset]) << 24 | UInt32(pending[offset + 1]) << 16 | UInt32(pending[offset + 2]) << 8
            | UInt32(pending[offset + 3])
    }

    private mutating func addSHA256(_ start: Int) {
        func rotate(_ x: UInt32, _ n: UInt32) -> UInt32 { x >> n | x << (32 - n) }
        var w = (0..<16).map { word32(start + $0 * 4) }
        for i in 16..<64 {
            let a = rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ (w[i - 15] >> 3)
            let b = rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ (w[i - 2] >> 10)
            w.append(w[i - 16] &+ a &+ w[i - 7] &+ b)
        }
        var s = state.map { UInt32(truncatingIfNeeded: $0) }
        for i in 0..<64 {
            let choice = (s[4] & s[5]) ^ (~s[4] & s[6])
            let majority = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2])
            let a = rotate(s[4], 6) ^ rotate(s[4], 11) ^ rotate(s[4], 25)
            let b = rotate(s[0], 2) ^ rotate(s[0], 13) ^ rotate(s[0], 22)
            let first = s[7] &+ a &+ choice &+ UInt32(truncatingIfNeeded: MessageDigest.sha256Constants[i]) &+ w[i]
            s = [first &+ b &+ majority, s[0], s[1], s[2], s[3] &+ first, s[4], s[5], s[6]]
        }
        for i in 0..<8 { state[i] = UInt64(UInt32(truncatingIfNeeded: state[i]) &+ s[i]) }
    }

    private mutating func addSHA512(_ start: Int) {
        func rotate(_ x: UInt64, _ n: UInt64) -> UInt64 { x >> n | x << (64 - n) }
        var w = (0..<16).map { UInt64(word32(start + $0 * 8)) << 32 | UInt64(word32(start + $0 * 8 + 4)) }
        for i in 16..<80 {
            let a = rotate(w[i - 15], 1) ^ rotate(w[i - 15], 8) ^ (w[i - 15] >> 7)
            let b = rotate(w[i - 2], 19) ^ rotate(w[i - 2], 61) ^ (w[i - 2] >> 6)
            w.append(w[i - 16] &+ a &+ w[i - 7] &+ b)
        }
        var s = state
        for i in 0..<80 {
            let choice = (s[4] & s[5]) ^ (~s[4] & s[6])
            let majority = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2])
            let a = rotate(s[4], 14) ^ rotate(s[4], 18) ^ rotate(s[4], 41)
            let b = rotate(s[0], 28) ^ rotate(s[0], 34) ^ rotate(s[0], 39)
            let first = s[7] &+ a &+ choice &+ MessageDigest.sha512Constants[i] &+ w[i]
            s = [first &+ b &+ majority, s[0], s[1], s[2], s[3] &+ first, s[4], s[5], s[6]]
        }
        for i in 0..<8 { state[i] = state[i] &+ s[i] }
    }

    private mutating func addSHA1(_ start: Int) {
        func rotate(_ x: UInt32, _ n: UInt32) -> UInt32 { x << n | x >> (32 - n) }
        var w = (0..<16).map { word32(start + $0 * 4) }
        for i in 16..<80 { w.append(rotate(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1)) }
        var s = state.map { UInt32(truncatingIfNeeded: $0) }
        for i in 0..<80 {
            let f: UInt32
            let k: UInt32
            switch i {
            case 0..<20: (f, k) = ((s[1] & s[2]) | (~s[1] & s[3]), 0x5a82_7999)
            case 20..<40: (f, k) = (s[1] ^ s[2] ^ s[3], 0x6ed9_eba1)
            case 40..<60: (f, k) = ((s[1] & s[2]) | (s[1] & s[3]) | (s[2] & s[3]), 0x8f1b_bcdc)
            default: (f, k) = (s[1] ^ s[2] ^ s[3], 0xca62_c1d6)
            }
            s = [rotate(s[0], 5) &+ f &+ s[4] &+ k &+ w[i], s[0], rotate(s[1], 30), s[2], s[3]]
        }
        for i in 0..<5 { state[i] = UInt64(UInt32(truncatingIfNeeded: state[i]) &+ s[i]) }
    }

    private mutating func addMD5(_ start: Int) {
        func rotate(_ x: UInt32, _ n: UInt32) -> UInt32 { x << n | x >> (32 - n) }
        let w = (0..<16).map { word32(start + $0 * 4).byteSwapped }
        let shifts: [[UInt32]] = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]]
        var s = state.map { UInt32(truncatingIfNeeded: $0) }
        for i in 0..<64 {
            let f: UInt32
            let g: Int
            switch i / 16 {
            case 0: (f, g) = ((s[1] & s[2]) | (~s[1] & s[3]), i)
            case 1: (f, g) = ((s[3] & s[1]) | (~s[3] & s[2]), (5 * i + 1) % 16)
            case 2: (f, g) = (s[1] ^ s[2] ^ s[3], (3 * i + 5) % 16)
            default: (f, g) = (s[2] ^ (s[1] | ~s[3]), 7 * i % 16)
            }
            let sum = s[0] &+ f &+ MessageDigest.md5Constants[i] &+ w[g]
            s = [s[3], s[1] &+ rotate(sum, shifts[i / 16][i % 4]), s[1], s[2]]
        }
        for i in 0..<4 { state[i] = UInt64(UInt32(truncatingIfNeeded: state[i]) &+ s[i]) }
    }

    // MARK: Constants

    private static let sha256Constants = roots(of: 64, root: 3, bits: 32)
    private static let sha512Constants = roots(of: 80, root: 3, bits: 64)
    private static let md5Constants: [UInt32] = (1...64).map { UInt32(4_294_967_296 * sin(Double($0)).magnitude) }

    /// The first bits behind the point of square or cube roots of the first primes, exactly.
    fileprivate static func roots(of count: Int, root: Int, bits: Int) -> [UInt64] {
        var primes: [Int] = []
        var candidate = 2
        while primes.count < count {
            if !primes.contains(where: { candidate % $0 == 0 }) { primes.append(candidate) }
            candidate += 1
        }
        return primes.map { prime in
            let wanted = BigUInt(UInt(prime)) << (root * bits)
            var (low, high) = (BigUInt(0), BigUInt(1) << (bits + 5))
            while high - low > 1 {
                let middle = (low + high) >> 1
                if middle.power(root) <= wanted { low = middle } else { high = middle }
            }
            let mask = bits == 64 ? UInt64.max : (1 << UInt64(bits)) - 1
            return UInt64(truncatingIfNeeded: low.words.first ?? 0) & mask
        }
    }
}
