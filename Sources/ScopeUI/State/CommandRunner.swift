import Timeline
import Trace

extension StepperState {
    /// Does what a typed command asks for.
    mutating func perform(_ command: Command, _ run: ViewedRun) throws(CommandError) -> Effect {
        let timeline = run.timeline
        isPlaying = false
        if case .key(let action, let count) = command {
            pending = nil
            return perform(action, count: count, run)
        }
        guard frame > 0 else { throw CommandError("There is no frame yet") }
        switch command {
        case .key: break
        case .goto(let target): try go(to: target, run)
        case .find(let criterion, let direction):
            if case .breakpoints = criterion {
                proceed(direction, count: 1, timeline)
            } else {
                find(criterion, direction, timeline)
            }
        case .breakAt(let place, let condition):
            guard let place = place ?? placeOfCursor(run) else {
                throw CommandError("There is no line under the cursor")
            }
            setBreakpoint(place, condition)
        case .delete(let numbers):
            let count = breakpoints.count
            breakpoints.removeAll { numbers?.contains($0.number) ?? true }
            notice = "\(NumberText.count(count - breakpoints.count, of: "breakpoint")) deleted"
        case .breakpoints: listBreakpoints()
        case .marks: listMarks(run)
        case .mark(let letter):
            marks[letter] = frame
            notice = "Mark \(letter) is frame \(run.numbers.label(frame))"
        case .task(let name):
            let task = try known(task: name, timeline)
            chosenTask = task
            notice = "Selected: \(timeline.label(ofTask: task))"
        case .why(let name): openWhy(.task(try known(task: name, timeline)), run)
        case .print(let expression):
            asked = .value(expression, .init(frame: frame, task: variablesTask(run)))
            notice = "\(expression) = ..."
        case .search(let text):
            lastSearch = text
            showsMatches = true
            history.add(text, to: .search)
            find(.text(text), .forward, timeline)
        case .speed(let frames):
            speed = StepperState.speeds.firstIndex(of: frames) ?? speed
            notice = "Plays \(NumberText.count(frames, of: "frame")) a second"
        case .help(let name): try openHelp(of: name)
        }
        return .none
    }

    private mutating func go(to target: Command.Target, _ run: ViewedRun) throws(CommandError) {
        let timeline = run.timeline
        pending = nil
        switch target {
        case .frame(let number, let sub):
            guard number > 0 else { throw CommandError("Frames are numbered from 1") }
            let target = run.numbers.frame(numbered: number, sub: sub)
            if sub > 0, run.numbers.plainLabel(target) != "\(number).\(sub)" {
                throw CommandError(
                    "There is no frame \(number).\(sub): with i the library's lines are shown, and numbered so")
            }
            jump(to: target, timeline)
        case .relative(let distance): jump(to: max(1, frame + distance), timeline)
        case .time(let time):
            // From the start, wherever the cursor is now: a time names a moment, not a direction.
            var filter = FrameFilter(.time(time), timeline)
            if case .found(let found) = filter.next(after: 0) {
                jump(to: found, timeline)
            } else {
                find(.time(time), .forward, timeline)
            }
        case .mark(let letter):
            guard let frame = marks[letter] else { throw CommandError("There is no mark \(letter); marks lists them") }
            jump(to: frame, timeline)
        }
    }

    /// A task by its name at this frame, its coroutine's or its number; else by a name of another time, or the end of its coroutine's.
    private func known(task name: String, _ timeline: Timeline) throws(CommandError) -> Int {
        timeline.seek(to: frame)
        let called = timeline.tasks(called: name)
        let known = timeline.taskNumbers().filter { called.contains(UInt32(clamping: $0)) }
        func coroutine(_ task: Int) -> String { timeline.trace.string(timeline.trace.tasks[task].coroutine) }
        let number = Int(name)
        guard
            let task = known.first(where: { timeline.taskName($0) == name })
                ?? known.first(where: { coroutine($0) == name }) ?? known.first(where: { $0 == number }) ?? known.first
        else { throw CommandError("There is no task '\(name)' at this frame") }
        return task
    }

    private mutating func openHelp(of name: String?) throws(CommandError) {
        let rows =
            try name.map { name throws(CommandError) in [try CommandTable.row(named: name)] } ?? CommandTable.rows
        var lines: [Sheet.Line] = []
        for row in rows {
            for form in row.forms { lines.append(Sheet.Line(text: ":\(row.name) \(form)", isHeading: true)) }
            lines.append(Sheet.Line(text: row.help, indent: 4))
        }
        if name == nil {
            lines.append(
                Sheet.Line(text: "Any beginning of a name that no other has will do; a number alone is a frame."))
        }
        sheet = Sheet(title: "Commands", lines: lines, frame: frame, hint: "Esc closes")
    }

    private mutating func listMarks(_ run: ViewedRun) {
        guard !marks.isEmpty else {
            notice = "No mark is set; m and a letter set one"
            return
        }
        let lines = marks.sorted { $0.key < $1.key }.map { letter, frame in
            Sheet.Line(text: "\(letter)  frame \(run.numbers.label(frame))", link: .frame(frame))
        }
        sheet = Sheet(title: "Marks", lines: lines, frame: frame, hint: "Enter goes there")
    }

    // MARK: Breakpoints

    mutating func listBreakpoints() {
        guard !breakpoints.isEmpty else {
            notice = "No breakpoint is set; b sets one on the line or task under the cursor"
            return
        }
        let lines = breakpoints.map { Sheet.Line(text: $0.text, link: .breakpoint($0.number)) }
        sheet = Sheet(
            title: "Breakpoints", lines: lines, frame: frame, hint: "Enter goes on to it; :delete N deletes it")
    }

    mutating func setBreakpoint(_ place: Breakpoint.Place, _ condition: String?) {
        let number: Int
        if let index = breakpoints.firstIndex(where: { $0.place == place }) {
            breakpoints[index].condition = condition
            number = index
        } else {
            number = breakpoints.count
            breakpoints.append(
                Breakpoint(number: (breakpoints.last?.number ?? 0) + 1, place: place, condition: condition))
        }
        notice = "Breakpoint \(breakpoints[number].text); c goes on to it"
        // It counts at once: who types fast goes on to it before anybody has looked at its condition.
        unchecked = condition == nil ? nil : breakpoints[number]
    }

    /// The condition is no expression.
    mutating func takeBack(_ breakpoint: Breakpoint, _ why: String) {
        breakpoints.removeAll { $0 == breakpoint }
        notice = "Not set: \(why)"
    }

    mutating func toggleBreakpoint(_ run: ViewedRun) {
        guard let place = placeOfCursor(run) else {
            notice = "There is no line and no task under the cursor"
            return
        }
        if let index = breakpoints.firstIndex(where: { $0.place == place }) {
            notice = "Deleted: breakpoint \(breakpoints[index].text)"
            breakpoints.remove(at: index)
        } else {
            setBreakpoint(place, nil)
        }
    }

    /// The task under the cursor where the panel lists tasks; else the line of Source.
    private func placeOfCursor(_ run: ViewedRun) -> Breakpoint.Place? {
        switch focus {
        case .tasks, .lanes, .suspended, .loop, .primitives:
            guard let task = subjectTask(run) else { return nil }
            run.timeline.seek(to: frame)
            return run.timeline.task(task).map { .task($0.name) }
        case .source, .variables, .events, .output:
            return sourcePlace(run).map { .line(file: $0.file, line: $0.line) }
        }
    }

    mutating func proceed(_ direction: Action.Direction, count: Int, _ timeline: Timeline) {
        guard !breakpoints.isEmpty else {
            jump(to: direction == .forward ? nil : 1, timeline)
            notice = notice ?? "No breakpoint is set: this is the \(direction == .forward ? "end" : "start")"
            return
        }
        find(.breakpoints(breakpoints), direction, count: count, timeline)
    }

    mutating func goToCursor(_ direction: Action.Direction, count: Int, _ run: ViewedRun) {
        guard let place = sourcePlace(run) else {
            notice = "There is no source"
            return
        }
        find(.line(file: place.file, line: place.line), direction, count: count, run.timeline)
    }
}

extension Breakpoint {
    /// `1: line 14 of demo.py, if i == 3`
    var text: String {
        let text =
            switch place {
            case .line(let file, let line): "\(number): line \(line) of \(file)"
            case .task(let name): "\(number): task \(name)"
            }
        return condition.map { "\(text), if \($0)" } ?? text
    }
}
