import Foundation

/// The written rule by which what CPython printed and what loopscope prints are made comparable: `Tests/Oracle/normalise.py`
/// states it, and did it for the recorded side. Here it is for our side.
struct Normalisation {
    /// With a slash at its end.
    private let folder: String

    /// - Parameter program: the path of the program that printed the text.
    init(program: String) {
        folder = URL(fileURLWithPath: program).deletingLastPathComponent().path + "/"
    }

    func apply(to bytes: [UInt8]) -> String {
        let text = Normalisation.decode(bytes).replacingOccurrences(of: folder, with: "")
        var lines = Normalisation.lines(of: text)[...]
        var kept = ""
        while let line = lines.popFirst() {
            let bare = Substring(line.hasSuffix("\n") ? line.dropLast() : line[...])
            if let entry = Entry(bare), Normalisation.isLibrary(entry.file) {
                let deeper = entry.margin + "    "
                while let next = lines.first, next.hasPrefix(deeper) || Normalisation.isRepetition(next) {
                    lines.removeFirst()
                }
            } else if let rest = Normalisation.libraryWarning(bare) {
                kept += "<library>: \(rest)\n"
                if let next = lines.first, next.hasPrefix("  ") { lines.removeFirst() }
            } else {
                kept += Normalisation.hidingAddresses(Normalisation.hidingPositions(line))
            }
        }
        return kept
    }

    /// As Python's `backslashreplace`: what is no UTF-8 becomes `\xNN`.
    private static func decode(_ bytes: [UInt8]) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        var text = ""
        var rest = bytes[...]
        while let first = rest.first {
            let length = (1...4).first { String(validating: rest.prefix($0), as: UTF8.self) != nil }
            if let length {
                text += String(decoding: rest.prefix(length), as: UTF8.self)
                rest = rest.dropFirst(length)
            } else {
                text += String(format: "\\x%02x", first)
                rest = rest.dropFirst()
            }
        }
        return text
    }

    /// With their ends; only `\n` ends a line.
    private static func lines(of text: String) -> [String] {
        var lines: [String] = []
        var rest = text.utf8[...]
        while !rest.isEmpty {
            let line = rest.prefix { $0 != UInt8(ascii: "\n") }
            rest = rest[line.endIndex...]
            lines.append(String(Substring(line)) + (rest.isEmpty ? "" : "\n"))
            rest = rest.dropFirst()
        }
        return lines
    }

    private static func isLibrary(_ file: Substring) -> Bool { file.contains("/") || file.hasPrefix("<frozen ") }

    /// `  File "NAME", line N`, in the margin of a group or of doctest's report, or in none.
    private struct Entry {
        var margin: String
        var file: Substring

        init?(_ line: Substring) {
            guard let match = line.prefixMatch(of: #/((?: +\| |    )?)  File "([^"]*)", line \d+/#) else { return nil }
            margin = String(match.1)
            file = match.2
        }
    }

    private static func isRepetition(_ line: String) -> Bool {
        line.wholeMatch(of: #/(?: +\| |    )?  \[Previous line repeated \d+ more times?\]\n?/#) != nil
    }

    /// What a warning of a library file says.
    private static func libraryWarning(_ line: Substring) -> Substring? {
        guard let match = line.wholeMatch(of: #/([^\n:]+):\d+: (\w*Warning: .*)/#), isLibrary(match.1) else {
            return nil
        }
        return match.2
    }

    private static func hidingPositions(_ line: String) -> String {
        guard line.contains(" at ") else { return line }
        return line.replacing(#/ at ([^\n]*?):\d+(?=[>\]\s,)])/#) { match in
            isLibrary(match.1) ? " at <library>" : String(match.0)
        }
    }

    private static func hidingAddresses(_ line: String) -> String {
        guard line.contains(" at 0x") else { return line }
        return line.replacing(#/ at 0x[0-9a-fA-F]+/#, with: " at 0x...")
    }
}
