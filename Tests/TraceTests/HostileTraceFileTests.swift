import Testing

@testable import Trace

/// Files that nobody's `write` wrote.
@Suite struct HostileTraceFileTests {
    private func fault(_ bytes: [UInt8]) -> TraceFileError? {
        do throws(TraceFileError) {
            _ = try TraceFile.read(bytes)
            return nil
        } catch {
            return error
        }
    }

    @Test func tellsOtherFiles() {
        #expect(fault([]) == .notATrace)
        #expect(fault(Array("import asyncio\n\nasyncio.run(main())\n".utf8)) == .notATrace)
        #expect(fault(Array("loop".utf8)) == .truncated(part: "beginning"))
        #expect(TraceFile.isTrace(bytes(of: Trace())))
        #expect(!TraceFile.isTrace(Array("loopscope".utf8)))
    }

    @Test func tellsAnotherVersion() {
        var file = bytes(of: makeFilledTrace())
        file[16] = 9
        #expect(fault(file) == .unsupportedVersion(9))
        #expect(
            "\(TraceFileError.unsupportedVersion(9))" == "a trace of format version 9; this loopscope reads version 4")
    }

    @Test func tellsAFileThatIsCutOff() {
        let file = bytes(of: makeFilledTrace())
        for length in 1..<file.count {
            guard case .truncated = fault(Array(file.prefix(length))) else {
                Issue.record("\(length) bytes: \(String(describing: fault(Array(file.prefix(length)))))")
                return
            }
        }
        #expect(fault(file + [0]) == .damaged)
    }

    @Test func noticesEveryFlippedBit() {
        let file = bytes(of: makeFilledTrace())
        var random = SplitMix(seed: 1)
        for _ in 0..<5_000 {
            var damaged = file
            let place = Int.random(in: 0..<file.count, using: &random)
            damaged[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            if fault(damaged) == nil { Issue.record("nothing was noticed at \(place)") }
        }
    }

    /// With a checksum that fits, what a file says has to be checked. Whatever is accepted is written again as it was.
    @Test func believesNothing() {
        let file = bytes(of: makeFilledTrace())
        var random = SplitMix(seed: 2)
        var accepted = 0
        var refused = 0
        for _ in 0..<10_000 {
            var hostile = file
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 20..<file.count - 12, using: &random)
                hostile[place] = [0, 1, 0x7F, 0x80, 0xFF, UInt8.random(in: 0...255, using: &random)]
                    .randomElement(using: &random)!
            }
            hostile = withFreshChecksum(hostile)
            if let trace = try? TraceFile.read(hostile) {
                accepted += 1
                if bytes(of: trace) != hostile { Issue.record("read something else than the file says") }
            } else {
                refused += 1
            }
        }
        #expect(accepted > 500)
        #expect(refused > 500)
    }

    /// Parts put in and taken out, so that lengths and counts don't fit.
    @Test func believesNoLength() {
        let file = bytes(of: makeFilledTrace())
        var random = SplitMix(seed: 4)
        for _ in 0..<3_000 {
            var hostile = file
            let from = Int.random(in: 20..<file.count - 12, using: &random)
            let to = min(file.count - 12, from + Int.random(in: 0...24, using: &random))
            let filling = (0..<Int.random(in: 0...24, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            hostile.replaceSubrange(from..<to, with: filling)
            if let trace = try? TraceFile.read(withFreshChecksum(hostile)) { _ = bytes(of: trace) }
        }
    }

    /// A length or a count of 2^60 allocates nothing.
    @Test(arguments: TraceFile.Section.allCases) func believesNoCount(section: TraceFile.Section) throws {
        let file = bytes(of: makeFilledTrace())
        let tag = Array(section.tag.description.utf8)
        let place = try #require((0..<file.count - 4).first { Array(file[$0..<$0 + 4]) == tag })
        func faultWithHugeNumber(at place: Int) -> TraceFileError? {
            var hostile = file
            hostile.replaceSubrange(place..<place + 8, with: [0, 0, 0, 0, 0, 0, 0, 0x10])
            return fault(withFreshChecksum(hostile))
        }
        #expect(faultWithHugeNumber(at: place + 4) == .truncated(part: "\(section)"))
        if [.header, .sources, .texts, .events].contains(section) {
            let reason = "a list longer than the file: \(1 << 60)"
            #expect(
                faultWithHugeNumber(at: place + 12) == .malformed(part: "\(section)", record: 0, reason: reason))
        }
    }

    @Test func tellsAnEventThatPointsNowhere() {
        func reason(_ event: TraceEvent) -> TraceFileError? {
            let trace = Trace()
            trace.append(TraceEvent(.line))
            trace.append(event)
            return fault(bytes(of: trace))
        }
        func malformed(_ reason: String) -> TraceFileError { .malformed(part: "events", record: 1, reason: reason) }
        #expect(reason(TraceEvent(.line, location: 1)) == malformed("no location 1"))
        #expect(reason(TraceEvent(.taskCreated, a: 1)) == malformed("a points nowhere: 1"))
        #expect(reason(TraceEvent(.timerSet, a: 0)) == malformed("a points nowhere: 0"))
        #expect(reason(TraceEvent(.handleQueued, detail: 2, a: 1)) == malformed("a points nowhere: 1"))
        #expect(reason(TraceEvent(.lockAcquired, a: 1)) == malformed("a points nowhere: 1"))
        #expect(reason(TraceEvent(.itemPut, b: 1)) == malformed("b points nowhere: 1"))
        #expect(reason(TraceEvent(.barrierLeft, detail: 4)) == malformed("unknown detail 4"))
        #expect(reason(TraceEvent(.handleQueued, detail: 3)) == malformed("unknown detail 3"))
        #expect(reason(TraceEvent(.turnStarted, b: 1)) == malformed("b is no earlier event: 1"))
        #expect(reason(TraceEvent(.turnStarted, b: 0)) == nil)
        #expect(
            reason(TraceEvent(.output, a: .max, b: .max)) == malformed("output beyond its end: 4294967295 + 4294967295")
        )
    }
}
