import Screen

/// The keys, all in one table: the stepper acts by it, and its help and the README show it.
public enum KeyTable {
    /// Keys that do one thing.
    public struct Binding: Sendable {
        public var keys: [Key]
        public var action: Action
    }

    /// A line of the table: one binding, or one and its opposite.
    public struct Row: Sendable {
        public var bindings: [Binding]
        /// What they do, in the order of the bindings, apart by ` / `.
        public var help: String
        /// A word for the foot of the screen; empty: not shown there.
        public var hint: String
    }

    public static let rows: [Row] = [
        row(
            [.right, "l", " "], .move(.frame, .forward), [.left, "h"], .move(.frame, .back), "next / previous frame",
            "frame"),
        row(
            ["s"], .move(.lineOfTask, .forward), ["S"], .move(.lineOfTask, .back),
            "next / previous source line of the selected task", "line"),
        row(["t"], .move(.turn, .forward), ["T"], .move(.turn, .back), "next / previous turn (one handle)", "turn"),
        row(
            ["]"], .move(.pass, .forward), ["["], .move(.pass, .back), "next / previous pass of the event loop", "pass"),
        row(
            ["d"], .move(.stateOfTask, .forward), ["D"], .move(.stateOfTask, .back),
            "next / previous change of state of the selected task", ""),
        row(["o"], .move(.output, .forward), ["O"], .move(.output, .back), "next / previous output", "output"),
        row(
            ["x"], .move(.exception, .forward), ["X"], .move(.exception, .back),
            "next / previous exception or cancellation", ""),
        row(
            ["c"], .proceed(.forward), ["C"], .proceed(.back), "on / back to a breakpoint, or to the end / the start",
            "breakpoint"),
        row(["b"], .breakpoint, "set or delete a breakpoint on the line or task under the cursor", ""),
        row(
            ["."], .toCursor(.forward), [","], .toCursor(.back),
            "on / back to where the line under the cursor of Source runs", ""),
        row(["g"], .start, ["G"], .end, "the start / the end; with a count, that frame: 12G", "start/end"),
        row(
            ["m"], .setMark, ["'"], .goToMark,
            "with a letter: set a mark / go to it; `''` goes back to before the last jump", ""),
        row(["/"], .search, "search in sentences, source, output and names", "search"),
        row(["n"], .match(.forward), ["N"], .match(.back), "next / previous match", ""),
        row([":"], .command, "a command: `:help` lists them, Tab completes", "command"),
        row(["w"], .why, "why does this task wait, why does it run next", "why"),
        row(
            [.enter], .open, [.backspace], .jumpBack,
            "follow what the cursor is on, such as a line of output to its frame / return from a jump", ""),
        row(["p"], .play, "play and stop", "play"),
        row(["+"], .faster, ["-"], .slower, "play faster / slower", ""),
        row([.tab], .nextPanel, [.backTab], .previousPanel, "next / previous panel", "panel"),
        row(
            [.down, "j"], .rows(1), [.up, "k"], .rows(-1),
            "down / up in the panel; in Tasks and Timeline, select a task", ""),
        row([.pageDown], .pages(1), [.pageUp], .pages(-1), "one screen down / up in the panel", ""),
        row([.control("f")], .pages(1), [.control("b")], .pages(-1), "the same, as in less and vim", ""),
        row([.home], .firstRow, [.end], .lastRow, "the first / last row of the panel", ""),
        row([">"], .columns(1), ["<"], .columns(-1), "the panel sideways; in Timeline, through the run", ""),
        row(["z"], .zoom, "zoom the panel to the whole screen, and back", "zoom"),
        row(["v"], .nextArrangement, "next layout: other panels share the screen", "layout"),
        row(["r"], .nextTaskOrder, "tasks by creation, by state, by name, as a tree of who waits for whom", ""),
        row(["a"], .nextLaneScale, "Timeline over frames, over the whole run, over virtual time", ""),
        row(["i"], .library, "the library's own lines on and off: the program is run again", ""),
        row(["e"], .edit, "edit the source; then the program is run again", ""),
        row(["?", .function(1)], .help, "help", "help"),
        row([.control("l")], .redraw, "redraw the screen", ""),
        row([.control("z")], .suspend, "suspend loopscope; `fg` brings it back", ""),
        row([.escape], .cancel, "close, cancel, follow the running task again", ""),
        row(["q"], .quit, "quit", "quit"),
    ]

    /// The keys that don't write while the program waits for a line of input.
    public static let lineKeys = [("Enter", "sends"), ("Ctrl-D", "no more input"), ("Esc", "looks around")]

    /// The keys of the list of demos.
    public static let listRows: [Row] = [
        row([.down, "j"], .rows(1), [.up, "k"], .rows(-1), "next / previous", "choose"),
        row([.pageDown, .control("f")], .pages(1), [.pageUp, .control("b")], .pages(-1), "one screen down / up", ""),
        row([.home, "g"], .firstRow, [.end, "G"], .lastRow, "the first / last one", ""),
        row([.enter, .right, "l", " "], .open, "open", "open"),
        row([.control("l")], .redraw, "redraw the screen", ""),
        row([.control("z")], .suspend, "suspend loopscope", ""),
        row(["q", .escape], .quit, "quit", "quit"),
    ]

    /// What the foot tells while a list lies over the panels.
    static let sheetRows: [Row] = [
        row([.down, "j"], .rows(1), [.up, "k"], .rows(-1), "next / previous", "choose"),
        row([.enter], .open, "go there", "go there"),
        row(["w"], .why, "why that", "why that"),
        row([.backspace], .jumpBack, "back to the list", "comes back"),
        row([.escape], .cancel, "close", "close"),
        row(["q"], .quit, "quit", "quit"),
    ]

    /// Where the foot has not room for all hints, these come first, the first of them before all.
    static let firstHints = ["frame", "line", "turn", "pass", "why", "search", "panel", "output", "command", "layout"]

    private static let actions = index(rows)
    private static let listActions = index(listRows)

    /// What a key does in the stepper.
    public static func action(for key: Key) -> Action? { actions[key] }
    /// What a key does in the list of demos.
    public static func listAction(for key: Key) -> Action? { listActions[key] }

    /// The table for the README, in Markdown.
    public static var markdown: String {
        var text = "| keys | does |\n| --- | --- |\n"
        for row in rows {
            let keys = row.bindings.map { $0.keys.map { "`\($0.name)`" }.joined(separator: " ") }
            text += "| \(keys.joined(separator: " / ")) | \(row.help) |\n"
        }
        text += "| digits, then any of these | a count: `12` `t` is twelve turns on |\n"
        return text
            + "| in the input line of a program that asks | \(lineKeys.map { "`\($0)` \($1)" }.joined(separator: ", ")) |\n"
    }

    private static func index(_ rows: [Row]) -> [Key: Action] {
        var actions: [Key: Action] = [:]
        for binding in rows.flatMap(\.bindings) {
            for key in binding.keys { actions[key] = binding.action }
        }
        return actions
    }

    private static func row(_ keys: [Key], _ action: Action, _ help: String, _ hint: String) -> Row {
        Row(bindings: [Binding(keys: keys, action: action)], help: help, hint: hint)
    }

    private static func row(
        _ keys: [Key], _ action: Action, _ backKeys: [Key], _ back: Action, _ help: String, _ hint: String
    ) -> Row {
        Row(
            bindings: [Binding(keys: keys, action: action), Binding(keys: backKeys, action: back)], help: help,
            hint: hint)
    }
}

extension Key {
    /// As it is called where there is nothing but ASCII: an arrow's stand-in would look like another key.
    public var asciiName: String {
        switch self {
        case .up: "Up"
        case .down: "Down"
        case .left: "Left"
        case .right: "Right"
        default: name
        }
    }

    /// As it is called in help and documents.
    public var name: String {
        switch self {
        case .character(" "): "Space"
        case .character(let character): String(character)
        case .control(let character): "Ctrl-\(character.uppercased())"
        case .enter: "Enter"
        case .escape: "Esc"
        case .tab: "Tab"
        case .backTab: "Shift-Tab"
        case .backspace: "Backspace"
        case .delete: "Del"
        case .insert: "Ins"
        case .up: "↑"
        case .down: "↓"
        case .left: "←"
        case .right: "→"
        case .pageUp: "PgUp"
        case .pageDown: "PgDn"
        case .home: "Home"
        case .end: "End"
        case .function(let number): "F\(number)"
        }
    }
}
