import PythonSyntax

/// Which part of an expression is set off in the line of carets below it: a binary operator, or the brackets of a
/// subscript or a call. Rows and columns count from 0 in the expression's own lines, columns in code points.
struct CaretAnchors: Equatable {
    struct Place: Equatable {
        var row: Int
        var column: Int
    }

    var start: Place
    /// Behind the last one.
    var end: Place

    /// The anchors of the source text of one instruction; nil where it is no such expression.
    ///
    /// Python documentation: What's New in Python 3.11 (PEP 657) and 3.13, "traceback".
    init?(of lines: [[Unicode.Scalar]]) {
        let segment = lines.map { line in String(String.UnicodeScalarView(line)) }.joined(separator: "\n")
        // In parentheses the expression may go over several lines.
        let text = Array("(\n\(segment)\n)".utf8)
        guard let expression = Fragment.expression(text) else { return nil }
        var scan = Scan(lines: lines, text: text)
        let found: (Place, Place)?
        switch expression.kind {
        case .binary(let left, _, let right): found = scan.binaryOperator(left, right)
        case .subscript(let value, _): found = scan.bracket(0x5B, after: value, of: expression)
        case .call(let function, _, _): found = scan.bracket(0x28, after: function, of: expression)
        default: return nil
        }
        guard let found else { return nil }
        (start, end) = found
    }

    /// Looks through the characters between the parts of an expression.
    private struct Scan {
        let lines: [[Unicode.Scalar]]
        /// The lines in parentheses that have lines of their own.
        let text: [UInt8]
        private var rowStarts: [Int] = [0]

        init(lines: [[Unicode.Scalar]], text: [UInt8]) {
            self.lines = lines
            self.text = text
            for (offset, byte) in text.enumerated() where byte == 0x0A { rowStarts.append(offset + 1) }
        }

        mutating func binaryOperator(_ left: Expression, _ right: Expression) -> (Place, Place)? {
            guard let end = validPlace(at: Int(left.range.end)),
                let start = place(from: end, until: { !$0.properties.isWhitespace && $0 != ")" }),
                let rightStart = place(at: Int(right.range.start))
            else { return nil }
            // An operator has one or two characters, on one line.
            var column = start.column + 1
            let line = lines[start.row]
            if column < line.count, rightStart.row > start.row || column < rightStart.column {
                let next = line[column]
                if !next.properties.isWhitespace, next != "\\", next != "#" { column += 1 }
            }
            return (start, Place(row: start.row, column: column))
        }

        mutating func bracket(
            _ bracket: UInt32, after part: Expression, of whole: Expression
        ) -> (Place, Place)? {
            guard let end = validPlace(at: Int(part.range.end)),
                let left = place(from: end, until: { $0.value == bracket }),
                let right = place(at: Int(whole.range.end))
            else { return nil }
            return (left, right)
        }

        /// Where a byte offset of `text` lies in the lines.
        private func place(at offset: Int) -> Place? {
            let row = (rowStarts.lastIndex { $0 <= offset } ?? 0) - 1
            guard lines.indices.contains(row) else { return nil }
            let start = rowStarts[row + 1]
            return Place(row: row, column: text[start..<offset].count { $0 & 0xC0 != 0x80 })
        }

        /// The same, at the end of a line the first character further on.
        private func validPlace(at offset: Int) -> Place? { place(at: offset).flatMap(next) }

        private func next(_ place: Place) -> Place? {
            var place = place
            while place.row < lines.count, place.column >= lines[place.row].count {
                place = Place(row: place.row + 1, column: 0)
            }
            return place.row < lines.count ? place : nil
        }

        /// The next character that fits; comments and joined lines are skipped.
        private func place(from start: Place, until fits: (Unicode.Scalar) -> Bool) -> Place? {
            var current = start
            while true {
                let character = lines[current.row][current.column]
                let following: Place?
                if character == "\\" || character == "#" {
                    following = next(Place(row: current.row + 1, column: 0))
                } else if fits(character) {
                    return current
                } else {
                    following = next(Place(row: current.row, column: current.column + 1))
                }
                guard let following else { return nil }
                current = following
            }
        }
    }
}
