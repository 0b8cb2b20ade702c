import Screen

/// The panels, in the order in which Tab goes through them.
public enum PanelKind: CaseIterable, Hashable, Sendable {
    case source, loop, suspended, variables, primitives, tasks, lanes, events, output
}

/// Where everything stands: the title bar, the sentence, the panels and the foot line.
///
/// Panels share their edges: each has a rule with its title above it, and a divider stands between two columns of
/// them. Sizes depend on the size of the screen, on the arrangement, and where that has a spotlight on the panel in focus: nothing moves
/// while one steps.
struct Layout: Equatable {
    static let leastRows = 12
    static let leastColumns = 40

    var size: Rect
    var bar: Rect
    /// Two lines.
    var sentence: Rect
    var foot: Rect
    /// With the row of the heading.
    private(set) var panels: [PanelKind: Rect] = [:]
    /// In each, the rule goes one row further than the panels beside it: to the rule below them, or to the foot.
    private var dividers: [Rect] = []

    /// nil if the screen is too small.
    init?(rows: Int, columns: Int, focus: PanelKind, isZoomed: Bool, arrangement: Arrangement = .overview) {
        guard rows >= Layout.leastRows, columns >= Layout.leastColumns else { return nil }
        size = Rect(row: 0, column: 0, rows: rows, columns: columns)
        bar = size.line(0)
        sentence = Rect(row: 1, column: 0, rows: 2, columns: columns)
        foot = size.line(rows - 1)
        let body = size.inset(top: 3, bottom: 1)
        place(
            isZoomed
                ? .panel(focus)
                : arrangement.split(rows: rows, columns: columns, focus: focus), in: body)
    }

    private mutating func place(_ split: Split, in rect: Rect) {
        switch split {
        case .panel(let kind):
            panels[kind] = rect
            if kind == .loop, let divider = LoopFields(rect).divider { place(divider: divider) }
        case .rows(let parts):
            var row = rect.row
            for (part, rows) in zip(parts, Split.sizes(of: parts, in: rect.rows)) {
                place(part.split, in: Rect(row: row, column: rect.column, rows: rows, columns: rect.columns))
                row += rows
            }
        case .columns(let parts):
            var column = rect.column
            for (part, columns) in zip(parts, Split.sizes(of: parts, in: rect.columns - parts.count + 1)) {
                if column > rect.column {
                    place(divider: Rect(row: rect.row, column: column - 1, rows: rect.rows, columns: 1))
                }
                place(part.split, in: Rect(row: rect.row, column: column, rows: rect.rows, columns: columns))
                column += columns + 1
            }
        }
    }

    private mutating func place(divider: Rect) {
        dividers.append(Rect(row: divider.row, column: divider.column, rows: divider.rows + 1, columns: 1))
    }

    /// The edges of a panel that are rules: the one with its title, the one below, and the dividers beside it.
    func frame(of panel: PanelKind) -> Rect? {
        panels[panel].map { Rect(row: $0.row, column: $0.column - 1, rows: $0.rows + 1, columns: $0.columns + 2) }
    }

    /// The panel at a cell, its heading included.
    func panel(row: Int, column: Int) -> PanelKind? {
        let cell = Rect(row: row, column: column, rows: 1, columns: 1)
        return PanelKind.allCases.first { panels[$0].map { !$0.intersection(cell).isEmpty } ?? false }
    }

    /// Those that are on the screen, in the order of Tab.
    var visible: [PanelKind] { PanelKind.allCases.filter { panels[$0] != nil } }

    /// Rules and dividers; the panels' headings write into them.
    func drawRules(into grid: inout CellGrid) {
        for rect in panels.values {
            let end = min(rect.endColumn, size.endColumn - 1)
            let start = max(rect.column - 1, 0)
            grid.horizontalRule(row: rect.row, column: start, columns: end - start + 1)
        }
        for divider in dividers {
            grid.verticalRule(row: divider.row, column: divider.column, rows: divider.rows)
        }
    }
}
