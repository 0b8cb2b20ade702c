import Foundation
import Testing

@testable import LoopscopeCommands

/// `record` as a command: what it writes, what it refuses, and what it leaves alone.
@Suite(.enabled(if: Loopscope.binary != nil, "loopscope is not built"))
struct RecordTests {
    private let folder: TemporaryFolder
    private static let source = """
        import asyncio

        async def main():
            print("hello")
            await asyncio.sleep(1)
            print("good bye")

        asyncio.run(main())
        """
    private static let script = """
        Program program.py
        Title "Two words"
        Set Size 80x26
        Output out/two.cast
        Output out/two.svg
        Output out/two.html
        Output out/two.txt
        Chapter "Hello"
        Caption "It says hello."
        o
        Chapter "Good bye"
        o
        Type "4G"
        """

    init() throws {
        folder = try TemporaryFolder()
        _ = try folder.write(Self.source, to: "program.py")
        _ = try folder.write(Self.script, to: "two.demo")
        try FileManager.default.createDirectory(atPath: folder.path("out"), withIntermediateDirectories: true)
    }

    private func record(_ arguments: [String], input: String = "", interruptAfter: Double? = nil) throws
        -> Loopscope.Ending
    {
        try Loopscope.run(
            ["record"] + arguments, input: Array(input.utf8), folder: folder.url, interruptAfter: interruptAfter)
    }

    private func content(_ name: String) throws -> String {
        try String(contentsOfFile: folder.path(name), encoding: .utf8)
    }

    @Test(arguments: ["cast", "svg", "html", "txt", "ans"])
    func theEndingSaysWhatIsWritten(_ ending: String) throws {
        let result = try record(["program.py", "-o", "a.\(ending)"])
        #expect(result.status == 0)
        #expect(result.out.isEmpty)
        let text = try content("a.\(ending)")
        let begins = [
            "cast": "{\"version\":2,", "svg": "<svg ", "html": "<!DOCTYPE html>", "txt": "program.py\n",
            "ans": "\u{1B}[",
        ]
        #expect(text.hasPrefix(begins[ending]!))
        // The same again.
        _ = try record(["program.py", "-o", "b.\(ending)"])
        #expect(try content("b.\(ending)") == text)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.url.path).filter { $0.hasPrefix(".") }.isEmpty)
    }

    @Test func theThirdVersionIsAskedFor() throws {
        #expect(try record(["program.py", "-o", "a.cast", "--format", "v3"]).status == 0)
        #expect(try content("a.cast").hasPrefix("{\"version\":3,"))
    }

    @Test func aScriptWritesItsOutputs() throws {
        let result = try record(["two.demo"])
        #expect(result.status == 0)
        #expect(result.err.contains("written to out/two.svg"))
        let transcript = try content("out/two.txt")
        #expect(transcript.contains("Chapter 2: Good bye"))
        #expect(transcript.contains("  It says hello."))
        #expect(transcript.contains("[o] Frame "))
        #expect(transcript.contains("prints `good bye`"))
        #expect(try content("out/two.cast").contains(",\"m\",\"Good bye\"]"))
    }

    @Test func oneScreenByFrameTimeAndChapter() throws {
        let byFrame = try record(["program.py", "--at", "4"])
        #expect(byFrame.status == 0)
        #expect(byFrame.out.contains("frame 4 of "))
        let byChapter = try record(["two.demo", "--at", "good", "--format", "text"])
        #expect(byChapter.out.contains("\u{203A} good bye"))
        #expect(byChapter.out.contains(" It says hello."))
        let byTime = try record(["two.demo", "--at", "0.1s", "--format", "text"])
        #expect(byTime.out.contains("frame 1 of "))
        #expect(try record(["two.demo", "--at", "good", "-o", "still.svg"]).status == 0)
        #expect(try !content("still.svg").contains("animation"))
        // Of any frame, also those that the script passes over.
        let passed = try record(["two.demo", "--at", "7", "--format", "text"])
        #expect(passed.out.contains("frame 7 of "))
        #expect(!passed.out.contains("It says hello."))
        #expect(try record(["two.demo", "--at", "9999"]).err.contains("frame 9999 is not shown"))
        let none = try record(["two.demo", "--at", "never"])
        #expect(none.status == 64)
        #expect(none.err.contains("there is no chapter 'never'; there are 'Hello', 'Good bye'"))
    }

    @Test func aPartOfIt() throws {
        let frames = try record(["program.py", "--from", "3", "--to", "5", "-o", "-", "--format", "text"])
        #expect(frames.out.split(separator: "\n").filter { $0.contains(" Frame ") }.count == 3)
        let chapter = try record(["two.demo", "--from", "Good bye", "-o", "-", "--format", "text"])
        #expect(chapter.out.contains("Chapter 1: Good bye\n"))
        #expect(chapter.out.contains("0:00.0 [o] Frame "))
        #expect(!chapter.out.contains("`hello`"))
        #expect(try record(["two.demo", "--from", "Good bye", "--to", "Hello", "-o", "-"]).status == 64)
        let seconds = try record(["two.demo", "--from", "0.5s", "--to", "1.2s", "-o", "-", "--format", "text"])
        #expect(seconds.out.hasSuffix("\nThe end, after 0:00.7.\n"))
        #expect(try record(["two.demo", "--from", "1s", "--to", "0.5s", "-o", "-"]).status == 64)
    }

    @Test func aCheckSaysWhereItDiffers() throws {
        _ = try record(["two.demo"])
        #expect(try record(["two.demo", "--check"]).status == 0)
        _ = try folder.write(Self.source.replacingOccurrences(of: "good bye", with: "see you"), to: "program.py")
        let before = try content("out/two.cast")
        let result = try record(["--check", "two.demo"])
        #expect(result.status == 65)
        #expect(
            result.err.contains(
                "out/two.cast:2: differs from what would be recorded now at 0:00.0, where frame 1 is shown"))
        #expect(result.err.contains("in the chapter 'Hello'"))
        #expect(result.err.contains("out/two.txt:"))
        #expect(try content("out/two.cast") == before)
        try FileManager.default.removeItem(atPath: folder.path("out/two.svg"))
        #expect(try record(["--check", "two.demo"]).status == 66)
    }

    @Test func aFolderIsRecordedAndListed() throws {
        let result = try record(["."])
        #expect(result.status == 0)
        #expect(try content("README.md").contains("| [Two words](#two-words) |"))
        #expect(try content("index.html").contains("<img src=\"out/two.svg\""))
        #expect(try record(["--check", "."]).status == 0)
        #expect(try record(["out"]).status == 66)
    }

    @Test func aScriptTakesScreenshots() throws {
        _ = try folder.write(
            "Program program.py\nOutput a.cast\nType '2G'\nScreenshot out/two.txt\nl 3\nScreenshot b.svg\n",
            to: "shots.demo")
        #expect(try record(["shots.demo"]).err.contains("one screen, written to out/two.txt"))
        #expect(try content("out/two.txt").contains("frame 2 of "))
        #expect(try content("b.svg") == record(["shots.demo", "--at", "frame:5", "--format", "svg", "-o", "-"]).out)
        #expect(try record(["--check", "shots.demo"]).status == 0)
        _ = try folder.write("old", to: "b.svg")
        #expect(try record(["--check", "shots.demo"]).err.hasPrefix("loopscope: b.svg:1: differs"))
        // Another output alone.
        #expect(try record(["shots.demo", "-o", "c.txt"]).status == 0)
        #expect(try content("b.svg") == "old")
    }

    @Test func aScriptTypesForTheProgram() throws {
        _ = try folder.write("name = input('Name? ')\nprint('Hello,', name)\n", to: "ask.py")
        _ = try folder.write("Program ask.py\nG\nType \"Ada\"\nEnter\nl\nl\n", to: "ask.demo")
        let result = try record(["ask.demo", "-o", "-", "--format", "text"])
        #expect(result.status == 0)
        #expect(result.out.contains("prints `Hello, Ada`"))
    }

    @Test func whatIsWrongIsSaidAndNothingWritten() throws {
        _ = try folder.write("Program program.py\nJump\n", to: "bad.demo")
        let bad = try record(["bad.demo", "-o", "x.cast"])
        #expect(bad.status == 65)
        #expect(bad.err.hasPrefix("loopscope: bad.demo:2:1: 'Jump' is no command"))
        _ = try folder.write("Program program.py\nJump\nSleep soon\n", to: "bad.demo")
        #expect(try record(["bad.demo"]).err.contains("\nloopscope: bad.demo:3:7: 'soon' is no time"))
        _ = try folder.write("def\n", to: "broken.py")
        let broken = try record(["broken.py", "-o", "x.cast"])
        #expect(broken.status == 1)
        #expect(broken.err.contains("SyntaxError"))
        _ = try folder.write("Program nowhere.py\n", to: "lost.demo")
        let lost = try record(["lost.demo", "-o", "x.cast"])
        #expect(lost.status == 66)
        #expect(lost.err == "loopscope: lost.demo:1:9: can't read 'nowhere.py': No such file or directory\n")
        #expect(!FileManager.default.fileExists(atPath: folder.path("x.cast")))
        #expect(try record(["program.py", "-o", "x"]).status == 64)
        #expect(try record(["program.py", "-o", "x.gif"]).err.contains("does not say what to write"))
        #expect(try record(["program.py", "-o", "no/folder/x.cast"]).status == 1)
        #expect(try record(["program.py", "-o", "program.py", "--format", "text"]).status == 64)
        #expect(try record(["two.demo", "--seed", "1", "-o", "x.cast"]).err.contains("--seed is for a program"))
        #expect(try record(["program.py", "--at", "2", "-o", "x.cast"]).status == 64)
        #expect(try record(["program.py", "--at", "9999", "-o", "x.svg"]).status == 64)
        #expect(try record(["program.py", "--size", "1x1"]).status == 64)
        let missing = try record(["missing.py", "-o", "x.cast"])
        #expect(missing.status == 66)
        #expect(missing.err == "loopscope: can't read 'missing.py': No such file or directory\n")
    }

    private static let lesson = """
        ---
        title: Two words
        loopscope: 1
        ---
        A program.

        ```python program.py
        \(source)
        ```

        ## Hello
        <!-- at: {line: 'print("hello")'} -->
        It is about to say something.
        <!-- predict: {kind: next-output} -->
        That was it.

        ## Asleep
        <!-- at: {task: Task-1, event: suspended} -->
        Now it sleeps.
        """

    @Test func aLessonIsWalkedThrough() throws {
        _ = try folder.write(Self.lesson, to: "lesson.md")
        let result = try record(["lesson.md", "-o", "-", "--format", "text"])
        #expect(result.status == 0)
        #expect(result.err.isEmpty)
        #expect(result.out.hasPrefix("Two words\n"))
        for part in [
            "Chapter 2: Hello", "Chapter 3: Asleep", "  It is about to", "  What is printed next?", "✔ Right: hello",
        ] {
            #expect(result.out.contains(part), "\(part)")
        }
        #expect(try record(["lesson.md", "--at", "asleep"]).out.contains("Now it sleeps."))
        #expect(try record(["lesson.md", "-o", "a.svg"]).status == 0)
        #expect(try record(["lesson.md", "-o", "a.svg", "--check"]).status == 0)
        #expect(try record(["lesson.md", "--every", "turn"]).err.contains("a lesson goes by its stops"))
        #expect(try record(["lesson.md", "--seed", "1"]).err.contains("--seed is for a program"))
        // A script names it: as a whole, or by keys.
        _ = try folder.write("Program lesson.md\nSet Size 80x24\n", to: "whole.demo")
        let whole = try record(["whole.demo", "-o", "-", "--format", "text"])
        #expect(whole.out == result.out.replacingOccurrences(of: result.out.split(separator: "\n")[1] + "\n", with: ""))
        _ = try folder.write("Program lesson.md\nCaption 'Look'\nEnter\nType '2'\nEnter\n", to: "keys.demo")
        let keys = try record(["keys.demo", "-o", "-", "--format", "text"])
        for part in [
            "[Enter] Frame 10\n", "  Look\n  A program.", "[2] Frame 10: ", "✔ Right: hello", "Chapter 3: Asleep",
        ] {
            #expect(keys.out.contains(part), "\(part)")
        }
        _ = try folder.write(Self.lesson.replacingOccurrences(of: "suspended", with: "vanished"), to: "wrong.md")
        let wrong = try record(["wrong.md"])
        #expect(wrong.status == 65)
        #expect(wrong.err.hasPrefix("loopscope: wrong.md:"))
        _ = try folder.write("Program missing.md\n", to: "missing.demo")
        #expect(try record(["missing.demo"]).err.hasPrefix("loopscope: missing.demo:1:9: can't read"))
    }

    @Test func aLongCaptionIsRefused() throws {
        let caption = String(repeating: "words and ", count: 40)
        _ = try folder.write("Program program.py\nCaption \"\(caption)\"\n", to: "long.demo")
        let result = try record(["long.demo", "-o", "x.cast"])
        #expect(result.status == 65)
        #expect(result.err.hasPrefix("loopscope: long.demo:2:1: the caption is too long"))
    }

    @Test func ctrlCLeavesWhatWasThere() throws {
        // A line takes its time, so that no limit ends it first, however late the signal comes.
        _ = try folder.write("while True:\n    sum(range(1000))\n", to: "endless.py")
        _ = try folder.write("old", to: "x.cast")
        let result = try record(["endless.py", "--max-frames", "100000000", "-o", "x.cast"], interruptAfter: 1)
        #expect(result.status == 130)
        #expect(try content("x.cast") == "old")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.url.path).filter { $0.hasPrefix(".") }.isEmpty)
    }

    @Test func endingsAreTold() throws {
        _ = try folder.write(
            "import asyncio\nasync def main():\n    await asyncio.Event().wait()\nasyncio.run(main())\n", to: "stuck.py"
        )
        let stuck = try record(["stuck.py", "-o", "x.txt"])
        #expect(stuck.status == 4)
        #expect(stuck.err.contains("deadlock"))
        #expect(try content("x.txt").contains("Frame 1: "))
        _ = try folder.write("Program stuck.py\nG\n", to: "stuck.demo")
        #expect(try record(["stuck.demo", "-o", "y.txt"]).status == 0)
        _ = try folder.write("while True:\n    pass\n", to: "endless.py")
        #expect(try record(["endless.py", "--max-frames", "50", "-o", "z.txt"]).status == 5)
        #expect(try content("z.txt").contains("Frame 50: "))
    }
}
