import Foundation
import Glibc
import Testing

@testable import PseudoTerminals

/// The real program on a pseudo-terminal: what is seen, and that the terminal comes back as it was.
@Suite(.serialized, .enabled(if: PseudoTerminal.loopscope != nil, "loopscope is not built"))
struct TerminalTests {
    private static let demo = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("demos/12-taking-turns.py").path

    private func start(
        _ options: [String] = [], rows: Int = 24, columns: Int = 80, environment: [String: String] = [:]
    ) throws -> PseudoTerminal {
        let program = try #require(PseudoTerminal.loopscope)
        let terminal = try PseudoTerminal(
            program, ["step", Self.demo] + options, rows: rows, columns: columns, environment: environment)
        #expect(terminal.wait(for: "frame 1 of "), "\(terminal.screen.text)")
        terminal.settle()
        return terminal
    }

    private func expectRestored(_ terminal: PseudoTerminal, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(terminal.settings == terminal.settingsBefore, sourceLocation: sourceLocation)
        #expect(!terminal.screen.isAlternate, sourceLocation: sourceLocation)
        #expect(terminal.screen.isCursorVisible, sourceLocation: sourceLocation)
        #expect(!terminal.screen.isKeypadOn, sourceLocation: sourceLocation)
        #expect(!terminal.screen.hasStyle, sourceLocation: sourceLocation)
        #expect(terminal.screen.mouseModes == [], sourceLocation: sourceLocation)
        #expect(terminal.screen.unknown == [], sourceLocation: sourceLocation)
    }

    @Test func stepsForwardAndBackAndQuits() throws {
        let terminal = try start()
        #expect(terminal.screen.isAlternate)
        #expect(!terminal.screen.isCursorVisible)
        #expect(terminal.settings != terminal.settingsBefore)
        let first = terminal.screen.text
        // The arrow as a terminal in application mode sends it, and as others do.
        terminal.send("\u{1B}OC")
        #expect(terminal.wait(for: "frame 2 of "))
        terminal.send("\u{1B}[C")
        #expect(terminal.wait(for: "frame 3 of "), "\(terminal.screen.text)")
        terminal.send("l ")
        #expect(terminal.wait(for: "frame 5 of "))
        terminal.send("h\u{1B}OD\u{1B}[Dh")
        #expect(terminal.wait(for: "frame 1 of "))
        terminal.settle()
        #expect(terminal.screen.text == first)
        terminal.send("q")
        #expect(terminal.ending() == .exit(0))
        expectRestored(terminal)
    }

    @Test func theMouseClicksAndTheWheelTurns() throws {
        let terminal = try start()
        #expect(terminal.screen.mouseModes.contains("1000"))
        terminal.send("30G")
        #expect(terminal.wait(for: "frame 30 of "))
        terminal.settle()
        // Row and column count from 1; the button is up again before the next one.
        func click(row: Int, column: Int) {
            terminal.send("\u{1B}[<0;\(column);\(row)M\u{1B}[<0;\(column);\(row)m")
        }
        click(row: 16, column: 10)
        #expect(terminal.wait(for: "»"), "\(terminal.screen.text)")
        #expect(terminal.screen.text.split(separator: "\n", omittingEmptySubsequences: false)[15].contains("»"))
        terminal.send("\u{1B}[<65;10;16M")
        #expect(terminal.wait { !$0.text.split(separator: "\n", omittingEmptySubsequences: false)[15].contains("»") })
        terminal.send("q")
        #expect(terminal.ending() == .exit(0))
        expectRestored(terminal)
    }

    @Test func theMouseIsTheTerminalsOwnIfAskedFor() throws {
        let terminal = try start(["--no-mouse"])
        #expect(terminal.screen.mouseModes == [])
        terminal.send("q")
        #expect(terminal.ending() == .exit(0))
    }

    @Test func nothingButASCII() throws {
        for (options, environment) in [(["--ascii"], [:]), ([], ["TERM": "vt100"])] {
            let terminal = try start(options, environment: environment)
            terminal.send("30G")
            #expect(terminal.wait(for: "frame 30 of "))
            terminal.settle()
            #expect(terminal.screen.text.allSatisfy { $0.isASCII }, "\(terminal.screen.text)")
            #expect(terminal.screen.text.contains("l h frame"))
            terminal.send("q")
            #expect(terminal.ending() == .exit(0))
        }
    }

    @Test func noColoursIfAskedFor() throws {
        for (options, environment) in [(["--color", "never"], [:]), ([], ["NO_COLOR": "1"])] {
            let terminal = try start(options, environment: environment)
            #expect(!terminal.screen.hadColor)
            terminal.send("q")
            #expect(terminal.ending() == .exit(0))
        }
        let terminal = try start()
        #expect(terminal.screen.hadColor)
        terminal.send("q")
        #expect(terminal.ending() == .exit(0))
    }

    /// The background is asked for; the answer, whenever it comes and however it ends, changes the colours and is no key.
    @Test(arguments: ["\u{07}", "\u{1B}\\"]) func theTerminalTellsItsBackground(_ end: String) throws {
        let terminal = try start()
        #expect(terminal.screen.commands == ["11;?"])
        let before = terminal.screen.text
        // The ready state is 202 on both, 220 on dark and 130 on light; the keys at the foot are 32, 75 and 25.
        #expect(terminal.screen.colors.contains(32))
        terminal.screen.colors = []
        terminal.send("\u{1B}]11;rgb:1e1e/1e1e/2e2e\(end)")
        #expect(terminal.wait { $0.colors.contains(75) })
        terminal.settle()
        #expect(terminal.screen.text == before)
        // What is known is not learnt again.
        terminal.screen.colors = []
        terminal.send("\u{1B}]11;rgb:ff/ff/ff\(end)l")
        #expect(terminal.wait(for: "frame 2 of "))
        terminal.settle()
        #expect(!terminal.screen.colors.contains(25))
        // Odd answers are no keys either.
        for answer in ["rgb:zz", "", "rgba:0000/0000/0000/ffff", String(repeating: "1", count: 20)] {
            terminal.send("\u{1B}]11;\(answer)\(end)")
        }
        terminal.send("h")
        #expect(terminal.wait(for: "frame 1 of "), "\(terminal.screen.text)")
        // Esc and a bracket, as somebody types them.
        terminal.send("\u{1B}")
        terminal.settle()
        terminal.send("]")
        #expect(terminal.wait(for: "pass 1"))
        terminal.send("q")
        #expect(terminal.ending() == .exit(0))
        expectRestored(terminal)
    }

    @Test func nobodyIsAskedWhoNeedNotAnswer() throws {
        let cases: [([String], [String: String])] = [
            (["--background", "light"], [:]), ([], ["COLORFGBG": "0;15"]), ([], ["NO_COLOR": "1"]),
            (["--color", "8"], [:]),
            ([], ["TERM": "linux"]), ([], ["TERM": "vt100"]),
        ]
        for (options, environment) in cases {
            let terminal = try start(options, environment: environment)
            #expect(terminal.screen.commands == [], "\(options) \(environment)")
            terminal.send("q")
            #expect(terminal.ending() == .exit(0))
        }
    }

    /// The user's file changes colours, and what is wrong in it is told before anything is drawn.
    @Test func theThemeOfTheUsersFile() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("config-\(UUID().uuidString)")
        let file = folder.appendingPathComponent("loopscope/config.toml")
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("[theme]\nkey = \"#ff00ff\"\n".utf8).write(to: file)
        let terminal = try start(environment: ["XDG_CONFIG_HOME": folder.path])
        #expect(terminal.screen.colors.contains(201))
        terminal.send("q")
        #expect(terminal.ending() == .exit(0))
        try Data("[theme]\n\nkeys = 7\n".utf8).write(to: file)
        let failed = try PseudoTerminal(
            try #require(PseudoTerminal.loopscope), [Self.demo], columns: 200,
            environment: ["XDG_CONFIG_HOME": folder.path])
        #expect(failed.ending() == .exit(64))
        #expect(
            failed.screen.text.contains(
                "loopscope: \(file.path):3: there is no 'keys' in [theme]; there is text, muted"))
    }

    @Test func manyFramesThereAndBack() throws {
        let terminal = try start(rows: 40, columns: 120)
        terminal.send("12G")
        #expect(terminal.wait(for: "frame 12 of "))
        terminal.settle()
        let screen = terminal.screen.text
        for keys in ["5t5T12G", "]]12G", "30l30h", "G12G", "?q", "zz", "\t\t\t\t\t\t"] {
            terminal.send(keys)
            terminal.settle()
            #expect(terminal.screen.text == screen, "\(keys)")
        }
        terminal.send("q")
        #expect(terminal.ending() == .exit(0))
        expectRestored(terminal)
    }

    @Test func followsEverySize() throws {
        let terminal = try start()
        let first = terminal.screen.text
        for (rows, columns) in [(40, 120), (11, 39), (12, 40), (3, 10), (1, 1), (60, 200), (24, 80)] {
            terminal.resize(rows: rows, columns: columns)
            terminal.settle()
            if rows >= 12, columns >= 40 {
                #expect(terminal.screen.text.contains("import asyncio"), "\(rows) \(columns) \(terminal.screen.text)")
            } else if columns >= 39 {
                #expect(terminal.screen.text.contains("loopscope needs 40x12, this is 39x11"))
            }
        }
        #expect(terminal.screen.text == first)
        // While keys come in.
        for size in 12...40 {
            terminal.send("l")
            terminal.resize(rows: size, columns: 40 + 3 * size)
        }
        terminal.send("q")
        #expect(terminal.ending() == .exit(0))
        expectRestored(terminal)
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE])
    func aSignalEndsItAndTheTerminalComesBack(_ signal: Int32) throws {
        let terminal = try start()
        terminal.signal(signal)
        #expect(terminal.ending() == .signal(signal))
        expectRestored(terminal)
    }

    @Test func controlCEndsWithStatus130() throws {
        for key in [true, false] {
            let terminal = try start()
            if key { terminal.send("\u{03}") } else { terminal.signal(SIGINT) }
            let ending = terminal.ending()
            // A shell shows both as 130.
            #expect(ending == .exit(130) || ending == .signal(SIGINT))
            expectRestored(terminal)
        }
    }

    @Test func aClosedTerminalEndsIt() throws {
        let terminal = try start()
        terminal.closeTerminal()
        #expect(terminal.ending() != .none)
    }

    /// By way of a shell, since only a shell's jobs can stop.
    @Test func controlZAndFg() throws {
        let program = try #require(PseudoTerminal.loopscope)
        let terminal = try PseudoTerminal("/bin/sh", ["-i"], environment: ["PS1": "ready> ", "ENV": ""])
        #expect(terminal.wait(for: "ready> "))
        terminal.settle()
        let settings = terminal.settings
        terminal.send("'\(program)' step '\(Self.demo)'\n")
        #expect(terminal.wait(for: "frame 1 of "))
        terminal.send("l")
        #expect(terminal.wait(for: "frame 2 of "))
        terminal.settle()
        let screen = terminal.screen.text
        for _ in 1...2 {
            terminal.send("\u{1A}")
            #expect(terminal.wait { !$0.isAlternate && $0.text.contains("ready> ") }, "\(terminal.screen.text)")
            terminal.settle()
            #expect(terminal.settings == settings)
            terminal.resize(rows: 24, columns: 80)
            terminal.send("fg\n")
            #expect(terminal.wait { $0.isAlternate && $0.text.contains("frame 2 of ") })
            terminal.settle()
            #expect(terminal.screen.text == screen)
        }
        terminal.send("\u{1B}OC")
        #expect(terminal.wait(for: "frame 3 of "))
        terminal.send("q")
        #expect(terminal.wait { !$0.isAlternate })
        terminal.send("echo status=$?\n")
        #expect(terminal.wait(for: "status=0"))
        #expect(terminal.settings == settings)
        terminal.send("exit\n")
        #expect(terminal.ending() == .exit(0))
    }

    @Test(arguments: [
        ["TERM": "xterm"], ["TERM": "linux"], ["NO_COLOR": "1"], ["LC_ALL": "C"], ["LC_ALL": "xx_YY.UTF-8"],
        ["TERM": "screen-256color"],
    ])
    func otherTerminals(_ environment: [String: String]) throws {
        let terminal = try start(environment: environment)
        terminal.send("l")
        #expect(terminal.wait(for: "frame 2 of "))
        #expect(terminal.screen.text.contains(" Loop "), "\(terminal.screen.text)")
        terminal.send("q")
        #expect(terminal.ending() == .exit(0))
        #expect(terminal.settings == terminal.settingsBefore)
    }

    /// No key, no work.
    @Test func sleepsWhileNobodyPressesAKey() throws {
        let terminal = try start()
        usleep(300_000)
        let before = try processorTicks(of: terminal.process)
        usleep(1_000_000)
        #expect(try processorTicks(of: terminal.process) - before <= 1)
        terminal.send("q")
        #expect(terminal.ending() == .exit(0))
    }

    private func processorTicks(of process: pid_t) throws -> Int {
        let stat = try String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
        let fields = stat[(stat.lastIndex(of: ")") ?? stat.startIndex)...].split(separator: " ")
        return (Int(fields[12]) ?? 0) + (Int(fields[13]) ?? 0)
    }
}
