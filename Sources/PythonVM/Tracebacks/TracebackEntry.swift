import PythonSyntax

/// One entry of a traceback: a call, the source lines of the instruction that ran in it, and which part of them it was.
///
/// Python documentation: Library Reference, `traceback.FrameSummary` and `StackSummary.format_frame_summary`.
struct TracebackEntry {
    let file: String
    let line: Int
    let name: String
    /// The lines of the instruction, without the white space at their ends.
    private let lines: [[Unicode.Scalar]]
    /// In the first line, and in the last; in code points. nil for an instruction that stands for a whole line.
    private let columns: (start: Int, end: Int)?

    init(_ code: CodeObject, instruction: Int) {
        self.init(source: code.source, name: code.name.string, range: code.range(ofInstruction: instruction))
    }

    /// - Parameter range: an empty one means its whole line.
    init(source: SourceText, name: String, range: SourceRange) {
        file = source.name
        self.name = name
        let start = Int(range.start)
        let end = Int(range.end)
        line = source.line(at: start)
        // What came from no file has no lines to show.
        if source.name.hasPrefix("<"), source.name.hasSuffix(">"), source.name != "<stdin>" {
            lines = [[]]
            columns = nil
            return
        }
        guard end > start else {
            lines = [TracebackEntry.scalars(source, line)]
            columns = nil
            return
        }
        let lastLine = source.line(at: end)
        lines = (line...lastLine).map { TracebackEntry.scalars(source, $0) }
        columns = (source.characterColumn(at: start) - 1, source.characterColumn(at: end) - 1)
    }

    /// Lines that come from elsewhere, each with its end.
    /// - Parameter columns: in the first line, and in the last; in code points.
    init(lines text: String, columns: (start: Int, end: Int)) {
        file = ""
        line = 0
        name = ""
        var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0) }
        if lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
        self.lines = lines
        self.columns = columns
    }

    private static func scalars(_ source: SourceText, _ line: Int) -> [Unicode.Scalar] {
        var scalars = Array(source.lineText(line).unicodeScalars)
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        return scalars
    }

    /// How much of the source an entry shows.
    enum Style {
        /// All lines of the instruction, with carets.
        case carets
        /// The same while the interpreter goes down: no expression can be looked into any more.
        case plainCarets
        /// The line where it begins.
        case line
        case none
    }

    /// The entry as it is printed.
    func text(_ style: Style) -> String {
        let heading = "  File \"\(file)\", line \(line), in \(name)\n"
        switch style {
        case .carets, .plainCarets: return heading + rows(style)
        case .line: return lines[0].isEmpty ? heading : heading + "    \(firstLine)\n"
        case .none: return heading
        }
    }

    // MARK: The source lines

    /// The lines with carets, as they stand below the heading.
    func rows(_ style: Style) -> String { sourceRows(style).reduce(into: "") { $0 += "    \($1)\n" } }

    private var firstLine: String { TracebackEntry.string(lines[0].drop { $0.properties.isWhitespace }) }

    private func sourceRows(_ style: Style) -> [String] {
        let dedented = TracebackEntry.dedent(lines)
        guard dedented.contains(where: { !$0.isEmpty }) else { return [] }
        guard let columns else {
            return [firstLine]
        }
        let removed = lines[0].count - dedented[0].count
        let carets = CaretRows(
            lines: dedented, start: max(0, min(columns.start, lines[0].count) - removed),
            end: max(0, min(columns.end, lines[lines.count - 1].count) - removed), parses: style == .carets)
        return TracebackEntry.dedent(carets.rows).map { TracebackEntry.string($0[...]) }
    }

    /// Without the blanks that all lines begin with; `textwrap.dedent`.
    private static func dedent(_ lines: [[Unicode.Scalar]]) -> [[Unicode.Scalar]] {
        let isBlank: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\t" }
        var margin: ArraySlice<Unicode.Scalar>?
        for line in lines where !line.allSatisfy(isBlank) {
            let indent = line.prefix(while: isBlank)
            guard let known = margin else {
                margin = indent
                continue
            }
            margin = known.prefix(zip(known, indent).prefix { $0 == $1 }.count)
        }
        let count = margin?.count ?? 0
        return lines.map { $0.allSatisfy(isBlank) ? [] : Array($0.dropFirst(count)) }
    }

    private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}

/// The lines of an instruction with carets below the part that it is, where they say more than the lines alone.
private struct CaretRows {
    let lines: [[Unicode.Scalar]]
    /// In code points of the first line, and of the last.
    let start: Int
    let end: Int
    /// Whether the source can be parsed.
    let parses: Bool

    /// The first line, the last, and those around the anchors; what lies between is left out.
    var rows: [[Unicode.Scalar]] {
        let anchors = parses ? CaretAnchors(of: segment) : nil
        let carets = showsCarets(anchors) ? Carets(self, anchors) : nil
        var significant: Set<Int> = [0, lines.count - 1]
        if let anchors {
            significant.formUnion(anchors.start.row - 1...anchors.start.row + 1)
            significant.formUnion(anchors.end.row - 1...anchors.end.row + 1)
        }
        var result: [[Unicode.Scalar]] = []
        func show(_ row: Int) {
            result.append(lines[row])
            if let carets { result.append(carets.row(row)) }
        }
        var previous: Int?
        for row in significant.sorted() where lines.indices.contains(row) {
            let skipped = previous.map { row - $0 - 1 } ?? 0
            if skipped == 1 { show(row - 1) }
            if skipped > 1 { result.append(Array("...<\(skipped) lines>...".unicodeScalars)) }
            show(row)
            previous = row
        }
        return result
    }

    /// Exactly the text of the instruction.
    private var segment: [[Unicode.Scalar]] {
        var segment = lines
        segment[segment.count - 1] = Array(segment[segment.count - 1].prefix(end))
        segment[0] = Array(segment[0].dropFirst(start))
        return segment
    }

    /// No carets for a whole statement, nor for a call that is all that is returned or assigned to one name.
    private func showsCarets(_ anchors: CaretAnchors?) -> Bool {
        let text = lines.map { line in String(String.UnicodeScalarView(line)) }.joined(separator: "\n")
        let bytes = Array(text.utf8)
        if parses, let body = Fragment.statements(bytes) {
            guard let first = body.first else { return false }
            if let call = plainCall(first), spansAll(call, bytes) { return false }
        }
        if anchors != nil { return true }
        return lines[0].prefix(start).contains { !$0.properties.isWhitespace }
            || lines[lines.count - 1].dropFirst(end).contains { !$0.properties.isWhitespace }
    }

    private func plainCall(_ statement: Statement) -> Expression? {
        switch statement.kind {
        case .returnStatement(let value?):
            guard case .call(let function, _, _) = value.kind, case .name = function.kind else { return nil }
            return value
        case .assign(let targets, let value):
            guard targets.count == 1, case .name = targets[0].kind, case .call = value.kind else { return nil }
            return value
        default: return nil
        }
    }

    private func spansAll(_ call: Expression, _ bytes: [UInt8]) -> Bool {
        let callStart = Int(call.range.start)
        let callEnd = Int(call.range.end)
        let lastStart = (bytes.lastIndex(of: 0x0A) ?? -1) + 1
        return callStart == start && !bytes[..<callStart].contains(0x0A) && callEnd >= lastStart
            && callEnd - lastStart == end
    }

    /// Places carets by what a line takes on a terminal: some characters are two columns wide.
    private struct Carets {
        let whole: CaretRows
        let start: Int
        let end: Int
        let anchors: CaretAnchors?

        init(_ whole: CaretRows, _ anchors: CaretAnchors?) {
            self.whole = whole
            let lines = whole.lines
            start = DisplayWidth.columns(of: lines[0], upTo: whole.start)
            end = DisplayWidth.columns(of: lines[lines.count - 1], upTo: whole.end)
            guard var moved = anchors, lines.indices.contains(moved.start.row), lines.indices.contains(moved.end.row)
            else {
                self.anchors = nil
                return
            }
            // Anchors count from the beginning of the instruction.
            if moved.start.row == 0 { moved.start.column += whole.start }
            if moved.end.row == 0 { moved.end.column += whole.start }
            moved.start.column = DisplayWidth.columns(of: lines[moved.start.row], upTo: moved.start.column)
            moved.end.column = DisplayWidth.columns(of: lines[moved.end.row], upTo: moved.end.column)
            self.anchors = moved
        }

        func row(_ row: Int) -> [Unicode.Scalar] {
            let line = whole.lines[row]
            let indent = line.prefix { $0.properties.isWhitespace }.count
            let count = row == whole.lines.count - 1 ? end : DisplayWidth.columns(of: line, upTo: line.count)
            return (0..<count).map { column in
                if column < indent || row == 0 && column < start { return " " }
                guard let anchors else { return "^" }
                let isPast =
                    row > anchors.start.row || row == anchors.start.row && column >= anchors.start.column
                let isBefore = row < anchors.end.row || row == anchors.end.row && column < anchors.end.column
                return isPast && isBefore ? "^" : "~"
            }
        }
    }
}
