import Screen

/// What the keys do in one panel: the first thing that the help tells about the panel in focus.
enum PanelHelp {
    /// What somebody wants to know who has never seen the screen, and the keys that tell: the beginning of the help.
    static let questions: [(keys: [Action], does: String)] = [
        (
            [.why],
            "Why does a task wait, and who will wake it? Asks about the task of this frame, or the one under the cursor: Tab "
                + "goes to Suspended and Tasks, j and k choose"
        ),
        ([.move(.frame, .forward), .move(.frame, .back)], "What happens next, and what happened before?"),
        (
            [.search, .command],
            "Where does it happen? Finds a text; goes there, as in :until task NAME raises or :back until prints TEXT"
        ),
        ([.nextPanel, .zoom], "What does a panel hold? The next panel; the whole screen for it"),
        ([.nextArrangement], "What are the values, and who holds what? Other panels: variables, timeline, waiting"),
    ]

    /// Keys and what they do there; each key is one of `KeyTable`.
    static func rows(of panel: PanelKind) -> [(keys: [Action], does: String)] {
        switch panel {
        case .source:
            [
                ([.breakpoint], "sets or deletes a breakpoint on the line under the cursor"),
                ([.toCursor(.forward), .toCursor(.back)], "on / back to where that line runs"),
                ([.edit], "opens the editor at that line"),
            ]
        case .loop, .suspended:
            [
                ([.why], "why this one is here, what it waits for, and who will wake it"),
                ([.open], "selects the task: s and d follow it from then on"),
                ([.breakpoint], "stops whenever the task's turn comes"),
            ]
        case .tasks, .lanes:
            [
                ([.why], "why the task under the cursor waits, or runs next; who will wake it"),
                (
                    [.move(.stateOfTask, .forward), .move(.lineOfTask, .forward)],
                    "its next change of state / its next line"
                ),
                ([.breakpoint], "stops whenever its turn comes"),
            ]
        case .primitives:
            [
                ([.why], "who holds it, who waits for it, and who comes next"),
                ([.open], "goes to the frame where it came up first"),
            ]
        case .variables: [([.open], "shows the value under the cursor at the foot, at more length")]
        case .events: [([.open], "goes to the frame of the event under the cursor")]
        case .output: [([.open], "goes to the frame that printed the line under the cursor")]
        }
    }
}

extension KeyTable {
    /// The first key of an action.
    static func key(of action: Action) -> Key? {
        rows.flatMap(\.bindings).first { $0.action == action }?.keys.first
    }
}
