extension CellGrid {
    /// The same screen in ASCII, for terminals and fonts that have nothing else: each sign of the screen's own has a stand-in, and other
    /// characters become question marks, one in each of their columns.
    public var inASCII: CellGrid { mapTexts { ASCII.standIn(for: $0) } }
}

/// What stands in for the signs of the screen.
enum ASCII {
    static func standIn(for text: String) -> String {
        if text.utf8.count == 1 { return text }
        return signs[text] ?? "?"
    }

    private static let signs: [String: String] = [
        "▶": ">", "●": "*", "‖": "=", "✓": "+", "✗": "x", "⊘": "o", "▷": "}", "◆": "@", "█": "#", "░": ".", "▼": "v",
        "→": ">", "←": "<", "↑": "^", "↓": "v", "›": ">", "»": ">", "…": "~", "–": "-", "·": "-", "×": "x",
        "•": "*", "✔": "+", "✘": "x",
        "─": "-", "╴": "-", "╶": "-", "│": "|", "╵": "|", "╷": "|", "┌": "+", "┐": "+", "└": "+", "┘": "+", "├": "+",
        "┤": "+", "┬": "+", "┴": "+", "┼": "+",
        "━": "=", "╸": "=", "╺": "=", "┃": "#", "╹": "#", "╻": "#", "┏": "#", "┓": "#", "┗": "#", "┛": "#", "┣": "#",
        "┫": "#", "┳": "#", "┻": "#", "╋": "#",
    ]
}
