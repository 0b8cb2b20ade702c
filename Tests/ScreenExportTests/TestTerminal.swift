import Screen
import Testing

@testable import ScreenExport

/// A terminal that knows what casts consist of, and refuses everything else.
struct TestTerminal {
    struct Seen: Equatable {
        var text = " "
        var appearance = Appearance()
    }

    private(set) var cells: [[Seen]]
    private var pen = Appearance()
    private var row = 0
    private var column = 0

    init(rows: Int, columns: Int) {
        cells = Array(repeating: Array(repeating: Seen(), count: columns), count: rows)
    }

    mutating func feed(_ text: String) throws {
        var scalars = Array(text.unicodeScalars)[...]
        while let scalar = scalars.popFirst() {
            if scalar != "\u{1B}" {
                put(scalar)
                continue
            }
            let bracket = scalars.popFirst()
            try #require(bracket == "[")
            let end = try #require(scalars.firstIndex { $0.properties.isAlphabetic })
            let parameters = String(String.UnicodeScalarView(scalars[..<end]))
            let final = scalars[end]
            scalars = scalars[(end + 1)...]
            switch final {
            case "H":
                let place = parameters.split(separator: ";").compactMap { Int($0) }
                (row, column) = (place[0] - 1, place[1] - 1)
            case "J":
                try #require(parameters == "2" && pen == Appearance())
                self = TestTerminal(rows: cells.count, columns: cells[0].count)
            case "m": try select(parameters.split(separator: ";").compactMap { UInt8($0) })
            case "l", "h": try #require(parameters == "?25")
            default: Issue.record("a sequence that no cast should hold: \(parameters)\(final)")
            }
        }
    }

    private mutating func put(_ scalar: Unicode.Scalar) {
        let width = TextWidth.of(String(scalar))
        if scalar.properties.generalCategory == .nonspacingMark {
            cells[row][column - 1].text.unicodeScalars.append(scalar)
            return
        }
        cells[row][column] = Seen(text: String(scalar), appearance: pen)
        if width == 2 { cells[row][column + 1] = Seen(text: "", appearance: pen) }
        column += width
    }

    private mutating func select(_ codes: [UInt8]) throws {
        var codes = codes[...]
        while let code = codes.popFirst() {
            switch code {
            case 0: pen = Appearance()
            case 1: pen.attributes.insert(.bold)
            case 2: pen.attributes.insert(.dim)
            case 4: pen.attributes.insert(.underline)
            case 7: pen.attributes.insert(.reverse)
            case 22: pen.attributes.subtract([.bold, .dim])
            case 24: pen.attributes.remove(.underline)
            case 27: pen.attributes.remove(.reverse)
            case 30...37: pen.foreground = code - 30
            case 40...47: pen.background = code - 40
            case 39: pen.foreground = nil
            case 49: pen.background = nil
            case 38, 48:
                let (kind, number) = (codes.popFirst(), codes.popFirst())
                try #require(kind == 5)
                let color = try #require(number)
                if code == 38 { pen.foreground = color } else { pen.background = color }
            default: Issue.record("an unknown rendition: \(code)")
            }
        }
    }

    /// Whether it shows a screen; of a blank only what it stands on is seen.
    func shows(_ grid: CellGrid) -> Bool {
        for row in 0..<grid.rows {
            for column in 0..<grid.columns {
                let cell = grid[row, column]
                let seen = cells[row][column]
                let expected = Theme.appearance(of: cell.style, depth: .many, background: .dark)
                let isSame = cell.text == " " ? expected.blankLooks(likeThatOf: seen.appearance) : false
                if cell.width == 0 ? seen.text != "" : seen.text != cell.text { return false }
                if cell.width > 0, !isSame, seen.appearance != expected { return false }
            }
        }
        return true
    }
}
