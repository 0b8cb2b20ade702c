import Screen
import ScreenExport
import Testing

@Suite struct TextExportTests {
    private var grid: CellGrid {
        var grid = CellGrid(rows: 2, columns: 8)
        grid.write("日 ok", row: 0, column: 0, style: Style(.running, on: .plain, .bold), in: grid.bounds)
        grid.write("bar", row: 1, column: 0, style: Style(.text, on: .bar), in: grid.bounds)
        return grid
    }

    @Test func plainTextHasNoBlanksAtTheEnds() {
        #expect(grid.plainText == "日 ok\nbar\n")
    }

    @Test func ansiTextOfManyColours() {
        #expect(
            grid.ansiText() == "\u{1B}[0;1;38;5;29m日 ok\u{1B}[0m   \n\u{1B}[0;38;5;255;48;5;24mbar\u{1B}[0m     \n")
    }

    @Test func withoutColoursAttributesCarryTheGround() {
        #expect(grid.ansiText(depth: .none) == "\u{1B}[0;1m日 ok\u{1B}[0m   \n\u{1B}[0;7mbar\u{1B}[0m     \n")
    }

    @Test(arguments: ColorDepth.allCases)
    func withoutAGroundTextKeepsTheTerminalsOwnBackground(_ depth: ColorDepth) {
        for role in Role.allCases {
            let appearance = Theme.appearance(of: Style(role), depth: depth)
            #expect(appearance.background == nil)
            #expect(!appearance.attributes.contains(.reverse))
        }
    }

    /// A ground must stand out, and its text must be legible, whatever the terminal's own colours are.
    @Test(arguments: ColorDepth.allCases)
    func aGroundBringsItsOwnTextColour(_ depth: ColorDepth) {
        for ground in Ground.allCases where ground != .plain {
            for role in Role.allCases {
                let appearance = Theme.appearance(of: Style(role, on: ground), depth: depth)
                let isReverse = appearance.attributes.contains(.reverse)
                #expect(isReverse || (appearance.background != nil && appearance.foreground != nil))
            }
        }
    }
}
