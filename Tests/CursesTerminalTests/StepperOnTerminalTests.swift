import Foundation
import Glibc
import Testing

@testable import PseudoTerminals

/// The whole way on a terminal: from a program, good or bad, to what is seen of it.
@Suite(.serialized, .enabled(if: PseudoTerminal.loopscope != nil, "loopscope is not built"))
struct StepperOnTerminalTests {
    private func start(_ arguments: [String], wait text: String) throws -> PseudoTerminal {
        let terminal = try PseudoTerminal(try #require(PseudoTerminal.loopscope), arguments)
        #expect(terminal.wait(for: text), "\(terminal.screen.text)")
        terminal.settle()
        return terminal
    }

    private func program(_ source: String) throws -> String {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("loopscope-\(UUID().uuidString).py")
        try Data(source.utf8).write(to: file)
        return file.path
    }

    private func quit(_ terminal: PseudoTerminal, sourceLocation: SourceLocation = #_sourceLocation) {
        terminal.send("q")
        #expect(terminal.ending() == .exit(0), sourceLocation: sourceLocation)
        #expect(terminal.settings == terminal.settingsBefore, sourceLocation: sourceLocation)
        #expect(!terminal.screen.isAlternate, sourceLocation: sourceLocation)
        #expect(terminal.screen.unknown == [], sourceLocation: sourceLocation)
    }

    @Test func lessonsAndDemosToPickFrom() throws {
        let list = "─ Lessons and demos"
        let terminal = try start([], wait: list)
        terminal.send("jj\r")
        #expect(terminal.wait(for: "frame 1 of "), "\(terminal.screen.text)")
        #expect(terminal.screen.text.contains("03-why-not-yet"))
        terminal.send("\r")
        #expect(terminal.wait(for: "What is printed next?"), "\(terminal.screen.text)")
        terminal.send("1")
        #expect(terminal.wait(for: "Enter goes on"), "\(terminal.screen.text)")
        terminal.send("l")
        #expect(terminal.wait(for: "Enter comes back to the lesson"), "\(terminal.screen.text)")
        // Back to the list, where the row is as it was.
        terminal.send("q")
        #expect(terminal.wait(for: list))
        terminal.send("j\r")
        #expect(terminal.wait(for: "04-await-directly"))
        terminal.send("q")
        #expect(terminal.wait(for: list))
        terminal.send(String(repeating: "j", count: 16) + "\r")
        #expect(terminal.wait(for: "01-first-task.py  "), "\(terminal.screen.text)")
        terminal.send("l")
        #expect(terminal.wait(for: "frame 2 of "))
        terminal.send("q")
        #expect(terminal.wait(for: list))
        quit(terminal)
    }

    @Test func anEndlessLoopWithoutAwait() throws {
        let path = try program("n = 0\nwhile True:\n    n += 1\n")
        defer { unlink(path) }
        let terminal = try start([path], wait: "frame 1 of ")
        for frame in 2...5 {
            terminal.send("l")
            #expect(terminal.wait(for: "frame \(frame) of "), "\(terminal.screen.text)")
        }
        terminal.send("30000G")
        #expect(terminal.wait(for: "frame 30,000 of ", seconds: 30), "\(terminal.screen.text)")
        terminal.send("h")
        #expect(terminal.wait(for: "frame 29,999 of "))
        quit(terminal)
    }

    /// It stops some million frames ahead of the viewer: nothing changes any more until a key comes.
    @Test func anEndlessProgramRunsOnlySoFarAhead() throws {
        let path = try program("while True:\n    pass\n")
        defer { unlink(path) }
        let terminal = try start([path], wait: "frame 1 of ")
        #expect(terminal.wait(for: "frame 1 of 1,", seconds: 60), "\(terminal.screen.text)")
        terminal.settle(milliseconds: 1000)
        #expect(terminal.screen.text.contains("frame 1 of 1,"), "\(terminal.screen.text)")
        quit(terminal)
    }

    @Test func controlCInAnEndlessLoop() throws {
        let path = try program("while True:\n    pass\n")
        defer { unlink(path) }
        let terminal = try start([path], wait: "frame 1 of ")
        // Looks for an end that there isn't.
        terminal.send("G")
        usleep(100_000)
        terminal.send("\u{03}")
        #expect(terminal.ending() == .exit(130))
        #expect(terminal.settings == terminal.settingsBefore)
        #expect(!terminal.screen.isAlternate)
    }

    @Test func aSyntaxErrorShowsItsLine() throws {
        let path = try program(String(repeating: "pass\n", count: 300) + "x = = 1\n")
        defer { unlink(path) }
        let terminal = try start([path], wait: "SyntaxError: invalid syntax")
        #expect(terminal.wait(for: "301  x = = 1"), "\(terminal.screen.text)")
        terminal.send("G")
        #expect(terminal.wait { $0.text.contains("not a Python program") && $0.text.contains("301  x = = 1") })
        quit(terminal)
    }

    @Test(arguments: [
        ("", "The program is over"), ("import socket\n", "unsupported"), ("1 / 0\n", "ZeroDivisionError"),
        ("def f():\n    return f()\nf()\n", "RecursionError"), ("print('x' * 100_000)\n", "xxxxxxxxxx"),
        ("print('\\x1b[2J\\x07\\x9b1m')\n", "frame 3 of 3"), ("print('a\\n' * 100_000)\n", "frame 3 of 3"),
    ])
    func theEndOfAnyProgram(_ source: String, _ text: String) throws {
        let path = try program(source)
        defer { unlink(path) }
        let terminal = try start([path], wait: "frame 1 of ")
        terminal.send("G")
        #expect(terminal.wait(for: text), "\(terminal.screen.text)")
        terminal.settle()
        quit(terminal)
    }

    /// Terminals disagree about the columns of pictures that are joined, coloured or selected: each is shown by itself.
    @Test func picturesStandByThemselves() throws {
        let path = try program(#"print('<\U0001F469\u200D\U0001F373|\U0001F44D\U0001F3FD|\u2764\uFE0F>')"# + "\n")
        defer { unlink(path) }
        let terminal = try start([path], wait: "frame 1 of ")
        terminal.send("G")
        #expect(terminal.wait(for: "<👩🍳|👍|\u{2764}>"), "\(terminal.screen.text)")
        quit(terminal)
    }

    // MARK: Input

    private static let greeter = """
        try:
            while True:
                name = input("Who? ")
                print(f"Hello {name}!")
        except EOFError:
            print("Bye")
        """

    @Test func aProgramAsks() throws {
        let path = try program(StepperOnTerminalTests.greeter)
        defer { unlink(path) }
        let terminal = try start([path], wait: "waiting for input in frame ")
        terminal.send("G")
        #expect(terminal.wait(for: "Input: Who?"), "\(terminal.screen.text)")
        terminal.send("qué 中x\u{7F}")
        #expect(terminal.wait(for: "Input: Who? qué 中 "), "\(terminal.screen.text)")
        // To earlier frames, and back.
        terminal.send("\u{1B}")
        #expect(terminal.wait(for: "→ takes it up"), "\(terminal.screen.text)")
        terminal.send("h")
        #expect(terminal.wait(for: "waiting for input in frame"), "\(terminal.screen.text)")
        terminal.send("l")
        #expect(terminal.wait(for: "Input: Who? qué 中"), "\(terminal.screen.text)")
        terminal.send("\r")
        #expect(terminal.wait(for: "reads a line of input: `qué 中`"), "\(terminal.screen.text)")
        terminal.send("G")
        #expect(
            terminal.wait { $0.text.contains("Hello qué 中!") && $0.text.contains("Input: Who?") },
            "\(terminal.screen.text)")
        terminal.resize(rows: 40, columns: 120)
        #expect(terminal.wait(for: "Ctrl-D no more input"), "\(terminal.screen.text)")
        terminal.send("\u{04}")
        #expect(terminal.wait(for: "frame 1"), "\(terminal.screen.text)")
        terminal.send("G")
        #expect(
            terminal.wait { $0.text.contains("Bye") && $0.text.contains("The program is over") },
            "\(terminal.screen.text)")
        quit(terminal)
    }

    @Test func leavingAProgramThatAsks() throws {
        let path = try program(StepperOnTerminalTests.greeter)
        defer { unlink(path) }
        let terminal = try start([path], wait: "waiting for input in frame ")
        terminal.send("G")
        #expect(terminal.wait(for: "Input: Who?"))
        terminal.send("\u{1B}")
        #expect(terminal.wait(for: "→ takes it up"))
        quit(terminal)
        let interrupted = try start([path], wait: "waiting for input in frame ")
        interrupted.send("G")
        #expect(interrupted.wait(for: "Input: Who?"))
        interrupted.send("x\u{03}")
        #expect(interrupted.ending() == .exit(130))
        #expect(interrupted.settings == interrupted.settingsBefore)
    }

    @Test func aProgramAsksInTheDialogue() throws {
        let path = try program(StepperOnTerminalTests.greeter)
        defer { unlink(path) }
        let terminal = try PseudoTerminal(try #require(PseudoTerminal.loopscope), ["--plain", path])
        #expect(terminal.wait(for: "q: quit."))
        terminal.send("G\r")
        #expect(terminal.wait(for: "The program asks for a line of input: Who?"), "\(terminal.screen.text)")
        terminal.send("Ada\r")
        #expect(terminal.wait(for: "reads a line of input: `Ada`"), "\(terminal.screen.text)")
        terminal.send("G\r")
        terminal.settle()
        // Ctrl-D ends the input of the program, and not the dialogue.
        terminal.send("\u{04}")
        #expect(terminal.wait(for: "EOFError"), "\(terminal.screen.text)")
        terminal.send("q\r")
        #expect(terminal.ending() == .exit(0))
    }

    /// The program comes through a pipe, the keys from the terminal.
    @Test func aProgramFromAPipe() throws {
        let program = try #require(PseudoTerminal.loopscope)
        let terminal = try PseudoTerminal("/bin/sh", ["-c", "echo 'print(6 * 7)' | '\(program)' -"])
        #expect(terminal.wait(for: "frame 1 of "), "\(terminal.screen.text)")
        terminal.send("G")
        #expect(terminal.wait { $0.text.contains("frame 3 of 3") && $0.text.contains("42") }, "\(terminal.screen.text)")
        quit(terminal)
    }
}
