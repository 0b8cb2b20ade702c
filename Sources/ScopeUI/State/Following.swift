import Timeline

extension StepperState {
    /// `Enter`: to what the cursor of the focused panel is on.
    mutating func follow(_ run: ViewedRun) {
        guard frame > 0 else { return }
        switch item(of: run) {
        case .output(let target), .event(let target): jump(to: target, run.timeline)
        case .line: goToCursor(.forward, count: 1, run)
        case .task(let task): select(task, run)
        case .timer(let timer):
            guard let task = timer.task else {
                notice = "This timer calls \(timer.name): no task waits for it"
                return
            }
            select(task, run)
        case .handle(_, let task):
            guard let task else {
                notice = "This is a plain callback: it belongs to no task"
                return
            }
            select(task, run)
        case .primitive(let number):
            run.timeline.seek(to: frame)
            if let primitive = run.timeline.primitive(number) { jump(to: primitive.firstFrame, run.timeline) }
        case .variable(let variable): notice = "\(variable.name) = \(variable.value)"
        case nil: notice = "There is nothing to follow here"
        }
    }

    private mutating func select(_ task: Int, _ run: ViewedRun) {
        chosenTask = task
        run.timeline.seek(to: frame)
        notice = "Selected: \(run.timeline.label(ofTask: task)); s and d follow it, w asks why"
    }

    /// The task that the cursor of the focused panel is on; else the one that is selected, runs or ran last.
    func subjectTask(_ run: ViewedRun) -> Int? {
        guard frame > 0 else { return nil }
        switch item(of: run) {
        case .task(let task): return task
        case .handle(_, let task?): return task
        case .timer(let timer): if let task = timer.task { return task }
        default: break
        }
        return chosenTask ?? Anchor(frame: frame, timeline: run.timeline).task
    }

    /// The line of Source that keys about lines mean: the cursor's, else the one that is shown as current.
    func sourcePlace(_ run: ViewedRun) -> (file: String, line: Int)? {
        guard frame > 0 else { return nil }
        let anchor = Anchor(frame: frame, timeline: run.timeline)
        guard let file = anchor.place?.file ?? run.mainSource else { return nil }
        let line = cursor[.source] ?? anchor.place?.line ?? 1
        return (file, min(max(1, line), max(1, run.source(file).count)))
    }
}
