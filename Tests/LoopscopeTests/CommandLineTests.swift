import Foundation
import Testing

@testable import LoopscopeCommands

/// What a command answers to all kinds of input: exit status, what goes to stdout, and the message on stderr.
@Suite(.enabled(if: Loopscope.binary != nil, "loopscope is not built"))
struct CommandLineTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func run(
        _ command: [String], of source: String, options: [String] = [], input: String = ""
    ) throws -> Loopscope.Ending {
        let path = try folder.write(source, to: "program.py")
        return try Loopscope.run(command + [path] + options, input: Array(input.utf8))
    }

    // MARK: Usage

    @Test(arguments: [
        ["--nonsense"], ["run"], ["frames"], ["record"], ["run", "x.py", "y.py"], ["x.py", "--seed", "-1"],
        ["x.py", "--seed", "x"],
        ["x.py", "--max-memory", "0"], ["x.py", "--max-memory", "some"], ["x.py", "--max-depth", "0"],
        ["x.py", "--until", "nan"], ["x.py", "--until", "-1"], ["x.py", "--max-frames", "0"], ["trace", "x.py", "-o"],
        ["frames", "x.py", "--every", "day"], ["frames", "x.py", "--from", "0"], ["frames", "x.py", "--format", "xml"],
        ["frames", "x.py", "--from", "9", "--to", "8"], ["run", "x.py", "--max-frames", "99999999999999999999"],
    ])
    func wrongUsage(_ arguments: [String]) throws {
        let ending = try Loopscope.run(arguments)
        #expect(ending.status == 64)
        #expect(ending.err.hasPrefix("loopscope: "), "\(ending.err)")
        #expect(ending.err.contains("Usage: loopscope"))
        #expect(ending.out.isEmpty)
    }

    @Test func strayArgumentsAreExplained() throws {
        let ending = try Loopscope.run(["run", "x.py", "y"])
        #expect(ending.err.contains("Unexpected argument 'y' (a program's own arguments stand behind --)"))
    }

    @Test(arguments: [[], ["step"], ["run"], ["frames"], ["trace"], ["record"]])
    func helpBeginsWithExamples(_ command: [String]) throws {
        let ending = try Loopscope.run(command + ["--help"])
        #expect(ending.status == 0)
        #expect(ending.err.isEmpty)
        let examples = try #require(ending.out.range(of: "Examples:\n  loopscope"))
        let usage = try #require(ending.out.range(of: "USAGE: "))
        #expect(examples.lowerBound < usage.lowerBound)
        #expect(ending.out.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(ending.out)")
    }

    @Test func version() throws {
        let ending = try Loopscope.run(["--version"])
        #expect(ending.status == 0)
        #expect(ending.out.wholeMatch(of: #/\d+\.\d+\.\d+\n/#) != nil)
    }

    // MARK: Files

    @Test(arguments: [[], ["step"], ["run"], ["frames"], ["trace"]])
    func noSuchInput(_ command: [String]) throws {
        let missing = try Loopscope.run(command + [folder.path("missing.py")])
        #expect(missing.status == 66)
        #expect(missing.err == "loopscope: can't read '\(folder.path("missing.py"))': No such file or directory\n")
        let directory = try Loopscope.run(command + [folder.url.path])
        #expect(directory.status == 66)
        #expect(directory.err == "loopscope: can't read '\(folder.url.path)': Is a directory\n")
        #expect((missing.out + directory.out).isEmpty)
    }

    @Test func missingInputOfTheProgram() throws {
        let ending = try run(["run"], of: "input()\n", options: ["--stdin", folder.path("none.txt")])
        #expect(ending.status == 66)
        #expect(ending.err.contains("none.txt': No such file"))
    }

    @Test func anEmptyFileIsAProgram() throws {
        for command in ["run", "frames", "step"] {
            let ending = try run([command], of: "", input: "G\nq\n")
            #expect(ending.status == 0, "\(command)")
            #expect(ending.err.isEmpty)
        }
    }

    @Test func aFileThatIsNotUTF8() throws {
        let path = try folder.write([UInt8]("print('caf".utf8) + [0xE9] + [UInt8]("')\n".utf8), to: "latin.py")
        for command in ["run", "frames", "trace"] {
            let ending = try Loopscope.run([command, path], folder: folder.url)
            #expect(ending.status == 1)
            #expect(ending.err.contains(#"SyntaxError: Non-UTF-8 code starting with '\xe9'"#))
        }
    }

    @Test(arguments: [0, 1, 16, 1000])
    func noisyFilesEndSomehow(_ length: Int) throws {
        var noise = Noise()
        let path = try folder.write((0..<length).map { _ in noise.next() }, to: "noise.py")
        for command in ["run", "frames", "step"] {
            let ending = try Loopscope.run([command, path], input: Array("G\nq\n".utf8))
            #expect([0, 1, 3].contains(ending.status ?? -1), "\(command) \(ending.err)")
        }
    }

    @Test func aSyntaxError() throws {
        let expected = "  File \"program.py\", line 1\n    def f(:\n          ^\nSyntaxError: invalid syntax\n"
        for command in ["run", "frames"] {
            let ending = try run([command], of: "def f(:\n    pass\n")
            #expect(ending.status == 1)
            #expect(ending.err == expected)
        }
        let stepped = try run(["step"], of: "def f(:\n    pass\n", input: "n\nq\n")
        #expect(stepped.status == 0)
        #expect(stepped.out.contains("Frame 1: SyntaxError: invalid syntax"), "\(stepped.out)")
        #expect(stepped.out.contains("Source: def f(:"))
        #expect(stepped.out.contains("Error output: SyntaxError: invalid syntax"))
    }

    // MARK: How programs end

    @Test func theProgramsOwnStatus() throws {
        for (source, status) in [
            ("", Int32(0)), ("import sys\nsys.exit(3)", 3), ("raise SystemExit(77)", 77), ("1 / 0", 1),
            ("raise SystemExit('words')", 1), ("import sys\nsys.exit(256 + 5)", 5), ("raise KeyboardInterrupt", 130),
        ] {
            #expect(try run(["run"], of: source).status == status, "\(source)")
            // Who looks at frames got all of them.
            if status < 128 { #expect(try run(["frames"], of: source).status == 0, "\(source)") }
        }
    }

    @Test func unsupported() throws {
        let source = "print(1)\nif True:\n    import socket\n"
        for command in ["run", "frames", "trace"] {
            let ending = try run([command], of: source, options: command == "trace" ? ["-o", folder.path("t")] : [])
            #expect(ending.status == 3)
            #expect(ending.err.hasPrefix("loopscope: program.py:3:"), "\(ending.err)")
            #expect(ending.err.contains(": unsupported: the module 'socket'"))
        }
        let stepped = try run(["step"], of: source, input: "G\nq\n")
        #expect(stepped.status == 0)
        #expect(stepped.out.contains("unsupported: the module 'socket'"))
    }

    /// At the line that awaits; in a task that runs nothing of the program, at the one that runs the loop.
    @Test func unsupportedHost() throws {
        let connection = "asyncio.open_connection('example.com', 80)"
        for (waiting, place) in [
            (connection, "program.py:3:3"), ("asyncio.create_task(\(connection))", "program.py:4:1"),
        ] {
            let ending = try run(
                ["run"], of: "import asyncio\nasync def main():\n  await \(waiting)\nasyncio.run(main())\n")
            #expect(ending.status == 3)
            #expect(ending.err.hasPrefix("loopscope: \(place): unsupported: the host 'example.com'"), "\(ending.err)")
        }
    }

    @Test func deadlock() throws {
        let source = """
            import asyncio
            async def main():
                print("waiting", flush=True)
                await asyncio.get_running_loop().create_future()
            asyncio.run(main())
            """
        for command in ["run", "frames"] {
            let ending = try run([command], of: source)
            #expect(ending.status == 4)
            #expect(ending.err.hasPrefix("loopscope: deadlock: "), "\(ending.err)")
            #expect(ending.out.contains("waiting"))
        }
    }

    @Test(arguments: [1, 2, 100, 5000])
    func aLimitOnFrames(_ limit: Int) throws {
        let options = ["--max-frames", "\(limit)"]
        for command in ["run", "frames"] {
            let ending = try run([command], of: "while True:\n    pass\n", options: options)
            #expect(ending.status == 5)
            #expect(ending.err.contains("--max-frames"), "\(ending.err)")
        }
        let stepped = try run(["step"], of: "while True:\n    pass\n", options: options, input: "G\nq\n")
        #expect(stepped.status == 0)
        #expect(stepped.out.contains("Frame \(limit + 1): "), "\(stepped.out)")
    }

    /// `run` counts the frames that `frames` shows, and keeps none.
    @Test(arguments: Demo.all.indices)
    func framesAreCountedAlike(_ index: Int) throws {
        let demo = Repository.demos.appendingPathComponent(Demo.all[index].name).path
        let all = try Loopscope.run(["frames", demo, "--format", "json"]).out.split(separator: "\n").count
        let status = try Loopscope.run(["run", demo]).status
        // The last frame is that of the end, and always there.
        #expect(try Loopscope.run(["run", demo, "--max-frames", "\(all - 1)"]).status == status)
        let ended = try Loopscope.run(["run", demo, "--max-frames", "\(all - 2)"])
        #expect(ended.status == 5)
        #expect(ended.err.hasSuffix("loopscope: the run has \(all - 2) frames, as many as --max-frames allows\n"))
    }

    @Test func theOutputEndsWithTheFrames() throws {
        let source = "for n in range(1000):\n    print(n)\n"
        let ending = try run(["run"], of: source, options: ["--max-frames", "20"])
        #expect(ending.status == 5)
        let frames = try run(["frames"], of: source, options: ["--max-frames", "20", "--format", "json"])
        #expect(frames.out.split(separator: "\n").count == 21)
        #expect(ending.out.split(separator: "\n").count < 12)
    }

    @Test func aLimitOnDepth() throws {
        let source = "def f(n):\n    print(n)\n    return f(n + 1)\nf(1)\n"
        for command in ["run", "frames", "trace"] {
            let ending = try run(
                [command], of: source,
                options: ["--max-depth", "50"] + (command == "trace" ? ["-o", folder.path("deep.trace")] : []))
            #expect(ending.status == 5)
            #expect(
                ending.err.hasSuffix("loopscope: calls are 50 deep, as deep as --max-depth allows\n"), "\(ending.err)")
            if command == "run" { #expect(ending.out.hasSuffix("\n49\n")) }
            if command == "frames" { #expect(ending.out.contains("prints `49`")) }
        }
        let stepped = try run(["step"], of: source, options: ["--max-depth", "50"], input: "G\nq\n")
        #expect(stepped.out.contains("as deep as --max-depth allows"), "\(stepped.out)")
        let enough = try run(["run"], of: source, options: ["--max-depth", "5000"])
        #expect(enough.status == 1)
        #expect(enough.err.contains("RecursionError"))
        let raised = try run(
            ["run"], of: "import sys\nsys.setrecursionlimit(10**6)\n" + source, options: ["--max-depth", "3000"])
        #expect(raised.status == 5)
    }

    @Test(arguments: [
        "kept = []\nwhile True:\n    kept.append('x' * 10_000)\n",
        "kept = []\nfor n in range(10**9):\n    kept.append(n)\n",
        "text = 'x' * 1000\nwhile True:\n    text += text\n",
        "kept = [0] * 1000\nwhile True:\n    kept += kept\n",
        "kept = list(range(10**10))\n", "text = 'x' * 1000\nwhile True:\n    text = f'{text}{text}'\n",
        "text = 'x' * 1000\nwhile True:\n    text = '%s%s' % (text, text)\n",
        "kept = [0] * 1000\nwhile True:\n    kept = [*kept, *kept]\n",
        "kept = (0,) * 1000\nwhile True:\n    kept = kept + kept\n",
        "data = b'x' * 1000\nwhile True:\n    data += data\n",
        "data = bytearray(1000)\nwhile True:\n    data += data\n",
        "kept = {}\nfor n in range(10**9):\n    kept[n] = str(n)\n",
        "kept = [0] * 10**8\n",
        "def f(n):\n    kept.append('x' * 1000)\n    f(n - 1) if n else 0\n    f(n - 1) if n else 0\nkept = []\nf(900)\n",
    ])
    func aLimitOnMemory(_ source: String) throws {
        for command in [["run"], ["frames", "--to", "1000000000", "--from", "999999999"]] {
            let ending = try run(command, of: "print('first')\n" + source, options: ["--max-memory", "64M"])
            #expect(ending.status == 5)
            #expect(
                ending.err == "loopscope: the program takes 64 MiB of memory, as much as --max-memory allows\n",
                "\(ending.err)")
            if command == ["run"] { #expect(ending.out == "first\n") }
        }
    }

    @Test func aLimitOnTime() throws {
        let source = """
            import asyncio
            async def main():
                for n in range(10**9):
                    print(n)
                    await asyncio.sleep(1)
            asyncio.run(main())
            """
        let ending = try run(["run"], of: source, options: ["--until", "3.5"])
        #expect(ending.status == 5)
        #expect(ending.err.hasPrefix("loopscope: "))
        #expect(ending.out == "0\n1\n2\n3\n")
    }

    @Test func infiniteRecursion() throws {
        let ending = try run(["run"], of: "def f():\n    return f()\nf()\n")
        #expect(ending.status == 1)
        #expect(ending.err.hasSuffix("RecursionError: maximum recursion depth exceeded\n"))
        #expect(try run(["frames"], of: "def f():\n    return f()\nf()\n", options: ["--every", "turn"]).status == 0)
    }

    @Test func controlC() throws {
        for command in ["run", "frames", "trace"] {
            // Where frames are counted a line takes its time: else their number, too, would end it within a second, and on a busy machine
            // before the signal comes.
            let line = command == "run" ? "pass" : "sum(range(1000))"
            let path = try folder.write("print('first')\nwhile True:\n    \(line)\n", to: "endless.py")
            let trace = folder.path("endless.trace")
            let ending = try Loopscope.run(
                [command, path]
                    + (command == "trace" ? ["-o", trace] : command == "frames" ? ["--every", "turn"] : []),
                interruptAfter: 1)
            #expect(ending.status == 130, "\(command)")
            if command == "run" { #expect(ending.out == "first\n") }
            if command == "trace" {
                let first = try Loopscope.run(["frames", trace, "--to", "2"])
                #expect(first.out.contains("prints `first`"))
            }
        }
    }

    /// Inside of one instruction that takes long.
    @Test func controlCWhileBusy() throws {
        let source = "print('first')\npow(3, 7**200000, 10**20000)\nprint('second')\n"
        for command in ["run", "frames"] {
            let path = try folder.write(source, to: "busy.py")
            let ending = try Loopscope.run([command, path], interruptAfter: 1, seconds: 20)
            #expect(ending.status == 130, "\(command)")
            if command == "run" { #expect(ending.out == "first\n") }
        }
    }

    // MARK: Output and input

    @Test func aMillionLines() throws {
        let ending = try run(["run"], of: "print('line\\n' * 999_999 + 'end')\nfor n in range(50_000):\n    print(n)\n")
        #expect(ending.status == 0)
        #expect(ending.stdout.count { $0 == UInt8(ascii: "\n") } == 1_050_000)
        #expect(ending.out.hasSuffix("\n49999\n"))
    }

    @Test func aLongLine() throws {
        let source = "print('x' * 100_000)\n"
        #expect(try run(["run"], of: source).stdout.count == 100_001)
        let frames = try run(["frames"], of: source, options: ["--format", "json"])
        #expect(frames.out.contains(String(repeating: "x", count: 100_000)))
        let stepped = try run(["step"], of: source, input: "2\noutput\nq\n")
        #expect(stepped.status == 0)
    }

    @Test func streamsKeepTheirOrder() throws {
        let path = try folder.write(
            "import sys\nfor n in range(3):\n    print('out', n)\n    print('err', n, file=sys.stderr)\n", to: "both.py"
        )
        let both = folder.path("both.txt")
        let script = try folder.write("exec \"$0\" run \"$1\" >\"$2\" 2>&1\n", to: "both.sh")
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = [
            "-c", try String(contentsOfFile: script, encoding: .utf8), Loopscope.binary ?? "", path, both,
        ]
        try shell.run()
        shell.waitUntilExit()
        #expect(
            try String(contentsOfFile: both, encoding: .utf8) == "out 0\nerr 0\nout 1\nerr 1\nout 2\nerr 2\n")
    }

    @Test func aReaderThatHasGone() throws {
        let path = try folder.write("while True:\n    print('y')\n", to: "yes.py")
        for command in [["run", path], ["frames", path]] {
            let ending = try Loopscope.run(command, closesOutput: true, seconds: 20)
            #expect(ending.signal == 13, "\(command)")
            #expect(ending.err.isEmpty)
        }
    }

    @Test func inputOfTheProgram() throws {
        let source = "name = input('Who? ')\nprint(f'Hello {name}')\n"
        #expect(try run(["run"], of: source, input: "Ada\nmore\n").out == "Who? Hello Ada\n")
        let answers = try folder.write("Grace\n", to: "answers.txt")
        #expect(
            try run(["run"], of: source, options: ["--stdin", answers], input: "Ada\n").out == "Who? Hello Grace\n")
        let trace = folder.path("input.trace")
        #expect(try run(["trace"], of: source, options: ["-o", trace], input: "Ada\n").status == 0)
        #expect(try Loopscope.run(["frames", trace]).out.contains("Hello Ada"))
        let lines = "import sys\nprint(repr(sys.stdin.readline()), [*sys.stdin])\n"
        #expect(try run(["run"], of: lines, input: "a\r\nb\n\nc").out == "'a\\n' ['b\\n', '\\n', 'c']\n")
        let ended = try run(["run"], of: source)
        #expect(ended.status == 1)
        #expect(ended.err.hasSuffix("EOFError: EOF when reading a line\n"))
    }

    /// What is typed in the stepper belongs to the trace, so that it can be run again.
    @Test func inputInTheDialogue() throws {
        let source = "name = input('Who? ')\nprint(f'Hello {name}')\nname = input()\n"
        let ending = try run(["step"], of: source, options: ["--plain"], input: "G\nAda\n\n\n:b\nG\n:end\nG\nq\n")
        #expect(ending.status == 0)
        #expect(ending.err.isEmpty)
        #expect(ending.out.contains("The program asks for a line of input: Who? \n"), "\(ending.out)")
        #expect(ending.out.contains("reads a line of input: `Ada`"))
        #expect(ending.out.contains("Output: Hello Ada"), "\(ending.out)")
        #expect(ending.out.contains("EOFError"))
        let given = try run(
            ["step"], of: source, options: ["--plain", "--stdin", folder.write("Eve\n", to: "in")], input: "G\nX\nq\n")
        #expect(given.out.contains("EOFError"))
        #expect(!given.out.contains("The program asks"))
        // The end of the dialogue's own input ends that of the program too.
        #expect(try run(["step"], of: source, input: "G\n").out.contains("EOFError"))
    }

    @Test func aProgramFromStandardInput() throws {
        let ending = try Loopscope.run(
            ["run", "-", "--", "a", "-b"], input: Array("import sys\nprint(sys.argv)\n1/0".utf8))
        #expect(ending.out == "['-', 'a', '-b']\n")
        #expect(ending.err.contains("File \"<stdin>\", line 3, in <module>"))
        #expect(ending.status == 1)
    }

    @Test func argumentsOfTheProgram() throws {
        let ending = try run(["run"], of: "import sys\nprint(sys.argv[1:])\n", options: ["--", "--seed", "-", "é"])
        #expect(ending.out == "['--seed', '-', 'é']\n")
    }

    @Test func modulesBesideTheProgram() throws {
        _ = try folder.write("value = 1\n", to: "neighbour.py")
        _ = try folder.write("", to: "package/__init__.py")
        _ = try folder.write("value = 2\n", to: "package/part.py")
        let ending = try run(
            ["run"], of: "import neighbour\nfrom package import part\nprint(neighbour.value, part.value)\n")
        #expect(ending.out == "1 2\n", "\(ending.err)")
        let missing = try run(["run"], of: "import nowhere.at_all\n")
        #expect(missing.err.contains("ModuleNotFoundError: No module named 'nowhere'"))
    }

    // MARK: Frames and traces

    @Test func partsOfTheFrames() throws {
        let source = "for n in range(5):\n    print(n)\n"
        let all = try run(["frames"], of: source, options: ["--format", "json"]).out.split(separator: "\n")
        let part = try run(["frames"], of: source, options: ["--format", "json", "--from", "3", "--to", "5"]).out
        #expect(part.split(separator: "\n") == Array(all[2...4]))
        let lines = try run(["frames"], of: source, options: ["--format", "json", "--every", "line"]).out
        #expect(lines.split(separator: "\n").count == all.count { $0.contains("\"event\": \"line\"") })
        #expect(try run(["frames"], of: source, options: ["--from", "1000"]).out.isEmpty)
        // What is not asked for is not run.
        let endless = try run(["frames"], of: "while True:\n    pass\n", options: ["--to", "7", "--format", "json"])
        #expect(endless.status == 0)
        #expect(endless.out.split(separator: "\n").count == 7)
    }

    @Test func aTraceHasTheSameFrames() throws {
        let demo = Repository.demos.appendingPathComponent("06-cancel-with-a-message.py").path
        let first = try Loopscope.run(["trace", demo], folder: folder.url)
        #expect(first.status == 0)
        #expect(first.err.contains("frames written to 06-cancel-with-a-message.trace"))
        let trace = folder.path("06-cancel-with-a-message.trace")
        for format in ["text", "json"] {
            let direct = try Loopscope.run(["frames", demo, "--format", format])
            let traced = try Loopscope.run(["frames", trace, "--format", format])
            #expect(direct.stdout == traced.stdout)
            #expect(!direct.stdout.isEmpty)
        }
        // The same bytes every time, also through a pipe.
        let again = try Loopscope.run(["trace", demo, "-o", "-"])
        #expect(again.stdout == [UInt8](try Data(contentsOf: URL(fileURLWithPath: trace))))
        let stepped = try Loopscope.run(["step", trace], input: Array("n\nq\n".utf8))
        #expect(stepped.out.contains("Frame 2: "))
    }

    @Test func whatATraceIsNotFor() throws {
        let trace = folder.path("t.trace")
        #expect(try run(["trace"], of: "print(1)\n", options: ["-o", trace]).status == 0)
        for command in [["run", trace], ["trace", trace], ["frames", trace, "--seed", "1"], [trace, "--", "x"]] {
            let ending = try Loopscope.run(command)
            #expect(ending.status == 64, "\(command)")
            #expect(ending.err.hasPrefix("loopscope: "))
        }
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: trace)))
        bytes[bytes.count / 2] ^= 0xFF
        let damaged = try Loopscope.run(["frames", try folder.write(bytes, to: "damaged.trace")])
        #expect(damaged.status == 65)
        #expect(damaged.err.hasPrefix("loopscope: '"))
        let cut = try Loopscope.run(["step", try folder.write(bytes.prefix(100), to: "cut.trace")])
        #expect(cut.status == 65)
        let itself = try run(["trace"], of: "print(1)\n", options: ["-o", folder.path("program.py")])
        #expect(itself.status == 64)
        #expect(try String(contentsOfFile: folder.path("program.py"), encoding: .utf8) == "print(1)\n")
        let nowhere = try run(["trace"], of: "print(1)\n", options: ["-o", folder.path("no/such/folder")])
        #expect(nowhere.status == 1)
        #expect(nowhere.err.hasPrefix("loopscope: can't write '"))
    }

    /// The dialogue goes through an endless program, forward and back.
    @Test func theDialogueOfAnEndlessProgram() throws {
        let ending = try run(
            ["step"], of: "while True:\n    pass\n", options: ["--plain"], input: "\n200000G\nb\n3G\nnonsense\nq\n")
        #expect(ending.status == 0)
        #expect(ending.out.contains("Frame 200000: "))
        #expect(ending.out.contains("Frame 199999: "))
        #expect(ending.out.contains("Frame 3: "))
        #expect(ending.out.contains("There is no command 'nonsense'"))
    }
}

/// Bytes without a pattern, the same in each run.
private struct Noise {
    private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

    mutating func next() -> UInt8 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return UInt8(truncatingIfNeeded: state >> 24)
    }
}
