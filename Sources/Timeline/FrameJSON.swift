import Trace

/// A frame as one line of JSON: what `frames --format json` prints. The keys are always there, in this order; other
/// people's scripts rely on it.
public enum FrameJSON {
    /// - Parameter showsHousekeeping: whether asyncio's own tasks are listed.
    /// - Returns: UTF-8, without a line break.
    public static func line(_ snapshot: Snapshot, showsHousekeeping: Bool = false) -> [UInt8] {
        func isShown(_ task: Int?) -> Bool { showsHousekeeping || !snapshot.isHousekeeping(task) }
        var json = JSONLine()
        json.object { json in
            json.key("frame")
            json.int(snapshot.frame)
            json.key("event")
            json.text(snapshot.event.kind.name)
            json.key("text")
            json.text(snapshot.sentence)
            json.key("time")
            json.double(snapshot.time)
            json.key("pass")
            json.int(snapshot.pass)
            json.key("turn")
            json.int(snapshot.turn)
            json.key("file")
            json.optional(snapshot.place) { $0.text($1.file) }
            json.key("line")
            json.optional(snapshot.place) { $0.int($1.line) }
            json.key("function")
            json.optional(snapshot.place) { $0.text($1.function) }
            json.key("running")
            json.optional(snapshot.running) { $0.running($1) }
            json.key("ready")
            json.array(snapshot.ready.filter { !$0.isCancelled && isShown($0.task) }) { $0.ready($1) }
            json.key("timers")
            json.array(snapshot.timers.filter { isShown($0.task) }) { $0.timer($1) }
            json.key("suspended")
            json.array(snapshot.tasks.filter { $0.state == .suspended && isShown($0.id) }) { $0.suspended($1) }
            json.key("tasks")
            json.array(snapshot.tasks.filter { isShown($0.id) }) { $0.task($1) }
            json.key("stdout")
            json.text(snapshot.stdout)
            json.key("stderr")
            json.text(snapshot.stderr)
        }
        return json.bytes
    }
}

extension JSONLine {
    fileprivate mutating func running(_ running: Running) {
        object { json in
            json.key("kind")
            json.text("\(running.kind)")
            json.key("id")
            json.optional(running.task) { $0.int($1) }
            json.key("name")
            json.text(running.name)
        }
    }

    fileprivate mutating func ready(_ entry: ReadyEntry) {
        object { json in
            json.key("kind")
            json.text(entry.kind.name)
            json.taskAndName(entry.task, entry.name)
        }
    }

    fileprivate mutating func timer(_ entry: TimerEntry) {
        object { json in
            json.key("when")
            json.double(entry.due)
            json.taskAndName(entry.task, entry.name)
        }
    }

    fileprivate mutating func suspended(_ entry: TaskEntry) {
        object { json in
            json.taskAndName(entry.id, entry.name)
            json.key("waits_for")
            json.optional(entry.waitsFor) { $0.text($1) }
        }
    }

    fileprivate mutating func task(_ entry: TaskEntry) {
        object { json in
            json.key("id")
            json.int(entry.id)
            json.key("name")
            json.text(entry.name)
            json.key("coroutine")
            json.text(entry.coroutine)
            json.key("state")
            json.text(entry.state.name)
            json.key("done")
            json.bool(entry.state.isDone)
            json.key("cancelled")
            json.bool(entry.state == .cancelled)
            json.key("cancelling")
            json.int(entry.cancelling)
            json.key("result")
            json.optional(entry.result) { $0.text($1) }
            json.key("exception")
            json.optional(entry.exception) { $0.text($1) }
        }
    }

    private mutating func taskAndName(_ task: Int?, _ name: String) {
        key("task")
        optional(task) { $0.int($1) }
        key("name")
        text(name)
    }
}
