import Timeline

extension StepperState {
    /// `w`: why what the cursor of the focused panel is on waits, or runs next; in a list, why what its line is about does.
    mutating func openWhy(_ run: ViewedRun) {
        guard frame > 0 else { return }
        if let sheet, sheet.lines.indices.contains(sheet.cursor), let subject = sheet.lines[sheet.cursor].subject {
            noteJump(from: frame, sheet: sheet)
            return openWhy(subject, run)
        }
        guard let subject = whySubject(run) else {
            notice = "Nobody waits or runs here; Tab to Tasks and choose a task with j and k"
            return
        }
        openWhy(subject, run)
    }

    mutating func openWhy(_ subject: WhySubject, _ run: ViewedRun) {
        guard let answer = run.timeline.why(subject, at: frame) else {
            notice =
                if case .task = subject { "This task is not there yet at this frame" } else {
                    "Nothing is known about this at this frame"
                }
            return
        }
        let lines = answer.links.map { link in
            let isElsewhere = link.frame.map { $0 != frame } ?? false
            let place =
                link.frame.map { " → frame \(run.numbers.label($0))\($0 > frame ? ", still to come" : "")" } ?? ""
            return Sheet.Line(
                text: link.text + (isElsewhere ? place : ""),
                link: link.frame.map { .frame($0) } ?? link.subject.map { .why($0) }, indent: link.depth * 2,
                subject: link.subject)
        }
        sheet = Sheet(
            title: "Why · \(answer.title)", lines: lines.isEmpty ? [Sheet.Line(text: "nothing is known")] : lines,
            frame: frame)
    }

    private func whySubject(_ run: ViewedRun) -> WhySubject? {
        switch item(of: run) {
        case .task(let task): .task(task)
        case .handle(let queuedAt, _): .handle(queuedAt: queuedAt)
        case .timer(let timer): .timer(timer.id)
        case .primitive(let number): .primitive(number)
        default: subjectTask(run).map { .task($0) }
        }
    }
}
