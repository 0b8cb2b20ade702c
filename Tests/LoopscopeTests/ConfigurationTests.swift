import ScopeUI
import Screen
import Testing

@testable import LoopscopeCommands

/// The user's file: what it may say, and how mistakes are told.
@Suite struct ConfigurationTests {
    @Test func keysAndLooks() throws {
        let settings = try ConfigurationFile.settings(
            """
            # mine
            [keys]
            "F5" = "continue"   # as elsewhere
            u = 'until task producer suspends'
            "Ctrl-N" = "key l"

            [screen]
            color = "256"
            background = "light"
            ascii = true
            mouse = false
            speed = 8
            """, path: "config.toml")
        #expect(settings.color == .many && settings.background == .light && settings.speed == 8)
        #expect(settings.isASCII == true && settings.usesMouse == false)
        var expected = KeyBindings()
        try expected.bind("F5", to: "continue")
        try expected.bind("u", to: "until task producer suspends")
        try expected.bind("Ctrl-N", to: "key l")
        #expect(settings.bindings == expected)
    }

    @Test(arguments: [
        ("[keys]\nx = \"nope\"", "2: There is no command 'nope'; :help lists the commands"),
        ("[keys]\nF77 = \"next\"", "2: there is no key 'F77'"),
        ("[keys]\nx = \"key F9\"", "2: there is no key 'F9' that does anything"),
        ("[keys]\nEsc = \"next\"", "2: Esc is always itself: it leaves or edits"),
        ("[keys]\nx = 7", "2: 'x' takes a text: \"key x\" or a command"),
        ("[keys\nx = 1", "1: a section is written [name]"),
        ("[colours]\nx = 1", "2: there is no section [colours]; there is [keys] and [screen]"),
        ("x = 1", "1: 'x' stands in no section; there is [keys] and [screen]"),
        ("[screen]\ncolor = \"pink\"", "2: 'color' takes one of auto, never, 8, 256"),
        ("[screen]\nspeed = 7", "2: 'speed' takes one of 1, 2, 4, 8, 15, 30, 60"),
        ("[screen]\nascii = maybe", "2: 'maybe' is no value: texts stand in quotes"),
        ("[screen]\nascii", "2: '=' is missing behind 'ascii'"), ("[screen]\nascii =", "2: a value is missing"),
        ("[keys]\nx = \"next", "2: a text has no end: \" is missing"), ("[keys]\nx = \"next\" y", "2: 'y' is too much"),
        ("[keys]\nx = \"next\"\nx = \"turn\"", "3: 'x' stands here twice"),
    ])
    func mistakesNameTheirLine(_ text: String, _ message: String) {
        #expect(throws: Failure(status: ExitStatus.wrongUsage, message: "config.toml:\(message)")) {
            try ConfigurationFile.settings(text, path: "config.toml")
        }
    }

    @Test func everyKeyOfTheTableCanBeNamed() {
        for key in KeyTable.rows.flatMap(\.bindings).flatMap(\.keys) { #expect(Key(named: key.name) == key) }
    }

    @Test func theManualHoldsEveryKeyAndCommand() {
        let page = Manual.page
        for row in KeyTable.rows { #expect(page.contains(row.help.prefix(12))) }
        for row in CommandTable.rows { #expect(page.contains(":\(row.name)")) }
        // No line begins like a request that is none.
        let requests = [".TH", ".SH", ".TP", ".B", ".nf", ".fi"]
        for line in page.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
            #expect(requests.contains { line == $0 || line.hasPrefix($0 + " ") }, "\(line)")
        }
    }
}
