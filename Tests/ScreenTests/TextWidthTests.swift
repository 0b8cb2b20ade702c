import Testing

@testable import Screen

@Suite struct TextWidthTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("né", 2), ("ne\u{301}", 2), ("日本", 4), ("한글", 4), ("🐍", 2), ("a\u{200D}b", 2), ("👍🏽", 2),
        ("\u{301}", 1), ("\t", 8), ("ab\tc", 9), ("\u{1B}[2J", 5), ("\u{7F}", 2), ("\u{202E}x", 7), ("\u{9B}", 4),
        ("▶│…", 3), ("ｗ", 2), ("\u{378}", 5),
    ])
    func columns(_ text: String, _ expected: Int) {
        #expect(TextWidth.of(text) == expected)
    }

    @Test func everyCodePointHasAWidth() {
        var widest = 0
        for code in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(code) else { continue }
            if case .spacing(let width) = TextWidth.classify(scalar) {
                #expect(width == 1 || width == 2)
                widest = max(widest, width)
            }
        }
        #expect(widest == 2)
    }

    @Test func onlyFourMarksStayOnACharacter() {
        let texts = TextUnits.read("e" + String(repeating: "\u{301}", count: 1000) + "x") { units in
            var texts: [String] = []
            while let unit = units.next() { texts.append(unit.text.string) }
            return texts
        }
        #expect(texts == ["e" + String(repeating: "\u{301}", count: 4), "x"])
    }

    @Test(arguments: ["", "a", "é", "│", "日", "🐍", "e\u{301}\u{301}", "🐍\u{E0100}\u{E0100}\u{E0100}\u{E0100}"])
    func aCellKeepsItsText(_ text: String) {
        #expect(CellText(text).string == text)
        #expect(CellText(text).count == text.utf8.count)
    }

    @Test func whatHasNoRoomInACellIsDropped() {
        #expect(CellText("🐍" + String(repeating: "\u{E0100}", count: 9)).string.utf8.count == 20)
        #expect(CellText("\0") == .empty)
    }
}
