/// Brings the bytes of a file to UTF-8 with `\n` line ends, as Python's tokenizer does before it looks at them.
///
/// Python documentation: Language Reference 2.1.4, "Encoding declarations" (PEP 263).
enum SourceDecoding {
    struct Result {
        var bytes: [UInt8]
        var error: SyntaxError?
    }

    static func decode(_ raw: [UInt8], name: String) -> Result {
        // Offsets are kept in 32 bits.
        guard raw.count < Int(Int32.max) else {
            let error = SyntaxError(type: "MemoryError", message: "", line: 0, column: nil, endLine: 0, endColumn: nil)
            return Result(bytes: [], error: error)
        }
        var text = raw[...]
        let hasMark = raw.starts(with: [0xEF, 0xBB, 0xBF])
        if hasMark { text = text.dropFirst(3) }
        var bytes = unifyLineEnds(text)

        let declared = declaredEncoding(bytes)
        let encoding = declared.map(normalize)
        // With a byte order mark, only this one spelling of UTF-8 is accepted.
        if hasMark, let declared, !isPlainUTF8(declared) {
            return Result(
                bytes: bytes,
                error: encodingError(
                    "encoding problem: \(normalize(declared) == "utf-8" ? declared.name : normalize(declared)) with BOM"
                ))
        }
        switch encoding {
        case nil, "utf-8":
            if let problem = firstInvalidByte(bytes) {
                return Result(bytes: bytes, error: utf8Error(bytes, problem, name: name, declared: declared != nil))
            }
        case "ascii":
            if bytes.contains(where: { $0 >= 0x80 }) {
                return Result(bytes: bytes, error: encodingError("encoding problem: ascii"))
            }
        case "iso-8859-1":
            bytes = bytes.flatMap { $0 < 0x80 ? [$0] : [0xC0 | $0 >> 6, 0x80 | $0 & 0x3F] }
        default:
            return Result(bytes: bytes, error: encodingError("encoding problem: \(declared?.name ?? "")"))
        }
        if let offset = bytes.firstIndex(of: 0) {
            let line = bytes[..<offset].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
            return Result(
                bytes: bytes,
                error: SyntaxError(
                    message: "source code cannot contain null bytes", line: line, column: nil, endLine: line,
                    endColumn: nil))
        }
        return Result(bytes: bytes)
    }

    private static func unifyLineEnds(_ text: ArraySlice<UInt8>) -> [UInt8] {
        guard text.contains(0x0D) else { return Array(text) }
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var previous: UInt8 = 0
        for byte in text {
            if byte == 0x0D {
                result.append(0x0A)
            } else if byte != 0x0A || previous != 0x0D {
                result.append(byte)
            }
            previous = byte
        }
        return result
    }

    // MARK: - The coding comment

    private struct Declaration {
        var name: String
    }

    /// The name in a comment like `# -*- coding: NAME -*-` on the first line, or on the second where the
    /// first holds nothing but a comment.
    private static func declaredEncoding(_ bytes: [UInt8]) -> Declaration? {
        var start = 0
        for _ in 0..<2 {
            var end = start
            while end < bytes.count, bytes[end] != 0x0A { end += 1 }
            let line = bytes[start..<end]
            let content = line.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0C }
            guard content.isEmpty || content.first == UInt8(ascii: "#") else { return nil }
            if let name = encodingName(in: content) { return Declaration(name: name) }
            guard end < bytes.count else { return nil }
            start = end + 1
        }
        return nil
    }

    private static func encodingName(in comment: ArraySlice<UInt8>) -> String? {
        let word = Array("coding".utf8)
        var index = comment.startIndex
        while index + word.count < comment.endIndex {
            defer { index += 1 }
            guard comment[index..<index + word.count].elementsEqual(word) else { continue }
            var position = index + word.count
            guard comment[position] == UInt8(ascii: ":") || comment[position] == UInt8(ascii: "=") else { continue }
            repeat {
                position += 1
            } while position < comment.endIndex
                && (comment[position] == 0x20 || comment[position] == 0x09)
            let name = comment[position...].prefix { byte in
                byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
                    || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
            }
            if !name.isEmpty { return String(decoding: name, as: UTF8.self) }
        }
        return nil
    }

    /// One spelling for the many that Python's codec registry knows of these three encodings.
    private static func normalize(_ declaration: Declaration) -> String {
        // As Python's codec registry does: runs of punctuation count as one, and not at the end.
        let words = declaration.name.lowercased().split { "-_".contains($0) }
        let plain = words.joined(separator: "-")
        if plain == "utf-8" || plain == "utf8" || plain.hasPrefix("utf-8-") || plain == "u8" || plain == "utf" {
            return "utf-8"
        }
        let latin = ["latin-1", "latin1", "latin", "l1", "iso-8859-1", "iso8859-1", "iso-latin-1", "8859", "cp819"]
        if latin.contains(plain) || latin.prefix(1).contains(where: { plain.hasPrefix($0 + "-") })
            || plain.hasPrefix("iso-8859-1-") || plain.hasPrefix("iso-latin-1-")
        {
            return "iso-8859-1"
        }
        if ["ascii", "us-ascii", "646", "ansi-x3.4-1968", "iso646-us"].contains(plain) { return "ascii" }
        return plain
    }

    private static func isPlainUTF8(_ declaration: Declaration) -> Bool {
        let name = String(declaration.name.lowercased().map { $0 == "_" ? "-" : $0 })
        return name == "utf-8" || name.hasPrefix("utf-8-")
    }

    // MARK: - Errors

    /// Errors of the decoder name no place: Python prints no line and no caret for them.
    private static func encodingError(_ message: String) -> SyntaxError {
        SyntaxError(message: message, line: 0, column: nil, endLine: 0, endColumn: nil)
    }

    private static func utf8Error(
        _ bytes: [UInt8], _ problem: (offset: Int, reason: String), name: String, declared: Bool
    ) -> SyntaxError {
        let digits = String(bytes[problem.offset], radix: 16)
        let line = bytes[..<problem.offset].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
        if !declared {
            return encodingError(
                "Non-UTF-8 code starting with '\\x\(digits)' in file \(name) on line \(line), but no encoding "
                    + "declared; see https://peps.python.org/pep-0263/ for details")
        }
        // The text is decoded literal by literal: positions count from behind the opening quote.
        var lineStart = problem.offset
        while lineStart > 0, bytes[lineStart - 1] != 0x0A { lineStart -= 1 }
        let quote = bytes[lineStart..<problem.offset].lastIndex { $0 == 0x22 || $0 == 0x27 } ?? lineStart
        let column = bytes[lineStart..<quote].count(where: { $0 & 0xC0 != 0x80 }) + 1
        return SyntaxError(
            message: "(unicode error) 'utf-8' codec can't decode byte 0x\(digits) in position "
                + "\(max(0, problem.offset - quote - 1)): \(problem.reason)",
            line: line, column: column, endLine: line, endColumn: column)
    }

    /// The first byte that is not part of valid UTF-8, and what is wrong with it in the words of Python's decoder.
    static func firstInvalidByte(_ bytes: [UInt8]) -> (offset: Int, reason: String)? {
        var index = 0
        let count = bytes.count
        while index < count {
            let byte = bytes[index]
            if byte < 0x80 {
                index += 1
                continue
            }
            let length: Int
            var lowest: UInt8 = 0x80
            var highest: UInt8 = 0xBF
            switch byte {
            case 0xC2...0xDF: length = 2
            case 0xE0: (length, lowest) = (3, 0xA0)
            case 0xED: (length, highest) = (3, 0x9F)
            case 0xE1...0xEF: length = 3
            case 0xF0: (length, lowest) = (4, 0x90)
            case 0xF4: (length, highest) = (4, 0x8F)
            case 0xF1...0xF3: length = 4
            default: return (index, "invalid start byte")
            }
            for distance in 1..<length {
                guard index + distance < count else { return (index, "unexpected end of data") }
                let next = bytes[index + distance]
                let isValid = distance == 1 ? next >= lowest && next <= highest : next & 0xC0 == 0x80
                if !isValid { return (index, "invalid continuation byte") }
            }
            index += length
        }
        return nil
    }
}
