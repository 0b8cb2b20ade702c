import Testing
import Timeline
import Trace

/// The bars: any frame of a run of a million frames within 16 ms, one step back within 1 ms, with 10 tasks and with
/// 10,000. They hold for a release build (`swift test -c release -Xswiftc -enable-testing --filter SpeedTests`); a debug
/// build gets a tenth of the frames and twenty times the time, which still tells a slow way from a fast one.
@Suite(.serialized) struct SpeedTests {
    private static let isDebug: Bool = {
        var isDebug = false
        assert(
            {
                isDebug = true
                return true
            }())
        return isDebug
    }()

    @Test(arguments: [10, 10_000]) func anyFrameAtOnce(tasks: Int) {
        let slack = SpeedTests.isDebug ? 20.0 : 1
        let trace = sleepersAndYielders(tasks: tasks, events: SpeedTests.isDebug ? 100_000 : 1_000_000)
        let timeline = Timeline(trace: trace, mayGrow: false)
        timeline.seek(to: timeline.frameCount)
        var random = SplitMix(seed: 1)

        let jumps = (0..<25).map { _ in
            let frame = Int.random(in: 1...timeline.frameCount, using: &random)
            return milliseconds { _ = timeline.snapshot(at: frame) }
        }
        #expect(median(jumps) < 16 * slack, "a jump")
        _ = timeline.snapshot(at: timeline.frameCount / 2)
        let back = (0..<100).map { _ in milliseconds { _ = timeline.snapshot(at: timeline.frame - 1) } }
        #expect(median(back) < 1 * slack, "a step back")
        let forward = (0..<100).map { _ in milliseconds { _ = timeline.snapshot(at: timeline.frame + 1) } }
        #expect(median(forward) < 1 * slack, "a step forward")
        timeline.readIndexes(to: timeline.frameCount)
        let why = (0..<100).map { _ in
            let task = Int.random(in: 1...tasks, using: &random)
            return milliseconds { _ = timeline.why(.task(task), at: timeline.frame) }
        }
        #expect(median(why) < 1 * slack, "why")
        let search = milliseconds { _ = timeline.next(.output, after: 0) }
        #expect(search < 16 * slack, "a search through all frames")
    }

    private func milliseconds(_ body: () -> Void) -> Double {
        let (seconds, attoseconds) = ContinuousClock().measure(body).components
        return Double(seconds) * 1e3 + Double(attoseconds) / 1e15
    }

    private func median(_ times: [Double]) -> Double { times.sorted()[times.count / 2] }

    /// Tasks that give way or sleep, turn by turn.
    private func sleepersAndYielders(tasks: Int, events: Int) -> Trace {
        let trace = Trace()
        let worker = trace.text("worker")
        let place = trace.addLocation(Location(file: trace.text("demo.py"), line: 5, function: worker))
        trace.append(TraceEvent(.loopStarted))
        /// What is queued: the event that queued it, its kind, its task, and the wait that a timer's callback ends.
        var ready: [(event: UInt32, kind: HandleKind, task: UInt32, wait: UInt32)] = []
        for number in 1...tasks {
            let task = trace.addTask(TaskRecord(name: trace.text("Task-\(number)"), coroutine: worker, creator: 0))
            trace.append(TraceEvent(.taskCreated, a: task))
            let event = trace.append(TraceEvent(.handleQueued, aux: UInt16(TaskState.ready.rawValue), a: task))
            ready.append((event, .step, task, 0))
        }
        var started = Set<UInt32>()
        var timers: [(timer: UInt32, task: UInt32, wait: UInt32)] = []
        var random = SplitMix(seed: 2)
        var clock = 0
        while trace.count < events {
            clock += 1
            trace.setTime(nanoseconds: clock * 1_000_000_000)
            for (timer, task, wait) in timers {
                ready.append((trace.append(TraceEvent(.timerDue, a: timer)), .callback, task, wait))
            }
            timers = []
            trace.append(TraceEvent(.passStarted, a: UInt32(ready.count)))
            let batch = ready
            ready = []
            for (event, kind, task, wait) in batch {
                let subject = kind == .callback ? worker : task
                let from = kind == .callback || !started.contains(task) ? 0 : place
                let turn = trace.append(
                    TraceEvent(.turnStarted, detail: kind.rawValue, location: from, a: subject, b: event))
                if kind == .callback {
                    let queued = trace.append(
                        TraceEvent(
                            .handleQueued, detail: HandleKind.wakeup.rawValue,
                            aux: UInt16(TaskState.suspended.rawValue), a: task, b: wait))
                    ready.append((queued, .wakeup, task, 0))
                } else {
                    started.insert(task)
                    trace.append(TraceEvent(.line, location: place, a: 1))
                    if Bool.random(using: &random) {
                        ready.append((trace.append(TraceEvent(.taskYielded, location: place, a: task)), .step, task, 0))
                    } else {
                        let due = Double(clock) + Double.random(in: 0..<1, using: &random)
                        let timer = trace.addTimer(TimerRecord(due: due, task: task, callback: worker))
                        let text = trace.text("sleep until \(clock)")
                        let wait = trace.addWait(WaitRecord(kind: .sleep, subject: 0, text: text, due: due))
                        trace.append(TraceEvent(.timerSet, location: place, a: timer))
                        trace.append(TraceEvent(.taskSuspended, location: place, a: task, b: wait))
                        timers.append((timer, task, wait))
                    }
                }
                trace.append(TraceEvent(.turnEnded, detail: kind.rawValue, a: subject, b: turn))
            }
        }
        trace.append(TraceEvent(.programEnded))
        return trace
    }
}
