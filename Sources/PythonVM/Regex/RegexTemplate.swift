/// What `sub` puts in place of a match: text with references to groups (Library Reference, `re.sub`).
struct RegexTemplate {
    enum Part {
        case text([UInt32])
        case group(Int)
    }

    private(set) var parts: [Part] = []

    /// - Throws: RegexError with CPython's words and positions.
    init(_ text: [UInt32], isBytes: Bool, groupCount: Int, names: [(name: StrObject, index: Int)]) throws(RegexError) {
        var pending: [UInt32] = []
        var index = 0
        func string(_ start: Int) -> String { StrObject(scalars: text[start..<index]).string }
        func isDigit(_ at: Int) -> Bool { at < text.count && text[at] >= 0x30 && text[at] <= 0x39 }
        func isOctal(_ at: Int) -> Bool { at < text.count && text[at] >= 0x30 && text[at] <= 0x37 }
        func fault(_ message: String, _ position: Int) -> RegexError { .syntax(message, position: position) }
        var found: [Part] = []
        func add(_ group: Int, _ position: Int) throws(RegexError) {
            if group > groupCount { throw fault("invalid group reference \(group)", position) }
            if !pending.isEmpty { found.append(.text(pending)) }
            pending = []
            found.append(.group(group))
        }
        while index < text.count {
            let start = index
            guard text[index] == 0x5c else {
                pending.append(text[index])
                index += 1
                continue
            }
            guard index + 1 < text.count else { throw fault("bad escape (end of pattern)", text.count - 1) }
            let letter = text[index + 1]
            index += 2
            switch letter {
            case 0x67:
                guard index < text.count, text[index] == 0x3c else { throw fault("missing <", index) }
                index += 1
                let nameStart = index
                while index < text.count, text[index] != 0x3e { index += 1 }
                let name = string(nameStart)
                if index == text.count {
                    throw index == nameStart
                        ? fault("missing group name", index) : fault("missing >, unterminated name", nameStart)
                }
                if name.isEmpty { throw fault("missing group name", index) }
                index += 1
                if name.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
                    guard let group = Int(name), group < 1_073_741_823 else {
                        throw fault("invalid group reference \(name)", nameStart)
                    }
                    try add(group, nameStart)
                } else {
                    let known = StrObject(name)
                    if isBytes, !known.isASCII {
                        throw fault("bad character in group name \(known.repr.escapedBeyondASCII.string)", nameStart)
                    }
                    if !known.isIdentifier {
                        throw fault("bad character in group name \(known.repr.string)", nameStart)
                    }
                    guard let group = names.first(where: { $0.name.isEqual(to: known) })?.index else {
                        throw .other(.indexError, "unknown group name \(known.repr.string)")
                    }
                    try add(group, nameStart)
                }
            case 0x30:
                for _ in 0..<2 where isOctal(index) { index += 1 }
                pending.append(text[(start + 1)..<index].reduce(0) { $0 * 8 + ($1 - 0x30) } & 0xff)
            case 0x31...0x39:
                var isCode = false
                if isDigit(index) {
                    index += 1
                    if isOctal(start + 1), isOctal(start + 2), isOctal(index) {
                        index += 1
                        isCode = true
                        let code = text[(start + 1)..<index].reduce(0) { $0 * 8 + ($1 - 0x30) }
                        if code > 0o377 {
                            throw fault("octal escape value \(string(start)) outside of range 0-0o377", start)
                        }
                        pending.append(code)
                    }
                }
                if !isCode { try add(Int(string(start + 1)) ?? 0, start + 1) }
            default:
                if let code = RegexTemplate.escapes[letter] {
                    pending.append(code)
                } else if letter < 128, letter | 0x20 >= 0x61, letter | 0x20 <= 0x7a {
                    throw fault("bad escape \(string(start))", start)
                } else {
                    pending += [0x5c, letter]
                }
            }
        }
        if !pending.isEmpty { found.append(.text(pending)) }
        parts = found
    }

    private static let escapes: [UInt32: UInt32] = [
        0x61: 7, 0x62: 8, 0x66: 12, 0x6e: 10, 0x72: 13, 0x74: 9, 0x76: 11, 0x5c: 0x5c,
    ]
}
