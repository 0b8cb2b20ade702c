/// The words of a typed line, apart by blanks; what stands in quotes is one word.
struct CommandWords {
    struct Word: Equatable {
        var text: String
        var isQuoted: Bool
        /// Where it begins in the line.
        var start: String.Index
    }

    private let line: String
    private var words: ArraySlice<Word>

    init(_ line: String) {
        self.line = line
        var words: [Word] = []
        var index = line.startIndex
        while index < line.endIndex {
            if line[index].isWhitespace {
                index = line.index(after: index)
                continue
            }
            let start = index
            let quote = line[index]
            // An apostrophe begins a mark (`'a`), or a text only if another one ends it.
            if quote == "\"" || quote == "'" {
                let inside = line.index(after: index)
                if let end = line[inside...].firstIndex(of: quote) {
                    words.append(Word(text: String(line[inside..<end]), isQuoted: true, start: start))
                    index = line.index(after: end)
                    continue
                }
            }
            while index < line.endIndex, !line[index].isWhitespace { index = line.index(after: index) }
            words.append(Word(text: String(line[start..<index]), isQuoted: false, start: start))
        }
        self.words = words[...]
    }

    var isAtEnd: Bool { words.isEmpty }
    var peek: Word? { words.first }

    mutating func next() -> Word? { words.popFirst() }

    /// Everything that is left, as it was typed, but for quotes around the whole.
    mutating func rest() -> String {
        defer { words = [] }
        guard let first = words.first else { return "" }
        if words.count == 1 { return first.text }
        var text = line[first.start...]
        while text.last?.isWhitespace == true { text = text.dropLast() }
        return String(text)
    }
}
