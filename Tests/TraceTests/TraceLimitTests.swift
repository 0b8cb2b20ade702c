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
}
