import Testing

/// A broken version of a program: truncated, with other bytes, with lines and tokens in other places, with numbers out of reach.
///
/// The name of the program and the number of the mutant decide everything, so that a finding can be made again, and a new
/// program leaves the mutants of the others as they are.
struct Mutant: Sendable, CustomTestStringConvertible {
    let program: String
    let number: Int

    var testDescription: String { "\(program)#\(number)" }

    /// - Parameter programs: what is broken, and what pieces are taken from, by name.
    func source(from programs: [String: [UInt8]]) -> [UInt8] {
        var numbers = SeededNumbers(text: testDescription)
        var text = programs[program] ?? []
        // Most findings need a program that is still a program: one change, or a few.
        for _ in 0..<[1, 1, 1, 2, 3, 5].randomElement(using: &numbers)! {
            change(&text, programs, &numbers)
        }
        return text
    }

    private func change(
        _ text: inout [UInt8], _ programs: [String: [UInt8]], _ numbers: inout SeededNumbers
    ) {
        guard !text.isEmpty else { return }
        switch Int.random(in: 0..<14, using: &numbers) {
        case 0: text.removeSubrange(Int.random(in: 0..<text.count, using: &numbers)...)
        case 1:
            for _ in 0..<Int.random(in: 1...8, using: &numbers) {
                text[Int.random(in: 0..<text.count, using: &numbers)] ^= 1 << UInt8.random(in: 0..<8, using: &numbers)
            }
        case 2: text[Int.random(in: 0..<text.count, using: &numbers)] = UInt8.random(in: 0...255, using: &numbers)
        case 3: changeLines(&text, &numbers)
        case 4:
            let place = Int.random(in: 0...text.count, using: &numbers)
            text.insert(contentsOf: Array(Mutant.pieces.randomElement(using: &numbers)!.utf8), at: place)
        case 5: text.removeSubrange(range(in: text, upTo: 40, &numbers))
        case 6:
            let piece = Array(text[range(in: text, upTo: 200, &numbers)])
            text.insert(contentsOf: piece, at: Int.random(in: 0...text.count, using: &numbers))
        case 7...8: spliceTokens(&text, programs, &numbers)
        case 9...10:
            replaceToken(&text, &numbers, where: { (0x30...0x39).contains($0) }) {
                Mutant.values.randomElement(using: &$0)!
            }
        default:
            // A name in the place of another: the program is one still, and does what nobody meant.
            let names = Mutant.tokens(of: text).filter { Mutant.isName(text[$0.lowerBound]) }.map { Array(text[$0]) }
            replaceToken(&text, &numbers, where: Mutant.isName) { numbers in
                Bool.random(using: &numbers) || names.isEmpty
                    ? Mutant.words.randomElement(using: &numbers)!
                    : String(decoding: names.randomElement(using: &numbers)!, as: UTF8.self)
            }
        }
    }

    private func changeLines(_ text: inout [UInt8], _ numbers: inout SeededNumbers) {
        var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
        let first = Int.random(in: 0..<lines.count, using: &numbers)
        let second = Int.random(in: 0..<lines.count, using: &numbers)
        switch Int.random(in: 0..<6, using: &numbers) {
        case 0: lines.swapAt(first, second)
        case 1: lines.remove(at: first)
        case 2: lines.insert(lines[first], at: second)
        case 3: lines[first].insert(contentsOf: Array("    ".utf8), at: 0)
        case 4: lines[first].removeFirst(min(4, lines[first].count))
        default:
            let end = min(lines.count, first + Int.random(in: 2...12, using: &numbers))
            lines[first..<end].shuffle(using: &numbers)
        }
        text = Array(lines.joined(separator: [0x0A]))
    }

    /// A run of tokens from some program, in the place of others or between them.
    private func spliceTokens(
        _ text: inout [UInt8], _ programs: [String: [UInt8]], _ numbers: inout SeededNumbers
    ) {
        let donor = programs[programs.keys.sorted().randomElement(using: &numbers)!] ?? []
        let theirs = Mutant.tokens(of: donor)
        let ours = Mutant.tokens(of: text)
        guard let first = theirs.indices.randomElement(using: &numbers),
            let place = ours.randomElement(using: &numbers)
        else { return }
        let last = min(theirs.count - 1, first + Int.random(in: 0...8, using: &numbers))
        let piece = donor[theirs[first].lowerBound..<theirs[last].upperBound]
        text.replaceSubrange(
            Bool.random(using: &numbers) ? place : place.lowerBound..<place.lowerBound, with: Array(piece))
    }

    private func replaceToken(
        _ text: inout [UInt8], _ numbers: inout SeededNumbers, where isWanted: (UInt8) -> Bool,
        by replacement: (inout SeededNumbers) -> String
    ) {
        let places = Mutant.tokens(of: text).filter { isWanted(text[$0.lowerBound]) }
        guard let place = places.randomElement(using: &numbers) else { return }
        text.replaceSubrange(place, with: Array(replacement(&numbers).utf8))
    }

    private func range(in text: [UInt8], upTo most: Int, _ numbers: inout SeededNumbers) -> Range<Int> {
        let start = Int.random(in: 0..<text.count, using: &numbers)
        return start..<min(text.count, start + Int.random(in: 1...most, using: &numbers))
    }

    // MARK: Tokens

    private static func isName(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte & 0xDF) || byte == 0x5F || byte >= 0x80
    }

    /// Names, numbers and runs of signs, as near as that is of use here.
    private static func tokens(of text: [UInt8]) -> [Range<Int>] {
        var tokens: [Range<Int>] = []
        var place = 0
        while place < text.count {
            let start = place
            let isWord = isName(text[place]) || (0x30...0x39).contains(text[place])
            place += 1
            if isWord {
                while place < text.count, isName(text[place]) || (0x30...0x39).contains(text[place]) { place += 1 }
            }
            if text[start] > 0x20 { tokens.append(start..<place) }
        }
        return tokens
    }

    private static let pieces = [
        "(", ")", "[", "]", "{", "}", ":", ",", "=", ":=", "*", "**", "\n", "\n    ", "\t", "\\\n", "'", "\"", "'''",
        "f'{", "}'", "if ", "else", "for ", " in ", "lambda ", "def ", "class ", "async ", "await ", "match ", "case ",
        "0x", "1_", "not ", "@", "->", "...", "!", "#", "é", "\u{20AC}", "\\", "$", "\u{0C}", "\0", "\r", "yield ",
        "return ", "raise ", "try:\n", "except* ", "finally:\n", "with ", "global ", "nonlocal ", "del ", "import ",
    ]

    private static let values = [
        "0", "-1", "(-2)", "1000", "10**5", "10**12", "2**31", "2**63", "(2**63-1)", "(-2**63)", "2**64", "10**30",
        "2**5000", "1e308", "1e-320", "1e400", "(1e400-1e400)", "(-0.0)", "True", "None", "''", "'x'", "'\\ud800'",
        "b''",
        "[]", "()", "{}", "1j", "...", "range(10**18)", "10**10**10", "0.1",
    ]

    private static let words = [
        "None", "True", "self", "print", "len", "list", "dict", "set", "str", "int", "type", "object", "super", "iter",
        "next", "range", "sorted", "zip", "map", "repr", "hash", "getattr", "setattr", "vars", "globals", "await",
        "yield",
        "return", "lambda", "not", "in", "is", "del", "raise", "async", "__class__", "__dict__", "__init__", "__call__",
        "__iter__", "__getattribute__", "__eq__", "__del__", "__new__", "asyncio", "Exception", "BaseException",
    ]
}

/// Numbers that follow from a text (SplitMix64, from FNV-1a of the text).
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(text: String) {
        state = text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
