import ArgumentParser
import ScopeUI
import Timeline
import Trace
import Walkthrough

struct QuizCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quiz",
        abstract: "Asks questions about any program: what runs next, what is printed, what state is this task in.",
        discussion: """
            Examples:
              loopscope quiz program.py
              loopscope quiz program.py --seed 7 -n 10
              loopscope quiz program.py -n 12 --worksheet sheet.md

            The answers are the run's own. The same seed asks the same questions.
            """)

    @Argument(help: "A Python file, a trace, or - for standard input.")
    var program: String

    @Option(name: .short, help: ArgumentHelp("How many questions, at most.", valueName: "n"))
    var number = 10

    @Option(
        help: ArgumentHelp(
            "Write the questions for paper into this file, and the key into a second one beside it (sheet-key.md).",
            valueName: "file"))
    var worksheet: String?

    @Flag(help: "A dialogue in plain text in the place of the screen.")
    var plain = false

    @OptionGroup(title: "Screen")
    var screen: ScreenOptions

    @OptionGroup(title: "Program")
    var options: ProgramOptions

    func validate() throws {
        if number < 1 { throw ValidationError("-n takes a number from 1 on.") }
    }

    func run() throws {
        let (timeline, source) = try subject()
        let title = "Quiz: \(source.name)"
        let plan = QuizMaker(timeline).plan(title: title, seed: options.seed ?? 0, count: number)
        if let worksheet {
            let sheet = Worksheet(plan, program: source, in: timeline)
            let key = FilePath.folder(worksheet) + FilePath.stem(FilePath.name(worksheet)) + "-key.md"
            try write(sheet.questions, to: worksheet)
            try write(sheet.key, to: key)
            return Messages.write("wrote \(plan.questionCount) questions to \(worksheet), the key to \(key)")
        }
        let display = try Display(screen, isPlain: plain, asksTerminal: program == InputFile.standardInput)
        defer { display.close() }
        let session = Session(of: timeline.trace, title: source.name)
        let leaving = display.walk(plan, session) { _ in .goOn }
        try StepCommand.end(display, leaving)
    }

    private func write(_ text: String, to path: String) throws {
        let file = try OutputFile(path, madeFrom: program)
        file.output.write(text)
        file.close()
    }

    private func subject() throws -> (Timeline, LessonProgram) {
        switch try Subject(reading: program) {
        case .lesson:
            throw Failure(status: ExitStatus.wrongUsage, message: "'\(program)' is a lesson; it has its own questions")
        case .trace(let trace, let name):
            try options.refuseForTrace(except: ["--seed"])
            let source = trace.sources.first.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
            return (Timeline(trace: trace, mayGrow: false), LessonProgram(name: name, text: source))
        case .program(let program):
            let run = WholeRun(
                program, options: options.machineOptions(defaultMaxFrames: LessonFile.defaultMaxFrames),
                input: try options.input(for: program, inherits: false))
            if run.isNoProgram {
                throw Failure(status: ExitStatus.notPython, message: run.failure ?? "this is not a Python program")
            }
            return (
                run.timeline, LessonProgram(name: program.name, text: String(decoding: program.bytes, as: UTF8.self))
            )
        }
    }
}
