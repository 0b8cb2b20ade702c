import ArgumentParser
import ScreenExport
import Timeline
import Trace

/// What is recorded: a program or a trace frame by frame, or what a demo script says.
struct RecordingSubject {
    let path: String
    let script: DemoScript?

    /// Where the command line names no limit.
    static let maxFrames = 1_000_000
    /// So many frames of a program become screens where the user does not say which.
    static let maxShots = 10_000
    /// The last screen stands for so many milliseconds.
    private static let end = 3000

    /// - Throws: that the script can't be read, or what is wrong with it.
    init(_ path: String) throws(Failure) {
        self.path = path
        guard RecordingSubject.isScript(path) else {
            script = nil
            return
        }
        let file = try InputFile(reading: path)
        do throws(DemoScriptError) {
            script = try DemoScriptParser.parse(String(decoding: file.bytes, as: UTF8.self))
        } catch {
            throw RecordingSubject.failure(path, error)
        }
    }

    static func isScript(_ path: String) -> Bool { path.hasSuffix(".demo") || path.hasSuffix(".tape") }

    private static func failure(_ path: String, _ error: DemoScriptError) -> Failure {
        Failure(
            status: ExitStatus.checkFailed, message: "\(path):\(error.line):\(error.column): \(error.message)")
    }

    /// The folder that a script's paths start from.
    var folder: String { FilePath.folder(path) }

    /// Files that the script wants written, as paths from here.
    var outputs: [String] { script?.outputs.map { $0.hasPrefix("/") ? $0 : folder + $0 } ?? [] }

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
        if let size = options.size { settings.size = size }
        if let scheme = options.scheme { settings.scheme = scheme }
        settings.speed = max(1, settings.speed * options.speed / 1000)
        let recording = try recording(program)
        // It may still wait for input that nobody types.
        defer { recording.cancel() }
        let filming = try Filming(
            recording, title: script?.title ?? recording.name, summary: script?.summary ?? summary(recording),
            settings: settings, hasBar: script?.hasBar ?? false, progress: progress)
        try refuseWithoutFrames(recording, filming)
        if let script {
            try perform(script, filming)
        } else {
            try filmFrames(options, filming)
        }
        filming.end(for: RecordingSubject.end)
        return (try cut(filming.screencast, settings, options), try still(filming.screencast, options), recording)
    }

    private func recording(_ program: ProgramOptions) throws -> Recording {
        guard let script else {
            return try Recording(of: path, program, maxFrames: RecordingSubject.maxFrames)
        }
        try program.refuseForTrace(because: "is for a program; in a demo script it stands in the script")
        var arguments = script.options
        if let index = arguments.firstIndex(of: "--stdin"), !arguments[index + 1].hasPrefix("/") {
            arguments[index + 1] = folder + arguments[index + 1]
        }
        let options = try ProgramOptions.parse(arguments + ["--"] + script.arguments)
        let file = script.program.hasPrefix("/") ? script.program : folder + script.program
        return try Recording(of: file, options, maxFrames: RecordingSubject.maxFrames, asksUser: true)
    }

    private func summary(_ recording: Recording) -> String {
        "\(recording.name), stepped through frame by frame in loopscope"
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
        do {
            // What stands before the first key belongs to the first screen.
            var steps = script.steps[...]
            while let step = steps.first, step.action.isSilent {
                try filming.perform(step)
                steps.removeFirst()
            }
            if steps.first?.action.isCaption != true { try filming.begin() }
            for step in steps { try filming.perform(step) }
        } catch let error as DemoScriptError {
            throw RecordingSubject.failure(path, error)
        }
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
                try screencast.firstShot(of: moment)
            }
            let last = try place(options.to) { moment throws(Screencast.NoMoment) in
                try screencast.lastShot(of: moment)
            }
            let range = (first ?? 0, last ?? screencast.shots.count - 1)
            guard range.0 <= range.1 else {
                throw Failure(status: ExitStatus.wrongUsage, message: "--from lies behind --to")
            }
            if first != nil || last != nil {
                film.screencast = screencast.clipped(to: range.0...range.1)
                film.poster = film.poster.map { max(0, min($0, range.1) - range.0) }
            }
        } catch let error as Screencast.NoMoment {
            throw Failure(status: ExitStatus.wrongUsage, message: "'\(path)': \(error.reason)")
        }
        return film
    }

    private func place(
        _ moment: Moment?, _ find: (Moment) throws(Screencast.NoMoment) -> Int
    ) throws(Screencast.NoMoment) -> Int? {
        guard let moment else { return nil }
        if case .frame = moment, script == nil { return nil }
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
        case .press, .sleep, .caption: false
        }
    }

    fileprivate var isCaption: Bool {
        if case .caption = self { return true }
        return false
    }
}
