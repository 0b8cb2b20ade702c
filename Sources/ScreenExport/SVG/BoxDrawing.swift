import Screen

/// Characters that are drawn as lines and areas, and not as glyphs: so they join whatever the font and its line height.
enum BoxDrawing {
    /// Arms of a line drawing character from its centre.
    struct Arms: OptionSet {
        let rawValue: UInt8
        static let up = Arms(rawValue: 1)
        static let down = Arms(rawValue: 2)
        static let left = Arms(rawValue: 4)
        static let right = Arms(rawValue: 8)
    }

    struct Lines {
        var arms: Arms
        var isHeavy: Bool
    }

    /// Part of a cell, in eighths of its width and height.
    struct Block: Hashable {
        var x = 0
        var y = 0
        var width = 8
        var height = 8
        /// Percent.
        var opacity = 100
    }

    // Unicode's chart U+2500, by the arms' raw value.
    private static let light = Array(" ╵╷│╴┘┐┤╶└┌├─┴┬┼")
    private static let heavy = Array(" ╹╻┃╸┛┓┫╺┗┏┣━┻┳╋")
    private static let rounded: [Character: Int] = ["╯": 5, "╮": 6, "╰": 9, "╭": 10]

    static func lines(_ text: CellText) -> Lines? { text.isASCII ? nil : lineTable[text] }
    static func block(_ text: CellText) -> Block? { text.isASCII ? nil : blockTable[text] }

    private static let lineTable: [CellText: Lines] = {
        var table: [CellText: Lines] = [:]
        for value in 1..<16 {
            table[CellText(String(light[value]))] = Lines(arms: Arms(rawValue: UInt8(value)), isHeavy: false)
            table[CellText(String(heavy[value]))] = Lines(arms: Arms(rawValue: UInt8(value)), isHeavy: true)
        }
        for (character, value) in rounded {
            table[CellText(String(character))] = Lines(arms: Arms(rawValue: UInt8(value)), isHeavy: false)
        }
        return table
    }()

    // Unicode's chart U+2580.
    private static let blockTable: [CellText: Block] = {
        var table: [CellText: Block] = [
            "█": Block(), "▀": Block(height: 4), "▐": Block(x: 4, width: 4), "▔": Block(height: 1),
            "▕": Block(x: 7, width: 1), "░": Block(opacity: 25), "▒": Block(opacity: 50), "▓": Block(opacity: 75),
        ]
        for (eighths, character) in "▁▂▃▄▅▆▇".enumerated() {
            table[CellText(String(character))] = Block(y: 7 - eighths, height: eighths + 1)
        }
        for (eighths, character) in "▏▎▍▌▋▊▉".enumerated() {
            table[CellText(String(character))] = Block(width: eighths + 1)
        }
        return table
    }()
}
