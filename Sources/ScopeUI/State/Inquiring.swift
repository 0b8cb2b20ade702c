import Timeline

extension StepperState {
    /// What is wanted of the program's values now; nil: nothing.
    ///
    /// The syntax of a new condition goes first: it takes no run. Conditions of breakpoints go before an expression that was asked for, and that before the variables on the screen.
    public func inquiry(of run: ViewedRun) -> Inquiry? {
        if let new = unchecked?.condition { return .syntax(new) }
        if let pending, !pending.checks.isEmpty { return .conditions(pending.checks) }
        if let playCheck { return .conditions([playCheck]) }
        if let asked {
            guard case .value(let expression, _) = asked else { return asked }
            // What is still looked for was asked for before: the value is wanted there.
            guard pending == nil, let subject = variablesSubject(run) else { return nil }
            return .value(expression, subject)
        }
        if pending != nil || !showsVariables { return nil }
        guard let subject = variablesSubject(run), variables?.subject != subject else { return nil }
        return .variables(subject, since: lineBefore(subject, run))
    }

    /// Since when what has changed is marked: what the line before has done, the frames of a line show as one.
    func lineBefore(_ subject: Variables.Subject, _ run: ViewedRun) -> Variables.Subject? {
        run.timeline.previous(.lineOf(task: subject.task), before: subject.frame)
            .map { .init(frame: $0, task: subject.task) }
    }

    /// Whether variables are anywhere on the screen.
    var showsVariables: Bool { sheet == nil && !isHelpOpen && layout?.panels[.variables] != nil }

    /// Whose variables the panel shows; nil before the first frame.
    func variablesSubject(_ run: ViewedRun) -> Variables.Subject? { variablesSubject(at: frame, of: run) }

    /// The same at another frame: those of the task that is selected, else of the one that runs there, or ran last.
    public func variablesSubject(at frame: Int, of run: ViewedRun) -> Variables.Subject? {
        guard frame > 0, frame <= run.timeline.frameCount else { return nil }
        return .init(frame: frame, task: chosenTask ?? Anchor(frame: frame, timeline: run.timeline).runner)
    }

    func variablesTask(_ run: ViewedRun) -> Int? { variablesSubject(run)?.task }

    mutating func take(_ answer: Inquiry.Answer, to inquiry: Inquiry, _ run: ViewedRun) {
        switch inquiry {
        case .syntax(let condition):
            guard let breakpoint = unchecked, breakpoint.condition == condition else { return }
            unchecked = nil
            if case .unavailable(let why) = answer { takeBack(breakpoint, why) }
        case .conditions(let checks): take(answer, to: checks, run.timeline)
        case .value(let expression, let subject):
            guard case .value(expression, _) = asked, subject.frame == frame else { return }
            asked = nil
            switch answer {
            case .value(let text): notice = "\(expression) = \(text)"
            case .unavailable(let why): notice = why
            case .variables, .holds, .wellFormed: break
            }
        case .variables(let subject, _):
            if asked == inquiry { asked = nil }
            switch answer {
            case .variables(let variables): self.variables = variables
            case .unavailable(let why): variables = Variables(subject: subject, calls: [], note: why)
            case .value, .holds, .wellFormed: break
            }
        }
    }
}
