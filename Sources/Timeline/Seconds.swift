/// Points in time as people and JSON see them: seconds, rounded to the microsecond.
public enum Seconds {
    /// Rounds to six decimals; a number in the very middle goes to the even neighbour, as Python's `round(x, 6)`.
    public static func rounded(_ seconds: Double) -> Double {
        let scaled = seconds * 1_000_000
        // Beyond 2^52 there are no fractions, and infinity stays what it is.
        guard scaled.magnitude < 4_503_599_627_370_496 else { return seconds }
        var whole = scaled.rounded(.toNearestOrEven)
        if (scaled - scaled.rounded(.down)) == 0.5 {
            // The product may have been rounded to the middle: what it lost decides.
            let lost = (-scaled).addingProduct(seconds, 1_000_000)
            if lost > 0 { whole = scaled.rounded(.up) }
            if lost < 0 { whole = scaled.rounded(.down) }
        }
        return whole / 1_000_000
    }

    /// The number as Python's `repr` of a float prints it: the shortest digits that give it back, at least one after
    /// the point, an exponent below 0.0001 and from 1e16 on.
    public static func repr(_ number: Double) -> String {
        guard number.isFinite else { return number.isNaN ? "nan" : number < 0 ? "-inf" : "inf" }
        if number == 0 { return number.sign == .minus ? "-0.0" : "0.0" }
        // Swift finds the same shortest digits, and sets them differently.
        var digits: [UInt8] = []
        var point = 0
        var sawPoint = false
        var exponent = 0
        var bytes = Substring(number.magnitude.description).utf8
        while let byte = bytes.popFirst() {
            switch byte {
            case UInt8(ascii: "."):
                sawPoint = true
            case UInt8(ascii: "e"):
                exponent = Int(String(decoding: bytes, as: UTF8.self)) ?? 0
                bytes = Substring("").utf8
            default:
                digits.append(byte)
                if !sawPoint { point += 1 }
            }
        }
        point += exponent
        while digits.first == UInt8(ascii: "0") {
            digits.removeFirst()
            point -= 1
        }
        while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
        return (number < 0 ? "-" : "") + layout(digits, point: point)
    }

    /// - Parameter point: how many digits stand before the point.
    private static func layout(_ digits: [UInt8], point: Int) -> String {
        func text(_ digits: some Sequence<UInt8>) -> String { String(decoding: Array(digits), as: UTF8.self) }
        func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
        switch point {
        case -3...0:
            return "0." + zeros(-point) + text(digits)
        case 1...16 where digits.count <= point:
            return text(digits) + zeros(point - digits.count) + ".0"
        case 1...16:
            return text(digits.prefix(point)) + "." + text(digits.dropFirst(point))
        default:
            let power = abs(point - 1)
            let fraction = digits.count > 1 ? "." + text(digits.dropFirst()) : ""
            return text(digits.prefix(1)) + fraction + "e" + (point < 1 ? "-" : "+") + (power < 10 ? "0" : "")
                + "\(power)"
        }
    }
}
