import Screen
import Timeline

/// The log: a sentence for each frame, around the one that is shown.
struct EventsPanel {
    struct Entry {
        var frame: Int
        var time: Double
        var sentence: String
    }

    /// Row 0 is frame 1.
    var entries: Listing<Entry>
    var frame = 1
    /// The number of a frame as people see it.
    var label: (Int) -> String = { NumberText.count($0) }
    var look = PanelLook()

    func draw(in rect: Rect, of grid: inout CellGrid) {
        let body = rect.inset(top: 1)
        let window = look.window(height: body.rows, count: entries.count)
        Heading(
            title: "Events", position: window.note, isFocused: look.isFocused, sideways: look.sideways
        ).draw(in: rect.line(0), of: &grid)
        // Wide enough for every frame there is: the sentences stay where they are.
        let digits = max(
            label(entries.count).count, entries[window.rows].reduce(0) { max($0, label($1.frame).count) })
        var lastTime: Double?
        for (offset, entry) in entries[window.rows].enumerated() {
            let line = body.line(offset)
            let isShown = entry.frame == frame
            if isShown {
                grid.write("›", row: line.row, column: line.column, style: Style(.accent, on: .plain, .bold), in: line)
            }
            let number = label(entry.frame)
            grid.write(
                number, row: line.row, column: line.column + 2 + digits - number.count, style: Style(.muted), in: line)
            var column = line.column + 4 + digits
            if rect.columns >= 60 {
                // The clock stands still most of the time: only its jumps catch the eye.
                if entry.time != lastTime {
                    grid.write(
                        Seconds.repr(entry.time), row: line.row, column: column, width: 9, style: Style(.time), in: line
                    )
                }
                lastTime = entry.time
                column += 10
            }
            let style = Style(entry.frame > frame ? .muted : .text, on: .plain, isShown ? .bold : [])
            grid.write(
                entry.sentence, row: line.row, column: column, width: line.endColumn - column - 1, style: style,
                in: line, skip: look.sideways)
            if window.top + offset == look.cursor { grid.restyle(line) { $0.ground = .selection } }
        }
    }
}
