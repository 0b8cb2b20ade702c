/// The property East Asian Width of a code point (Unicode Standard Annex #11): how wide East Asian fonts draw it.
public enum EastAsianWidth: String, Sendable {
    case narrow = "Na"
    case ambiguous = "A"
    case halfwidth = "H"
    case fullwidth = "F"
    case wide = "W"
    case neutral = "N"

    /// - Complexity: O(log n) in the number of ranges of code points.
    public init(of code: UInt32) {
        let tables: [([ClosedRange<UInt32>], EastAsianWidth)] = [
            (EastAsianRanges.narrow, .narrow), (EastAsianRanges.ambiguous, .ambiguous),
            (EastAsianRanges.halfwidth, .halfwidth), (EastAsianRanges.fullwidth, .fullwidth),
            (EastAsianRanges.wideOrFullwidth, .wide),
        ]
        self = tables.first { $0.0.contains(sorted: code) }?.1 ?? .neutral
    }

    /// Whether a code point takes two columns: `W` or `F`.
    /// - Complexity: O(log n) in the number of ranges of code points.
    public static func isWide(_ code: UInt32) -> Bool {
        code >= 0x1100 && EastAsianRanges.wideOrFullwidth.contains(sorted: code)
    }
}

extension [ClosedRange<UInt32>] {
    /// Whether one of the rising ranges holds a number.
    fileprivate func contains(sorted number: UInt32) -> Bool {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].upperBound < number { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low].contains(number)
    }
}
