import Trace

extension Timeline {
    /// One plain sentence for the frame where the timeline stands: what happened and why, in the present tense, in
    /// asyncio's own words. A name begins it as it is; every other word begins with a capital. No full stop.
    public var sentence: String {
        guard frame > 0 else { return "The program is loaded and nothing of it has run yet" }
        let event = event
        return switch event.kind {
        case .line: lineSentence(event)
        case .loopStarted:
            "The event loop starts: the module's own code is blocked until the asyncio program completes"
        case .loopClosed:
            "The event loop is closed: control goes back to the module"
        case .passStarted: passSentence(event)
        case .turnStarted: turnSentence(event)
        case .turnEnded:
            HandleKind(rawValue: event.detail) == .callback
                ? "The callback \(text(event.a)) has run: the event loop has control again"
                : "The turn of \(label(event.a)) is over: the event loop has control again"
        case .handleSkipped: "The cancelled handle of \(subject(event)) leaves the ready queue and is skipped"
        case .handleQueued: queuedSentence(event)
        case .handleCancelled:
            "The handle of \(subject(event)) is cancelled: it keeps its place in the ready queue and will be skipped"
        case .handleDropped:
            HandleKind(rawValue: event.detail) == .callback
                ? "The loop is closed: the callback \(text(event.a)) leaves the ready queue and will never run"
                : "The loop is closed: \(label(event.a)) leaves the ready queue and will never go on"
        case .timerSet, .timerDue, .timerCancelled: timerSentence(event)
        case .clockAdvanced: clockSentence(event)
        case .coroutineCreated:
            "Calling \(call(event.a)) creates a coroutine object: "
                + "none of its lines run until it is awaited or made a task"
        case .coroutineNeverAwaited:
            "A coroutine object of \(call(event.a)) is gone and was never awaited: none of its lines ever ran"
        case .taskCreated: createdSentence(event)
        case .taskSuspended: suspendedSentence(event)
        case .taskYielded:
            "\(label(event.a)) gives way to the other tasks, as sleep(0) does: "
                + "its next step joins the back of the ready queue"
        case .taskReturned:
            "\(label(event.a)) returns \(text(event.b)): the task is done and this is its result"
        case .taskRaised:
            "\(text(event.b)) leaves the coroutine of \(label(event.a)): "
                + "the task is done, and whoever awaits it gets the exception"
        case .taskCancelled:
            "\(label(event.a)) is cancelled: the task is done, and whoever awaits it gets CancelledError"
        case .cancelRequested: cancelSentence(event)
        case .cancelWithdrawn:
            "uncancel() on \(label(event.a)): one request to cancel is taken back, "
                + "and cancelling() is now \(cancelling(event.a))"
        case .taskRenamed: renamedSentence(event)
        case .futureDone: futureSentence(event)
        case .exceptionRaised: "\(text(event.b)) is raised\(inFunction(event))"
        case .exceptionCaught:
            "\(text(event.b)) is caught by an except clause\(inFunction(event)), and the code goes on there"
        case .output: outputSentence(event)
        case .inputRead: "The program reads a line of input: \(quoted(trace.string(event.b)))"
        case .programEnded: endSentence(event)
        case .eagerStepStarted:
            "\(label(event.a)) starts eagerly: its first step runs at once, inside of what \(creator(event)) does"
        case .eagerStepEnded:
            "The eager first step of \(label(event.a)) is over: \(creator(event)) goes on where it created the task"
        case .threadSwitched: switchSentence(event)
        case .lockAcquired, .lockReleased, .eventSet, .eventCleared, .conditionNotified, .semaphoreAcquired,
            .semaphoreReleased, .barrierArrived, .barrierLeft, .barrierChanged, .itemPut, .itemTaken, .itemDone,
            .queueShutDown, .groupAborted:
            primitiveSentence(event)
        }
    }

    /// How a task is called in sentences: by its name if it was given one, else by its name and its coroutine's, as in
    /// `Task-2 (worker)`.
    public func label(ofTask id: Int) -> String { label(UInt32(clamping: id)) }

    // MARK: Lines and output

    private func lineSentence(_ event: TraceEvent) -> String {
        guard event.location > 0, event.location < trace.locations.count else { return "A line is about to run" }
        let location = trace.locations[Int(event.location)]
        let line = "Line \(location.line) of \(function(location.function)) is about to run"
        guard let source = sourceText(of: location), !source.isEmpty else { return line }
        return line + ": " + quoted(source)
    }

    private func outputSentence(_ event: TraceEvent) -> String {
        let written = output
        let verb = written.stream == .stdout ? "prints" : "writes to stderr:"
        let lines = written.text.split(separator: "\n", omittingEmptySubsequences: false)
        let count = written.text.hasSuffix("\n") ? lines.count - 1 : lines.count
        let first = lines.first { !$0.isEmpty } ?? ""
        let more = count > 1 ? " (\(count) lines)" : ""
        return "\(actor) \(verb) \(first.isEmpty ? "an empty line" : quoted(String(first)))\(more)"
    }

    /// Who has control, to begin a sentence with.
    var actor: String {
        switch running?.kind {
        case .task: label(fold.state.subject)
        case .callback: "The callback \(text(fold.state.subject))"
        case .module: "The module"
        case .thread: "The thread \(text(fold.state.subject))"
        case nil: "The event loop"
        }
    }

    // MARK: Time

    private func timerSentence(_ event: TraceEvent) -> String {
        guard event.a < trace.timers.count else { return "A timer changes" }
        let timer = trace.timers[Int(event.a)]
        let due = Seconds.repr(Seconds.rounded(timer.due))
        let callback = text(timer.callback)
        if event.kind == .timerCancelled, TimerEnd(rawValue: event.detail) == .dropped {
            let whose = timer.task == 0 ? "with the callback \(callback)" : "for \(label(timer.task))"
            return "The loop is closed: the timer of \(due) \(whose) is gone and will not fire"
        }
        if timer.purpose != .callback, timer.task != 0,
            fold.state.ready.last?.isCancelled != true || event.kind != .timerDue
        {
            return purposefulSentence(event, timer, due)
        }
        switch event.kind {
        case .timerSet where timer.task != 0:
            return "A timer is set for \(label(timer.task)): it is due at \(due)"
        case .timerSet:
            return "A timer is set: the callback \(callback) is due at \(due)"
        case .timerDue:
            let whose = timer.task == 0 ? "" : " for \(label(timer.task))"
            return fold.state.ready.last?.isCancelled == true
                ? "The timer of \(due) was cancelled and is due: "
                    + "its callback \(callback)\(whose) joins the ready queue and will be skipped"
                : "The timer of \(due) is due: its callback \(callback)\(whose) joins the back of the ready queue"
        default:
            let whose = timer.task == 0 ? "with the callback \(callback)" : "for \(label(timer.task))"
            return "The timer of \(due) \(whose) is cancelled and will not fire"
        }
    }

    /// Of a timer that asyncio set for a task.
    private func purposefulSentence(_ event: TraceEvent, _ timer: TimerRecord, _ due: String) -> String {
        let task = label(timer.task)
        let span = "\(Seconds.repr(Seconds.rounded(timer.delay))) s"
        let joins = "its callback \(text(timer.callback)) joins the back of the ready queue"
        switch (timer.purpose, event.kind) {
        case (.timeout, .timerSet): return "A timeout of \(span) begins for \(task): at \(due) it will be cancelled"
        case (.timeout, .timerDue): return "The timeout of \(span) is over: \(joins), and will cancel \(task)"
        case (.timeout, _): return "The timeout of \(span) for \(task) ends before its time: it will cancel nothing"
        case (.sleep, .timerSet): return "A timer is set to wake \(task) at \(due), in \(span)"
        case (.sleep, .timerDue): return "The sleep of \(task) until \(due) is over: \(joins)"
        case (.sleep, _): return "The timer that would wake \(task) at \(due) is cancelled and will not fire"
        case (_, .timerSet): return "A timer is set: \(task) waits until \(due) at the longest, for \(span)"
        case (_, .timerDue): return "\(task) has waited for \(span), long enough: \(joins)"
        default: return "\(task) need not wait until \(due): the timer is cancelled and will not fire"
        }
    }

    private func clockSentence(_ event: TraceEvent) -> String {
        let now = Seconds.repr(time)
        if ClockReason(rawValue: event.detail) == .blockingSleep {
            return fold.state.control == .module
                ? "time.sleep() blocks the program: the clock goes on to \(now)"
                : "time.sleep() blocks the thread, and with it the whole event loop and all its tasks, until \(now)"
        }
        if ClockReason(rawValue: event.detail) == .network {
            return "The network brings what was sent: its way took until \(now)"
        }
        return fold.state.timers.isEmpty
            ? "Nothing is ready: the clock jumps to \(now)"
            : "Nothing is ready: the clock jumps to \(now), when the next timer is due"
    }

    // MARK: Tasks

    private func createdSentence(_ event: TraceEvent) -> String {
        let creator = event.a < trace.tasks.count ? trace.tasks[Int(event.a)].creator : 0
        let isHousekeeping = event.a < trace.tasks.count && trace.tasks[Int(event.a)].isHousekeeping
        let task = "the task \(label(event.a))"
        let whose = isHousekeeping ? ", asyncio's own housekeeping," : ""
        let group = event.a < trace.tasks.count ? trace.tasks[Int(event.a)].group : 0
        let place = group == 0 ? "" : " in \(label(ofPrimitive: group))"
        return creator == 0
            ? "The task \(label(event.a))\(whose) is created: it is registered in the event loop and runs no line yet"
            : "\(label(creator)) creates \(task)\(whose)\(place): it is registered in the event loop and runs no line yet"
    }

    private func suspendedSentence(_ event: TraceEvent) -> String {
        let suspends = "\(label(event.a)) hits an await and suspends"
        let control = isInEagerStep ? "control goes back to who created it" : "control goes back to the event loop"
        if event.b < trace.waits.count {
            let wait = trace.waits[Int(event.b)]
            if wait.kind.isPrimitive, wait.subject < trace.primitives.count {
                return "\(label(event.a)) suspends: it \(suspension(wait, of: event.a))"
            }
        }
        return switch awaited(event.b) {
        case .task(let task): "\(suspends) until \(label(task)) is done: \(control)"
        case .text(let text), .primitive(let text, _), .sleep(let text): "\(suspends) (\(text)): \(control)"
        case .unknown: "\(suspends): \(control)"
        }
    }

    /// Whether the task that suspends here is still in its first step, which is not a turn.
    private var isInEagerStep: Bool {
        guard frame < trace.count else { return false }
        let next = trace[frame]
        return next.kind == .eagerStepEnded && next.a == event.a
    }

    /// In whose code an eager task was created.
    private func creator(_ event: TraceEvent) -> String { name(ControlKind(rawValue: event.detail), event.b) }

    private func name(_ control: ControlKind?, _ subject: UInt32) -> String {
        switch control {
        case .task where subject > 0 && subject < trace.tasks.count: label(subject)
        case .callback where subject < trace.texts.count: "the callback \(text(subject))"
        case .thread where subject < trace.texts.count: "the thread \(text(subject))"
        case .module: "the module"
        default: "the event loop"
        }
    }

    private func switchSentence(_ event: TraceEvent) -> String {
        let old = name(ControlKind(rawValue: event.detail), event.b)
        let new = name(ControlKind(rawValue: UInt8(clamping: event.aux)), event.a)
        return "\(Sentence.capitalized(old)) waits, or lets others go first: \(new) goes on"
    }

    private func renamedSentence(_ event: TraceEvent) -> String {
        guard event.b < trace.renames.count else { return "\(label(event.a)) gets a name" }
        let rename = trace.renames[Int(event.b)]
        return "The task \(text(rename.from)) is now called \(text(rename.to))"
    }

    private func futureSentence(_ event: TraceEvent) -> String {
        if event.aux == 1 { return endSentence(ofWaiterIn: event) }
        if let sleep = sleepSentence(event) { return sleep }
        return switch Outcome(rawValue: event.detail) {
        case .exception: "Future \(event.a) gets an exception, \(text(event.b)): its callbacks will be queued"
        case .cancelled: "Future \(event.a) is cancelled: its callbacks will be queued"
        default: "Future \(event.a) gets its result, \(text(event.b)): its callbacks will be queued"
        }
    }

    /// Of a future that a sleep waits for.
    private func sleepSentence(_ event: TraceEvent) -> String? {
        guard let woken = wokenTask(by: frame - 1), frame < trace.count, trace[frame].b < trace.waits.count,
            trace.waits[Int(trace[frame].b)].kind == .sleep
        else { return nil }
        let task = label(woken)
        return Outcome(rawValue: event.detail) == .cancelled
            ? "The sleep of \(task) is cancelled: CancelledError will wake it"
            : "The sleep of \(task) is over: it will go on in the next pass"
    }

    // MARK: The end

    private func endSentence(_ event: TraceEvent) -> String {
        let message = event.b == 0 ? "" : ": \(text(event.b))"
        let status = " (exit status \(event.a))"
        return switch Ending(rawValue: event.detail) {
        case .finished, nil: "The program is over: the last line of the module has run\(message)\(status)"
        case .uncaughtException: "The program ends with an exception that nothing catches\(message)\(status)"
        case .systemExit: "The program ends itself with SystemExit\(message)\(status)"
        case .deadlock:
            "The program can never go on: nothing is ready, no timer is set, "
                + "and the main task still waits\(message)\(status)"
        case .limit: "A limit ends the run\(message)\(status)"
        case .unsupported: "The program uses something that loopscope does not run\(message)\(status)"
        case .syntaxError: "The file is not a Python program\(message)\(status)"
        case .interrupted: "The run is interrupted\(message)\(status)"
        }
    }

    // MARK: Words

    func label(_ task: UInt32) -> String {
        guard task > 0, task < trace.tasks.count else { return "an unknown task" }
        let name =
            trace.string(fold.state.hasTask(task) ? fold.state.tasks[Int(task)].name : trace.tasks[Int(task)].name)
        let coroutine = trace.string(trace.tasks[Int(task)].coroutine)
        let isNumbered =
            name.hasPrefix("Task-") && name.utf8.count > 5 && name.utf8.dropFirst(5).allSatisfy { 48...57 ~= $0 }
        let plain = Sentence.plain(name)
        return isNumbered && !coroutine.isEmpty
            ? "\(plain) (\(Sentence.plain(Sentence.shortFunction(coroutine))))" : plain
    }

    private func subject(_ event: TraceEvent) -> String {
        HandleKind(rawValue: event.detail) == .callback ? "the callback \(text(event.a))" : label(event.a)
    }

    private func cancelling(_ task: UInt32) -> Int {
        fold.state.hasTask(task) ? Int(fold.state.tasks[Int(task)].cancelling) : 0
    }

    func text(_ index: UInt32) -> String { Sentence.plain(trace.string(index)) }

    private func quoted(_ text: String) -> String { "`\(Sentence.plain(text))`" }

    private func call(_ function: UInt32) -> String {
        "\(Sentence.plain(Sentence.shortFunction(trace.string(function))))()"
    }

    /// What a task waits for.
    enum Awaited {
        case task(UInt32)
        /// What it is called there, and the wait.
        case primitive(String, WaitRecord)
        /// What is said of it: `sleep until 2.0`.
        case sleep(String)
        case text(String)
        case unknown
    }

    func awaited(_ wait: UInt32) -> Awaited {
        guard wait > 0, wait < trace.waits.count else { return .unknown }
        let record = trace.waits[Int(wait)]
        if record.kind == .task, record.subject > 0, record.subject < trace.tasks.count { return .task(record.subject) }
        let text = text(record.text)
        if record.kind.isPrimitive, record.subject < trace.primitives.count { return .primitive(text, record) }
        if record.kind == .sleep { return .sleep(text) }
        return text.isEmpty ? .unknown : .text(text)
    }

    private func function(_ name: UInt32) -> String {
        let name = trace.string(name)
        return name == "<module>" ? "the module" : Sentence.plain(Sentence.shortFunction(name))
    }

    private func inFunction(_ event: TraceEvent) -> String {
        guard event.location > 0, event.location < trace.locations.count else { return "" }
        let location = trace.locations[Int(event.location)]
        return " in \(function(location.function)), line \(location.line)"
    }

    /// The source line of a location without the blanks around it; nil where the source isn't there.
    private func sourceText(of location: Location) -> String? {
        guard let line = sources.text(file: location.file, line: Int(location.line), of: trace) else { return nil }
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0C }
        var text = line.utf8.drop(while: isBlank)
        while let last = text.last, isBlank(last) { text.removeLast() }
        return String(decoding: text, as: UTF8.self)
    }
}

enum Sentence {
    /// Longer texts are cut within a sentence.
    static let longest = 80

    static func capitalized(_ text: String) -> String { text.prefix(4) == "the " ? "T" + text.dropFirst() : text }

    /// One line without control characters, cut if it is long.
    static func plain(_ text: String) -> String { visible(text, longest: longest) }

    /// One line: control characters and line breaks as Python writes them in a `repr`.
    static func visible(_ text: String, longest: Int = .max) -> String {
        var visible = ""
        var length = 0
        for scalar in text.unicodeScalars {
            length += 1
            if length > longest { return visible + "…" }
            switch scalar.value {
            case 0x0A: visible += "\\n"
            case 0x0D: visible += "\\r"
            case 0x09: visible += "\\t"
            case 0..<0x20, 0x7F..<0xA0: visible += "\\x" + hex(scalar.value, digits: 2)
            case 0x2028, 0x2029: visible += "\\u" + hex(scalar.value, digits: 4)
            default: visible.unicodeScalars.append(scalar)
            }
        }
        return visible
    }

    private static func hex(_ number: UInt32, digits: Int) -> String {
        let hex = String(number, radix: 16)
        return String(repeating: "0", count: max(digits - hex.utf8.count, 0)) + hex
    }

    /// A function's qualified name without the functions around it: `main.<locals>.child` is `child`.
    static func shortFunction(_ name: String) -> String {
        let separator = "<locals>."
        var rest = Substring(name)
        while let found = rest.firstRange(of: separator) { rest = rest[found.upperBound...] }
        return String(rest)
    }
}
