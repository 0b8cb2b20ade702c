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
        case .loop: ready.count + timers.count
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
        if panel == .loop { return loopCursorRow }
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

    /// Rows of a panel on the screen.
    struct Field {
        /// Below what heads them.
        var rect: Rect
        /// Which of the rows in it are visible.
        var window: ScrollWindow
        /// The panel's row, from 0, that is the first in it.
        var first = 0

        /// The panel's row that stands in a row of the screen.
        func row(at screenRow: Int) -> Int? {
            let row = window.top + screenRow - rect.row
            return screenRow >= rect.row && window.rows.contains(row) ? first + row : nil
        }
    }

    /// Where the rows of a panel stand that takes a rectangle. Only Loop has more fields than one.
    func fields(of panel: PanelKind, in rect: Rect) -> [Field] {
        let look = look(of: panel)
        let count = rowCount(of: panel)
        func field(_ rect: Rect, _ window: (Int) -> ScrollWindow) -> [Field] {
            [Field(rect: rect, window: window(rect.rows))]
        }
        switch panel {
        case .loop:
            let fields = LoopFields(rect)
            return LoopPart.allCases.map { part in
                Field(
                    rect: fields[part],
                    window: self.look(of: part).window(height: fields[part].rows, count: rowCount(of: part)),
                    first: firstRow(of: part))
            }
        // Their names belong to the rows.
        case .lanes: return field(rect.inset(top: 2)) { look.window(height: $0, count: count) }
        case .output: return field(rect.inset(top: 1)) { OutputPanel.window(look, height: $0, count: count) }
        default: return field(rect.inset(top: 1)) { look.window(height: $0, count: count) }
        }
    }

    /// The field that a row of a panel belongs to.
    func field(ofRow row: Int, of panel: PanelKind, in rect: Rect) -> Field? {
        fields(of: panel, in: rect).last { $0.first <= row }
    }

    // MARK: The parts of Loop

    func rowCount(of part: LoopPart) -> Int { part == .ready ? ready.count : timers.count }

    /// The row of Loop that the first one of a part is.
    func firstRow(of part: LoopPart) -> Int { part == .ready ? 0 : ready.count }

    /// Where a row of Loop belongs; nil: it has no rows.
    func part(ofRow row: Int) -> (part: LoopPart, row: Int)? {
        row < ready.count ? (.ready, row) : timers.isEmpty ? nil : (.timers, row - ready.count)
    }

    /// The row of Loop with the user's cursor: where its part has become shorter, its last one, and where that is empty, the other part's.
    private var loopCursorRow: Int? {
        guard let row = state.cursor[.loop], !ready.isEmpty || !timers.isEmpty else { return nil }
        switch state.loopPart {
        case .ready: return min(row, max(0, ready.count - 1))
        case .timers: return ready.count + min(row, timers.count - 1)
        }
    }

    func look(of part: LoopPart) -> PanelLook {
        let hasFocus = state.focus == .loop
        let at = self.part(ofRow: cursorRow(of: .loop))
        let isHere = at?.part == part
        return PanelLook(
            followed: isHere && loopCursorRow != nil ? at?.row : nil, cursor: hasFocus && isHere ? at?.row : nil,
            isFocused: hasFocus, sideways: state.sideways[.loop] ?? 0,
            top: isHere && loopCursorRow != nil ? state.tops[.loop] : nil)
    }

    /// What stands in a row.
    func item(at row: Int, of panel: PanelKind) -> PanelItem? {
        guard row >= 0, row < rowCount(of: panel) else { return nil }
        switch panel {
        case .source: return sourceName.map { .line(file: $0, line: row + 1) }
        case .loop:
            guard row < ready.count else { return .timer(timers[row - ready.count]) }
            let entry = timeline.ready(at: ready[row])
            return .handle(queuedAt: entry.queuedAt, task: entry.task)
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

    /// Moves it by screens.
    mutating func moveCursor(byPages pages: Int, _ run: ViewedRun) {
        guard frame > 0, let rect = layout?.panels[focus] else { return }
        let scene = Scene(of: run, state: self)
        let field = scene.field(ofRow: scene.cursorRow(of: focus), of: focus, in: rect)
        moveCursor(by: pages * max(1, (field?.rect.rows ?? 1) - 1), run)
    }

    /// Puts the cursor of the panel in focus on a row, or the nearest that there is.
    mutating func setCursor(row: Int, in scene: Scene) {
        let count = scene.rowCount(of: focus)
        guard count > 0 else { return }
        let row = min(max(0, row), count - 1)
        if let rect = layout?.panels[focus], let field = scene.field(ofRow: row, of: focus, in: rect) {
            tops[focus] = field.window.showing(row - field.first).top
        }
        switch focus {
        case .loop:
            guard let at = scene.part(ofRow: row) else { return }
            loopPart = at.part
            cursor[.loop] = at.row
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
            let cell = Rect(row: mouse.row, column: mouse.column, rows: 1, columns: 1)
            let fields = scene.fields(of: panel, in: rect)
            if mouse.action == .press, let field = fields.first(where: { !$0.rect.intersection(cell).isEmpty }),
                let row = field.row(at: mouse.row)
            {
                setCursor(row: row, in: scene)
            }
            let lane = scene.laneField(in: rect)
            if panel == .lanes, let target = scene.laneAxis(in: rect).frame(at: mouse.column - lane.column) {
                isPlaying = false
                pending = nil
                show(target)
            }
        }
    }

    private static let wheelRows = 3
}
