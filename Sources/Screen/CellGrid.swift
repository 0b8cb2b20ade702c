/// What is drawn on: rows of cells.
///
/// Everything that is drawn is clipped to a rectangle, and a wide character that is cut in half becomes a blank: no
/// drawing can spoil its neighbours. Tests compare `lines`; a terminal compares the cells with those it shows.
///
/// Reading order: `write` -> `put` -> `rule`.
public struct CellGrid: Hashable, Sendable {
    public let rows: Int
    public let columns: Int
    private var cells: [Cell]

    public init(rows: Int, columns: Int) {
        self.rows = max(0, rows)
        self.columns = max(0, columns)
        cells = Array(repeating: .blank, count: self.rows * self.columns)
    }

    /// A grid of cells that are there already; rows that are too short end in blanks.
    public init(rows: [[Cell]], columns: Int) {
        self.init(rows: rows.count, columns: columns)
        for (row, line) in rows.enumerated() {
            for (column, cell) in line.prefix(self.columns).enumerated() {
                cells[row * self.columns + column] = cell
            }
        }
    }

    public var bounds: Rect { Rect(row: 0, column: 0, rows: rows, columns: columns) }

    /// - Precondition: the cell is inside of the grid.
    public subscript(row: Int, column: Int) -> Cell {
        precondition(row >= 0 && row < rows && column >= 0 && column < columns, "no such cell")
        return cells[row * columns + column]
    }

    /// The cells of a row.
    /// - Precondition: the row is inside of the grid.
    public func row(_ row: Int) -> ArraySlice<Cell> {
        precondition(row >= 0 && row < rows, "no such row")
        return cells[row * columns..<(row + 1) * columns]
    }

    /// The text of each row, with all of its blanks.
    public var lines: [String] {
        (0..<rows).map { row in
            var line = ""
            for column in 0..<columns { line += cells[row * columns + column].text }
            return line
        }
    }

    // MARK: Text

    /// Draws one line of text and answers the column after it, clipped.
    ///
    /// - Parameters:
    ///   - row: in the grid's coordinates, as is `column`.
    ///   - clip: nothing outside of it changes.
    ///   - skip: that many columns of the text are left out at its start.
    ///   - spans: parts of the text with roles of their own, rising.
    /// - Complexity: O(skip + visible columns), whatever the length of the text.
    @discardableResult
    public mutating func write(
        _ text: some StringProtocol, row: Int, column: Int, style: Style = .plain, in clip: Rect, skip: Int = 0,
        spans: [StyledSpan] = []
    ) -> Int {
        let clip = clip.intersection(bounds)
        guard row >= clip.row, row < clip.endRow else { return column }
        return TextUnits.read(text) { units in
            draw(&units, row: row, column: column, style: style, in: clip, skip: skip, spans: spans)
        }
    }

    /// - Parameter clip: inside of the grid, with the row in it.
    private mutating func draw(
        _ units: inout TextUnits, row: Int, column: Int, style: Style, in clip: Rect, skip: Int, spans: [StyledSpan]
    ) -> Int {
        var end = column
        var span = 0
        while true {
            let start = column + units.column - skip
            if start >= clip.endColumn { break }
            guard let unit = units.next() else { break }
            end = start + unit.width
            guard end > clip.column, end > column else { continue }
            while span < spans.count, spans[span].bytes.upperBound <= units.start { span += 1 }
            var look = style
            if unit.isStandIn {
                look.role = .control
            } else if span < spans.count, spans[span].bytes.lowerBound <= units.start {
                look.role = spans[span].role
            }
            if start >= max(clip.column, column), end <= clip.endColumn {
                put(Cell(unit.text, width: UInt8(unit.width), style: look), row: row, column: start)
            } else {
                // Half of a wide character: its other half stays a blank.
                for half in max(start, clip.column, column)..<min(end, clip.endColumn) {
                    put(Cell(.space, style: look), row: row, column: half)
                }
            }
        }
        return min(max(end, column), clip.endColumn)
    }

    /// Draws a line of text into a width, with `…` at an end where there is more of it.
    /// - Returns: the column after it.
    @discardableResult
    public mutating func write(
        _ text: some StringProtocol, row: Int, column: Int, width: Int, style: Style = .plain, in clip: Rect,
        skip: Int = 0, spans: [StyledSpan] = []
    ) -> Int {
        let field = clip.intersection(Rect(row: row, column: column, rows: 1, columns: width)).intersection(bounds)
        guard !field.isEmpty else { return column }
        let mark = Cell(CellGrid.more, style: style)
        return TextUnits.read(text) { units in
            let end = draw(&units, row: row, column: column, style: style, in: field, skip: skip, spans: spans)
            while units.column <= skip + width, units.next() != nil {}
            if units.column > skip + width { put(mark, row: row, column: field.endColumn - 1) }
            if skip > 0, units.column > 0 { put(mark, row: row, column: field.column) }
            return max(end, skip > 0 && units.column > 0 ? field.column + 1 : column)
        }
    }

    private static let more: CellText = "…"

    /// Sets one cell; of a wide character that it cuts, the other half becomes a blank.
    private mutating func put(_ cell: Cell, row: Int, column: Int) {
        let base = row * columns
        let last = column + max(1, Int(cell.width)) - 1
        if cells[base + column].width == 0, column > 0 {
            cells[base + column - 1] = Cell(.space, style: cells[base + column - 1].style)
        }
        if cells[base + last].width == 2, last + 1 < columns {
            cells[base + last + 1] = Cell(.space, style: cells[base + last + 1].style)
        }
        cells[base + column] = cell
        if cell.width == 2 { cells[base + column + 1] = Cell(.empty, width: 0, style: cell.style) }
    }

    // MARK: Areas

    /// Blanks a rectangle.
    public mutating func clear(_ rect: Rect, style: Style = .plain) {
        let rect = rect.intersection(bounds)
        let blank = Cell(.space, style: style)
        for row in rect.row..<rect.endRow {
            for column in rect.column..<rect.endColumn { put(blank, row: row, column: column) }
        }
    }

    /// Changes styles and leaves the text.
    public mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
        let rect = rect.intersection(bounds)
        for row in rect.row..<rect.endRow {
            for column in rect.column..<rect.endColumn { change(&cells[row * columns + column].style) }
        }
    }

    /// Lays another grid over a part of this one; what does not fit is cut off.
    public mutating func paste(_ other: CellGrid, row: Int, column: Int) {
        for offset in 0..<other.rows where row + offset >= 0 && row + offset < rows {
            for place in 0..<other.columns where column + place >= 0 && column + place < columns {
                let cell = other[offset, place]
                // The second half of a wide character comes with the first.
                if cell.width == 0 { continue }
                let isCut = cell.width == 2 && column + place + 1 >= columns
                put(isCut ? Cell(.space, style: cell.style) : cell, row: row + offset, column: column + place)
            }
        }
    }

    /// The same cells with other texts, one column wide each.
    func mapTexts(_ change: (String) -> String) -> CellGrid {
        var grid = self
        for index in cells.indices { grid.cells[index] = Cell(change(cells[index].text), style: cells[index].style) }
        return grid
    }

    // MARK: Rules and boxes

    /// A horizontal rule; where it meets another rule, they join.
    public mutating func horizontalRule(row: Int, column: Int, columns count: Int, style: Style = Style(.border)) {
        for offset in 0..<max(0, count) {
            var arms: Arms = []
            if offset > 0 || count == 1 { arms.insert(.left) }
            if offset < count - 1 || count == 1 { arms.insert(.right) }
            join(arms, row: row, column: column + offset, style: style)
        }
    }

    /// A vertical rule; where it meets another rule, they join.
    public mutating func verticalRule(row: Int, column: Int, rows count: Int, style: Style = Style(.border)) {
        for offset in 0..<max(0, count) {
            var arms: Arms = []
            if offset > 0 || count == 1 { arms.insert(.up) }
            if offset < count - 1 || count == 1 { arms.insert(.down) }
            join(arms, row: row + offset, column: column, style: style)
        }
    }

    /// A box along the edge of a rectangle, with a title in its upper edge, and answers what is inside of it.
    @discardableResult
    public mutating func box(_ rect: Rect, title: String = "", style: Style = Style(.border)) -> Rect {
        horizontalRule(row: rect.row, column: rect.column, columns: rect.columns, style: style)
        horizontalRule(row: rect.endRow - 1, column: rect.column, columns: rect.columns, style: style)
        verticalRule(row: rect.row, column: rect.column, rows: rect.rows, style: style)
        verticalRule(row: rect.row, column: rect.endColumn - 1, rows: rect.rows, style: style)
        write(
            title, row: rect.row, column: rect.column + 1, width: rect.columns - 2, style: style.with(.bold),
            in: rect.line(0))
        return rect.inset(top: 1, left: 1, bottom: 1, right: 1)
    }

    /// Makes the rules along the edges of a rectangle heavy, the titles in them as they are.
    public mutating func emphasizeRules(_ frame: Rect, style: Style) {
        for row in [frame.row, frame.endRow - 1] { emphasize(frame.line(row - frame.row), style) }
        for column in [frame.column, frame.endColumn - 1] {
            emphasize(Rect(row: frame.row, column: column, rows: frame.rows, columns: 1), style)
        }
    }

    private mutating func emphasize(_ rect: Rect, _ style: Style) {
        let rect = rect.intersection(bounds)
        for row in rect.row..<rect.endRow {
            for column in rect.column..<rect.endColumn {
                let arms = Arms(of: cells[row * columns + column].content)
                if !arms.isEmpty { put(Cell(arms.heavyGlyph, style: style), row: row, column: column) }
            }
        }
    }

    private mutating func join(_ arms: Arms, row: Int, column: Int, style: Style) {
        guard row >= 0, row < rows, column >= 0, column < columns else { return }
        let all = arms.union(Arms(of: cells[row * columns + column].content))
        put(Cell(all.glyph, style: style), row: row, column: column)
    }
}

/// The directions in which a line drawing character goes on.
private struct Arms: OptionSet {
    let rawValue: Int
    static let up = Arms(rawValue: 1)
    static let down = Arms(rawValue: 2)
    static let left = Arms(rawValue: 4)
    static let right = Arms(rawValue: 8)

    /// By raw value.
    private static let glyphs: [CellText] = [
        " ", "╵", "╷", "│", "╴", "┘", "┐", "┤", "╶", "└", "┌", "├", "─", "┴", "┬", "┼",
    ]

    private static let heavyGlyphs: [CellText] = [
        " ", "╹", "╻", "┃", "╸", "┛", "┓", "┫", "╺", "┗", "┏", "┣", "━", "┻", "┳", "╋",
    ]

    var glyph: CellText { Arms.glyphs[rawValue] }
    var heavyGlyph: CellText { Arms.heavyGlyphs[rawValue] }

    init(rawValue: Int) { self.rawValue = rawValue }

    init(of text: CellText) {
        self.init(rawValue: text.isASCII ? 0 : Arms.glyphs.firstIndex(of: text) ?? 0)
    }
}
