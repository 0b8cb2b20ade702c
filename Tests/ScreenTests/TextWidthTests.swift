import Testing

@testable import Screen

@Suite struct TextWidthTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("né", 2), ("ne\u{301}", 2), ("日本", 4), ("한글", 4), ("🐍", 2), ("a\u{200D}b", 2),
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
        var units = TextUnits("e" + String(repeating: "\u{301}", count: 1000) + "x")
        #expect(units.next()?.text.unicodeScalars.count == 5)
        #expect(units.next()?.text == "x")
        #expect(units.next() == nil)
    }
}
