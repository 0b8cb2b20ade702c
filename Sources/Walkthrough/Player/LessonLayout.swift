import Screen

/// Where the narration and the stepper stand: side by side where there is room, else one above the other.
struct LessonLayout: Equatable {
    var narration: Rect
    var stepper: Rect
    var isBeside: Bool

    private static let besideColumns = 112
    /// Beside a narration of this width, 72 columns are left.
    private static let narrationColumns = 40

    init(rows: Int, columns: Int) {
        isBeside = columns >= LessonLayout.besideColumns
        if isBeside {
            let width = LessonLayout.narrationColumns + max(0, columns - 140) / 5
            narration = Rect(row: 0, column: columns - width, rows: rows, columns: width)
            stepper = Rect(row: 0, column: 0, rows: rows, columns: columns - width - 1)
        } else {
            // The stepper keeps the fewest rows that it can do with, and half of what is more.
            let height = max(0, min(rows - 12, 10 + max(0, rows - 30) / 3))
            narration = Rect(row: rows - height, column: 0, rows: height, columns: columns)
            stepper = Rect(row: 0, column: 0, rows: rows - height, columns: columns)
        }
    }
}
