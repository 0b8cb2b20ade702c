import Glibc
import PythonVM
import ScopeUI
import SystemThreads
import Trace

/// Runs a Python program on a thread of its own, in strict alternation with the thread that drives it.
///
/// Two reasons. A program's run does not come back before its end, but the stepper has to look at the keys in between: so
/// the machine's slice hook (`mayGoOn`) hands the turn back to the driver, and waits until it gets it again. And natives of
/// Python nest on the machine's stack (`repr` of a deep list, `sort(key=)`): Python's own limits are to
/// end that, not the 8 MB that a process's first thread has.
///
/// Only one of the two ever runs; the semaphores order all that they do. So there is no race, although the machine counts
/// references without atomic operations, and the driver may read the trace at every moment that it runs at all. The
/// machine lives in `body` alone: it is made and destroyed on its own thread.
///
/// A native may take long without a look at the outside. The driver then waits, and its `onBusy` can end the process.
///
/// Reading order: `advance` -> `handOver` -> `mayGoOn` -> `ask`.
final class MachineThread<Outcome>: ProgramRun, @unchecked Sendable {
    typealias Body = (MachineThread) -> Outcome

    /// What the program came to; nil until it is over.
    private(set) var outcome: Outcome?

    private let trace: Trace?
    private var body: Body?
    private let machineTurn = Semaphore()
    private let driverTurn = Semaphore()
    private var hasStarted = false
    private var isCancelled = false
    /// The turn goes back when the trace is so long, or at this time.
    private var goal = Int.max
    private var deadline: ContinuousClock.Instant?
    private let clock = ContinuousClock()
    /// While another machine has its turn.
    private var collector = CollectorState()

    /// Called on the driver's side now and then while the machine is so long in one instruction that it does not hand the
    /// turn back. The trace is the machine's then: all that can be done is to wait, or to end the process.
    var onBusy: () -> Void = {}

    private let longestSlice: Duration

    /// - Parameters:
    ///   - trace: what the program records to.
    ///   - longestSlice: the turn goes back after this time even without events: a program may do much without one.
    ///   - body: makes a machine, runs it, and calls `mayGoOn` every few milliseconds.
    init(trace: Trace?, longestSlice: Duration = .milliseconds(10), body: @escaping Body) {
        self.trace = trace
        self.longestSlice = longestSlice
        self.body = body
    }

    var isFinished: Bool { outcome != nil }

    /// What the machine asked for with `ask`, until it is answered.
    private(set) var question: String?
    private var reply: Reply?

    // MARK: The driver's side

    /// Lets the program run on until it has appended about this many events, or for about 10 ms.
    func advance(events: Int) {
        if question != nil { return }
        goal = (trace?.count ?? 0) + events
        deadline = clock.now + longestSlice
        handOver()
    }

    func answer(_ reply: Reply) {
        guard question != nil else { return }
        question = nil
        self.reply = reply
    }

    /// Lets the program run to its end; nothing in it may `ask`.
    func finish() -> Outcome {
        goal = .max
        deadline = nil
        while true {
            handOver()
            if let outcome { return outcome }
        }
    }

    /// Stops the program, if it still runs, and waits until the machine is gone.
    func cancel() {
        isCancelled = true
        // What never began needs no end.
        if hasStarted { _ = finish() }
    }

    private func handOver() {
        if isFinished { return }
        if !hasStarted {
            hasStarted = true
            start()
        }
        collector.exchange()
        machineTurn.handle.signal()
        while !driverTurn.handle.wait(milliseconds: 200) { onBusy() }
        collector.exchange()
    }

    private func start() {
        let isStarted = LargeThread.start(after: machineTurn.handle, stackSize: 1 << 30) { [self] in
            if let body { outcome = body(self) }
            body = nil
            return driverTurn.handle
        }
        guard isStarted else {
            Messages.write("the system has no memory for a thread")
            exit(ExitStatus.notWritten)
        }
    }

    // MARK: The machine's side

    /// The machine asks now and then; false: it is to stop.
    func mayGoOn() -> Bool {
        if isCancelled { return false }
        if (trace?.count ?? 0) >= goal || deadline.map({ clock.now >= $0 }) ?? false {
            driverTurn.handle.signal()
            machineTurn.handle.wait()
        }
        return !isCancelled
    }

    /// The machine waits until the driver's user has answered; nil: it is to stop.
    func ask(_ prompt: String) -> Reply? {
        question = prompt
        while reply == nil, !isCancelled {
            driverTurn.handle.signal()
            machineTurn.handle.wait()
        }
        defer {
            question = nil
            reply = nil
        }
        return isCancelled ? nil : reply
    }

    /// The machine stands still until the driver's next turn; false: it is to stop.
    func standStill() -> Bool {
        driverTurn.handle.signal()
        machineTurn.handle.wait()
        return !isCancelled
    }
}
