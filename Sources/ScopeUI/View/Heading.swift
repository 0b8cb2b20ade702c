import Screen

/// The upper edge of a panel: a rule with its title, what it says about itself, and what part of it is visible.
struct Heading {
    var title: String
    /// Stands behind the title.
    var note: String = ""
    var noteStyle = Style(.muted)
    /// Stands at the right end.
    var position: String?
    var isFocused = false
    /// Columns that are scrolled away at the left.
    var sideways = 0

    /// What stands for something that would answer the question of a lesson.
    static let hidden = "hidden: it would tell"

    func draw(in line: Rect, of grid: inout CellGrid) {
        guard !line.isEmpty else { return }
        grid.horizontalRule(row: line.row, column: line.column, columns: line.columns)
        // A rule that starts or ends at the panel's edge goes on to it.
        grid.horizontalRule(row: line.row, column: line.column, columns: 1)
        grid.horizontalRule(row: line.row, column: line.endColumn - 1, columns: 1)
        let titleStyle = isFocused ? Style(.accent, on: .plain, [.bold, .reverse]) : Style(.text, on: .plain, .bold)
        var column = line.column + 1
        column = grid.write(" \(title) ", row: line.row, column: column, style: titleStyle, in: line)
        let position = visiblePart
        if !note.isEmpty {
            let reserved = position.map { TextWidth.of($0) + 4 } ?? 1
            let room = line.endColumn - column - reserved
            if room > 6 {
                column = grid.write("· ", row: line.row, column: column, style: Style(.muted), in: line)
                let end = grid.write(note, row: line.row, column: column, width: room - 3, style: noteStyle, in: line)
                grid.write(" ", row: line.row, column: end, in: line)
                column = end + 1
            }
        }
        guard let position else { return }
        let start = line.endColumn - TextWidth.of(position) - 3
        guard start >= column else { return }
        grid.write(" \(position) ", row: line.row, column: start, style: Style(.muted), in: line)
    }

    /// What stands at the right end.
    var visiblePart: String? {
        let parts = [sideways > 0 ? "from column \(sideways + 1)" : nil, position].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: " · ")
    }
}
