import Testing

@testable import Trace

@Suite struct TraceFileTests {
    @Test func givesBackWhatWasWritten() throws {
        let trace = makeFilledTrace()
        let again = try TraceFile.read(bytes(of: trace))
        #expect(again.header == trace.header)
        #expect(again.sources == trace.sources)
        #expect(again.allTexts == trace.allTexts)
        #expect(again.locations == trace.locations)
        #expect(again.tasks == trace.tasks)
        #expect(again.timers == trace.timers)
        #expect(again.waits == trace.waits)
        #expect(again.renames == trace.renames)
        #expect(again.primitives == trace.primitives)
        #expect(again.members == trace.members)
        #expect(again.times == trace.times)
        #expect(again.allEvents == trace.allEvents)
        #expect(again.output == trace.output)
        #expect(bytes(of: again) == bytes(of: trace))
    }

    @Test func hasAnEventOfEveryKind() {
        #expect(Set(makeFilledTrace().allEvents.map(\.kind)) == Set(EventKind.allCases))
    }

    @Test func isTheSameEveryTime() {
        #expect(bytes(of: makeFilledTrace()) == bytes(of: makeFilledTrace()))
    }

    @Test func takesAnEmptyTrace() throws {
        let again = try TraceFile.read(bytes(of: Trace()))
        #expect(again.count == 0)
        #expect(again.allTexts == [""])
    }

    /// Long enough for three chunks, of which the last is not full; pieces of all sizes go through the sink.
    @Test func takesManyEvents() throws {
        let trace = Trace()
        for line in 0..<300_000 { trace.append(TraceEvent(.line, a: UInt32(line))) }
        trace.write(repeatElement(UInt8(ascii: "x"), count: 100_001), to: .stdout, location: 0)
        trace.write([0x0A], to: .stdout, location: 0)
        let again = try TraceFile.read(bytes(of: trace))
        #expect(again.count == trace.count)
        #expect(again.allEvents == trace.allEvents)
        #expect(again.output == trace.output)
        again.append(TraceEvent(.line, a: 5))
        #expect(again[again.count - 1].a == 5)
    }

    @Test func fillsAChunkExactly() throws {
        let trace = Trace()
        for _ in 0..<Trace.chunkCapacity { trace.append(TraceEvent(.line)) }
        let again = try TraceFile.read(bytes(of: trace))
        #expect(again.count == Trace.chunkCapacity)
        again.append(TraceEvent(.line, a: 1))
        #expect(again.count == Trace.chunkCapacity + 1)
        #expect(again[Trace.chunkCapacity].a == 1)
    }

    @Test func goesOnWithTheTextsAndTheClock() throws {
        let trace = makeFilledTrace()
        let again = try TraceFile.read(bytes(of: trace))
        #expect(again.text("worker") == trace.text("worker"))
        #expect(again.text("something new") == UInt32(trace.texts.count))
        again.setTime(nanoseconds: 999_000_000_000)
        #expect(again.microseconds(at: again.count) == 999_000_000)
        #expect(again.microseconds(at: 3) == trace.microseconds(at: 3))
    }

    @Test func passesOnWhatTheSinkThrows() {
        struct DiskFull: Error {}
        #expect(throws: DiskFull.self) { try TraceFile.write(makeFilledTrace()) { _ in throw DiskFull() } }
    }

    /// Written in pieces or at once, aligned or not: the sum is of the bytes alone.
    @Test func sumsTheBytesHoweverTheyCome() {
        var random = SplitMix(seed: 3)
        let bytes = (0..<1000).map { _ in UInt8.random(in: 0...255, using: &random) }
        var whole = Checksum()
        bytes.withUnsafeBytes { whole.add($0) }
        for _ in 0..<50 {
            var pieces = Checksum()
            var rest = bytes[...]
            while !rest.isEmpty {
                let piece = Array(rest.prefix(Int.random(in: 0...40, using: &random)))
                piece.withUnsafeBytes { pieces.add($0) }
                rest = rest.dropFirst(piece.count)
            }
            #expect(pieces.value == whole.value)
        }
    }

    @Test(arguments: [0, 7, 1023, 1024, 1_000_000, -1, -1024, Int.max, Int.min])
    func numbersHaveTheirDigitsAsText(number: Int) {
        let trace = Trace()
        let text = trace.text(ofNumber: number)
        #expect(trace.string(text) == String(number))
        // A text that is looked for is found, whichever way it came; another is not, and stands twice.
        #expect((trace.text(String(number)) == text) == (0..<1024 ~= number))
        #expect(trace.string(trace.text(ofNumber: number)) == String(number))
    }
}
