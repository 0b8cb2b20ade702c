import ScreenExport
import Screen
import Testing

@testable import LoopscopeCommands

/// What demo scripts say, and what is wrong with them.
struct DemoScriptTests {
    @Test func allThatAScriptCanSay() throws {
        let script = try DemoScriptParser.parse(
            """
            # A comment, and an empty line

            Program alarm.py first "second one"   # and its arguments
            Title "Alarm # clocks"
            Description 'It says "when"'
            Set Size 80x24
            Set Theme light
            Set Speed 1.5
            Set Keys off
            Set Loop off
            Set Poster 12.5s
            Set Seed 7
            Set Stdin answers.txt
            Output out.svg
            Output out.cast

            Chapter "One"  Caption "Look"  Caption@2s "Here"
            Type "12G" Type@50ms `it's "it"`
            Right 3  Right@300ms  s  ] 2  Ctrl+L  Shift-Tab PageDown Esc F1 →
            Set Pause 1s
            Hide Sleep 1m30s Show Wait 300ms Screenshot still.svg
            """)
        #expect(script.program == "alarm.py")
        #expect(script.arguments == ["first", "second one"])
        #expect(script.title == "Alarm # clocks")
        #expect(script.summary == "It says \"when\"")
        #expect(script.look.size == FilmSize(columns: 80, rows: 24))
        #expect(script.look.scheme == .light)
        #expect(script.look.speed == 1500)
        #expect(!script.look.showsKeys)
        #expect(!script.loops)
        #expect(script.poster == .time(12_500))
        #expect(script.options == ["--seed", "7", "--stdin", "answers.txt"])
        #expect(script.outputs == ["out.svg", "out.cast"])
        let expected: [DemoScript.StepAction] = [
            .chapter("One"), .caption("Look", nil), .caption("Here", 2000),
            .press(["1", "2", "G"], isText: true, each: nil),
            .press("it's \"it\"".map { .character($0) }, isText: true, each: 50),
            .press([.right, .right, .right], isText: false, each: nil), .press([.right], isText: false, each: 300),
            .press(["s"], isText: false, each: nil), .press(["]", "]"], isText: false, each: nil),
            .press([.control("l")], isText: false, each: nil), .press([.backTab], isText: false, each: nil),
            .press([.pageDown], isText: false, each: nil), .press([.escape], isText: false, each: nil),
            .press([.function(1)], isText: false, each: nil), .press([.right], isText: false, each: nil),
            .setPause(1000),
            .hide, .sleep(90_000), .show, .sleep(300), .screenshot("still.svg"),
        ]
        #expect(script.steps.map(\.action) == expected)
        #expect(script.steps[0].line == 17)
    }

    @Test(arguments: [
        ("", 1, 1, "no program is named"),
        ("Program", 1, 8, "the program's file is missing"),
        ("Program a.py\n  Jump 3", 2, 3, "'Jump' is no command"),
        ("Program a.py\nType \"abc", 2, 6, "has no second one"),
        ("Program a.py\nSleep soon", 2, 7, "'soon' is no time"),
        ("Program a.py\nSet Size 9x9", 2, 10, "a size is COLUMNSxROWS"),
        ("Program a.py\nSet Size 99999999999999999999x30", 2, 10, "a size is COLUMNSxROWS"),
        ("Program a.py\nSet Colour red", 2, 5, "'Colour' is no setting"),
        ("Program a.py\nSet Theme pink", 2, 11, "themes are dark and light"),
        ("Program a.py\nSet Speed 0", 2, 11, "a speed is"),
        ("Program a.py\nRight\nSet Size 80x24", 3, 5, "before the first step"),
        ("Program a.py\nRight 0", 2, 7, "a key is repeated"),
        ("Program a.py\nRight@never", 2, 1, "behind @ stands a time"),
        ("Program a.py\nType \"\"", 2, 6, "nothing to type"),
        ("Program a.py\nChapter \"\"", 2, 9, "a chapter needs a title"),
        ("Program a.py\n\"Right\"", 2, 1, "a command is expected"),
        ("Program a.py\nSet Until nan", 2, 11, "a time of the loop's clock"),
        ("Program a.py\n7", 2, 1, "'7' is no command"),
        ("Program a.py\nOutput a.mp4", 2, 8, "'a.mp4' does not say what to write"),
        ("Program a.py\nProgram b.py", 2, 9, "there is one program: 'a.py'"),
        ("Program a.py\nScreenshot a.cast", 2, 12, "a screenshot is .svg, .txt or .ans"),
        ("Program ''", 1, 9, "the program's file is missing"),
    ])
    func whatIsWrongAndWhere(_ text: String, _ line: Int, _ column: Int, _ message: String) throws {
        let errors = try #require(throws: DemoScriptErrors.self) { try DemoScriptParser.parse(text) }
        let error = try #require(errors.all.first)
        #expect(error.line == line)
        #expect(error.column == column)
        #expect(error.message.contains(message), "\(error.message)")
    }

    @Test func allThatIsWrongIsSaidAtOnce() throws {
        let text = "Programm a.py\nSleep soon  Jump\n\nSet Speed 0\nRight 0"
        let errors = try #require(throws: DemoScriptErrors.self) { try DemoScriptParser.parse(text) }
        #expect(errors.all.map(\.line) == [1, 2, 4, 5])
        let script = try DemoScriptParser.parse(
            "Program a.py\n  Caption \"\(String(repeating: "x", count: 60))\"\nCaption \"\(String(repeating: "y ", count: 90))\""
        )
        let tooLong = try #require(throws: DemoScriptErrors.self) { try script.check(columns: 40) }
        #expect(tooLong.all.map(\.line) == [2, 3])
        #expect(tooLong.all.map(\.column) == [3, 1])
    }

    @Test func eachKeyOfTheHelpPageHasItsName() {
        for key in [
            Key.enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .home, .end, .pageUp, .function(12),
        ] {
            #expect(KeyName.key(key.name) == key)
        }
        #expect(KeyName.key("Space") == " ")
        #expect(KeyName.key("Ctrl-Z") == .control("z"))
        #expect(KeyName.key("Ctrl-") == nil)
        #expect(KeyName.key("") == nil)
    }

    @Test func aCaptionHasTwoLines() {
        #expect(CaptionBar.fits("short", columns: 40))
        #expect(!CaptionBar.fits(String(repeating: "word ", count: 40), columns: 40))
        #expect(!CaptionBar.fits(String(repeating: "x", count: 60), columns: 40))
    }
}
