import Screen

/// Marks what was searched where it stands on the screen, as less and vim do; `Esc` ends that.
struct Matches {
    private let text: String
    private let heedsCase: Bool

    /// The panels whose lines are searched; names and numbers of the others are not what was looked for.
    static let panels: [PanelKind] = [.source, .output, .events]

    init(_ text: String) {
        heedsCase = text.contains { $0.isUppercase }
        self.text = heedsCase ? text : text.lowercased()
    }

    /// - Complexity: O(cells).
    func mark(_ rect: Rect, of grid: inout CellGrid) {
        guard !text.isEmpty else { return }
        for row in 0..<rect.rows {
            let line = rect.line(row).intersection(grid.bounds)
            guard !line.isEmpty else { continue }
            // By character of the row's text: the column that it stands in.
            var shown = ""
            var columns: [Int] = []
            for column in line.column..<line.endColumn {
                let cell = grid[line.row, column]
                let cellText = heedsCase ? cell.text : cell.text.lowercased()
                shown += cellText
                columns += Array(repeating: column, count: cellText.utf8.count)
            }
            for range in shown.utf8Ranges(of: text) {
                guard let last = columns[range].last else { continue }
                let first = columns[range.lowerBound]
                let width = max(1, Int(grid[line.row, last].width))
                grid.restyle(Rect(row: line.row, column: first, rows: 1, columns: last - first + width)) {
                    $0.attributes.formUnion([.reverse, .underline])
                }
            }
        }
    }
}

extension String {
    /// Where a text stands in this one, in bytes, without overlaps.
    fileprivate func utf8Ranges(of text: String) -> [Range<Int>] {
        let bytes = Array(utf8)
        let wanted = Array(text.utf8)
        var ranges: [Range<Int>] = []
        var start = 0
        while !wanted.isEmpty, start + wanted.count <= bytes.count {
            if bytes[start] == wanted[0], bytes[start..<start + wanted.count].elementsEqual(wanted) {
                ranges.append(start..<start + wanted.count)
                start += wanted.count
            } else {
                start += 1
            }
        }
        return ranges
    }
}
