import Testing
import Trace

struct TraceLimitTests {
    /// Around the end of a chunk too.
    @Test(arguments: [0, 1, 10, 131_071, 131_072, 131_073, 300_000])
    func dropsWhatComesAfterTheLimit(_ limit: Int) {
        let trace = Trace()
        trace.limit = limit
        for number in 0..<UInt32(limit) { trace.append(TraceEvent(.line, a: number)) }
        #expect(trace.count == limit)
        #expect(!trace.hasDropped)
        for _ in 1...3 { #expect(trace.append(TraceEvent(.turnStarted)) == limit) }
        #expect(trace.hasDropped)
        #expect(trace.count == limit)
        trace.limit = .max
        #expect(trace.append(TraceEvent(.programEnded)) == limit)
        #expect(trace.count == limit + 1)
        #expect(trace[limit].kind == .programEnded)
        if limit > 0 { #expect(trace[limit - 1] == TraceEvent(.line, a: UInt32(limit - 1))) }
    }

    @Test func aLimitThatIsPassedAlready() {
        let trace = Trace()
        for _ in 0..<5 { trace.append(TraceEvent(.line)) }
        trace.limit = 3
        trace.append(TraceEvent(.line))
        #expect(trace.count == 5)
        #expect(trace.hasDropped)
        trace.limit = 6
        #expect(!trace.hasDropped)
        trace.append(TraceEvent(.line))
        #expect(trace.count == 6)
    }

    @Test func tellsWhenItDropsTheFirst() {
        let trace = Trace()
        trace.limit = 2
        var count = 0
        trace.onDrop = { count += 1 }
        for _ in 0..<2 { trace.append(TraceEvent(.line)) }
        #expect(count == 0)
        for _ in 0..<5 { trace.append(TraceEvent(.line)) }
        #expect(count == 1)
    }

    /// One that only counts keeps nothing, and counts the same.
    @Test func countsWithoutKeeping() {
        let trace = Trace(keepsEvents: false)
        trace.limit = 500_000
        for number in 1...500_000 {
            trace.write(Array("some output\n".utf8), to: .stdout, location: 0)
            #expect(trace.text("text \(number)") == 0)
            trace.setTime(nanoseconds: number * 1000)
            if number % 1000 == 0 { #expect(trace.addTimer(TimerRecord(due: 0, task: 0, callback: 0)) == 0) }
        }
        #expect(trace.count == 500_000)
        #expect(!trace.hasDropped)
        trace.append(TraceEvent(.line))
        #expect(trace.hasDropped)
        #expect(trace.count == 500_000)
        #expect(trace.output.isEmpty)
        #expect(trace.times.count <= 2)
        #expect(trace.timers.count == 1)
    }
}
