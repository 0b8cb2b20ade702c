import Foundation
import PythonSyntax
import Testing

/// Mutated programs end in a tree or in an error, never in a trap, and within limits of time.
@Suite struct MutationTests {
    /// A small generator of numbers, so that every run sees the same programs (xorshift, Marsaglia 2003).
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
    }

    private static let pieces: [[UInt8]] = [
        "(", ")", "[", "]", "{", "}", ":", ",", "=", ":=", "*", "**", "\n", "\n    ", "\t", "\\\n", "'", "\"", "'''",
        "f'{", "}'", "if ", "else", "for ", " in ", "lambda ", "def ", "class ", "async ", "await ", "match ", "case ",
        "0x", "1_", "not ", "@", "->", "...", "!", "#", "é", "\u{20AC}", "\\", "$", "\u{0C}", "\0", "\r",
    ].map { Array($0.utf8) }

    private func mutate(_ program: [UInt8], _ numbers: inout Numbers) -> [UInt8] {
        var text = program
        for _ in 0..<Int.random(in: 1...4, using: &numbers) where !text.isEmpty {
            let place = Int.random(in: 0..<text.count, using: &numbers)
            let end = min(text.count, place + Int.random(in: 1...20, using: &numbers))
            switch Int.random(in: 0..<6, using: &numbers) {
            case 0: text.removeSubrange(place..<end)
            case 1, 2: text.insert(contentsOf: Self.pieces.randomElement(using: &numbers) ?? [], at: place)
            case 3: text[place] = UInt8.random(in: 0...255, using: &numbers)
            case 4: text.removeSubrange(place...)
            default:
                text.insert(contentsOf: Array(text[place..<end]), at: Int.random(in: 0...text.count, using: &numbers))
            }
        }
        return text
    }

    @Test(arguments: SyntaxTreeTests.programs) func mutatedPrograms(_ name: String) throws {
        let url = testFolder.appendingPathComponent("Programs/\(name).py")
        let program = [UInt8](try Data(contentsOf: url))
        var numbers = Numbers(state: 0x9E37_79B9_7F4A_7C15)
        for _ in 0..<60 {
            let source = SourceText(name: "prog.py", bytes: mutate(program, &numbers))
            var end: Int32 = 0
            for highlight in source.highlights() {
                #expect(highlight.range.start >= end && highlight.range.end > highlight.range.start)
                end = highlight.range.end
            }
            var parser = Parser(source)
            do {
                _ = try parser.parseModule()
            } catch {
                #expect(error.report(in: source).hasSuffix("\(error.type): \(error.message)\n"))
            }
        }
    }
}
