import BigInt
import Testing

@testable import PythonVM

/// Long products and quotients are those of BigInt, which computes them in another way.
@Suite struct LongArithmeticTests {
    /// Words that are random, or all ones, or zero: those carry farthest.
    private func number(words count: Int, _ random: inout Random) -> BigUInt {
        var words: [UInt] = []
        while words.count < count {
            let run = Int(random.next() % 9) + 1
            switch random.next() % 4 {
            case 0: words += Array(repeating: UInt.max, count: run)
            case 1: words += Array(repeating: 0, count: run)
            default: for _ in 0..<run { words.append(UInt(random.next())) }
            }
        }
        return BigUInt(words: Array(words.prefix(count)))
    }

    private struct Random: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state ^ state >> 33) &* 0xff51_afd7_ed55_8ccd
        }
    }

    @Test func productsAreThoseOfBigInt() {
        var random = Random(state: 1)
        let sizes = [1, 2, 5, 6, 39, 40, 41, 80, 81, 83, 161]
        for first in sizes {
            for second in sizes {
                let a = number(words: first, &random)
                let b = number(words: second, &random)
                #expect(LongArithmetic.product(a, b) == a * b)
            }
        }
    }

    @Test func quotientsAreThoseOfBigInt() {
        var random = Random(state: 2)
        for _ in 0..<800 {
            let a = number(words: Int(random.next() % 30) + 1, &random)
            let b = number(words: Int(random.next() % 12) + 1, &random) + 1
            let (quotient, remainder) = LongArithmetic.quotient(a, b)
            let expected = a.quotientAndRemainder(dividingBy: b)
            #expect(quotient == expected.quotient && remainder == expected.remainder)
        }
    }

    /// Where the guess of a word is too great, and the divisor is added back.
    @Test func quotientsNextToAMultiple() {
        var random = Random(state: 3)
        for _ in 0..<500 {
            let b = number(words: Int(random.next() % 5) + 2, &random) + 1
            let factor = number(words: Int(random.next() % 6) + 1, &random) + 1
            let a = factor * b - 1
            let (quotient, remainder) = LongArithmetic.quotient(a, b)
            #expect(quotient == factor - 1 && remainder == b - 1)
        }
    }

    @Test func digitsReadBackAsTheSameNumber() {
        var random = Random(state: 4)
        for words in [1, 2, 100, 320, 420] {
            let a = number(words: words, &random) + 1
            let digits = IntText.decimal(a)
            #expect(IntText.number(digits.map { $0 - 0x30 }[...], base: 10) == a)
            #expect(String(decoding: digits, as: UTF8.self) == a.description)
        }
    }
}
