/// What the fields of each kind of event point into, as `EventKind` documents it: the table by which a file's
/// events are checked.
struct EventSchema {
    /// What a number in `a` or `b` is.
    enum Field {
        /// A plain number, or nothing.
        case number
        case text, task, wait, timer, rename, primitive
        /// The index of an earlier event.
        case event
        /// A part of the output: `a` the offset, `b` the length.
        case span
    }

    /// How many values `detail` has; 256 where it says nothing.
    var details = 256
    var a = Field.number
    var b = Field.number

    /// - Parameter handle: for a kind whose `detail` is a handle kind: which.
    static func of(_ kind: EventKind, handle: HandleKind) -> EventSchema {
        let subject: Field = handle == .callback ? .text : .task
        return switch kind {
        case .line, .loopStarted, .loopClosed, .passStarted: EventSchema()
        case .turnStarted, .turnEnded, .handleSkipped, .handleCancelled:
            EventSchema(details: HandleKind.allCases.count, a: subject, b: .event)
        case .handleQueued, .handleDropped: EventSchema(details: HandleKind.allCases.count, a: subject, b: .wait)
        case .timerSet, .timerDue: EventSchema(a: .timer)
        case .timerCancelled: EventSchema(details: TimerEnd.allCases.count, a: .timer)
        case .clockAdvanced: EventSchema(details: ClockReason.allCases.count)
        case .coroutineCreated, .coroutineNeverAwaited: EventSchema(a: .text)
        case .taskCreated, .taskYielded, .cancelWithdrawn: EventSchema(a: .task)
        case .taskSuspended: EventSchema(a: .task, b: .wait)
        case .taskReturned, .taskRaised, .taskCancelled: EventSchema(a: .task, b: .text)
        case .cancelRequested: EventSchema(details: CancelDelivery.allCases.count, a: .task, b: .text)
        case .taskRenamed: EventSchema(a: .task, b: .rename)
        case .futureDone: EventSchema(details: Outcome.allCases.count, b: .text)
        case .exceptionRaised, .exceptionCaught, .inputRead: EventSchema(b: .text)
        case .output: EventSchema(details: OutputStream.allCases.count, a: .span)
        case .programEnded: EventSchema(details: Ending.allCases.count, b: .text)
        case .eagerStepStarted, .eagerStepEnded: EventSchema(details: ControlKind.allCases.count, a: .task)
        case .threadSwitched: EventSchema(details: ControlKind.allCases.count)
        case .lockAcquired: EventSchema(details: 2, a: .primitive, b: .task)
        case .semaphoreAcquired: EventSchema(details: 2, a: .primitive)
        case .lockReleased, .groupAborted: EventSchema(a: .primitive, b: .task)
        case .eventSet, .eventCleared, .conditionNotified, .semaphoreReleased, .itemDone:
            EventSchema(a: .primitive)
        case .barrierArrived, .barrierLeft, .barrierChanged:
            EventSchema(details: BarrierPhase.allCases.count, a: .primitive)
        case .itemPut, .itemTaken: EventSchema(a: .primitive, b: .text)
        case .queueShutDown: EventSchema(details: 2, a: .primitive)
        }
    }
}

/// Checks events by `EventSchema`, with one comparison for each field.
struct EventChecker {
    private struct Limits {
        var details: UInt16 = 0
        /// `a` and `b` have to be below these.
        var a: UInt64 = 0
        var b: UInt64 = 0
        var bIsEvent = false
        var isSpan = false
    }

    /// Three for each kind: one for each handle kind.
    private var limits: [Limits] = []
    private let locations: Int
    private let outputLength: UInt64
    private let handleKinds = HandleKind.allCases.count

    init(trace: Trace) {
        locations = trace.locations.count
        outputLength = UInt64(trace.output.count)
        func limit(_ field: EventSchema.Field) -> UInt64 {
            switch field {
            case .number, .event, .span: 1 << 32
            case .text: UInt64(trace.texts.count)
            case .task: UInt64(trace.tasks.count)
            case .wait: UInt64(trace.waits.count)
            case .timer: UInt64(trace.timers.count)
            case .rename: UInt64(trace.renames.count)
            case .primitive: UInt64(trace.primitives.count)
            }
        }
        for kind in EventKind.allCases {
            for handle in HandleKind.allCases {
                let schema = EventSchema.of(kind, handle: handle)
                limits.append(
                    Limits(
                        details: UInt16(schema.details), a: limit(schema.a), b: limit(schema.b),
                        bIsEvent: schema.b == .event, isSpan: schema.a == .span))
            }
        }
    }

    /// Checks the events that lie in `bytes`, 16 each; the first has the index `first`.
    /// - Returns: the index of the first bad one, and what is wrong with it.
    func firstFault(in bytes: UnsafeRawBufferPointer, first: Int) -> (index: Int, reason: String)? {
        let stride = MemoryLayout<TraceEvent>.stride
        return limits.withUnsafeBufferPointer { limits in
            for position in 0..<bytes.count / stride {
                let offset = position * stride
                func number(_ at: Int) -> UInt32 {
                    UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + at, as: UInt32.self))
                }
                let kind = Int(bytes[offset])
                let detail = Int(bytes[offset + 1])
                let index = first + position
                let row = kind * handleKinds + min(detail, handleKinds - 1)
                guard row < limits.count else { return (index, "unknown kind of event \(kind)") }
                let limit = limits[row]
                if detail >= limit.details { return (index, "unknown detail \(detail)") }
                if number(4) >= locations { return (index, "no location \(number(4))") }
                let a = UInt64(number(8))
                let b = UInt64(number(12))
                if a >= limit.a { return (index, "a points nowhere: \(a)") }
                if b >= limit.b { return (index, "b points nowhere: \(b)") }
                if limit.bIsEvent, b >= index { return (index, "b is no earlier event: \(b)") }
                if limit.isSpan, a + b > outputLength { return (index, "output beyond its end: \(a) + \(b)") }
            }
            return nil
        }
    }
}
