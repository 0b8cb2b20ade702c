import Trace

/// What all loops of a run share: the clock, the trace, and the counters that names come from.
public final class LoopEnvironment {
    public private(set) var clock = VirtualClock()
    /// nil: nothing is recorded.
    public let trace: Trace?
    /// Whether asyncio's own tasks and handles (the end of `asyncio.run` ...) are recorded too.
    public let recordsHousekeeping: Bool

    /// While recording: who has control on the thread that runs.
    public var control = RecordedControl(.module, 0)
    /// While recording: said by who is about to make a task or to set a timer, and taken by the first that comes.
    public var groupOfNextTask: UInt32 = 0
    /// What the timer is for, and its task in `Trace.tasks`.
    public var nextTimer: (purpose: TimerRecord.Purpose, task: UInt32)?

    private var lastTaskNumber = 0
    private var lastFutureNumber: UInt32 = 0
    private var lastLoopNumber: UInt32 = 0

    public init(trace: Trace? = nil, recordsHousekeeping: Bool = false) {
        self.trace = trace
        self.recordsHousekeeping = recordsHousekeeping
    }

    // MARK: The clock

    /// The loop reads the clock: answers in seconds, then ticks 1 ns.
    public func loopTime() -> Double {
        defer { advance(VirtualClock.loopTick) }
        return clock.seconds
    }

    /// The program reads the clock (`time.monotonic()`, `time.time()` ...): answers in nanoseconds, then ticks 1 us.
    public func programTime() -> Int {
        defer { advance(VirtualClock.programTick) }
        return clock.nanoseconds
    }

    /// `time.sleep`: the clock moves, and nothing else can run meanwhile.
    public func block(nanoseconds: Int, location: UInt32) {
        advance(max(0, nanoseconds))
        trace?.append(TraceEvent(.clockAdvanced, detail: ClockReason.blockingSleep.rawValue, location: location))
    }

    /// Threads wait, and nobody can go on before this time, in nanoseconds.
    /// - Parameter isSleep: the main thread sleeps until then.
    public func jump(toNanoseconds time: Int, isSleep: Bool, location: UInt32) {
        let reason = isSleep ? ClockReason.blockingSleep : .idle
        advance(max(0, time - clock.nanoseconds))
        trace?.append(TraceEvent(.clockAdvanced, detail: reason.rawValue, location: location))
    }

    @usableFromInline func advance(_ nanoseconds: Int) {
        clock.advance(nanoseconds: nanoseconds)
        trace?.setTime(nanoseconds: clock.nanoseconds)
    }

    // MARK: Counters

    /// The number of the next task without a name of its own: `Task-N`. One count for all loops, as in CPython.
    @usableFromInline func nextTaskNumber() -> Int {
        lastTaskNumber += 1
        return lastTaskNumber
    }

    @usableFromInline func nextFutureNumber() -> UInt32 {
        lastFutureNumber &+= 1
        return lastFutureNumber
    }

    @usableFromInline func nextLoopNumber() -> UInt32 {
        lastLoopNumber &+= 1
        return lastLoopNumber
    }
}
