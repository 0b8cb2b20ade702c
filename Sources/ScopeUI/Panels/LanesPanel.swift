import Screen
import Timeline
import Trace

/// A lane for each task: its states over frames or over virtual time. What is still to come at this frame is dim.
struct LanesPanel {
    struct Lane {
        var task: Int
        var name: String
        /// By column; see `TaskHistory.states`.
        var states: [TaskState?]
    }

    var lanes: Listing<Lane>
    var axis: LaneAxis
    var scale = LaneScale.frames
    var frame = 1
    var marked: Int?
    var isChosen = false
    var nameColumns = 8
    var look = PanelLook()

    /// Where the lanes stand: right of the names, below the heading and the axis.
    static func field(in rect: Rect, nameColumns: Int) -> Rect {
        rect.inset(top: 2, left: nameWidth(nameColumns, in: rect) + 4, right: 1)
    }

    private static func nameWidth(_ columns: Int, in rect: Rect) -> Int { min(columns, max(4, rect.columns / 5)) }

    func draw(in rect: Rect, of grid: inout CellGrid) {
        let field = LanesPanel.field(in: rect, nameColumns: nameColumns)
        let window = look.window(height: field.rows, count: lanes.count)
        let note =
            switch scale {
            case .frames: "frame by frame"
            case .run: "the whole run"
            case .time: "virtual time, in seconds"
            }
        Heading(title: "Timeline", note: note, position: window.note, isFocused: look.isFocused)
            .draw(in: rect.line(0), of: &grid)
        if window.note == nil { drawLegend(after: note, in: rect.line(0), of: &grid) }
        let axisLine = rect.line(1)
        drawLabels(above: field, in: axisLine, of: &grid)
        let cursor = axis.column(of: frame)
        let names = LanesPanel.nameWidth(nameColumns, in: rect)
        for (offset, lane) in lanes[window.rows].enumerated() {
            let line = rect.inset(top: 2).line(offset)
            let isMarked = lane.task == marked
            if isMarked {
                grid.write(
                    isChosen ? "»" : "›", row: line.row, column: line.column + 1, style: Style(.accent), in: line)
            }
            grid.write(
                lane.name, row: line.row, column: line.column + 3, width: names,
                style: Style(.text, on: .plain, isMarked ? .bold : []), in: line)
            if isMarked, isChosen || look.isFocused { grid.restyle(line) { $0.ground = .selection } }
            for (column, state) in lane.states.enumerated() {
                guard let state else { continue }
                let isLater = cursor.map { column > $0 } ?? false
                var style = state.style
                if isLater { style.attributes = .dim }
                if isMarked, isChosen || look.isFocused { style.ground = .selection }
                grid.write(state.laneGlyph, row: line.row, column: field.column + column, style: style, in: field)
            }
        }
        guard let cursor else { return }
        let column = Rect(row: field.row, column: field.column + cursor, rows: min(field.rows, lanes.count), columns: 1)
        grid.restyle(column) { $0.ground = .currentLine }
        grid.write(
            "▼", row: axisLine.row, column: column.column, style: Style(.accent, on: .plain, .bold), in: axisLine)
    }

    /// Numbers at even distances, as far apart as they need.
    private func drawLabels(above field: Rect, in line: Rect, of grid: inout CellGrid) {
        let widest = axis.labels.last?.count ?? 0
        let step = max(10, (widest + 2 + 9) / 10 * 10)
        for column in stride(from: 0, to: axis.labels.count, by: step) where column + widest <= field.columns {
            grid.write(
                axis.labels[column], row: line.row, column: field.column + column, style: Style(.muted), in: line)
        }
    }

    private func drawLegend(after note: String, in line: Rect, of grid: inout CellGrid) {
        let states: [TaskState] = [.running, .ready, .suspended]
        let width = states.reduce(0) { $0 + $1.name.count + 4 } + 1
        guard line.columns > note.count + width + 18 else { return }
        var column = line.endColumn - width - 1
        column = grid.write(" ", row: line.row, column: column, in: line)
        for state in states {
            column = grid.write(state.laneGlyph, row: line.row, column: column, style: state.style, in: line)
            column = grid.write(" \(state.name)  ", row: line.row, column: column, style: Style(.muted), in: line)
        }
    }
}

extension TaskState {
    /// A stretch of a lane; a state at the end of it is its own glyph.
    var laneGlyph: String {
        switch self {
        case .running: "█"
        case .ready: "░"
        case .suspended: "─"
        case .returned, .raised, .cancelled: glyph
        }
    }
}
