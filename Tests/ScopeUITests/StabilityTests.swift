import Screen
import Testing
import Timeline
import Trace

@testable import ScopeUI

/// A screen depends on the frame, the size and the state, and on nothing that happened before.
@Suite struct StabilityTests {
    @Test(arguments: [(24, 80), (40, 120), (12, 40)])
    func thereAndBackAgain(_ rows: Int, _ columns: Int) {
        for trace in [KitchenRun.make(), ScriptedRun.make().trace] {
            var stepper = Driven(trace, rows: rows, columns: columns)
            var screens: [CellGrid] = []
            for frame in 1...trace.count {
                #expect(stepper.frame == frame)
                screens.append(stepper.screen)
                stepper.type("l")
            }
            // The key beyond the end left a notice.
            for frame in stride(from: trace.count - 1, through: 1, by: -1) {
                stepper.type("h")
                if stepper.screen != screens[frame - 1] { Issue.record("frame \(frame) differs on the way back") }
            }
            for count in [1, 2, 7, 30] {
                stepper.type("5G\(count)l\(count)h")
                #expect(stepper.screen == screens[4])
            }
        }
    }

    /// Any keys, at any size: no trap, nothing outside of the screen, and a frame as it looks when it is reached directly.
    @Test func randomKeysAndSizes() {
        let keys: [Key] =
            KeyTable.rows.flatMap(\.bindings).flatMap(\.keys)
            + "0123456789".unicodeScalars.map { Key(unicodeScalarLiteral: $0) }
            + [.enter, .backspace, .delete, .home, .function(63), "é", "w"]
        var random = SplitMix(seed: 42)
        let trace = KitchenRun.make()
        var stepper = Driven(trace)
        for step in 0..<3000 {
            if random.next() % 16 == 0 {
                let size = InputEvent.resize(rows: Int(random.next() % 70), columns: Int(random.next() % 220))
                _ = stepper.state.update(.input(size), of: stepper.run)
            } else if random.next() % 8 == 0 {
                let actions: [Mouse.Action] = [.press, .drag, .wheelUp, .wheelDown]
                let mouse = Mouse(
                    actions[Int(random.next() % 4)], row: Int(random.next() % 80) - 5,
                    column: Int(random.next() % 240) - 5)
                _ = stepper.state.update(.input(.mouse(mouse)), of: stepper.run)
            } else {
                stepper.press(keys[Int(random.next() % UInt64(keys.count))])
            }
            if step % 5 == 0 { _ = stepper.state.update(.tick, of: stepper.run) }
            if step % 3 == 0 {
                let screen = stepper.screen
                #expect(screen.rows == stepper.state.rows && screen.columns == stepper.state.columns)
                let fresh = ViewedRun(timeline: Timeline(trace: trace, mayGrow: false))
                if StepperView.draw(stepper.state, of: fresh) != screen { Issue.record("differs: \(stepper.state)") }
            }
        }
    }

    @Test func everyLayoutIsInsideOfTheScreenAndOverlapsNowhere() {
        for rows in 0...70 {
            for columns in [0, 1, 39, 40, 41, 60, 71, 72, 80, 120, 149, 150, 220] {
                for (focus, arrangement) in PanelKind.allCases.flatMap({ kind in Arrangement.allCases.map { (kind, $0) }
                }) {
                    let layout = Layout(
                        rows: rows, columns: columns, focus: focus, isZoomed: columns == 60, arrangement: arrangement)
                    #expect((layout == nil) == (rows < 12 || columns < 40))
                    guard let layout else { continue }
                    let screen = Rect(row: 3, column: 0, rows: rows - 4, columns: columns)
                    let panels = Array(layout.panels.values)
                    for (index, panel) in panels.enumerated() {
                        #expect(panel.rows >= 2 && panel.columns >= 20)
                        #expect(panel.intersection(screen) == panel)
                        for other in panels[..<index] { #expect(panel.intersection(other).isEmpty) }
                    }
                    #expect(panels.count > 2 || layout.panels[focus] != nil)
                }
            }
        }
    }

    /// A panel never writes outside of its rectangle.
    @Test func panelsStayInTheirRectangles() {
        let run = ViewedRun(timeline: Timeline(trace: KitchenRun.make(), mayGrow: false))
        var state = StepperState(title: "demo.py", rows: 24, columns: 80)
        _ = state.update(.runAdvanced, of: run)
        for frame in [1, 40, 90, 150] {
            _ = state.update(.input(.key(.escape)), of: run)
            for digit in String(frame) + "G" { _ = state.update(.input(.key(.character(digit))), of: run) }
            let scene = Scene(of: run, state: state)
            for kind in PanelKind.allCases {
                for rect in [
                    Rect(row: 2, column: 3, rows: 1, columns: 1), Rect(row: 2, column: 3, rows: 5, columns: 17),
                ] {
                    var grid = CellGrid(rows: 10, columns: 30)
                    for row in 0..<10 {
                        grid.write(String(repeating: "x", count: 30), row: row, column: 0, in: grid.bounds)
                    }
                    scene.panel(kind, in: rect, of: &grid)
                    for row in 0..<10 {
                        for column in 0..<30
                        where !(rect.row..<rect.endRow ~= row && rect.column..<rect.endColumn ~= column) {
                            if grid[row, column].text != "x" { Issue.record("\(kind) wrote to \(row), \(column)") }
                        }
                    }
                }
            }
        }
    }
}
