import Screen
import Timeline

/// The row of a panel that was read last: what is asked next at its frame is about this one.
struct PlainRow {
    var panel: PanelKind
    var frame: Int
    /// As `StepperState.cursor` has it; nil where a task is selected instead.
    var cursor: Int?
    /// Of Loop.
    var part: LoopPart
}

/// Reads panels out, and remembers the row that was read.
extension PlainDialogue {
    mutating func read(_ panel: PanelKind, _ part: LoopPart?, row wanted: Int?, of run: ViewedRun) -> Answer {
        guard state.frame > 0 else { return .lines(["There is no frame yet"]) }
        if panel == .variables {
            guard let subject = state.variablesSubject(run) else { return .lines(["There is no frame yet"]) }
            state.asked = .variables(subject, since: state.lineBefore(subject, run))
            reads = subject
            return .moved
        }
        guard let wanted else { return read(panel, part, from: nil, of: run) }
        let scene = Scene(of: run, state: state)
        let count = part.map(scene.rowCount) ?? scene.rowCount(of: panel)
        let title = part?.title ?? panel.title
        guard (1...max(1, count)).contains(wanted), count > 0 else {
            return .lines([
                count == 0 ? "\(title): there is no row" : "\(title): a row from 1 to \(NumberText.count(count))"
            ])
        }
        let index = (part.map(scene.firstRow) ?? 0) + wanted - 1
        state.focus = panel
        state.setCursor(row: index, in: scene)
        row = PlainRow(panel: panel, frame: state.frame, cursor: state.cursor[panel], part: state.loopPart)
        next = nil
        return .lines(PlainReading(Scene(of: run, state: state)).row(index, of: panel, part))
    }

    mutating func read(_ panel: PanelKind, _ part: LoopPart? = nil, from start: Int?, of run: ViewedRun) -> Answer {
        let page = PlainReading(Scene(of: run, state: state)).read(panel, part, from: start)
        next = page.next.map { (panel, part, $0) }
        return .lines(page.lines)
    }

    /// What a key has arranged otherwise.
    mutating func readAnew(_ action: Action, of run: ViewedRun) -> Answer {
        guard state.frame > 0 else { return .lines(["There is no frame yet"]) }
        switch action {
        case .nextTaskOrder: return read(.tasks, from: nil, of: run)
        case .nextLaneScale: return read(.lanes, from: nil, of: run)
        default: break
        }
        let scene = Scene(of: run, state: state)
        // As on a screen with room for all of them.
        let panels =
            Layout(rows: 40, columns: 120, focus: .source, isZoomed: false, arrangement: state.arrangement)?.visible
            ?? []
        next = nil
        return .lines(
            ["Layout: \(state.arrangement)"]
                + panels.filter { $0 != .variables }.flatMap { PlainReading(scene).read($0).lines }
                + (panels.contains(.variables) ? ["variables: reads the values"] : []))
    }

    /// The cursor is on a row of a panel only for what is asked about it at this frame.
    mutating func forgetRow() {
        state.focus = .source
        if let row, row.frame != state.frame { self.row = nil }
    }

    mutating func restoreRow() {
        guard let row else { return }
        state.focus = row.panel
        state.loopPart = row.part
        if let cursor = row.cursor { state.cursor[row.panel] = cursor }
    }
}
