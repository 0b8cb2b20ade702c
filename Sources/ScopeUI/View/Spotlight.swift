import Screen

/// Makes one panel stand out for an audience at the back of a room, with colours and without: its frame is heavy, its title stands in
/// capitals between blocks, and the other panels are muted, all but the line that is about to run.
struct Spotlight {
    var layout: Layout
    var panel: PanelKind

    /// Draws over panels that are drawn already; nothing if it is the only one.
    func draw(into grid: inout CellGrid) {
        guard layout.panels.count > 1, let rect = layout.panels[panel], let frame = layout.frame(of: panel) else {
            return
        }
        for (kind, other) in layout.panels where kind != panel { Spotlight.mute(other, of: &grid) }
        let mark = Style(.accent, on: .plain, .bold)
        grid.emphasizeRules(frame, style: mark)
        let heading = rect.line(0)
        grid.write("█", row: heading.row, column: heading.column, style: mark, in: heading)
        let end = grid.write(
            " \(panel.title.uppercased()) ", row: heading.row, column: heading.column + 1, style: mark.with(.reverse),
            in: heading)
        grid.write("█", row: heading.row, column: end, style: mark, in: heading)
    }

    private static func mute(_ rect: Rect, of grid: inout CellGrid) {
        grid.restyle(rect) { style in
            let isCurrent = style.ground == .currentLine
            style = Style(isCurrent ? .text : .muted)
        }
    }
}
