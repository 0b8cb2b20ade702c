import Screen
import Testing

@Suite struct CellGridTests {
    @Test func boxWithTitle() {
        var grid = CellGrid(rows: 3, columns: 12)
        let inside = grid.box(grid.bounds, title: "Ready")
        grid.write("a b", row: inside.row, column: inside.column, in: inside)
        #expect(grid.lines == ["┌Ready─────┐", "│a b       │", "└──────────┘"])
    }

    @Test func rulesJoinWhereTheyMeet() {
        var grid = CellGrid(rows: 5, columns: 7)
        grid.box(grid.bounds)
        grid.horizontalRule(row: 2, column: 0, columns: 7)
        grid.verticalRule(row: 0, column: 3, rows: 5)
        #expect(grid.lines == ["┌──┬──┐", "│  │  │", "├──┼──┤", "│  │  │", "└──┴──┘"])
    }

    @Test func textIsClippedOnAllSides() {
        var grid = CellGrid(rows: 3, columns: 8)
        let middle = Rect(row: 1, column: 2, rows: 1, columns: 4)
        #expect(grid.write("0123456789", row: 1, column: 0, in: middle) == 6)
        grid.write("above", row: 0, column: 2, in: middle)
        grid.write("below", row: 2, column: 2, in: middle)
        grid.write("outside", row: -1, column: -3, in: grid.bounds)
        #expect(grid.lines == ["        ", "  2345  ", "        "])
    }

    @Test func aWideCharacterThatIsCutBecomesABlank() {
        var grid = CellGrid(rows: 4, columns: 6)
        grid.write("日本語", row: 0, column: 0, in: grid.bounds)
        grid.write("x", row: 0, column: 1, in: grid.bounds)
        grid.write("x", row: 0, column: 4, in: grid.bounds)
        grid.write("日本語", row: 1, column: 0, in: Rect(row: 0, column: 1, rows: 4, columns: 4))
        grid.write("日本語", row: 2, column: 0, in: grid.bounds, skip: 1)
        grid.write("ab日", row: 3, column: 3, in: grid.bounds)
        #expect(grid.lines == [" x本x ", "  本  ", " 本語 ", "   ab "])
        #expect(grid[3, 5].text == " ")
    }

    @Test func whatDoesNotFitEndsInAnEllipsis() {
        var grid = CellGrid(rows: 4, columns: 6)
        grid.write("123456", row: 0, column: 0, width: 6, in: grid.bounds)
        grid.write("1234567", row: 1, column: 0, width: 6, in: grid.bounds)
        grid.write("日本語x", row: 2, column: 0, width: 6, in: grid.bounds)
        grid.write("abcdef", row: 3, column: 1, width: 3, in: grid.bounds)
        #expect(grid.lines == ["123456", "12345…", "日本 …", " ab…  "])
    }

    @Test func controlCharactersAreShownAndDoNothing() {
        var grid = CellGrid(rows: 1, columns: 20)
        grid.write("a\u{1B}[31m\tb\rc\u{202E}", row: 0, column: 0, in: grid.bounds)
        #expect(grid.lines == ["a^[[31m b^Mc<202e>  "])
        #expect(grid[0, 1].style.role == .control)
        #expect(grid[0, 8].style.role == .text)
    }

    @Test func aTabStopsAtMultiplesOfEightAlsoWhenScrolled() {
        var grid = CellGrid(rows: 2, columns: 12)
        grid.write("ab\tcd", row: 0, column: 0, in: grid.bounds)
        grid.write("ab\tcd", row: 1, column: 0, in: grid.bounds, skip: 4)
        #expect(grid.lines == ["ab      cd  ", "    cd      "])
    }

    @Test func aLongLineCostsWhatIsVisible() {
        let text = String(repeating: "x", count: 50_000_000)
        var grid = CellGrid(rows: 1, columns: 80)
        let clock = ContinuousClock()
        let time = clock.measure { grid.write(text, row: 0, column: 0, width: 80, in: grid.bounds) }
        #expect(grid.lines[0].hasSuffix("xx…"))
        #expect(time < .milliseconds(200))
    }

    @Test func emptyAndNegativeSizes() {
        var grid = CellGrid(rows: 0, columns: -5)
        grid.box(grid.bounds, title: "none")
        grid.write("x", row: 0, column: 0, in: grid.bounds)
        grid.clear(grid.bounds)
        #expect(grid.lines == [])
    }

    /// Signs of the screen have stand-ins; of other characters each column gets a question mark.
    @Test func asciiOnly() {
        var grid = CellGrid(rows: 3, columns: 14)
        grid.write("▶ café 日本 ✗", row: 0, column: 0, style: Style(.running), in: grid.bounds)
        grid.box(Rect(row: 1, column: 0, rows: 2, columns: 4))
        let ascii = grid.inASCII
        #expect(ascii.lines == ["> caf? ???? x ", "+--+          ", "+--+          "])
        #expect(ascii[0, 0].style == Style(.running))
    }

    @Test func partsOfATextHaveRolesOfTheirOwn() {
        var grid = CellGrid(rows: 1, columns: 12)
        // `é` takes two bytes, the tab three columns.
        let spans = [StyledSpan(bytes: 0..<5, role: .string), StyledSpan(bytes: 7..<9, role: .number)]
        grid.write("'é' \t=42", row: 0, column: 0, in: grid.bounds, skip: 1, spans: spans)
        #expect(grid.lines == ["é'     =42  "])
        let roles = (0..<12).map { grid[0, $0].style.role }
        #expect(
            roles == [.string, .string, .string] + Array(repeating: .text, count: 5) + [.number, .number, .text, .text])
    }

    @Test func bothEndsOfALongLineSayThatThereIsMore() {
        var grid = CellGrid(rows: 3, columns: 6)
        grid.write("abcdefghij", row: 0, column: 0, width: 6, in: grid.bounds, skip: 2)
        grid.write("abcdefgh", row: 1, column: 0, width: 6, in: grid.bounds, skip: 2)
        grid.write("ab", row: 2, column: 0, width: 6, in: grid.bounds, skip: 2)
        #expect(grid.lines == ["…defg…", "…defgh", "…     "])
    }
}
