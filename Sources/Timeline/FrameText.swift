import Trace

/// A frame as labelled lines of plain text: what `frames` prints, and `step` without a terminal. Each line
/// makes sense by itself when it is read aloud, and none relies on columns.
public enum FrameText {
    /// - Parameter showsHousekeeping: whether asyncio's own tasks are listed.
    public static func lines(_ snapshot: Snapshot, showsHousekeeping: Bool = false) -> [String] {
        func isShown(_ task: Int?) -> Bool { showsHousekeeping || !snapshot.isHousekeeping(task) }
        var lines = ["Frame \(snapshot.frame): \(snapshot.sentence)"]
        lines.append("Time: \(Seconds.repr(snapshot.time)), pass \(snapshot.pass), turn \(snapshot.turn)")
        if let place = snapshot.place {
            lines.append("Place: \(plain(place.file)), line \(place.line), in \(plain(place.function))")
        }
        lines.append("Running: \(running(snapshot.running))")
        list("Ready queue", snapshot.ready.filter { isShown($0.task) }.map(ready), none: "empty", into: &lines)
        list("Timers", snapshot.timers.filter { isShown($0.task) }.map(timer), none: "none", into: &lines)
        list("Suspended", snapshot.suspended.filter { isShown($0.id) }.map(suspended), none: "none", into: &lines)
        list("Tasks", snapshot.tasks.filter { isShown($0.id) }.map(task), none: "none", into: &lines)
        output("Output", snapshot.stdout, into: &lines)
        output("Error output", snapshot.stderr, into: &lines)
        return lines
    }

    private static func list(_ label: String, _ entries: [String], none: String, into lines: inout [String]) {
        if entries.isEmpty { return lines.append("\(label): \(none)") }
        lines.append("\(label): \(entries.count)")
        for (index, entry) in entries.enumerated() { lines.append("  \(index + 1). \(entry)") }
    }

    private static func output(_ label: String, _ text: String, into lines: inout [String]) {
        if text.isEmpty { return }
        let text = text.hasSuffix("\n") ? text.dropLast() : text[...]
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            lines.append("\(label): \(Sentence.visible(String(line)))")
        }
    }

    private static func running(_ running: Running?) -> String {
        switch running?.kind {
        case .task: "task \(plain(running?.name ?? ""))"
        case .callback: "callback \(plain(running?.name ?? ""))"
        case .module: "the module"
        case .thread: "thread \(plain(running?.name ?? ""))"
        case nil: "nothing"
        }
    }

    private static func ready(_ entry: ReadyEntry) -> String {
        let what =
            entry.kind == .callback ? "callback \(plain(entry.name))" : "\(entry.kind.name) of \(plain(entry.name))"
        return entry.isCancelled ? "\(what), cancelled" : what
    }

    private static func timer(_ entry: TimerEntry) -> String {
        "due at \(Seconds.repr(entry.due)), \(entry.task == nil ? "callback" : "for") \(plain(entry.name))"
    }

    private static func suspended(_ entry: TaskEntry) -> String {
        let place = entry.place.map { ", at line \($0.line)" } ?? ""
        return "\(plain(entry.name)) waits for \(plain(entry.waitsFor ?? "something"))\(place)"
    }

    private static func task(_ entry: TaskEntry) -> String {
        var text = "\(plain(entry.name)), coroutine \(plain(entry.coroutine)), \(entry.state.name)"
        if let result = entry.result { text += ", result \(plain(result))" }
        if let exception = entry.exception { text += ", exception \(plain(exception))" }
        if entry.cancelling > 0 { text += ", cancelling \(entry.cancelling)" }
        return text
    }

    private static func plain(_ text: String) -> String { Sentence.visible(text) }
}
