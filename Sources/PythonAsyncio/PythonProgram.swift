import EventLoopModel
import PythonLibrary
import PythonSyntax
import PythonVM
import Trace

/// One run of a Python program with asyncio: the machine, its modules and the way it ends.
///
/// `run()` does everything that `python3.13 PROGRAM` would: it runs the module, reports an uncaught exception, and answers the
/// exit status. It does not come back before the end; the machine's `onSlice` is called every few milliseconds in between.
public final class PythonProgram {
    /// What distinguishes one run of a program from another.
    public struct Options: Sendable {
        /// `sys.argv` behind the program's name.
        public var arguments: [String] = []
        /// For `random`, where the program does not seed it.
        public var seed: UInt64 = 0
        /// The run ends when the loop's clock would pass this time, in seconds.
        public var until: Double?
        /// The run ends when it has so many frames.
        public var maxFrames: Int?
        /// The run ends when calls are deeper; nil: Python's own recursion limit ends them.
        public var maxDepth: Int?
        /// The run ends when the process takes more bytes.
        public var maxMemory: Int?
        /// Lines of asyncio's own source become frames too.
        public var recordsLibraryLines = false
        /// Housekeeping tasks and handles of `asyncio.run` become frames too.
        public var recordsHousekeeping = false

        public init() {}
    }

    /// How a run ended.
    public struct Outcome: Sendable {
        public var ending: Ending
        public var exitStatus: Int32
        /// A line for the user where the ending is loopscope's own and not Python's.
        public var message: String?
    }

    public let source: SourceText
    public let options: Options
    /// What is recorded; nil when nobody looks.
    public let trace: Trace?
    public let machine: Machine
    let host: AsyncioHost
    private let environment: LoopEnvironment

    public init(source: SourceText, options: Options = Options(), trace: Trace? = nil) {
        self.source = source
        self.options = options
        self.trace = trace
        machine = Machine(trace: trace)
        machine.recordsLibraryLines = options.recordsLibraryLines
        environment = LoopEnvironment(trace: trace, recordsHousekeeping: options.recordsHousekeeping)
        host = AsyncioHost(machine: machine, environment: environment)
        if let until = options.until { host.setClockLimit(seconds: until) }
        host.defineModules()
        machine.randomSeed = options.seed
        machine.onReadClock = { [environment] ticks in
            ticks ? environment.programTime() : environment.clock.nanoseconds
        }
        machine.onSleep = { [environment, unowned(unsafe) machine] nanoseconds in
            environment.block(nanoseconds: nanoseconds, location: machine.location)
        }
        machine.onListMortals = { [unowned(unsafe) host] in host.mortalFutures + host.openLoops }
        host.attachThreads()
        machine.defineSysModule(program: source.name, arguments: options.arguments)
    }

    /// Runs the program to its end.
    public func run() -> Outcome {
        machine.noteStack()
        installLimits()
        let findOutside = machine.onFindModule
        machine.standardNames = PythonLibrary.standardNames
        machine.onFindModule = { name in
            if let found = findOutside(name) { return found }
            guard let source = PythonLibrary.source(of: name) else { return nil }
            // Named as in CPython, so that a traceback entry shows where it belongs.
            return FoundModule(source: SourceText(name: "library/\(source.file)", bytes: source.bytes), isLibrary: true)
        }
        var outcome = runMain()
        machine.threads.endAll()
        host.releaseLoops()
        if let trace, trace.hasDropped { outcome = tooManyFrames }
        trace?.limit = .max
        trace?.append(
            TraceEvent(
                .programEnded, detail: outcome.ending.rawValue, a: UInt32(bitPattern: outcome.exitStatus),
                b: outcome.message.flatMap { trace?.text($0) } ?? 0))
        return outcome
    }

    private func runMain() -> Outcome {
        var raised: ExceptionObject?
        do throws(Raise) {
            try machine.runMain(source)
        } catch {
            guard case .exception(let exception) = error else { return stopped() }
            raised = exception
        }
        var outcome = Outcome(ending: .finished, exitStatus: 0, message: nil)
        if let exception = raised { outcome = uncaught(exception) }
        do throws(Raise) { try finish(&raised) } catch { if case .stop = error { return stopped() } }
        return outcome
    }

    /// The end of the interpreter: circles, the last exception and then the module's variables go, and what dies with them has
    /// its say.
    private func finish(_ raised: inout ExceptionObject?) throws(Raise) {
        machine.forgetExceptions()
        try joinThreads()
        try machine.runExitCalls()
        // `sys.exit` leaves nothing behind.
        if let exception = raised, machine.isInstance(.object(exception), machine.types[.systemExit]) { raised = nil }
        try machine.settle()
        if machine.collectsGarbage { try host.collectLost(keeping: raised) }
        // `sys.last_exc` goes first, and with it what its traceback kept alive.
        machine.isReleasing = true
        raised = nil
        try machine.settle()
        machine.isEnding = true
        let kept = host.loopsOfPolicy
        if !machine.isMainShared || machine.leadToMain(kept) { try machine.clearMain() }
        try machine.finalizeAll(keeping: kept)
        try machine.clearMain()
    }

    /// Threads that are no daemons come to their end first.
    private func joinThreads() throws(Raise) {
        guard let threading = machine.modules["threading"] else { return }
        let shutdown = threading.namespace.get(machine.intern("_shutdown"))
        do throws(Raise) {
            _ = try machine.call(shutdown, [])
        } catch {
            guard case .exception(let exception) = error else { throw error }
            machine.reportIgnored(exception, in: shutdown)
        }
    }

    private func stopped() -> Outcome {
        switch machine.stopReason {
        case .unsupported(let what, let file, let line, let column):
            Outcome(
                ending: .unsupported, exitStatus: 3,
                message: "\(line == 0 ? source.name : "\(file):\(line):\(column)"): unsupported: \(what)")
        case .deadlock(let message): Outcome(ending: .deadlock, exitStatus: 4, message: message)
        case .limit(let message): Outcome(ending: .limit, exitStatus: 5, message: message)
        case .interrupted, nil: Outcome(ending: .interrupted, exitStatus: 130, message: nil)
        }
    }

    private func uncaught(_ exception: ExceptionObject) -> Outcome {
        if machine.isInstance(.object(exception), machine.types[.systemExit]) { return systemExit(exception) }
        let isSyntax = machine.isInstance(.object(exception), machine.types[.syntaxError]) && exception.isUnraised
        if isSyntax { recordSyntaxError() }
        machine.flushOutput()
        machine.reportUncaught(exception)
        let isInterrupt = machine.isInstance(.object(exception), machine.types[.keyboardInterrupt])
        return Outcome(
            ending: isSyntax ? .syntaxError : .uncaughtException, exitStatus: isInterrupt ? 130 : 1, message: nil)
    }

    /// `sys.exit(n)` ends with n; anything but an int or None is printed, and ends with 1.
    private func systemExit(_ exception: ExceptionObject) -> Outcome {
        let arguments = exception.arguments.elements
        let code = arguments.count == 1 ? arguments[0] : arguments.isEmpty ? .none : .object(exception.arguments)
        switch code {
        case .none: return Outcome(ending: .systemExit, exitStatus: 0, message: nil)
        case .int(let status):
            return Outcome(ending: .systemExit, exitStatus: Int32(truncatingIfNeeded: status & 0xFF), message: nil)
        case .bool(let flag): return Outcome(ending: .systemExit, exitStatus: flag ? 1 : 0, message: nil)
        default:
            let text = machine.quietText { machine throws(Raise) in try machine.str(code) } ?? ""
            machine.writeError(text + "\n")
            return Outcome(ending: .systemExit, exitStatus: 1, message: nil)
        }
    }

    /// The trace drops what comes behind the last frame, and the machine stops at its next look at the outside.
    private func installLimits() {
        machine.maxDepth = options.maxDepth ?? .max
        machine.maxMemory = options.maxMemory ?? .max
        guard let most = options.maxFrames, let trace else { return }
        trace.limit = most
        // What came behind the last frame would be seen in the output, but in no frame.
        trace.onDrop = { [unowned machine] in machine.lookOutsideSoon() }
        let outer = machine.onSlice
        machine.onSlice = { !trace.hasDropped && outer() }
    }

    private var tooManyFrames: Outcome {
        let most = options.maxFrames ?? 0
        return Outcome(
            ending: .limit, exitStatus: 5, message: "the run has \(most) frames, as many as --max-frames allows")
    }
}
