/// What a user's file says: `[section]` lines, and below them `name = value` (a subset of TOML 1.0: strings, whole numbers, true and false).
///
/// Everything is checked, and what is wrong is said with its line.
struct Configuration: Equatable, Sendable {
    struct Entry: Equatable, Sendable {
        var section: String
        var name: String
        var value: Value
        /// From 1.
        var line: Int
    }

    enum Value: Equatable, Sendable {
        case text(String)
        case number(Int)
        case flag(Bool)

        /// As it could stand in quotes.
        var text: String {
            switch self {
            case .text(let value): value
            case .number(let value): "\(value)"
            case .flag(let value): "\(value)"
            }
        }
    }

    struct Mistake: Error, Equatable {
        var line: Int
        var message: String
    }

    var entries: [Entry] = []

    init() {}

    /// - Throws: the first mistake.
    init(parsing text: String) throws(Mistake) {
        var section = ""
        for (index, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            var rest = Scanner(text: raw.hasSuffix("\r") ? raw.dropLast() : raw, line: index + 1)
            rest.skipBlanks()
            if rest.isAtEnd { continue }
            if rest.take("[") {
                section = rest.bareWord()
                guard !section.isEmpty, rest.take("]") else { throw rest.mistake("a section is written [name]") }
            } else {
                let name = try rest.name()
                rest.skipBlanks()
                guard rest.take("=") else { throw rest.mistake("'=' is missing behind '\(name)'") }
                rest.skipBlanks()
                let value = try rest.value()
                if entries.contains(where: { $0.section == section && $0.name == name }) {
                    throw rest.mistake("'\(name)' stands here twice")
                }
                entries.append(Entry(section: section, name: name, value: value, line: index + 1))
            }
            rest.skipBlanks()
            if !rest.isAtEnd { throw rest.mistake("'\(rest.text)' is too much") }
        }
    }
}

/// Reads one line.
private struct Scanner {
    var text: Substring
    let line: Int

    /// A comment is an end.
    var isAtEnd: Bool { text.isEmpty || text.first == "#" }

    func mistake(_ message: String) -> Configuration.Mistake { .init(line: line, message: message) }

    mutating func skipBlanks() { text = text.drop { $0 == " " || $0 == "\t" } }

    mutating func take(_ character: Character) -> Bool {
        guard text.first == character else { return false }
        text.removeFirst()
        return true
    }

    mutating func bareWord() -> String {
        let word = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "-" || $0 == "_" }
        text = text.dropFirst(word.count)
        return String(word)
    }

    mutating func name() throws(Configuration.Mistake) -> String {
        if let quoted = try string() { return quoted }
        let word = bareWord()
        if word.isEmpty {
            throw mistake("'\(text)' is no name; one with other characters than letters stands in quotes")
        }
        return word
    }

    mutating func value() throws(Configuration.Mistake) -> Configuration.Value {
        if let quoted = try string() { return .text(quoted) }
        let word = bareWord()
        switch word {
        case "true": return .flag(true)
        case "false": return .flag(false)
        case "": throw mistake("a value is missing")
        default:
            guard let number = Int(word) else { throw mistake("'\(word)' is no value: texts stand in quotes") }
            return .number(number)
        }
    }

    /// `"..."` with \\ and \" in it, or `'...'` as it stands; nil if none begins here.
    private mutating func string() throws(Configuration.Mistake) -> String? {
        guard let quote = text.first, quote == "\"" || quote == "'" else { return nil }
        text.removeFirst()
        var string = ""
        while let character = text.popFirst() {
            if character == quote { return string }
            if character == "\\", quote == "\"" {
                guard let next = text.popFirst() else { break }
                guard next == "\\" || next == "\"" else { throw mistake("'\\\(next)' means nothing in a text") }
                string.append(next)
            } else {
                string.append(character)
            }
        }
        throw mistake("a text has no end: \(quote) is missing")
    }
}
