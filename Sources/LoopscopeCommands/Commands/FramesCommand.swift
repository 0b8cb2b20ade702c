import ArgumentParser
import Glibc
import PythonAsyncio
import ScopeUI
import Timeline
import Trace

struct FramesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "frames",
        abstract: "Prints the frames of a program, or of a trace.",
        usage: "loopscope frames PROGRAM|TRACE [OPTIONS] [-- ARGS]",
        discussion: """
            Examples:
              loopscope frames program.py
              loopscope frames program.py --every turn --format json
              loopscope frames program.py --from 100 --to 200

            json prints one object a line; its keys are always present. With --to the program runs no further than that.
            """)

    @Argument(help: "A Python file, a trace, or - for standard input.")
    var program: String

    @Option(help: "frame: all; line: lines about to run; turn: start and end of each turn; pass: starts of passes.")
    var every = FrameSelection.frame

    @Option(help: ArgumentHelp("The first frame.", valueName: "n"))
    var from = 1

    @Option(help: ArgumentHelp("The last frame.", valueName: "n"))
    var to: Int?

    @Option(help: "text: labelled lines; json: one object a line.")
    var format = FrameFormat.text

    @OptionGroup(title: "Program")
    var options: ProgramOptions

    func validate() throws {
        if from < 1 { throw ValidationError("--from takes a number from 1 on.") }
        if let to, to < from { throw ValidationError("--to takes a number that is not less than that of --from.") }
    }

    func run() throws {
        let recording = try Recording(of: program, options)
        let output = BufferedOutput(STDOUT_FILENO)
        var printer = FramePrinter(
            timeline: Timeline(trace: recording.trace), every: every, format: format, from: from, to: to ?? .max,
            output: output)
        while true {
            printer.printNew()
            if printer.isAtEnd || recording.run.isFinished { break }
            recording.run.advance(events: Recording.slice)
        }
        output.flush()
        // How the program ends is not known before the last frame is there, and must not depend on how far it had got.
        if let to, recording.trace.count > to || !recording.hasEnding { return recording.cancel() }
        try recording.reportEnding()
    }
}

enum FrameFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json
}

extension FrameSelection: ExpressibleByArgument {}

/// Prints the frames of a growing trace, each once, going forward only.
struct FramePrinter {
    private let timeline: Timeline
    private let every: FrameSelection
    private let format: FrameFormat
    private let to: Int
    private let output: BufferedOutput
    private var next: Int
    private var isFirst = true

    init(
        timeline: Timeline, every: FrameSelection, format: FrameFormat, from: Int, to: Int, output: BufferedOutput
    ) {
        self.timeline = timeline
        self.every = every
        self.format = format
        self.to = to
        self.output = output
        next = from
    }

    /// Nothing that is still to come is wanted.
    var isAtEnd: Bool { next > to }

    /// Prints what has come since the last time.
    mutating func printNew() {
        let last = min(timeline.frameCount, to)
        while next <= last {
            if every.selects(timeline.trace[next - 1]) { show(timeline.snapshot(at: next)) }
            next += 1
        }
    }

    private mutating func show(_ snapshot: Snapshot) {
        switch format {
        case .json:
            output.write(FrameJSON.line(snapshot))
            output.write("\n")
        case .text:
            if !isFirst { output.write("\n") }
            isFirst = false
            for line in FrameText.lines(snapshot) { output.write(line + "\n") }
        }
    }
}
