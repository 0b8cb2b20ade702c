import Testing

@testable import PythonVM

/// Strings of 1, 2 and 4 bytes for each code point: search, slices and building against the plain ways.
@Suite struct StrObjectTests {
    /// The same sequence each time.
    private struct Lottery: RandomNumberGenerator {
        var state: UInt64 = 42
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 33
        }
    }

    private static let alphabets: [[UInt32]] = [[97, 98], [97, 0xe9, 98], [97, 0x4e00, 98], [97, 0x1f600, 0x4e00]]

    private static func text(_ count: Int, _ alphabet: [UInt32], _ lottery: inout Lottery) -> [UInt32] {
        (0..<count).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &lottery)] }
    }

    private static func naiveFind(_ text: [UInt32], _ needle: [UInt32], _ start: Int, _ end: Int) -> [Int] {
        guard start <= end, needle.count <= end - start else { return [] }
        return (start...end - needle.count).filter { Array(text[$0..<$0 + needle.count]) == needle }
    }

    @Test func searchFindsWhatPlainComparisonFinds() {
        var lottery = Lottery()
        for round in 0..<2000 {
            let alphabet = Self.alphabets[round % 4]
            let text = Self.text(Int.random(in: 0...30, using: &lottery), alphabet, &lottery)
            let needle = Self.text(
                Int.random(in: 0...4, using: &lottery), Self.alphabets[Int.random(in: 0..<4, using: &lottery)], &lottery
            )
            let start = Int.random(in: 0...text.count, using: &lottery)
            let end = Int.random(in: 0...text.count, using: &lottery)
            let (object, wanted) = (StrObject(scalars: text), StrObject(scalars: needle))
            let found = Self.naiveFind(text, needle, start, end)
            #expect(object.find(wanted, start, end) == found.first ?? -1, "\(text) \(needle) \(start) \(end)")
            #expect(object.findLast(wanted, start, end) == found.last ?? -1, "\(text) \(needle) \(start) \(end)")
        }
    }

    @Test func everythingHasItsLeastWidth() throws {
        var lottery = Lottery()
        for round in 0..<1000 {
            let scalars = Self.text(Int.random(in: 0...20, using: &lottery), Self.alphabets[round % 4], &lottery)
            let object = StrObject(scalars: scalars)
            let start = Int.random(in: 0...scalars.count, using: &lottery)
            let end = Int.random(in: start...scalars.count, using: &lottery)
            var builder = StrBuilder(capacity: 0)
            for scalar in scalars[..<start] { builder.append(scalar) }
            builder.append(object, start, end)
            builder.append("end")
            let expected = Array(scalars[..<end]) + "end".unicodeScalars.map(\.value)
            for made in [
                builder.finish(), object.slice(0, end).concatenated(StrObject("end")),
                object.slice(0, step: 1, length: end).concatenated(StrObject("end")),
            ] {
                #expect(made.scalars == expected)
                let greatest = expected.max() ?? 0
                #expect(made.width == (greatest < 0x100 ? 1 : greatest < 0x10000 ? 2 : 4))
                #expect(made.isASCII == (greatest < 0x80))
                #expect(made.isEqual(to: StrObject(scalars: expected)))
            }
        }
    }

    @Test func appendingInPlaceKeepsTheText() {
        let text = StrObject(scalars: [0xe9])
        var expected: [UInt32] = [0xe9]
        for round in 0..<200 {
            let piece = [UInt32(97 + round % 26), 0xe8]
            #expect(text.append(StrObject(scalars: piece)))
            expected += piece
        }
        #expect(!text.append(StrObject(scalars: [0x4e00])), "a wider piece needs another object")
        #expect(text.scalars == expected)
        #expect(text.hash == StrObject(scalars: expected).hash)
    }

    @Test func orderIsByCodePoints() {
        var lottery = Lottery()
        for round in 0..<1000 {
            let a = Self.text(Int.random(in: 0...12, using: &lottery), Self.alphabets[round % 4], &lottery)
            let b = Self.text(Int.random(in: 0...12, using: &lottery), Self.alphabets[round / 4 % 4], &lottery)
            let order = StrObject(scalars: a).order(StrObject(scalars: b)).signum()
            #expect(order == (a.lexicographicallyPrecedes(b) ? -1 : a == b ? 0 : 1))
        }
    }

    @Test(arguments: [0, 7, -1, 10, -10, 123_456_789, Int.max, Int.min])
    func decimalDigits(_ int: Int) { #expect(StrObject(decimal: int).string == String(int)) }
}
