import Screen

/// Draws cells as SVG: areas behind them, lines, and runs of text, each of exactly the width of its cells in any font.
struct CellPainter {
    let scheme: ColorScheme
    /// Class names, in the order in which the looks were first used.
    private var looks: [Look: String] = [:]
    private var names: [(Look, String)] = []
    private var grounds: [UInt32: String] = [:]
    private var groundNames: [(UInt32, String)] = []

    // In SVG's units. A width of 0.6 em is that of most fonts of a terminal.
    static let cellWidth = 9
    static let lineHeight = 20
    static let fontSize = 15
    private static let baseline = 15
    /// Longer runs of blanks end a text.
    private static let longestGap = 12

    static let fonts =
        "ui-monospace,SFMono-Regular,Menlo,Consolas,&quot;DejaVu Sans Mono&quot;,&quot;Liberation Mono&quot;,monospace"

    init(scheme: ColorScheme) { self.scheme = scheme }

    /// A part of a row.
    /// - Parameters:
    ///   - x: where its first cell stands.
    ///   - y: its upper edge.
    ///   - hasGrounds: what they stand on is painted too.
    mutating func paint(_ cells: ArraySlice<Cell>, x: Int, y: Int, hasGrounds: Bool = true) -> String {
        (hasGrounds ? paintGrounds(cells, x: x, y: y) : "") + paintLines(cells, x: x, y: y)
            + paintTexts(cells, x: x, y: y)
    }

    // MARK: Areas

    private mutating func paintGrounds(_ cells: ArraySlice<Cell>, x: Int, y: Int) -> String {
        var result = ""
        var run: (color: UInt32, start: Int, end: Int)?
        func close() -> String {
            guard let run else { return "" }
            let name = groundName(run.color)
            return Self.area(
                name, x: x + run.start * Self.cellWidth, y: y, width: (run.end - run.start) * Self.cellWidth,
                height: Self.lineHeight)
        }
        for (offset, cell) in cells.enumerated() {
            let ground = scheme.look(of: cell.style).ground
            if let ground, run?.color == ground {
                run?.end = offset + 1
                continue
            }
            result += close()
            run = ground.map { ($0, offset, offset + 1) }
        }
        return result + close()
    }

    private static func area(_ name: String, x: Int, y: Int, width: Int, height: Int) -> String {
        "<rect class=\"\(name)\"\(attribute("x", x))\(attribute("y", y)) width=\"\(width)\" height=\"\(height)\"/>"
    }

    private static func attribute(_ name: String, _ value: Int) -> String {
        value == 0 ? "" : " \(name)=\"\(value)\""
    }

    // MARK: Lines

    private mutating func paintLines(_ cells: ArraySlice<Cell>, x: Int, y: Int) -> String {
        var result = ""
        var paths: [(key: LineKey, path: String, reach: Int)] = []
        for (offset, cell) in cells.enumerated() {
            let left = x + offset * Self.cellWidth
            if let lines = BoxDrawing.lines(cell.content) {
                let key = LineKey(look: scheme.look(of: cell.style).look, isHeavy: lines.isHeavy)
                var index = paths.firstIndex { $0.key == key }
                if index == nil {
                    index = paths.count
                    paths.append((key, "", -1))
                }
                Self.draw(lines.arms, left: left, y: y, into: &paths[index!])
            } else if let block = BoxDrawing.block(cell.content) {
                result += paintBlock(block, look: scheme.look(of: cell.style).look, left: left, y: y)
            }
        }
        for (key, path, _) in paths {
            result += "<path class=\"\(lookName(key.look)) \(key.isHeavy ? "H" : "L")\" d=\"\(path)\"/>"
        }
        return result
    }

    private struct LineKey: Equatable {
        var look: Look
        var isHeavy: Bool
    }

    /// A horizontal line that goes on from the cell before makes one line with it.
    private static func draw(
        _ arms: BoxDrawing.Arms, left: Int, y: Int, into path: inout (key: LineKey, path: String, reach: Int)
    ) {
        let half = cellWidth * 5  // In tenths.
        let start = arms.contains(.left) ? left * 10 : left * 10 + half
        let end = arms.contains(.right) ? (left + cellWidth) * 10 : left * 10 + half
        if start < end {
            if path.reach == start, let h = path.path.lastIndex(of: "h"),
                let length = tenths(path.path[path.path.index(after: h)...])
            {
                path.path = path.path[..<h] + "h" + number(length + end - start)
            } else {
                path.path += "M\(number(start)) \(number(y * 10 + lineHeight * 5 + 5))h\(number(end - start))"
            }
            path.reach = arms.isDisjoint(with: [.up, .down]) ? end : -1
        }
        guard !arms.isDisjoint(with: [.up, .down]) else { return }
        let top = arms.contains(.up) ? y * 10 : y * 10 + lineHeight * 5
        let bottom = arms.contains(.down) ? (y + lineHeight) * 10 : y * 10 + lineHeight * 5 + 10
        path.path += "M\(number(left * 10 + half)) \(number(top))v\(number(bottom - top))"
    }

    /// Of tenths.
    private static func number(_ tenths: Int) -> String {
        tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }

    private static func tenths(_ text: Substring) -> Int? {
        let parts = text.split(separator: ".")
        guard let whole = parts.first.flatMap({ Int($0) }) else { return nil }
        return whole * 10 + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    }

    private mutating func paintBlock(_ block: BoxDrawing.Block, look: Look, left: Int, y: Int) -> String {
        func part(_ eighths: Int, of length: Int) -> String { Self.number((eighths * length * 10 + 4) / 8) }
        let x = Self.number(left * 10 + (block.x * Self.cellWidth * 10 + 4) / 8)
        let top = Self.number(y * 10 + (block.y * Self.lineHeight * 10 + 4) / 8)
        let opacity = block.opacity == 100 ? "" : " opacity=\".\(block.opacity)\""
        return "<rect class=\"\(lookName(look)) B\" x=\"\(x)\" y=\"\(top)\""
            + " width=\"\(part(block.width, of: Self.cellWidth))\""
            + " height=\"\(part(block.height, of: Self.lineHeight))\"\(opacity)/>"
    }

    // MARK: Text

    private struct TextRun {
        var look: Look
        var text: String
        var start: Int
        var end: Int
    }

    private mutating func paintTexts(_ cells: ArraySlice<Cell>, x: Int, y: Int) -> String {
        var result = ""
        var run: TextRun?
        for (offset, cell) in cells.enumerated() where cell.width > 0 {
            let look = scheme.look(of: cell.style).look
            let isBlank =
                cell.content == .space || BoxDrawing.lines(cell.content) != nil || BoxDrawing.block(cell.content) != nil
            if isBlank, !look.isUnderlined { continue }
            let glyph = isBlank ? " " : cell.text
            if !Self.isOfEveryFont(cell.content) {
                result += write(run, x: x, y: y)
                result += writeAlone(cell, look, x: x + offset * Self.cellWidth, y: y)
                run = nil
            } else if let last = run, last.look == look, !look.isUnderlined || last.end == offset,
                offset - last.end <= Self.longestGap
            {
                run?.text += String(repeating: " ", count: offset - last.end) + glyph
                run?.end = offset + 1
            } else {
                result += write(run, x: x, y: y)
                run = TextRun(look: look, text: glyph, start: offset, end: offset + 1)
            }
        }
        return result + write(run, x: x, y: y)
    }

    private mutating func write(_ run: TextRun?, x: Int, y: Int) -> String {
        guard let run else { return "" }
        let columns = run.end - run.start
        let length = columns > 1 ? " textLength=\"\(columns * Self.cellWidth)\"" : ""
        return "<text\(classAttribute(run.look))\(Self.attribute("x", x + run.start * Self.cellWidth))"
            + " y=\"\(y + Self.baseline)\"\(length)>\(Escaping.markup(run.text))</text>"
    }

    /// A glyph that may come from another font is fitted into its cells.
    private mutating func writeAlone(_ cell: Cell, _ look: Look, x: Int, y: Int) -> String {
        "<text\(classAttribute(look))\(Self.attribute("x", x)) y=\"\(y + Self.baseline)\""
            + " textLength=\"\(Int(cell.width) * Self.cellWidth)\" lengthAdjust=\"spacingAndGlyphs\">"
            + "\(Escaping.markup(cell.text))</text>"
    }

    /// Latin letters, and signs that fonts for programmers bring along.
    private static func isOfEveryFont(_ text: CellText) -> Bool {
        if text.isASCII { return true }
        var scalars = text.string.unicodeScalars.makeIterator()
        guard let scalar = scalars.next(), scalars.next() == nil else { return false }
        return scalar.value < 0x250 || (0x2010...0x203A).contains(scalar.value) && scalar.value != 0x2016
    }

    // MARK: Classes

    private mutating func classAttribute(_ look: Look) -> String {
        look == Look(color: scheme.foreground) ? "" : " class=\"\(lookName(look))\""
    }

    private mutating func lookName(_ look: Look) -> String {
        if let name = looks[look] { return name }
        let name = "c\(names.count)"
        looks[look] = name
        names.append((look, name))
        return name
    }

    private mutating func groundName(_ color: UInt32) -> String {
        if let name = grounds[color] { return name }
        let name = "g\(groundNames.count)"
        grounds[color] = name
        groundNames.append((color, name))
        return name
    }

    /// The rules for all that has been painted. They go for elements inside of `scope`, a selector.
    func styles(scope: String) -> String {
        var css =
            "\(scope) text{fill:\(ColorScheme.hex(scheme.foreground));white-space:pre}"
        for (color, name) in groundNames {
            css += "\(scope) .\(name){fill:\(ColorScheme.hex(color));shape-rendering:crispEdges}"
        }
        for (look, name) in names {
            let color = ColorScheme.hex(look.color)
            css += "\(scope) .\(name){fill:\(color);color:\(color)"
            if look.isBold { css += ";font-weight:700" }
            if look.isDim { css += ";opacity:.65" }
            if look.isUnderlined { css += ";text-decoration:underline" }
            css += "}"
        }
        css += "\(scope) .L,\(scope) .H{fill:none;stroke:currentColor}\(scope) .H{stroke-width:3}"
        return css + "\(scope) .B{shape-rendering:crispEdges}"
    }
}
