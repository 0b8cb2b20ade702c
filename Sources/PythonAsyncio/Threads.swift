import EventLoopModel
import PythonVM
import Trace

/// Threads beside that of the event loop: executors, `call_soon_threadsafe`, loops in threads of their own.
///
/// While a loop has nothing to do its thread waits like any other: until its next timer, or until another thread queues a
/// handle. `ThreadScheduler` says who runs.
extension AsyncioHost {
    /// What belongs to one thread, while another one runs.
    final class SuspendedThread {
        let loop: LoopObject?
        let turn: (wasInside: Bool, location: UInt32)
        let control: RecordedControl

        init(_ loop: LoopObject?, _ turn: (wasInside: Bool, location: UInt32), _ control: RecordedControl) {
            (self.loop, self.turn, self.control) = (loop, turn, control)
        }
    }

    func attachThreads() {
        machine.threads.onSwitch = { [unowned(unsafe) self] in switchThread(from: $0, to: $1) }
        machine.threads.onJump = { [unowned(unsafe) self] nanoseconds, isSleep in
            if nanoseconds > clockLimit { return false }
            environment.jump(toNanoseconds: nanoseconds, isSleep: isSleep, location: location)
            return true
        }
    }

    private func switchThread(from old: PythonThread, to new: PythonThread) {
        let before = environment.control
        old.attachment = SuspendedThread(runningLoopObject, beginEagerStep(), before)
        let state = new.attachment as? SuspendedThread
        new.attachment = nil
        runningLoopObject = state?.loop
        runningLoop = state?.loop?.model
        endEagerStep(state?.turn ?? (wasInside: false, location: 0))
        guard let trace = environment.trace else { return }
        environment.control = state?.control ?? RecordedControl(.thread, trace.text(new.name))
        let after = environment.control
        trace.append(
            TraceEvent(
                .threadSwitched, detail: before.kind.rawValue, aux: UInt16(after.kind.rawValue), location: 0,
                a: after.subject, b: before.subject))
    }

    // MARK: The loop's side

    public var hasThreads: Bool { machine.hasThreads }

    public func letThreadsRun() throws(Raise) { try machine.threads.giveWay() }

    public func waitForThreads(_ time: Int?) throws(Raise) -> Bool {
        guard let loop = runningLoopObject else { return false }
        loop.waitingThread = machine.threads.current.number
        defer { loop.waitingThread = nil }
        return try machine.threads.wait(until: time, for: "a handle or timer of its event loop") != .never
    }

    /// A handle was queued from another thread: the loop has something to do.
    func wake(_ loop: LoopObject) {
        if let thread = loop.waitingThread { machine.threads.wake(thread) }
    }

    // MARK: Executors

    /// `run_in_executor` and its kin are Python, in `asyncio.base_events`.
    func defineExecutors() {
        for name in ["run_in_executor", "set_default_executor", "shutdown_default_executor"] {
            let name = machine.intern(name)
            machine.define(types.baseLoop, name.string) { (machine, arguments) throws(Raise) in
                let module = try machine.module(named: "asyncio.base_events")
                return try machine.callAny(module.namespace.get(name), arguments)
            }
        }
    }
}
