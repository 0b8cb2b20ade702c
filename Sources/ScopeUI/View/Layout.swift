import Screen

/// The panels, in the order in which Tab goes through them.
public enum PanelKind: CaseIterable, Hashable, Sendable {
    case source, ready, timers, suspended, tasks, output
}

/// Where everything stands: the title bar, the sentence, the panels and the foot line.
///
/// Panels share their edges: each has a rule with its title above it, and a divider stands between two of them.
/// Sizes depend on the size of the screen alone, so that nothing moves while one steps.
struct Layout: Equatable {
    static let leastRows = 12
    static let leastColumns = 40

    var size: Rect
    var bar: Rect
    /// Two lines.
    var sentence: Rect
    var foot: Rect
    /// With the row of the heading.
    var panels: [PanelKind: Rect] = [:]
    /// Column and rows of the divider; where it goes on to the foot, its last row lies below that.
    var divider: (column: Int, rows: Range<Int>)?

    /// From here on there is room for all panels at once.
    private static let allPanels = (rows: 20, columns: 72)
    /// From here on the output stands beside the tasks.
    private static let wideColumns = 150

    /// nil if the screen is too small.
    init?(rows: Int, columns: Int, focus: PanelKind, isZoomed: Bool) {
        guard rows >= Layout.leastRows, columns >= Layout.leastColumns else { return nil }
        size = Rect(row: 0, column: 0, rows: rows, columns: columns)
        bar = size.line(0)
        sentence = Rect(row: 1, column: 0, rows: 2, columns: columns)
        foot = size.line(rows - 1)
        let body = size.inset(top: 3, bottom: 1)
        if isZoomed {
            panels[focus] = body
        } else if rows >= Layout.allPanels.rows, columns >= Layout.allPanels.columns {
            placeAll(in: body)
        } else {
            placeTwo(in: body, other: focus == .source ? .tasks : focus)
        }
    }

    private mutating func placeAll(in body: Rect) {
        let right = max(32, body.columns * 2 / 5)
        let left = body.columns - right - 1
        let isWide = body.columns >= Layout.wideColumns
        let output = max(3, body.rows * 3 / 20)
        let tasks = 2 + body.rows / 5 + (isWide ? output : 0)
        let upper = body.rows - tasks - (isWide ? 0 : output)
        let column = body.column + left + 1
        panels[.source] = Rect(row: body.row, column: body.column, rows: upper, columns: left)
        let ready = upper * 4 / 11
        let timers = upper * 3 / 11
        panels[.ready] = Rect(row: body.row, column: column, rows: ready, columns: right)
        panels[.timers] = Rect(row: body.row + ready, column: column, rows: timers, columns: right)
        panels[.suspended] = Rect(
            row: body.row + ready + timers, column: column, rows: upper - ready - timers, columns: right)
        let lower = body.row + upper
        if isWide {
            panels[.tasks] = Rect(row: lower, column: body.column, rows: tasks, columns: left)
            panels[.output] = Rect(row: lower, column: column, rows: tasks, columns: right)
            divider = (column - 1, body.row..<body.endRow + 1)
        } else {
            panels[.tasks] = Rect(row: lower, column: body.column, rows: tasks, columns: body.columns)
            panels[.output] = Rect(row: lower + tasks, column: body.column, rows: output, columns: body.columns)
            divider = (column - 1, body.row..<lower + 1)
        }
    }

    /// A small screen: the source and one other panel, that in focus.
    private mutating func placeTwo(in body: Rect, other: PanelKind) {
        if body.columns >= Layout.allPanels.columns {
            let left = body.columns / 2
            panels[.source] = Rect(row: body.row, column: body.column, rows: body.rows, columns: left)
            panels[other] = body.inset(left: left + 1)
            divider = (body.column + left, body.row..<body.endRow + 1)
        } else {
            let upper = (body.rows + 1) / 2
            panels[.source] = Rect(row: body.row, column: body.column, rows: upper, columns: body.columns)
            panels[other] = body.inset(top: upper)
        }
    }

    /// How many rows a panel shows below its heading.
    func bodyRows(of panel: PanelKind) -> Int { max(0, (panels[panel]?.rows ?? 0) - 1) }

    /// Rules and divider; the panels' headings write into them.
    func drawRules(into grid: inout CellGrid) {
        for rect in panels.values {
            let end = min(rect.endColumn, size.endColumn - 1)
            let start = max(rect.column - 1, 0)
            grid.horizontalRule(row: rect.row, column: start, columns: end - start + 1)
        }
        if let divider {
            grid.verticalRule(row: divider.rows.lowerBound, column: divider.column, rows: divider.rows.count)
        }
    }

    static func == (one: Layout, other: Layout) -> Bool {
        one.size == other.size && one.panels == other.panels
    }
}
