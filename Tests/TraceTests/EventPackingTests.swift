import Testing

@testable import Trace

@Suite struct EventPackingTests {
    private func roundTrip(_ events: [TraceEvent], first: Int = 0) -> (size: Int, events: [TraceEvent]?) {
        let packed = events.withUnsafeBufferPointer { EventPacker().pack($0, first: first) { Array($0) } }
        return (packed.count, unpack(packed, first: first))
    }

    private func unpack(_ packed: [UInt8], first: Int = 0, room: Int = EventPacking.blockLength) -> [TraceEvent]? {
        let memory = UnsafeMutablePointer<TraceEvent>.allocate(capacity: room)
        defer { memory.deallocate() }
        var unpacker = EventUnpacker()
        let count = packed.withUnsafeBytes {
            unpacker.unpack(
                $0, first: first, into: UnsafeMutableRawBufferPointer(start: memory, count: room * 16))
        }
        return count.map { Array(UnsafeBufferPointer(start: memory, count: $0)) }
    }

    @Test func takesAByteForEachLineOfALoop() {
        let lines = (0..<8192).map { TraceEvent(.line, location: UInt32($0 % 2), a: 2) }
        let (size, events) = roundTrip(lines)
        #expect(events == lines)
        #expect(size == 8192 + 2 * 9)
    }

    /// A turn ends as many events after its start as the last one did.
    @Test func countsIndicesFromTheEvent() {
        var turns: [TraceEvent] = []
        for turn in 0..<1000 as Range<UInt32> {
            turns.append(TraceEvent(.turnStarted, detail: 0, location: 3, a: turn % 5, b: 70_000 + turn * 3))
            turns.append(TraceEvent(.line, location: 4, a: 1))
            turns.append(TraceEvent(.turnEnded, detail: 0, a: turn % 5, b: 70_000 + turn * 3))
        }
        let (size, events) = roundTrip(turns, first: 70_000)
        #expect(events == turns)
        #expect(size < 1000 * 5 + 100)
    }

    /// More heads than there is room for, and numbers at both ends.
    @Test func givesBackWhateverThereIs() {
        var random = SplitMix(seed: 5)
        for length in [0, 1, 2, 63, 64, 65, 500, 8192] {
            let numbers: [UInt32] = [0, 1, 63, 64, 1 << 31, .max, .max - 1]
            let events = (0..<length).map { _ in
                TraceEvent(
                    EventKind.allCases.randomElement(using: &random)!, detail: .random(in: 0...255, using: &random),
                    aux: .random(in: 0...1, using: &random) &* .max, location: numbers.randomElement(using: &random)!,
                    a: numbers.randomElement(using: &random)!, b: .random(in: 0 ... .max, using: &random))
            }
            let (size, again) = roundTrip(events, first: Int(UInt32.max) - 100)
            let isSame = again == events
            #expect(isSame, "\(length) events")
            #expect(size <= length * EventPacking.longestEvent)
        }
    }

    @Test func refusesWhatIsCutOffAndWhatIsTooLong() {
        let events = [TraceEvent(.line, location: 7, a: 300), TraceEvent(.line, location: 7, a: 900)]
        let packed = events.withUnsafeBufferPointer { EventPacker().pack($0, first: 0) { Array($0) } }
        #expect(unpack(packed) == events)
        for length in [1, 5, 9, 10, packed.count - 1] { #expect(unpack(Array(packed.prefix(length))) == nil) }
        #expect(unpack(packed, room: 2) == events)
        #expect(unpack(packed, room: 1) == nil)
    }

    /// Packed as they come or when they are written: the same file.
    @Test(arguments: [0, 1, 8191, 8192, 8193, 20_000, 131_073]) func aTraceThatPacksIsWrittenTheSame(count: Int) throws
    {
        let plain = Trace()
        let packing = Trace(packs: true)
        for trace in [plain, packing] {
            for number in 0..<count {
                let index = trace.append(TraceEvent(.line, a: UInt32(number % 7)))
                #expect(index == number)
                if number % 1000 == 0 { #expect(trace[number].a == UInt32(number % 7)) }
            }
        }
        #expect(packing.count == count)
        #expect(bytes(of: packing) == bytes(of: plain))
        #expect(try TraceFile.read(bytes(of: packing)).allEvents == plain.allEvents)
    }

    @Test(arguments: [8191, 8192, 8193, 30_000]) func aTraceThatPacksHasItsLimit(limit: Int) {
        let trace = Trace(packs: true)
        trace.limit = limit
        for number in 0..<limit + 5 { trace.append(TraceEvent(.line, a: UInt32(number))) }
        #expect(trace.count == limit)
        #expect(trace.hasDropped)
        #expect(trace[limit - 1].a == UInt32(limit - 1))
        trace.limit = .max
        trace.append(TraceEvent(.programEnded))
        #expect(trace[limit].kind == .programEnded)
    }
}
