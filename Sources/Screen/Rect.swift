/// A rectangle of cells; rows and columns count from 0.
public struct Rect: Hashable, Sendable {
    public var row: Int
    public var column: Int
    public var rows: Int
    public var columns: Int

    /// Negative sizes become 0.
    public init(row: Int, column: Int, rows: Int, columns: Int) {
        self.row = row
        self.column = column
        self.rows = max(0, rows)
        self.columns = max(0, columns)
    }

    /// The first row below it.
    public var endRow: Int { row + rows }
    /// The first column to the right of it.
    public var endColumn: Int { column + columns }
    /// Whether it has no cell.
    public var isEmpty: Bool { rows == 0 || columns == 0 }

    /// What is left inside of margins of so many cells; empty where they meet.
    public func inset(top: Int = 0, left: Int = 0, bottom: Int = 0, right: Int = 0) -> Rect {
        Rect(row: row + top, column: column + left, rows: rows - top - bottom, columns: columns - left - right)
    }

    /// The cells that both have; empty where there are none.
    public func intersection(_ other: Rect) -> Rect {
        let row = max(row, other.row)
        let column = max(column, other.column)
        return Rect(
            row: row, column: column, rows: min(endRow, other.endRow) - row,
            columns: min(endColumn, other.endColumn) - column)
    }

    /// One row of it, counted from its top.
    public func line(_ index: Int) -> Rect {
        Rect(row: row + index, column: column, rows: index < rows && index >= 0 ? 1 : 0, columns: columns)
    }
}
