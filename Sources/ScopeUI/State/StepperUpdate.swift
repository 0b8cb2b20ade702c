import Screen
import Timeline

extension StepperState {
    /// Takes a message in.
    /// - Complexity: that of the movement: about a nanosecond for each event that is searched.
    public mutating func update(_ message: Message, of run: ViewedRun) -> Effect {
        if frame == 0, run.timeline.frameCount > 0 { frame = 1 }
        let effect = take(message, run)
        stopAtQuestion()
        return effect
    }

    private mutating func take(_ message: Message, _ run: ViewedRun) -> Effect {
        let timeline = run.timeline
        switch message {
        case .runAdvanced:
            continuePending(timeline)
            return .none
        case .asked(let prompt):
            ask(prompt, timeline)
            return .none
        case .answered(let inquiry, let answer):
            take(answer, to: inquiry, run)
            return .none
        case .reloaded(let mark, let libraryLines):
            reload(mark, libraryLines: libraryLines, run)
            return .none
        case .reloadFailed(let title, let lines, let line):
            // The caret stays below the place that it points to.
            let told = lines.map { text in
                let code = text.drop { $0 == " " }
                return Sheet.Line(
                    text: String(code), link: line.map { .source($0) }, indent: text.count - code.count)
            }
            sheet = Sheet(
                title: title, lines: told, frame: frame,
                hint: line == nil ? "Esc closes" : "the run before stays; Enter edits")
            return .none
        case .note(let text):
            notice = text
            return .none
        case .tick:
            if isPlaying, pending == nil, playCheck == nil, question?.isOpen != true { play(timeline) }
            return .none
        case .input(.resize(let rows, let columns)):
            self.rows = rows
            self.columns = columns
            return .none
        case .input(.key(let key)):
            return handle(key, run)
        case .input(.mouse(let mouse)):
            notice = nil
            handle(mouse, run)
            return .none
        case .input(let event):
            return Effect.always(event) ?? .none
        }
    }

    private mutating func handle(_ key: Key, _ run: ViewedRun) -> Effect {
        notice = nil
        if prompt != nil { return key == .control("l") ? .redraw : edit(prompt: key, run) }
        if let purpose = awaited {
            awaited = nil
            takeLetter(key, for: purpose, run)
            return .none
        }
        if question?.isOpen == true, !isHelpOpen { return edit(key, run.timeline) }
        if case .character(let character) = key, let digit = character.wholeNumberValue, character.isASCII,
            digit > 0 || count != nil, !isHelpOpen
        {
            count = min((count ?? 0) * 10 + digit, StepperState.greatestCount)
            return .none
        }
        var key = key
        switch bindings.meanings[key] {
        case .key(let other): key = other
        case .command(let text) where sheet == nil && !isHelpOpen:
            count = nil
            return type(command: text, run)
        case .command, nil: break
        }
        guard let action = KeyTable.action(for: key) else {
            count = nil
            notice = "\(key.name) does nothing here; ? shows the keys"
            return .none
        }
        // In what lies over the panels Space turns the page, as in less.
        let inList = key == " " ? .pages(1) : action
        if isHelpOpen, let effect = handleInHelp(inList) { return effect }
        let given = count
        count = nil
        if sheet != nil, let effect = handleInSheet(inList, count: given, run) { return effect }
        return perform(action, count: given, run)
    }

    /// - Returns: nil for what goes on below the help.
    private mutating func handleInHelp(_ action: Action) -> Effect? {
        switch action {
        case .redraw, .suspend: return nil
        case .rows(let rows): scrollHelp(by: rows)
        case .pages(let pages): scrollHelp(by: pages * max(1, self.rows - 4))
        case .start, .firstRow: helpScroll = 0
        case .end, .lastRow: scrollHelp(by: .max / 2)
        default: isHelpOpen = false
        }
        return Effect.none
    }

    private mutating func scrollHelp(by rows: Int) {
        let most = max(0, HelpView.lines(columns: columns, focus: focus).count - HelpView.bodyRows(rows: self.rows))
        helpScroll = min(max(0, min(helpScroll, most) + rows), most)
    }

    mutating func perform(_ action: Action, count: Int?, _ run: ViewedRun) -> Effect {
        let timeline = run.timeline
        switch action {
        case .move(let step, let direction):
            stop()
            move(step, direction, count: count ?? 1, timeline)
        case .start, .end:
            stop()
            jump(to: count.map { run.numbers.frame(numbered: $0) } ?? (action == .start ? 1 : nil), timeline)
        case .play:
            let wasPlaying = isPlaying
            stop()
            isPlaying = !wasPlaying
            if isPlaying, frame >= timeline.frameCount, timeline.isComplete {
                isPlaying = false
                notice = "This is the last frame; g goes to the start"
            }
        case .faster, .slower:
            let change = (count ?? 1) * (action == .faster ? 1 : -1)
            speed = min(max(0, speed + change), StepperState.speeds.count - 1)
            notice = "Plays \(NumberText.count(StepperState.speeds[speed], of: "frame")) a second"
        case .nextPanel: moveFocus(by: count ?? 1)
        case .previousPanel: moveFocus(by: -(count ?? 1))
        case .rows(let rows): moveCursor(by: rows * (count ?? 1), run)
        case .pages(let pages): moveCursor(byPages: pages * (count ?? 1), run)
        case .firstRow: moveCursor(by: -StepperState.greatestCount, run)
        case .lastRow: moveCursor(by: StepperState.greatestCount, run)
        case .columns(let steps):
            stop()
            moveSideways(by: steps * (count ?? 1), run)
        case .nextArrangement:
            arrangement = arrangement.moved(by: count ?? 1)
            isZoomed = false
            focus = layout.map { $0.visible.contains(focus) ? focus : $0.visible[0] } ?? focus
            notice = "Layout: \(arrangement)" + (arrangement.hasSpotlight ? "; Tab moves the spotlight" : "")
        case .nextTaskOrder:
            taskOrder = TaskOrder.allCases.moved(from: taskOrder, by: count ?? 1)
            notice =
                taskOrder == .created
                ? "Tasks as they were created"
                : taskOrder == .tree ? "Tasks as a tree: who waits for whom" : "Tasks by \(taskOrder)"
        case .nextLaneScale:
            laneScale = LaneScale.allCases.moved(from: laneScale, by: count ?? 1)
        case .zoom: isZoomed.toggle()
        case .help:
            isHelpOpen = true
            helpScroll = 0
        case .redraw: return .redraw
        case .suspend: return .suspend
        case .cancel: cancel(hadCount: count != nil)
        case .quit: return .leave(.quit)
        case .open: follow(run)
        case .proceed(let direction):
            stop()
            proceed(direction, count: count ?? 1, timeline)
        case .breakpoint: toggleBreakpoint(run)
        case .toCursor(let direction):
            stop()
            goToCursor(direction, count: count ?? 1, run)
        case .setMark: awaited = .setMark
        case .goToMark: awaited = .goToMark
        case .search: prompt = Prompt(.search)
        case .match(let direction):
            stop()
            guard let text = lastSearch else {
                notice = "Nothing was searched yet; / searches"
                break
            }
            showsMatches = true
            find(.text(text), direction, count: count ?? 1, timeline)
        // As in vim, a count is the beginning of the command.
        case .command: prompt = Prompt(.command, text: count.map { "\($0)" } ?? "")
        case .why: openWhy(run)
        case .jumpBack:
            stop()
            jumpBack(count: count ?? 1)
        case .edit: return editEffect(run)
        case .library: return .rerun(libraryLines: !hasLibraryLines)
        }
        return .none
    }

    /// The editor opens at the line under the cursor of Source.
    private func editEffect(_ run: ViewedRun) -> Effect {
        let place = sourcePlace(run)
        return .edit(file: place?.file ?? run.mainSource, line: place?.line ?? 1)
    }

    /// Ends playing and looking for a frame.
    private mutating func stop() {
        isPlaying = false
        pending = nil
        playCheck = nil
    }

    /// The innermost thing that is open or under way.
    private mutating func cancel(hadCount: Bool) {
        if pending != nil || isPlaying {
            let wasLooking = pending != nil
            stop()
            if wasLooking { notice = "Stopped looking" }
        } else if asked != nil {
            asked = nil
        } else if hadCount {
            // The count is gone by now.
        } else if showsMatches {
            showsMatches = false
        } else if isZoomed {
            isZoomed = false
        } else {
            chosenTask = nil
            cursor = [:]
            tops = [:]
            sideways = [:]
        }
    }

    /// One frame on, unless a breakpoint is there.
    private mutating func play(_ timeline: Timeline) {
        let old = frame
        move(.frame, .forward, count: 1, timeline)
        if pending == nil, frame >= timeline.frameCount, timeline.isComplete { isPlaying = false }
        guard frame != old, !breakpoints.isEmpty else { return }
        var filter = FrameFilter(.breakpoints(breakpoints), timeline)
        guard filter.fits(frame: frame) else { return }
        if let conditions = filter.conditions(at: frame) {
            let task = Anchor(frame: frame, timeline: timeline).runner
            playCheck = .init(subject: .init(frame: frame, task: task), conditions: conditions)
        } else {
            isPlaying = false
            notice = "Stopped at a breakpoint"
        }
    }
}

extension StepperState {
    /// Goes through the panels that are on the screen; through all where there is room for one or two only, or a spotlight.
    private mutating func moveFocus(by steps: Int) {
        let shown = layout?.visible ?? []
        let isFixed = shown.count > 2 && shown.contains(focus) && !arrangement.hasSpotlight
        focus = (isFixed ? shown : PanelKind.allCases).moved(from: focus, by: steps)
    }
}
