import Timeline

extension StepperState {
    /// Why the task, handle or timer under the cursor waits, or runs next.
    mutating func openWhy(_ run: ViewedRun) {
        guard let task = subjectTask(run) else {
            notice = "No task is selected; Tab to Tasks and choose one with j and k"
            return
        }
        openWhy(ofTask: task, run)
    }

    mutating func openWhy(ofTask task: Int, _ run: ViewedRun) {
        run.timeline.seek(to: frame)
        guard let entry = run.timeline.task(task) else { return }
        var lines = [Sheet.Line(text: "\(entry.name) is \(entry.state.name)", isHeading: true)]
        if let waitsFor = entry.waitsFor { lines.append(Sheet.Line(text: "waits for \(waitsFor)", indent: 2)) }
        sheet = Sheet(
            title: "Why · \(entry.name)", lines: lines, frame: frame, hint: "Enter follows, Backspace returns")
    }
}
