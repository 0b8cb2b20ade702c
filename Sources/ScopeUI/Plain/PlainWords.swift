/// The words of the dialogue in plain text, in one table: what stands in for the screen's keys that need a screen.
///
/// Keys that are letters or signs and move through the run are typed as they are (`PlainWords.isTyped`); a panel is read by its name (`PanelKind.names`);
/// the commands of `CommandTable` are typed without their colon.
enum PlainWords {
    struct Row {
        /// As it is typed, with what may stand behind it.
        var form: String
        /// Keys of the screen that it stands in for.
        var actions: [Action]
        var help: String
    }

    static let moving: [Row] = [
        Row(form: "Enter, n or next", actions: [.move(.frame, .forward)], help: "next frame"),
        Row(form: "b or back", actions: [.move(.frame, .back)], help: "previous frame"),
        Row(form: "12, or goto 12", actions: [.start, .end], help: "that frame; g and G are the first and the last"),
        Row(
            form: "play 5", actions: [.play, .faster, .slower],
            help: "goes on five frames and tells each; stops at a breakpoint"),
        Row(form: "return", actions: [.jumpBack], help: "back to where the last jump was made"),
        Row(
            form: "m a, then 'a", actions: [.setMark, .goToMark],
            help: "sets a mark and goes to it; '' goes to before the last jump"),
        Row(
            form: "/text", actions: [.search, .match(.forward), .match(.back)],
            help: "searches; / alone is the next match, N the previous one"),
    ]

    static let reading: [Row] = [
        Row(
            form: PanelKind.names.joined(separator: ", "), actions: [.nextPanel, .previousPanel],
            help: "read that panel; ready and timers are the two parts of loop"),
        Row(
            form: "timers 2", actions: [.rows(1), .rows(-1), .firstRow, .lastRow],
            help: "reads row 2 of a panel and puts the cursor there: w, open and break then mean that row"),
        Row(form: "more", actions: [.pages(1), .pages(-1)], help: "reads on where a long panel was cut"),
        Row(form: "task 2", actions: [], help: "selects the second task, or one by its name: s and d follow it"),
        Row(
            form: "r", actions: [.nextTaskOrder],
            help: "reads the tasks in the next order: by state, by name, as a tree of who waits for whom"),
        Row(form: "tree", actions: [], help: "reads the tasks as that tree"),
        Row(
            form: "a", actions: [.nextLaneScale],
            help: "reads the timeline by the next scale: frames, the run, the time"),
        Row(
            form: "v", actions: [.nextArrangement, .zoom], help: "reads the panels of the screen's next layout together"
        ),
        Row(form: "all", actions: [], help: "reads everything that the frame holds"),
    ]

    static let asking: [Row] = [
        Row(
            form: "w or why", actions: [.why],
            help: "why does it wait, why does it run next; why NAME asks for that task, why 2 asks on in the list"),
        Row(form: "follow 2", actions: [.open], help: "goes where the second line of a list leads"),
        Row(form: "open", actions: [], help: "follows the row of a panel that has the cursor"),
        Row(
            form: "break", actions: [.breakpoint],
            help: "sets a breakpoint on the row with the cursor, else on the line of this frame; break 14 if i == 3"),
        Row(form: "print EXPRESSION", actions: [.command], help: "its value at this frame"),
        Row(form: "esc", actions: [.cancel], help: "follow the running task again, and forget the cursor"),
    ]

    static let rows = moving + reading + asking

    /// Keys that need a screen, and why nobody misses them here.
    static let needless: [(action: Action, reason: String)] = [
        (.columns(1), "lines are told whole"), (.columns(-1), "lines are told whole"),
        (.redraw, "nothing is drawn"), (.suspend, "the terminal does that itself"),
    ]

    /// Whether a key is typed here as it is.
    static func isTyped(_ action: Action) -> Bool {
        switch action {
        case .move, .start, .end, .quit, .proceed, .why, .library, .edit, .help, .toCursor: true
        case .match(let direction): direction == .back
        case .nextTaskOrder, .nextLaneScale, .nextArrangement: true
        default: false
        }
    }

    /// What `?` tells.
    static let help: [String] = {
        func lines(_ rows: [Row]) -> [String] { rows.map { "  \($0.form): \($0.help)." } }
        var keys: [String] = []
        for row in KeyTable.rows {
            let typed = row.bindings.filter { isTyped($0.action) && !isWord($0.action) }
                .compactMap { $0.keys.first { $0.name.count == 1 && $0 != .right && $0 != .left } }
            if !typed.isEmpty { keys.append("  \(typed.map(\.name).joined(separator: " and ")): \(row.help).") }
        }
        return ["Why does a task wait? tasks reads them; task 2 selects one; w tells why it waits and who wakes it."]
            + ["Moving:"] + lines(moving) + keys
            + ["  A number before a key is a count: 12t goes twelve turns on."]
            + ["Reading:"] + lines(reading) + ["Asking:"] + lines(asking)
            + [
                "Commands, as behind the colon of the screen: "
                    + CommandTable.rows.map(\.name).joined(separator: ", ") + "; help break: how one is used."
            ]
    }()

    /// It has a line of its own in the tables above.
    private static func isWord(_ action: Action) -> Bool {
        rows.contains { $0.actions.contains(action) }
    }
}
