import PythonAsyncio
import ScopeUI
import Timeline
import Trace
import Walkthrough

/// A lesson's file, and the run of its program.
struct LessonFile {
    /// As messages name it.
    let path: String
    let lesson: Lesson?
    let problems: [LessonProblem]

    /// Lessons are read as a whole, and so is what they step through.
    static let defaultMaxFrames = 1_000_000

    static func isLesson(_ path: String) -> Bool { path.hasSuffix(".md") }

    /// - Throws: that the file can't be read.
    init(reading path: String) throws(Failure) {
        let file = try InputFile(reading: path)
        let folder = FilePath.folder(path)
        self.init(path: path, bytes: file.bytes) { name in
            (try? InputFile(reading: folder + name)).map { String(decoding: $0.bytes, as: UTF8.self) }
        }
    }

    init(path: String, bytes: [UInt8], readBeside: (String) -> String?) {
        self.path = path
        guard bytes.count <= LessonFile.mostBytes else {
            lesson = nil
            problems = [
                LessonProblem("this has \(bytes.count) bytes; a lesson has at most \(LessonFile.mostBytes)", line: 1)
            ]
            return
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            lesson = nil
            problems = [LessonProblem("this is not UTF-8", line: 1)]
            return
        }
        let parser = LessonParser(text, name: FilePath.name(path), readBeside: readBeside)
        lesson = parser.lesson
        problems = parser.problems
    }

    /// A text of more bytes than this was written by no author.
    private static let mostBytes = 4 << 20

    /// One line for each problem, as `check` prints them.
    static func messages(_ problems: [LessonProblem], in path: String) -> [String] {
        problems.sorted { $0.line < $1.line }.map { "\(path):\($0.line): \($0.message)" }
    }

    static func failure(_ problems: [LessonProblem], in path: String) -> Failure {
        let lines = messages(problems, in: path)
        return Failure(status: ExitStatus.checkFailed, message: lines.joined(separator: "\n\(Messages.prefix)"))
    }
}

/// A lesson's file that has been held against the run of its program.
struct CheckedLesson {
    /// All that is wrong: in its text, in its program, and where the two do not meet.
    let problems: [LessonProblem]
    /// nil where there is nothing to run.
    let run: WholeRun?
    let plan: LessonPlan?

    init(_ file: LessonFile) {
        guard let lesson = file.lesson else {
            (problems, run, plan) = (file.problems, nil, nil)
            return
        }
        let run = WholeRun(of: lesson)
        self.run = run
        if let failure = run.failure {
            plan = nil
            problems =
                file.problems + [LessonProblem("the program does not run: \(failure)", line: lesson.program.line)]
        } else {
            let plan = LessonPlan(lesson, in: run.timeline)
            self.plan = plan
            problems = file.problems + plan.problems
        }
    }
}

/// The run of a program from its beginning to its end, as lessons and quizzes need it.
struct WholeRun {
    let timeline: Timeline
    /// Why it is not whole; nil if it is.
    let failure: String?
    /// There was nothing to run.
    let isNoProgram: Bool

    /// Runs the program of a lesson.
    init(of lesson: Lesson) {
        var options = PythonProgram.Options()
        options.seed = lesson.seed
        options.maxFrames = LessonFile.defaultMaxFrames
        options.maxMemory = ProcessMemory.defaultLimit
        let program = Program(name: lesson.program.name, bytes: Array(lesson.program.text.utf8))
        self.init(program, options: options, input: LineInput(bytes: Array(lesson.input.utf8)))
    }

    init(_ program: Program, options: PythonProgram.Options, input: LineInput) {
        let runner = ProgramRunner(program: program, options: options, input: input, heedsInterruption: true)
        let trace = runner.newTrace()
        let outcome = runner.start(recordingTo: trace).finish()
        timeline = Timeline(trace: trace, mayGrow: false)
        let ending = trace.count > 0 ? Ending(rawValue: trace[trace.count - 1].detail) : nil
        isNoProgram = ending == .syntaxError || trace.count == 0
        switch ending {
        // A deadlock is something to show; so is what raises.
        case .finished, .uncaughtException, .systemExit, .deadlock: failure = nil
        case .syntaxError:
            failure = String(decoding: trace.output, as: UTF8.self).split(separator: "\n").last.map(String.init)
        default:
            failure = outcome.message
        }
    }
}
