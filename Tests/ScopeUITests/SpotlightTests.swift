import Screen
import Testing

@testable import ScopeUI

/// In the presenter's layout the panel in focus stands out, by its size, by signs and by style.
@Suite struct SpotlightTests {
    private func presenter(_ rows: Int, _ columns: Int) -> Driven {
        var stepper = Driven(KitchenRun.make(), rows: rows, columns: columns)
        stepper.type("64G4v")
        #expect(stepper.state.arrangement == .presenter)
        #expect(stepper.foot.contains("Layout: presenter; Tab moves the spotli"))
        return stepper
    }

    @Test(arguments: [(12, 40), (14, 80), (24, 80), (40, 79), (40, 120), (60, 200)])
    func tabMovesTheLight(rows: Int, columns: Int) throws {
        var stepper = presenter(rows, columns)
        for panel in PanelKind.allCases {
            #expect(stepper.state.focus == panel)
            let layout = try #require(stepper.state.layout)
            let lit = try #require(layout.panels[panel])
            let grid = stepper.screen
            let title = "█ \(panel.title.uppercased()) █"
            #expect(grid.lines[lit.row].contains(title))
            for (other, rect) in layout.panels where other != panel {
                #expect(lit.rows * lit.columns >= rect.rows * rect.columns, "\(panel), \(other)")
                for row in rect.row..<rect.endRow {
                    for cell in grid.row(row)[...].dropFirst(rect.column).prefix(rect.columns)
                    where !"━┃┣┫┳┻╋┗┏┓┛╸╺╹╻".contains(cell.text) {
                        #expect(cell.style == Style(.muted) || cell.style == .plain, "\(panel), \(other): \(cell)")
                    }
                }
            }
            #expect(grid.inASCII.lines[lit.row].contains("# \(panel.title.uppercased()) #"))
            stepper.press(.tab)
        }
        #expect(stepper.state.focus == .source)
    }

    /// Alone on the screen a panel needs no light, and other layouts have none.
    @Test func onlyWhereOthersAre() {
        var stepper = presenter(24, 80)
        stepper.type("z")
        #expect(!stepper.text.contains("━") && stepper.text.contains("─ Source"))
        stepper.type("zv")
        #expect(!stepper.text.contains("━"))
    }

    /// Text that looks like rules stays as it is.
    @Test func rulesInTextStay() {
        var grid = CellGrid(rows: 5, columns: 9)
        grid.horizontalRule(row: 1, column: 0, columns: 9)
        grid.verticalRule(row: 1, column: 4, rows: 4)
        grid.write("│─", row: 2, column: 6, in: grid.bounds)
        grid.emphasizeRules(Rect(row: 1, column: 4, rows: 5, columns: 6), style: .plain)
        #expect(grid.lines == ["         ", "╶───┳━━━╸", "    ┃ │─ ", "    ┃    ", "    ╹    "])
    }
}
