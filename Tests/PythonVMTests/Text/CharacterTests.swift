import Foundation
import Testing

@testable import PythonVM

/// What strings say of single characters, against CPython: `record_characters.py` says what is compared.
@Suite struct CharacterTests {
    private static let block = 4096

    private static func recorded() throws -> [(start: UInt32, digest: UInt64)] {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("characters.txt")
        return try String(contentsOf: path, encoding: .utf8).split(separator: "\n").map { line in
            let parts = line.split(separator: " ")
            return (try #require(UInt32(parts[0], radix: 16)), try #require(UInt64(parts[1], radix: 16)))
        }
    }

    private static func isSampled(_ code: UInt32) -> Bool {
        code < 0x3000 || (code - 0x3000) % 37 == 0 && !(0xd800..<0xe000).contains(code)
    }

    private static func description(_ code: UInt32) -> [UInt32] {
        let text = StrObject(scalars: [code])
        let inside = StrObject(scalars: [0x61, code])
        let tests = [
            text.isPrintable, text.isMade(of: \.isAlphabetic), text.isMade(of: \.isAlphanumeric),
            text.isMade(of: \.isDecimal), text.isMade(of: \.isDigit), text.isMade(of: \.isNumeric), text.isUpper,
            text.isLower, text.isTitle, text.isSpace, text.isIdentifier, inside.isIdentifier,
            StrCharacter.isLineBreak(code),
        ]
        var bits: UInt32 = 0
        for (index, holds) in tests.enumerated() where holds { bits |= 1 << UInt32(index) }
        let forms = [
            text.uppercased(), text.lowercased(), text.titlecased(), text.caseFolded(), text.swapcased(),
            text.capitalized(), text.repr,
        ]
        return [bits] + forms.flatMap { $0.scalars + [0x7c] }
    }

    @Test func everyBlockIsAsRecorded() throws {
        for (start, digest) in try Self.recorded() {
            var number: UInt64 = 0xcbf2_9ce4_8422_2325
            for code in start..<start + UInt32(Self.block) where Self.isSampled(code) {
                for value in Self.description(code) { number = (number ^ UInt64(value)) &* 0x100_0000_01b3 }
            }
            #expect(number == digest, "in the block from U+\(String(start, radix: 16))")
        }
    }
}
