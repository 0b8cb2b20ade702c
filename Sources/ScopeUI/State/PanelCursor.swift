import Screen
import Timeline
import Trace

/// What stands in a row of a panel: what a key that acts on the cursor acts on.
public enum PanelItem: Hashable, Sendable {
    case line(file: String, line: Int)
    case task(Int)
    /// An entry of the ready queue, by the frame that queued it.
    case handle(queuedAt: Int, task: Int?)
    case timer(TimerEntry)
    case variable(Variables.Variable)
    /// By its number in the trace.
    case primitive(Int)
    /// A line of output, by the frame that printed its beginning.
    case output(frame: Int)
    case event(frame: Int)
}

extension Scene {
    /// How many rows a panel has, the invisible ones included.
    func rowCount(of panel: PanelKind) -> Int {
        switch panel {
        case .source: source.count
        case .ready: ready.count
        case .timers: timers.count
        case .suspended: suspended.count
        case .variables: VariablesPanel.rows(of: state.variables).count
        case .primitives: primitiveRows.count
        case .tasks, .lanes: tasks.numbers.count
        case .events: timeline.frameCount
        case .output: run.output.lineCount(end: timeline.outputEnd)
        }
    }

    /// The row that a panel keeps visible: that with the user's cursor, or the one that the frame is about; nil: the first ones, or in
    /// Output the last ones.
    func followedRow(of panel: PanelKind) -> Int? {
        let count = rowCount(of: panel)
        if panel == .tasks || panel == .lanes { return markedTask.flatMap { tasks.numbers.firstIndex(of: $0) } }
        if let row = state.cursor[panel] {
            // A line counts from 1.
            return count == 0 ? nil : min(max(0, panel == .source ? row - 1 : row), count - 1)
        }
        switch panel {
        case .source: return anchor.place.map { min($0.line, count) - 1 }
        case .events: return state.frame - 1
        default: return nil
        }
    }

    /// The row that the cursor is on, or would be.
    func cursorRow(of panel: PanelKind) -> Int {
        followedRow(of: panel) ?? (panel == .output ? max(0, rowCount(of: panel) - 1) : 0)
    }

    func look(of panel: PanelKind) -> PanelLook {
        let isFocused = state.focus == panel
        // In Source the line of the frame stands out by itself.
        let hasCursor = isFocused && (panel != .source || state.cursor[.source] != nil)
        return PanelLook(
            followed: followedRow(of: panel), cursor: hasCursor ? cursorRow(of: panel) : nil, isFocused: isFocused,
            sideways: state.sideways[panel] ?? 0,
            top: state.cursor[panel] == nil && state.chosenTask == nil ? nil : state.tops[panel])
    }

    /// Where a panel's rows stand on the screen, below what heads them.
    func rowsField(of panel: PanelKind, in rect: Rect) -> Rect {
        panel == .lanes ? LanesPanel.field(in: rect, nameColumns: run.taskWidths.name) : rect.inset(top: 1)
    }

    /// The visible rows of a panel that takes a rectangle.
    func window(of panel: PanelKind, in rect: Rect) -> ScrollWindow {
        let height = rowsField(of: panel, in: rect).rows
        let look = look(of: panel)
        let count = rowCount(of: panel)
        return panel == .output
            ? OutputPanel.window(look, height: height, count: count) : look.window(height: height, count: count)
    }

    /// What stands in a row.
    func item(at row: Int, of panel: PanelKind) -> PanelItem? {
        guard row >= 0, row < rowCount(of: panel) else { return nil }
        switch panel {
        case .source: return sourceName.map { .line(file: $0, line: row + 1) }
        case .ready:
            let entry = timeline.ready(at: ready[row])
            return .handle(queuedAt: entry.queuedAt, task: entry.task)
        case .timers: return .timer(timers[row])
        case .suspended: return .task(suspended[row])
        case .tasks, .lanes: return .task(tasks.numbers[row])
        case .variables:
            if case .variable(let variable) = VariablesPanel.rows(of: state.variables)[row] {
                return .variable(variable)
            }
            return nil
        case .primitives: return .primitive(primitiveRows[row].primitive)
        case .events: return .event(frame: row + 1)
        case .output: return run.output.frame(ofRow: row, end: timeline.outputEnd).map { .output(frame: $0) }
        }
    }
}

extension StepperState {
    /// What the cursor of the panel in focus is on.
    public func item(of run: ViewedRun) -> PanelItem? {
        guard frame > 0 else { return nil }
        let scene = Scene(of: run, state: self)
        return scene.item(at: scene.cursorRow(of: focus), of: focus)
    }

    /// Moves the cursor of the panel in focus by rows.
    mutating func moveCursor(by rows: Int, _ run: ViewedRun) {
        guard frame > 0 else { return }
        let scene = Scene(of: run, state: self)
        // Where no task is marked, the first key marks one.
        let isMarked = scene.followedRow(of: focus) != nil || focus != .tasks && focus != .lanes
        setCursor(row: isMarked ? scene.cursorRow(of: focus) + rows : 0, in: scene)
    }

    /// Puts the cursor of the panel in focus on a row, or the nearest that there is.
    mutating func setCursor(row: Int, in scene: Scene) {
        let count = scene.rowCount(of: focus)
        guard count > 0 else { return }
        let row = min(max(0, row), count - 1)
        if let rect = layout?.panels[focus] { tops[focus] = scene.window(of: focus, in: rect).showing(row).top }
        switch focus {
        case .tasks, .lanes: chosenTask = scene.tasks.numbers[row]
        case .source: cursor[.source] = row + 1
        default: cursor[focus] = row
        }
    }

    /// Scrolls the panel in focus sideways; in Timeline, goes through the run column by column.
    mutating func moveSideways(by steps: Int, _ run: ViewedRun) {
        guard frame > 0, let layout else { return }
        if focus == .lanes, let rect = layout.panels[.lanes] {
            let scene = Scene(of: run, state: self)
            let axis = scene.laneAxis(in: rect)
            guard let column = axis.column(of: frame) else { return }
            // Of columns without frames of their own, all but the last are passed over.
            var next = column + steps
            while axis.frame(at: next) == frame, next > 0, next < axis.ends.count { next += steps.signum() }
            if let target = axis.frame(at: min(max(0, next), axis.ends.count - 1)) { show(target) }
            return
        }
        let columns = max(0, (sideways[focus] ?? 0) + steps * StepperState.sidewaysColumns)
        sideways[focus] = columns == 0 ? nil : min(columns, StepperState.mostSideways)
    }

    private static let sidewaysColumns = 8
    /// Lines are drawn from their beginning: this far to the right that takes little time.
    private static let mostSideways = 10_000

    /// What the mouse does: a click focuses a panel and puts the cursor there, in Timeline it also goes to the frame of the column; the
    /// wheel moves the cursor of the panel below the pointer.
    mutating func handle(_ mouse: Mouse, _ run: ViewedRun) {
        guard frame > 0, !isHelpOpen, let layout, let panel = layout.panel(row: mouse.row, column: mouse.column),
            let rect = layout.panels[panel]
        else { return }
        focus = panel
        switch mouse.action {
        case .wheelUp: moveCursor(by: -StepperState.wheelRows, run)
        case .wheelDown: moveCursor(by: StepperState.wheelRows, run)
        case .press, .drag:
            let scene = Scene(of: run, state: self)
            let field = scene.rowsField(of: panel, in: rect)
            let window = scene.window(of: panel, in: rect)
            let row = window.top + mouse.row - field.row
            if mouse.row >= field.row, window.rows.contains(row), mouse.action == .press {
                setCursor(row: row, in: scene)
            }
            if panel == .lanes, let target = scene.laneAxis(in: rect).frame(at: mouse.column - field.column) {
                isPlaying = false
                pending = nil
                show(target)
            }
        }
    }

    private static let wheelRows = 3
}
