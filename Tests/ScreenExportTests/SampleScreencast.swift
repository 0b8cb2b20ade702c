import Screen
import ScreenExport

/// Screencasts to test with.
enum SampleScreencast {
    /// What a program might print to do harm.
    static let hostile = "</script><script>alert(1)</script> ]]> \u{1B}[2J\u{7} &amp; \" ' \u{202E} \u{FFFD} <!-- -->"

    /// A counter, a line that moves, and a chapter at every fifth shot.
    static func counting(shots: Int) -> Screencast {
        var screencast = Screencast(title: "Counting", summary: "It counts", rows: 6, columns: 40)
        for shot in 0..<shots {
            var grid = CellGrid(rows: 6, columns: 40)
            grid.box(Rect(row: 1, column: 0, rows: 5, columns: 40), title: " Box ")
            grid.clear(grid.bounds.line(0), style: Style(.text, on: .bar))
            grid.write("shot \(shot)", row: 0, column: 30, style: Style(.text, on: .bar, .bold), in: grid.bounds)
            grid.write("▶ here", row: 2 + shot % 3, column: 2, style: Style(.running), in: grid.bounds)
            screencast.append(
                Screencast.Shot(
                    time: 0, frame: shot + 1, narration: "Shot \(shot) is shown",
                    caption: shot < 5 ? "First" : "Second",
                    keys: "→", chapter: shot % 5 == 0 ? "Chapter \(shot)" : nil), showing: grid, for: 500)
        }
        return screencast
    }

    /// Hostile in all of its texts.
    static var attack: Screencast {
        var screencast = Screencast(title: hostile, summary: hostile, rows: 3, columns: 100)
        for shot in 0..<3 {
            var grid = CellGrid(rows: 3, columns: 100)
            grid.write(hostile + "\(shot)", row: shot, column: 0, in: grid.bounds)
            screencast.append(
                Screencast.Shot(
                    time: 0, frame: shot + 1, narration: hostile, caption: hostile, keys: hostile, chapter: hostile),
                showing: grid, for: 1000)
        }
        return screencast
    }

    /// Cells of all kinds, changed here and there from one shot to the next.
    static func random(shots: Int, seed: UInt64) -> (Screencast, [CellGrid]) {
        var numbers = Numbers(state: seed)
        var screencast = Screencast(title: "Random", rows: 5, columns: 20)
        var grid = CellGrid(rows: 5, columns: 20)
        var grids: [CellGrid] = []
        let texts = ["a", "bc", "日本", "e\u{301}", "│", "──┼", "█▌", "  ", "long text", "▶", "\u{1B}"]
        for shot in 0..<shots {
            for _ in 0..<Int.random(in: 0...4, using: &numbers) {
                let style = Style(
                    Role.allCases.randomElement(using: &numbers)!, on: Ground.allCases.randomElement(using: &numbers)!,
                    Style.Attributes(rawValue: UInt8.random(in: 0...15, using: &numbers)))
                grid.write(
                    texts.randomElement(using: &numbers)!, row: Int.random(in: 0..<5, using: &numbers),
                    column: Int.random(in: -1..<20, using: &numbers), style: style, in: grid.bounds)
            }
            grids.append(grid)
            screencast.append(
                Screencast.Shot(time: 0, frame: shot + 1, chapter: shot % 7 == 3 ? "At \(shot)" : nil), showing: grid,
                for: Int.random(in: 10...9000, using: &numbers))
        }
        return (screencast, grids)
    }

    /// Knuth's linear congruential numbers.
    struct Numbers: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }
}
