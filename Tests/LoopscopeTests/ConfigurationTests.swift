import Foundation
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
        ("[colours]\nx = 1", "2: there is no section [colours]; there is [keys], [screen] and [theme]"),
        ("x = 1", "1: 'x' stands in no section; there is [keys], [screen] and [theme]"),
        ("[screen]\ncolor = \"pink\"", "2: 'color' takes one of auto, never, 8, 256"),
        ("[screen]\nspeed = 7", "2: 'speed' takes one of 1, 2, 4, 8, 15, 30, 60"),
        ("[screen]\nascii = maybe", "2: 'maybe' is no value: texts stand in quotes"),
        ("[screen]\nascii", "2: '=' is missing behind 'ascii'"), ("[screen]\nascii =", "2: a value is missing"),
        ("[keys]\nx = \"next", "2: a text has no end: \" is missing"), ("[keys]\nx = \"next\" y", "2: 'y' is too much"),
        ("[keys]\nx = \"next\"\nx = \"turn\"", "3: 'x' stands here twice"),
        ("[theme]\nrunning = red", "2: 'red' is no value: texts stand in quotes"),
        ("[theme]\nready = 256", "2: 'ready': '256' is no colour and no attribute; a look is \(ThemeTable.form)"),
        (
            "[theme]\nready = \"#12345\"",
            "2: 'ready': '#12345' is no colour and no attribute; a look is \(ThemeTable.form)"
        ),
        ("[theme]\nready = \"\"", "2: 'ready' takes \(ThemeTable.form)"),
        ("[theme]\nbar = \"on\"", "2: 'bar': a colour is missing behind 'on'"),
        ("[theme]\nbar = \"on 3 on 4\"", "2: 'bar' has two colours behind 'on'"),
        ("[theme]\n\nbar = \"3 4\"", "3: 'bar' has two colours; that of the ground stands behind 'on'"),
        (
            "[theme]\nruning = 3",
            "2: there is no 'runing' in [theme]; there is \(ThemeTable.names.joined(separator: ", "))"
        ),
    ])
    func mistakesNameTheirLine(_ text: String, _ message: String) {
        #expect(throws: Failure(status: ExitStatus.wrongUsage, message: "config.toml:\(message)")) {
            try ConfigurationFile.settings(text, path: "config.toml")
        }
    }

    @Test func looksOfRoles() throws {
        let theme = try ConfigurationFile.settings(
            "[theme]\nrunning = 84\n'current-line' = \"on #000080 bold\"\nkeyword = 'bright-cyan underline'",
            path: "config.toml"
        ).theme
        var expected = ThemeChanges()
        try expected.set("running", to: "84")
        try expected.set("current-line", to: "on 18 bold")
        try expected.set("keyword", to: "14 underline")
        #expect(theme == expected)
    }

    /// The README's table of what has a look is written from the program's own.
    @Test func readmeShowsTheTheme() throws {
        let file = Repository.root.appendingPathComponent("README.md")
        let readme = try String(contentsOf: file, encoding: .utf8)
        let start = try #require(readme.range(of: "<!-- theme: written by ConfigurationTests -->\n"))
        let end = try #require(readme.range(of: "<!-- end of theme -->"))
        try expectRecorded(
            readme.replacingCharacters(in: start.upperBound..<end.lowerBound, with: ThemeTable.markdown), in: file)
    }

    @Test func everyKeyOfTheTableCanBeNamed() {
        for key in KeyTable.rows.flatMap(\.bindings).flatMap(\.keys) { #expect(Key(named: key.name) == key) }
    }

    @Test func theManualHoldsEveryKeyAndCommand() {
        let page = Manual.page
        for row in KeyTable.rows { #expect(page.contains(row.help.prefix(12))) }
        for row in CommandTable.rows { #expect(page.contains(":\(row.name)")) }
        for name in ThemeTable.names { #expect(page.contains(name.replacing("-", with: "\\-"))) }
        // No line begins like a request that is none.
        let requests = [".TH", ".SH", ".TP", ".B", ".nf", ".fi"]
        for line in page.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
            #expect(requests.contains { line == $0 || line.hasPrefix($0 + " ") }, "\(line)")
        }
    }
}
