import Foundation
import Glibc
import Testing

@testable import PseudoTerminals

/// Every key of the table, as a terminal sends it: each does on the whole way what the README says.
@Suite(.serialized, .enabled(if: PseudoTerminal.loopscope != nil, "loopscope is not built"))
struct KeysOnTerminalTests {
    private static let source = """
        import asyncio

        async def worker(name, n):
            for i in range(n):
                await asyncio.sleep(0.5)
                print(name, "at", i)
            if n == 2:
                raise ValueError("two")
            return n

        async def main():
            tasks = [asyncio.create_task(worker("a", 2), name="alpha"), asyncio.create_task(worker("b", 3), name="beta")]
            for task in tasks:
                try:
                    print(await task)
                except ValueError as error:
                    print("caught", error)

        asyncio.run(main())

        """

    private func start(
        _ arguments: [String] = [], environment: [String: String] = [:]
    ) throws -> (PseudoTerminal, String) {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("keys-\(UUID().uuidString).py")
        try Data(KeysOnTerminalTests.source.utf8).write(to: file)
        let terminal = try PseudoTerminal(
            try #require(PseudoTerminal.loopscope), [file.path] + arguments, environment: environment)
        #expect(terminal.wait(for: "frame 1 of "), "\(terminal.screen.text)")
        terminal.settle()
        return (terminal, file.path)
    }

    private func quit(_ terminal: PseudoTerminal) {
        terminal.send("q")
        #expect(terminal.ending() == .exit(0))
        #expect(terminal.settings == terminal.settingsBefore)
        #expect(!terminal.screen.isAlternate)
    }

    /// Keys, and what the screen shows after them.
    private static let keys: [(String, String)] = [
        ("l", "frame 2 of"), ("h", "frame 1 of"), (" ", "frame 2 of"), ("\u{1B}OD", "frame 1 of"),
        ("\u{1B}OC", "frame 2 of"), ("]", "pass 1"), ("t", "turn 1"), ("3t", "turn 4"), ("T", "turn 3"),
        ("[", "pass 2"),
        ("s", "is about to run"), ("S", "is about to run"), ("d", "alpha"), ("D", "alpha"), ("o", "a at 0"),
        ("O", "earlier output"),
        ("x", "ValueError: two"), ("X", "earlier exception"), ("g", "frame 1 of"), ("G", "The program is over"),
        ("12G", "frame 12 of"),
        ("ma", "Mark a is frame 12"), ("g", "frame 1 of"), ("'a", "frame 12 of"), ("\u{7F}", "frame 1 of"),
        ("''", "frame 12 of"),
        ("/beta\r", "beta"), ("n", "beta"), ("N", "beta"), ("g:goto t=0.5\r", "time 0.5"),
        (":break 6 if i = 1\r", "Not set: invalid syntax"),
        (":break 6 if i == 1\r", "Breakpoint 1: line 6"), ("gc", "Line 6 of worker is about to run"),
        (":p name, i\r", "('a', 1)"),
        ("c", "frame"), (":delete all\r", "1 breakpoint deleted"), ("c", "The program is over"), ("C", "frame 1 of"),
        ("b", "Breakpoint 1: line 1"), ("b", "Deleted: breakpoint 1"), ("4j.", "Line 5 of worker"),
        (",", "There is no earlier visit"),
        (":until task alpha raises\r", "leaves the coroutine of alpha"), ("w", "Why · alpha"),
        ("\u{1B}", "─ Loop"),
        ("z", "─ Source"), ("z", "─ Loop"), ("v", "Layout: "), ("vvvv", "Layout: overview"), ("r", "Tasks by"),
        ("rrr", "as they were created"),
        ("\u{1B}[4~", "of 19"), ("\u{1B}[1~", "1-10 of 19"), ("\u{1B}[F", "10-19 of 19"), ("\u{1B}OH", "1-10 of 19"),
        ("\u{1B}[6~", "of 19"), ("\u{1B}[5~", "1-10 of 19"), ("\u{06}", "of 19"), ("\u{02}", "1-10 of 19"),
        // Keys that nobody knows do nothing, and none of their characters does.
        ("\u{1B}[1;99C", "1-10 of 19"), ("\u{1B}[200~", "1-10 of 19"), ("\u{1B}[27;5;9~", "1-10 of 19"),
        (">", "from column 9"), ("<", "─ Loop"), ("\u{1B}", "─ Loop"),
        (":why beta\r", "Why · beta"), ("\r", "frame"), ("\u{7F}", "Why · beta"), ("\u{1B}", "─ Loop"),
        ("a", "─ Loop"), ("aa", "─ Loop"),
        ("\t", "─ Loop"), ("\u{1B}[Z", "Source"), ("?", "loopscope  help"), ("j", "loopscope  help"),
        ("?", "─ Loop"),
        ("+", "frames a second"), ("-", "frames a second"), ("gp", "playing"), ("p", "frame"),
        (":nonsense\r", "There is no command 'nonsense'"),
        ("\u{1B}", "─ Loop"), ("i", "of "), ("i", "of "), ("\u{0C}", "─ Loop"),
    ]

    @Test func everyKey() throws {
        let (terminal, path) = try start()
        defer { unlink(path) }
        for (keys, text) in KeysOnTerminalTests.keys {
            terminal.send(keys)
            #expect(terminal.wait(for: text), "after \(keys.debugDescription) no \(text):\n\(terminal.screen.text)")
            terminal.settle()
        }
        quit(terminal)
    }

    @Test func editingAndWatching() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("editor-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let editor = folder.appendingPathComponent("editor")
        // Says where it was opened, and puts a line before all others.
        try Data("#!/bin/sh\necho \"$@\" > \(folder.path)/said\nsed -i '1i # first' \"$2\"\n".utf8).write(to: editor)
        chmod(editor.path, 0o755)
        let (terminal, path) = try start(["--watch"], environment: ["VISUAL": editor.path])
        defer { unlink(path) }
        terminal.send("2t2s")
        #expect(terminal.wait(for: "Line 5 of worker"), "\(terminal.screen.text)")
        terminal.send("e")
        // The same line, one further down.
        #expect(terminal.wait(for: "Line 6 of worker"), "\(terminal.screen.text)")
        let said = try String(contentsOfFile: folder.path + "/said", encoding: .utf8)
        #expect(said == "+5 \(path)\n")
        // Somebody else writes it; then it is not Python, and then it is again.
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try Data(("# second\n" + text).utf8).write(to: URL(fileURLWithPath: path))
        #expect(terminal.wait(for: "Line 7 of worker"), "\(terminal.screen.text)")
        try Data(("x = = 1\n" + text).utf8).write(to: URL(fileURLWithPath: path))
        #expect(terminal.wait(for: "is not Python now"), "\(terminal.screen.text)")
        #expect(terminal.screen.text.contains("SyntaxError: invalid syntax"))
        terminal.send("\u{1B}")
        #expect(terminal.wait(for: "Line 7 of worker"), "\(terminal.screen.text)")
        quit(terminal)
    }
}
