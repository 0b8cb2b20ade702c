import ArgumentParser
import Glibc
import ScreenExport
import Timeline
import Trace

struct RecordCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Records a program, a lesson or a demo script: as a cast, a moving picture, a page or a text.",
        usage: "loopscope record DEMO [-o FILE] [OPTIONS] [-- ARGS]",
        discussion: """
            Examples:
              loopscope record program.py -o program.cast
              loopscope record demo.demo -o demo.svg
              loopscope record demo.demo --at 72 -o still.svg
              loopscope record demo.demo --from "The end" -o end.html
              loopscope record lesson.md -o lesson.html
              loopscope record demos          all scripts of a folder
              loopscope record --check demos  are their recordings up to date?

            DEMO is a program, a trace, a lesson (.md), a demo script (.demo), or a folder of
            scripts. A lesson is walked through stop by stop; each question stands for a
            while, then the right answer is given. The ending of FILE says what is written:
            .cast (asciicast v2), .svg, .html, .txt (a transcript) or .ans (a screen with
            colours). Without -o a script's own outputs are written.

            A moment is a frame (72), a time of the recording (12.5s, 1:02) or a chapter.
            """)

    @Argument(help: "A Python file, a trace, a lesson, a demo script, or a folder of demo scripts.")
    var demo: String

    @Option(
        name: [.customShort("o"), .long],
        help: ArgumentHelp("Where to write; - for standard output.", valueName: "file"))
    var output: String?

    @Option(help: "cast (asciicast v2), v3, svg, html, text or ansi; without it, FILE's ending says it.")
    var format: RecordingFormat?

    @Option(help: ArgumentHelp("Only one screen, as svg, text or ansi.", valueName: "moment"))
    var at: Moment?

    @Option(help: ArgumentHelp("Where to begin.", valueName: "moment"))
    var from: Moment?

    @Option(help: ArgumentHelp("Where to end.", valueName: "moment"))
    var to: Moment?

    @Option(help: "For a program: the frames to record: frame, line, turn or pass.")
    var every: FrameSelection?

    @Option(help: ArgumentHelp("Columns and rows, such as 100x30.", valueName: "size"))
    var size: FilmSize?

    @Option(help: ArgumentHelp("dark or light.", valueName: "theme"))
    var theme: ColorScheme?

    @Option(help: ArgumentHelp("How much faster: 2 is twice as fast.", valueName: "n"))
    var speed: FilmSpeedArgument?

    @Flag(inversion: .prefixedNo, help: "Whether a moving picture begins again at its end.")
    var loop: Bool?

    @Flag(help: "Write nothing: say whether what is there is what would be written.")
    var check = false

    @OptionGroup(title: "Program")
    var options: ProgramOptions

    func validate() throws {
        if at != nil, from != nil || to != nil { throw ValidationError("--at goes without --from and --to.") }
        if case .frame(let first)? = from, case .frame(let last)? = to, last < first {
            throw ValidationError("--to lies before --from.")
        }
        if at != nil, let format = format ?? output.flatMap({ RecordingFormat(path: $0) }), !format.hasStills {
            throw ValidationError("One screen can be svg, text or ansi.")
        }
        if check, output == InputFile.standardInput { throw ValidationError("--check takes a file.") }
    }

    func run() throws {
        Interruption.watch()
        var status = ExitStatus.well
        if let paths = DemoFolder.scripts(in: demo) {
            try refuseForFolder(paths)
            for path in paths { status = max(status, try record(path)) }
            status = max(status, try writeIndex(of: demo, paths))
        } else {
            status = try record(demo)
        }
        if status != ExitStatus.well { throw ExitCode(status) }
    }

    /// - Throws: that there is nothing in the folder, or that an option is for one recording.
    private func refuseForFolder(_ paths: [String]) throws(Failure) {
        if paths.isEmpty {
            throw Failure(status: ExitStatus.noInput, message: "there is no demo script in the folder '\(demo)'")
        }
        if output != nil || format != nil || at != nil {
            throw Failure(
                status: ExitStatus.wrongUsage, message: "'\(demo)' is a folder: its scripts say what is written")
        }
    }

    /// - Returns: the exit status.
    private func record(_ path: String) throws -> Int32 {
        let subject = try RecordingSubject(path)
        if every != nil, subject.script != nil || subject.lesson != nil {
            let instead = subject.script == nil ? "a lesson goes by its stops" : "a demo script goes by keys"
            throw Failure(status: ExitStatus.wrongUsage, message: "--every is for a program; \(instead)")
        }
        let targets = try targets(of: subject)
        let progress = RecordingProgress()
        let (film, still, recording) = try subject.film(filmOptions, program: options, progress: progress)
        defer { progress.end() }
        var works = targets.map { (path: $0.path, format: $0.format, shot: still) }
        if writesOutputs(of: subject) {
            works += film.screenshots.map { ($0.path, RecordingFormat(path: $0.path) ?? .text, $0.shot) }
        }
        var status = ExitStatus.well
        for work in works {
            let text = film.text(work.format, still: work.shot)
            // Ctrl-C leaves what was there.
            try progress.say("writing \(work.path)")
            if check {
                let isScreen = work.shot != nil
                status = max(
                    status,
                    try RecordingCheck.report(
                        text, of: isScreen ? nil : film.screencast, work.format, in: work.path, demo: path))
            } else {
                try RecordingTarget.refuse(work.path, madeFrom: path)
                try WholeFile.write(text, to: work.path)
            }
        }
        progress.end()
        if output == nil, !check {
            let length = Milliseconds.clock(film.screencast.duration)
            for work in works where work.path != InputFile.standardInput {
                let what = work.shot == nil ? "\(film.screencast.shots.count) screens, \(length)" : "one screen"
                Messages.write("\(what), written to \(work.path)")
            }
        }
        return max(status, endingStatus(subject, recording))
    }

    /// What the script itself wants written is.
    private func writesOutputs(of subject: RecordingSubject) -> Bool {
        output == nil && format == nil && at == nil && subject.script != nil
    }

    /// A script may well show a deadlock, or a program that fails; frames of a program alone may not end early unsaid.
    private func endingStatus(_ subject: RecordingSubject, _ recording: Recording) -> Int32 {
        if subject.lesson != nil { return ExitStatus.well }
        if subject.script != nil, recording.howItEnded != .unsupported { return ExitStatus.well }
        do {
            try recording.reportEnding()
            return ExitStatus.well
        } catch {
            return (error as? ExitCode)?.rawValue ?? ExitStatus.well
        }
    }

    private var filmOptions: RecordingSubject.Options {
        RecordingSubject.Options(
            size: size, scheme: theme, speed: speed?.thousandths ?? 1000, loops: loop, every: every ?? .frame,
            from: from, to: to, at: at)
    }

    /// What is written where.
    private func targets(of subject: RecordingSubject) throws -> [(path: String, format: RecordingFormat)] {
        if let output {
            let given = format ?? RecordingFormat(path: output)
            if given == nil, output != InputFile.standardInput {
                throw Failure(
                    status: ExitStatus.wrongUsage,
                    message: "'\(output)' does not say what to write; \(RecordingFormat.endings), or name a --format")
            }
            return [(output, given ?? (at == nil ? .castV2 : .ansi))]
        }
        if writesOutputs(of: subject), !subject.outputs.isEmpty {
            return subject.outputs.compactMap { path in RecordingFormat(path: path).map { (path, $0) } }
        }
        let format = format ?? (at == nil ? .castV2 : .ansi)
        return [(at == nil ? subject.defaultName(format) : InputFile.standardInput, format)]
    }

    private func writeIndex(of folder: String, _ paths: [String]) throws -> Int32 {
        var status = ExitStatus.well
        for (target, text) in try DemoFolder.index(of: folder, paths) {
            if check {
                status = max(status, try RecordingCheck.report(text, in: target, demo: folder))
            } else {
                try WholeFile.write(text, to: target)
                Messages.write("\(paths.count) demos listed in \(target)")
            }
        }
        return status
    }
}

extension Moment: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension FilmSize: ExpressibleByArgument {
    init?(argument: String) { self.init(argument) }
}

extension ColorScheme: ExpressibleByArgument {
    public init?(argument: String) {
        guard let scheme = ColorScheme.all.first(where: { $0.name == argument }) else { return nil }
        self = scheme
    }

    public static var allValueStrings: [String] { all.map(\.name) }
}

/// `--speed 1.5`
struct FilmSpeedArgument: ExpressibleByArgument {
    var thousandths: Int

    init?(argument: String) {
        guard let speed = FilmSpeed.parse(argument) else { return nil }
        thousandths = speed
    }
}
