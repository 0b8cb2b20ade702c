/// Events in one to nineteen bytes each, a block of up to 8,192 at a time: what files hold, and what a trace keeps that is
/// only recorded to be written.
///
/// Most events repeat an earlier one but for a number that goes up: lines of a loop, turns of a thousand tasks. A block
/// keeps the last 63 different *heads* (kind, detail, aux, location) in turn, each with the `a` and `b` that it had
/// last. An event is a byte, whose low six bits are the place of its head; 63 says that the eight bytes of a new head
/// follow, which takes the place of the oldest, with `a` and `b` 0. Then, where the byte has 0x40, comes the difference of `a` to
/// the last one; where it has 0x80, that of `b`. A `b` that is an earlier event's index counts from the event itself, so that it
/// is the same in every turn. Differences are zigzag numbers of 32 bits, seven bits a byte from the lowest up.
///
/// Each block begins anew and can be unpacked by itself. There is one way to write a block: a reader packs again what it
/// unpacked, and takes nothing else.
enum EventPacking {
    static let blockLength = 8192
    static let longestEvent = 19

    static let places = 63
    static let newHead: UInt8 = 63
    static let aDiffers: UInt8 = 0x40
    static let bDiffers: UInt8 = 0x80

    /// One bit for each kind whose `b` is an earlier event, by `EventSchema`.
    static let pointingKinds: UInt64 = EventKind.allCases.reduce(0) { bits, kind in
        EventSchema.of(kind, handle: .step).b == .event ? bits | 1 &<< UInt64(kind.rawValue) : bits
    }

    /// What `b` counts from.
    @inline(__always)
    static func base(_ head: UInt64, _ index: UInt32, _ pointingKinds: UInt64) -> UInt32 {
        index & (0 &- UInt32(truncatingIfNeeded: (pointingKinds &>> (head & 63)) & 1))
    }
}

/// A head and the numbers that it had last.
struct EventTemplate {
    var head: UInt64 = .max
    var a: UInt32 = 0
    var b: UInt32 = 0
}

/// Packs blocks; keeps its tables from one to the next so as not to allocate.
final class EventPacker {
    /// 64, of which the last is never used.
    private let templates = UnsafeMutablePointer<EventTemplate>.allocate(capacity: EventPacking.places + 1)
    /// The place where a head was seen last, by its hash.
    private let guesses = UnsafeMutablePointer<UInt8>.allocate(capacity: EventPacker.guessCount)
    private let packed = UnsafeMutablePointer<UInt8>.allocate(
        capacity: EventPacking.blockLength * EventPacking.longestEvent)

    private static let guessCount = 1024

    deinit {
        templates.deallocate()
        guesses.deallocate()
        packed.deallocate()
    }

    /// - Parameters:
    ///   - events: at most a block of them.
    ///   - first: the index of the first.
    ///   - body: gets the block's bytes, for the time of its call.
    func pack<Result>(
        _ events: UnsafeBufferPointer<TraceEvent>, first: Int, _ body: (UnsafeRawBufferPointer) -> Result
    ) -> Result {
        body(UnsafeRawBufferPointer(start: packed, count: pack(events, first: first)))
    }

    private func pack(_ events: UnsafeBufferPointer<TraceEvent>, first: Int) -> Int {
        precondition(events.count <= EventPacking.blockLength)
        templates.initialize(repeating: EventTemplate(), count: EventPacking.places + 1)
        guesses.initialize(repeating: 0, count: EventPacker.guessCount)
        let pointingKinds = EventPacking.pointingKinds
        var next = 0
        var index = UInt32(truncatingIfNeeded: first)
        var output = packed
        for event in events {
            let head =
                UInt64(event.kind.rawValue) | UInt64(event.detail) &<< 8 | UInt64(event.aux) &<< 16
                | UInt64(event.location) &<< 32
            let b = event.b &- EventPacking.base(head, index, pointingKinds)
            index &+= 1
            let guess = guesses + Int(truncatingIfNeeded: (head &* 0x9E37_79B9_7F4A_7C15) &>> 54)
            let template = templates + Int(guess.pointee)
            if template.pointee.head == head {
                var control = guess.pointee
                if template.pointee.a == event.a, template.pointee.b == b {
                    output.pointee = control
                    output += 1
                    continue
                }
                let place = output
                output += 1
                if template.pointee.a != event.a {
                    control |= EventPacking.aDiffers
                    EventPacker.put(event.a &- template.pointee.a, &output)
                    template.pointee.a = event.a
                }
                if template.pointee.b != b {
                    control |= EventPacking.bDiffers
                    EventPacker.put(b &- template.pointee.b, &output)
                    template.pointee.b = b
                }
                place.pointee = control
            } else {
                templates[next] = EventTemplate(head: head, a: event.a, b: b)
                guess.pointee = UInt8(truncatingIfNeeded: next)
                next = next + 1 == EventPacking.places ? 0 : next + 1
                output.pointee =
                    EventPacking.newHead | (event.a == 0 ? 0 : EventPacking.aDiffers)
                    | (b == 0 ? 0 : EventPacking.bDiffers)
                UnsafeMutableRawPointer(output + 1).storeBytes(of: head.littleEndian, as: UInt64.self)
                output += 9
                if event.a != 0 { EventPacker.put(event.a, &output) }
                if b != 0 { EventPacker.put(b, &output) }
            }
        }
        return output - packed
    }

    @inline(__always)
    private static func put(_ difference: UInt32, _ output: inout UnsafeMutablePointer<UInt8>) {
        var number = (difference &<< 1) ^ UInt32(bitPattern: Int32(bitPattern: difference) &>> 31)
        while number >= 0x80 {
            output.pointee = UInt8(truncatingIfNeeded: number) | 0x80
            output += 1
            number &>>= 7
        }
        output.pointee = UInt8(truncatingIfNeeded: number)
        output += 1
    }
}

/// Blocks one after the other, each behind its length in 4 bytes.
struct PackedEvents {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ block: UnsafeRawBufferPointer) {
        withUnsafeBytes(of: UInt32(truncatingIfNeeded: block.count).littleEndian) { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: block)
    }
}

/// Unpacks a block into events as they lie in memory of a little-endian machine; reads no byte that isn't there.
struct EventUnpacker {
    private var templates = [EventTemplate](repeating: EventTemplate(), count: EventPacking.places + 1)

    /// - Parameter events: room for 16 bytes an event.
    /// - Returns: how many events there are; nil if the bytes are no block, or one of more events than there is room for.
    mutating func unpack(
        _ block: UnsafeRawBufferPointer, first: Int, into events: UnsafeMutableRawBufferPointer
    ) -> Int? {
        var offset = 0
        func number(_ offset: inout Int) -> UInt32? {
            var number: UInt32 = 0
            var shift: UInt32 = 0
            while offset < block.count, shift < 35 {
                let byte = block[offset]
                offset += 1
                number |= UInt32(byte & 0x7F) &<< shift
                if byte < 0x80 { return (number &>> 1) ^ (0 &- (number & 1)) }
                shift += 7
            }
            return nil
        }
        for place in templates.indices { templates[place] = EventTemplate() }
        var next = 0
        var count = 0
        while offset < block.count {
            guard (count + 1) * 16 <= events.count else { return nil }
            let control = block[offset]
            offset += 1
            var place = Int(control & 0x3F)
            if place == EventPacking.newHead {
                guard offset + 8 <= block.count else { return nil }
                place = next
                next = next + 1 == EventPacking.places ? 0 : next + 1
                let head = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                templates[place] = EventTemplate(head: head)
                offset += 8
            }
            if control & EventPacking.aDiffers != 0 {
                guard let difference = number(&offset) else { return nil }
                templates[place].a &+= difference
            }
            if control & EventPacking.bDiffers != 0 {
                guard let difference = number(&offset) else { return nil }
                templates[place].b &+= difference
            }
            let template = templates[place]
            let base = EventPacking.base(
                template.head, UInt32(truncatingIfNeeded: first + count), EventPacking.pointingKinds)
            events.storeBytes(of: template.head.littleEndian, toByteOffset: count * 16, as: UInt64.self)
            events.storeBytes(of: template.a.littleEndian, toByteOffset: count * 16 + 8, as: UInt32.self)
            events.storeBytes(of: (template.b &+ base).littleEndian, toByteOffset: count * 16 + 12, as: UInt32.self)
            count += 1
        }
        return count
    }
}
