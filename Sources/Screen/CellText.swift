/// The text of a cell: a character with what combines with it, in at most 20 bytes of UTF-8.
///
/// No reference is counted for it, so that a screen is copied, compared and hashed as plain numbers.
public struct CellText: Hashable, Sendable {
    // The first byte is the lowest, and zeros follow the last one: no cell shows NUL.
    let low: UInt64
    let middle: UInt64
    let high: UInt32

    private static let mostBytes = 20

    /// What a blank cell shows.
    public static let space: CellText = " "
    /// What the continuation of a wide character has.
    public static let empty: CellText = ""

    init(ascii byte: UInt8) {
        low = UInt64(byte)
        middle = 0
        high = 0
    }

    /// Characters that have no room are dropped, and NUL.
    public init(_ text: String) {
        var packing = Packing()
        for scalar in text.unicodeScalars { packing.append(scalar) }
        self = packing.text
    }

    fileprivate init(low: UInt64, middle: UInt64, high: UInt32) {
        self.low = low
        self.middle = middle
        self.high = high
    }

    /// Collects the bytes of a text.
    struct Packing {
        private var low: UInt64 = 0
        private var middle: UInt64 = 0
        private var high: UInt32 = 0
        private var count = 0

        var text: CellText { CellText(low: low, middle: middle, high: high) }

        mutating func append(_ scalar: Unicode.Scalar) {
            guard scalar.value > 0, let bytes = UTF8.encode(scalar), count + bytes.count <= CellText.mostBytes else {
                return
            }
            for byte in bytes {
                switch count {
                case 0..<8: low |= UInt64(byte) << (8 * UInt64(count))
                case 8..<16: middle |= UInt64(byte) << (8 * UInt64(count - 8))
                default: high |= UInt32(byte) << (8 * UInt32(count - 16))
                }
                count += 1
            }
        }
    }

    public var isASCII: Bool { low < 0x80 }

    /// Bytes of UTF-8.
    public var count: Int {
        if high != 0 { return 20 - high.leadingZeroBitCount / 8 }
        if middle != 0 { return 16 - middle.leadingZeroBitCount / 8 }
        return 8 - low.leadingZeroBitCount / 8
    }

    public var string: String {
        withUnsafeBytes(of: (low.littleEndian, middle.littleEndian, high.littleEndian)) {
            String(decoding: $0.prefix(count), as: UTF8.self)
        }
    }
}

extension CellText: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) { self.init(text) }
}
