import Screen

/// A line that is being typed; its keys are those of the shell's.
struct LineEditor: Equatable, Sendable {
    /// On both sides of the cursor.
    private(set) var before = ""
    private(set) var after = ""

    var text: String { before + after }

    init(_ text: String = "") { before = text }

    /// Keys that mean nothing in a line change nothing.
    mutating func take(_ key: Key) {
        switch key {
        // One that combines with the character before becomes a part of it.
        case .character(let character): before.append(character)
        case .backspace: _ = before.popLast()
        case .delete, .control("d"): after = String(after.dropFirst())
        case .left, .control("b"): if let last = before.popLast() { after = String(last) + after }
        case .right, .control("f"):
            if let next = after.first { (before, after) = (before + String(next), String(after.dropFirst())) }
        case .home, .control("a"): (before, after) = ("", text)
        case .end, .control("e"): (before, after) = (text, "")
        case .control("u"): before = ""
        case .control("k"): after = ""
        case .control("w"):
            let word = before.reversed().drop { $0 == " " }.drop { $0 != " " }
            before = String(word.reversed())
        default: break
        }
    }
}
