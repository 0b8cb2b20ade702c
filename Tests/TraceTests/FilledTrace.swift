@testable import Trace

/// A trace with something in every table and an event of every kind and detail, its numbers inside of their tables.
func makeFilledTrace() -> Trace {
    let trace = Trace(header: Header(arguments: ["--fast", "", "ä"], input: Array("42\n".utf8), seed: 7))
    let file = trace.text("demo.py")
    let function = trace.text("worker")
    trace.addSource(SourceRecord(name: file, bytes: Array("import asyncio\n".utf8)))
    trace.addSource(SourceRecord(name: trace.text("empty.py"), bytes: []))
    let long = trace.text(String(repeating: "long ", count: 100))
    let location = trace.addLocation(Location(file: file, line: 12, function: function))
    let task = trace.addTask(TaskRecord(name: trace.text("Task-1"), coroutine: function, creator: 0))
    _ = trace.addTask(
        TaskRecord(name: trace.text("Task-2"), coroutine: function, creator: task, isHousekeeping: true))
    let timer = trace.addTimer(TimerRecord(due: 2.5, task: task, callback: trace.text("wake")))
    _ = trace.addTimer(TimerRecord(due: .infinity, task: 0, callback: 0))
    let wait = trace.addWait(WaitRecord(kind: .sleep, subject: 0, text: trace.text("sleep until 2.5"), due: 2.5))
    _ = trace.addWait(WaitRecord(kind: .task, subject: task, text: trace.text("Task-1"), due: 0))
    let condition = trace.addPrimitive(
        PrimitiveRecord(kind: .condition, ordinal: 1, name: trace.text("self.cond"), event: 3))
    let members = trace.addMembers([.task(task), .future(condition), .task(0)])
    let primitive = trace.addPrimitive(
        PrimitiveRecord(
            kind: .gather, ordinal: 2, event: 4, limit: 5, owner: condition, members: members, ended: 17))
    _ = trace.addTask(TaskRecord(name: trace.text("child"), coroutine: function, creator: task, group: primitive))
    _ = trace.addTimer(
        TimerRecord(due: 4, task: task, callback: trace.text("_on_timeout"), purpose: .timeout, delay: 1.5))
    for kind in [WaitRecord.Kind.primitive, .item, .space, .join] {
        _ = trace.addWait(WaitRecord(kind: kind, subject: primitive, text: trace.text("the lock `db`"), due: 0))
    }
    let rename = trace.addRename(Rename(from: trace.text("Task-1"), to: trace.text("first")))

    for kind in EventKind.allCases {
        if kind == .output { continue }
        for detail in 0..<16 {
            let handle = HandleKind(rawValue: UInt8(min(detail, 2)))!
            let schema = EventSchema.of(kind, handle: handle)
            if detail > 0, schema.details == 256 || detail >= schema.details { break }
            func number(_ field: EventSchema.Field) -> UInt32 {
                switch field {
                case .number, .span: 3
                case .text: long
                case .task: task
                case .wait: wait
                case .timer: timer
                case .rename: rename
                case .primitive: primitive
                case .event: UInt32(max(trace.count - 1, 0))
                }
            }
            trace.setTime(nanoseconds: trace.count * 1_700_000)
            trace.append(
                TraceEvent(
                    kind, detail: UInt8(detail), aux: UInt16(detail), location: location, a: number(schema.a),
                    b: number(schema.b)))
        }
    }
    trace.write(Array("hello\n".utf8), to: .stdout, location: location)
    trace.write(Array("oh \u{1F600}\n".utf8), to: .stderr, location: 0)
    return trace
}

func bytes(of trace: Trace) -> [UInt8] {
    var bytes: [UInt8] = []
    TraceFile.write(trace) { bytes.append(contentsOf: $0) }
    return bytes
}

/// The same bytes with the checksum that belongs to them, where they still end as a trace does.
func withFreshChecksum(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count >= 12 else { return bytes }
    var bytes = bytes
    var checksum = Checksum()
    bytes.withUnsafeBytes { checksum.add(UnsafeRawBufferPointer(rebasing: $0[..<($0.count - 12)])) }
    bytes.replaceSubrange((bytes.count - 8)..., with: withUnsafeBytes(of: checksum.value.littleEndian, Array.init))
    return bytes
}

extension Trace {
    var allEvents: [TraceEvent] { (0..<count).map { self[$0] } }

    var allTexts: [String] { (0..<texts.count).map { texts[UInt32($0)] } }
}
