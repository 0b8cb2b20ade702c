import ArgumentParser
import ScreenExport
import Timeline
import Trace

/// What is recorded: a program or a trace frame by frame, a lesson stop by stop, or what a demo script says.
struct RecordingSubject {
    let path: String
    let script: DemoScript?
    /// The lesson itself, or that which the script is about.
    let lesson: LessonFile?

    /// Where the command line names no limit.
    static let maxFrames = 1_000_000
    /// So many frames of a program become screens where the user does not say which.
    static let maxShots = 10_000
    /// The last screen stands for so many milliseconds.
    private static let end = 3000

    /// - Throws: that a file can't be read, or all that is wrong with the script.
    init(_ path: String) throws(Failure) {
        self.path = path
        guard RecordingSubject.isScript(path) else {
            script = nil
            lesson = LessonFile.isLesson(path) ? try LessonFile(reading: path) : nil
            return
        }
        let file = try InputFile(reading: path)
        var script: DemoScript
        do throws(DemoScriptErrors) {
            guard let text = String(validating: file.bytes, as: UTF8.self) else {
                throw DemoScriptErrors([DemoScriptError(line: 1, column: 1, message: "this is not UTF-8")])
            }
            script = try DemoScriptParser.parse(text)
        } catch {
            throw RecordingSubject.failure(path, error)
        }
        lesson = try RecordingSubject.subject(of: script, at: path)
        // What nobody has titled is called by what it is of.
        if script.title.isEmpty { script.title = lesson?.lesson?.title ?? FilePath.name(script.program) }
        self.script = script
    }

    /// The lesson that a script is about; nil: a program.
    private static func subject(of script: DemoScript, at path: String) throws(Failure) -> LessonFile? {
        guard LessonFile.isLesson(script.program) else { return nil }
        do throws(Failure) {
            return try LessonFile(reading: RecordingSubject.path(script.program, of: path))
        } catch {
            throw located(error, at: script.programPlace, of: path)
        }
    }

    /// A file that is not there is missed where the script names it.
    private static func located(_ failure: Failure, at place: (line: Int, column: Int), of path: String) -> Failure {
        guard failure.status == ExitStatus.noInput else { return failure }
        return Failure(status: failure.status, message: "\(path):\(place.line):\(place.column): \(failure.message)")
    }

    static func isScript(_ path: String) -> Bool { path.hasSuffix(".demo") || path.hasSuffix(".tape") }

    private static func failure(_ path: String, _ errors: DemoScriptErrors) -> Failure {
        let lines = errors.all.map { "\(path):\($0.line):\($0.column): \($0.message)" }
        return Failure(
            status: ExitStatus.checkFailed, message: lines.joined(separator: "\n\(Messages.prefix)"))
    }

    /// A path of a script, as one from here.
    private static func path(_ name: String, of script: String) -> String {
        name.hasPrefix("/") ? name : FilePath.folder(script) + name
    }

    /// Files that the script wants written, as paths from here.
    var outputs: [String] { script?.outputs.map { RecordingSubject.path($0, of: path) } ?? [] }

    /// Screens that the script wants written alone: files, as paths from here, and the shots that they show.
    private func screenshots(_ filming: Filming) -> [(path: String, shot: Int)] {
        filming.screenshots.map { (RecordingSubject.path($0.path, of: path), $0.shot) }
    }

    /// The name of a recording for which the user gave none.
    func defaultName(_ format: RecordingFormat) -> String {
        let stem = path == InputFile.standardInput ? "stdin" : FilePath.stem(FilePath.name(path))
        return "\(stem).\(format.ending)"
    }

    /// What the command line says about the film; nil: what the script says, or the usual.
    struct Options {
        var size: FilmSize?
        var scheme: ColorScheme?
        /// In thousandths, on top of the script's.
        var speed = 1000
        var loops: Bool?
        var every = FrameSelection.frame
        var from: Moment?
        var to: Moment?
        var at: Moment?
    }

    /// Runs the program and goes through it.
    /// - Returns: the film, and the shot that `at` asks for.
    /// - Throws: why that can't be done, or that it was interrupted.
    func film(
        _ options: Options, program: ProgramOptions, progress: RecordingProgress
    ) throws -> (film: FinishedFilm, still: Int?, recording: Recording) {
        var settings = script?.look ?? FilmSettings()
        let size = options.size ?? settings.size ?? (lesson == nil ? .usual : .ofLesson)
        if let scheme = options.scheme { settings.scheme = scheme }
        settings.speed = max(1, settings.speed * options.speed / 1000)
        let walk = try lesson.map { file in try self.walk(file, program) }
        let recording = if let walk { Recording(of: walk) } else { try self.recording(program) }
        // It may still wait for input that nobody types.
        defer { recording.cancel() }
        let performed = script.flatMap { lesson == nil || $0.hasSteps ? $0 : nil }
        if let performed {
            do throws(DemoScriptErrors) { try performed.check(columns: size.columns) } catch {
                throw RecordingSubject.failure(path, error)
            }
        }
        let filming = try Filming(
            recording, lesson: walk?.plan, title: script?.title ?? lesson?.lesson?.title ?? recording.name,
            summary: script.map(\.summary) ?? summary(recording), settings: settings, size: size,
            hasBar: performed?.hasBar ?? false, takesChapters: !(script?.hasChapters ?? false), progress: progress)
        try refuseWithoutFrames(recording, filming)
        if let performed {
            try perform(performed, filming)
        } else if lesson != nil {
            try LessonFilm(filming: filming).walk()
        } else {
            try filmFrames(options, filming)
        }
        filming.end(for: RecordingSubject.end)
        if case .frame(let frame)? = options.at { try filming.visit(frame) }
        var film = try cut(filming.screencast, settings, options)
        // Of a part of it, their places would be others.
        if options.from == nil, options.to == nil { film.screenshots = screenshots(filming) }
        return (film, try still(filming.screencast, options), recording)
    }

    private func recording(_ program: ProgramOptions) throws -> Recording {
        guard let script else {
            return try Recording(of: path, program, maxFrames: RecordingSubject.maxFrames)
        }
        try program.refuseForTrace(because: "is for a program; in a demo script it stands in the script")
        var arguments = script.options
        if let index = arguments.firstIndex(of: "--stdin") {
            arguments[index + 1] = RecordingSubject.path(arguments[index + 1], of: path)
        }
        let options = try ProgramOptions.parse(arguments + ["--"] + script.arguments)
        let file = RecordingSubject.path(script.program, of: path)
        do {
            return try Recording(of: file, options, maxFrames: RecordingSubject.maxFrames, asksUser: true)
        } catch let failure as Failure {
            throw RecordingSubject.located(failure, at: script.programPlace, of: path)
        }
    }

    /// - Throws: an option that is for a program, that it was interrupted, or all that is wrong with the lesson.
    private func walk(_ file: LessonFile, _ program: ProgramOptions) throws -> LessonWalk.Sound {
        try program.refuseForLesson()
        if let script, let option = script.options.first ?? script.arguments.first {
            throw Failure(
                status: ExitStatus.checkFailed,
                message: "'\(path)': \(option) is for a program; '\(script.program)' is a lesson")
        }
        do {
            return try LessonWalk.Sound(file)
        } catch {
            if Interruption.hasCome { throw ExitCode(ExitStatus.interrupted) }
            throw error
        }
    }

    private func summary(_ recording: Recording) -> String {
        lesson == nil
            ? "\(recording.name), stepped through frame by frame in loopscope"
            : "A lesson about \(recording.name). Questions come before their answers: stop, and predict."
    }

    /// A program that is no Python shows nothing; one that was interrupted is not wanted.
    private func refuseWithoutFrames(_ recording: Recording, _ filming: Filming) throws {
        switch recording.howItEnded {
        case .syntaxError, .interrupted: try recording.reportEnding()
        default: break
        }
        if filming.frameCount == 0 {
            throw Failure(status: ExitStatus.noInput, message: "'\(path)' has no frames")
        }
    }

    private func perform(_ script: DemoScript, _ filming: Filming) throws {
        // What stands before the first key belongs to the first screen.
        var steps = script.steps[...]
        while let step = steps.first, step.action.isSilent {
            try filming.perform(step)
            steps.removeFirst()
        }
        if steps.first?.action.isCaption != true { try filming.begin() }
        for step in steps { try filming.perform(step) }
        if filming.screencast.shots.isEmpty {
            throw Failure(status: ExitStatus.checkFailed, message: "'\(path)' shows nothing: all of it is hidden")
        }
    }

    /// Each frame that is asked for, one after the other.
    private func filmFrames(_ options: Options, _ filming: Filming) throws {
        filming.setPause(RecordingSubject.framePause)
        var first = 1
        var last = filming.frameCount
        if case .frame(let frame)? = options.at { (first, last) = (frame, frame) }
        if case .frame(let frame)? = options.from { first = frame }
        if case .frame(let frame)? = options.to { last = min(frame, last) }
        guard first <= filming.frameCount else {
            throw Failure(
                status: ExitStatus.wrongUsage, message: "there is no frame \(first); there are \(filming.frameCount)")
        }
        var count = 0
        for frame in first...max(first, last) {
            guard frame == first || options.every.selects(filming.timeline.trace[frame - 1]) else { continue }
            if count == RecordingSubject.maxShots, options.to == nil {
                Messages.write(
                    "the first \(count) of \(filming.frameCount) frames are recorded; --to N records more")
                break
            }
            try filming.go(to: frame)
            count += 1
        }
    }

    /// Milliseconds for each frame of a program.
    private static let framePause = 500

    private func cut(
        _ screencast: Screencast, _ settings: FilmSettings, _ options: Options
    ) throws -> FinishedFilm {
        var film = FinishedFilm(
            screencast: screencast, scheme: settings.scheme, isSchemeChosen: options.scheme != nil,
            loops: options.loops ?? script?.loops ?? true)
        do {
            film.poster = try script?.poster.map { moment throws(Screencast.NoMoment) in
                try screencast.firstShot(of: moment)
            }
            // Frames of a program have been chosen already.
            let first = try place(options.from) { moment throws(Screencast.NoMoment) in
                try screencast.start(with: moment)
            }
            let last = try place(options.to) { moment throws(Screencast.NoMoment) in
                try screencast.end(with: moment)
            }
            let range = (first ?? 0, last ?? screencast.shots.count - 1)
            guard range.0 <= range.1, !RecordingSubject.isBehind(options.from, options.to) else {
                throw Failure(status: ExitStatus.wrongUsage, message: "--from lies behind --to")
            }
            if first != nil || last != nil {
                film.screencast = screencast.clipped(
                    to: range.0...range.1, start: options.from?.milliseconds, end: options.to?.milliseconds)
                film.poster = film.poster.map { max(0, min($0, range.1) - range.0) }
            }
        } catch let error as Screencast.NoMoment {
            throw Failure(status: ExitStatus.wrongUsage, message: "'\(path)': \(error.reason)")
        }
        return film
    }

    private static func isBehind(_ from: Moment?, _ to: Moment?) -> Bool {
        if let start = from?.milliseconds, let end = to?.milliseconds { start > end } else { false }
    }

    private func place(
        _ moment: Moment?, _ find: (Moment) throws(Screencast.NoMoment) -> Int
    ) throws(Screencast.NoMoment) -> Int? {
        guard let moment else { return nil }
        if case .frame = moment, script == nil, lesson == nil { return nil }
        return try find(moment)
    }

    private func still(_ screencast: Screencast, _ options: Options) throws -> Int? {
        guard let at = options.at else { return nil }
        do throws(Screencast.NoMoment) {
            return try screencast.firstShot(of: at)
        } catch {
            throw Failure(status: ExitStatus.wrongUsage, message: "'\(path)': \(error.reason)")
        }
    }
}

extension DemoScript.StepAction {
    /// It shows nothing by itself.
    fileprivate var isSilent: Bool {
        switch self {
        case .chapter, .hide, .show, .setPause, .setTypingSpeed: true
        case .press, .sleep, .caption, .screenshot: false
        }
    }

    fileprivate var isCaption: Bool {
        if case .caption = self { return true }
        return false
    }
}
