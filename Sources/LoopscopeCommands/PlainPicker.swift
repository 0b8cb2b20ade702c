import ScopeUI

/// The list of lessons and demos as a dialogue in plain text.
final class PlainPicker {
    private let entries: [PickerState.Entry]
    private let readLine: () -> String?
    private let write: (String) -> Void

    init(entries: [PickerState.Entry], readLine: @escaping () -> String?, write: @escaping (String) -> Void) {
        self.entries = entries
        self.readLine = readLine
        self.write = write
    }

    /// What was picked, or that the list was left; the end of the input leaves too.
    func pick() -> Effect {
        for (index, entry) in entries.enumerated() { write("\(index + 1). \(entry.name): \(entry.text)") }
        write("A number: open that one. q: quit.")
        while let line = readLine() {
            let word = line.filter { !$0.isWhitespace }
            if ["q", "quit", "exit"].contains(word.lowercased()) { return .leave(.quit) }
            if let number = Int(word), entries.indices.contains(number - 1) { return .open(number - 1) }
            write("There is no '\(word)' here. A number from 1 to \(entries.count): open that one. q: quit.")
        }
        return .leave(.endOfInput)
    }
}
