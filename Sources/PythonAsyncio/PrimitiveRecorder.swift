import DequeModule
import EventLoopModel
import PythonVM
import Trace

/// Tells the trace of locks, queues, task groups and futures of the program's own.
///
/// asyncio's Python part says what happens to one (`_asyncio._note_...`), only while something is recorded. Each object gets a number
/// when it is first told of, and with it a name: the variable that holds it at that moment.
/// What is a part of another, such as the Condition inside of a Barrier, has the number of the whole: what is told of
/// the part for itself is dropped, since the number's kind is another one.
final class PrimitiveRecorder {
    /// What is known of a primitive without a look into the trace, which may not keep what it is told.
    struct Info {
        var kind: PrimitiveRecord.Kind
        var ordinal: UInt32
        var name: String?
        /// Of a lock: the condition that it was made for.
        var owner: UInt32 = 0
        /// Of a lock: who holds it; nil for nobody.
        var holder: (task: UInt32, name: String)?
        /// Whether it has been looked for by name.
        var isNamed = false
        /// Of a queue: what is in it.
        var contents = QueueContents()
        /// Only compared.
        var address: UnsafeRawPointer
    }

    private unowned(unsafe) let host: AsyncioHost
    let trace: Trace
    /// By number; entry 0 stands for none.
    private(set) var infos: [Info] = []
    private var ordinals = [UInt32](repeating: 0, count: PrimitiveRecord.Kind.allCases.count)
    private var takenNames: Set<String> = []
    private var waitTexts: [UInt64: UInt32] = [:]
    private var otherWords: [String] = []
    private var otherNumbers: [String: UInt32] = [:]

    /// Stands for a part that is told of under no circumstances.
    static let hidden = UInt32.max
    /// A program that makes more of a kind than this gets numbers for the rest.
    private static let mostNames = 2_000

    init(_ host: AsyncioHost, _ trace: Trace) {
        self.host = host
        self.trace = trace
        infos.append(Info(kind: .future, ordinal: 0, address: PrimitiveRecorder.address(of: host.types.future)))
    }

    private var machine: Machine { host.machine }
    private var currentTask: TaskObject? { host.runningLoop?.currentTask }

    static func address(of object: PyObject) -> UnsafeRawPointer {
        UnsafeRawPointer(Unmanaged.passUnretained(object).toOpaque())
    }

    func append(
        _ kind: EventKind, detail: UInt8 = 0, aux: UInt16 = 0, _ primitive: UInt32, _ b: UInt32 = 0
    ) {
        trace.append(TraceEvent(kind, detail: detail, aux: aux, location: host.location, a: primitive, b: b))
    }

    // MARK: Numbers

    /// The number of an object of a kind, given now if need be; nil if it is a part of something else.
    func number(_ value: Value, _ kind: PrimitiveRecord.Kind, limit: String? = nil) -> UInt32? {
        guard case .object(let object) = value else { return nil }
        let known = NumberedObjects.number(of: object)
        if known != 0 {
            guard known < infos.count, infos[Int(known)].kind == kind else { return nil }
            if !infos[Int(known)].isNamed { findName(of: known) }
            return known
        }
        let number = add(kind, object, limit: limit.map { count(value, $0) } ?? 0)
        findName(of: number)
        return number
    }

    private func add(
        _ kind: PrimitiveRecord.Kind, _ object: PyObject, limit: UInt32 = 0, owner: UInt32 = 0, members: [Member] = []
    ) -> UInt32 {
        ordinals[Int(kind.rawValue)] += 1
        let ordinal = ordinals[Int(kind.rawValue)]
        let record = PrimitiveRecord(
            kind: kind, ordinal: ordinal, event: UInt32(truncatingIfNeeded: trace.count), limit: limit, owner: owner,
            members: trace.addMembers(members))
        _ = trace.addPrimitive(record)
        let number = UInt32(truncatingIfNeeded: infos.count)
        infos.append(
            Info(
                kind: kind, ordinal: ordinal, owner: owner,
                address: PrimitiveRecorder.address(of: object)))
        if !(object is FutureObject) { NumberedObjects.setNumber(number, of: object) }
        return number
    }

    private func count(_ value: Value, _ attribute: String) -> UInt32 {
        guard let found = try? machine.optionalAttribute(value, machine.intern(attribute)),
            case .int(let number) = found
        else { return 0 }
        return UInt32(clamping: number)
    }

    // MARK: Names

    private func findName(of number: UInt32) {
        let info = infos[Int(number)]
        infos[Int(number)].isNamed = true
        if info.owner != 0 {
            if !infos[Int(info.owner)].isNamed { findName(of: info.owner) }
            return
        }
        guard info.ordinal <= PrimitiveRecorder.mostNames else { return }
        let main = host.mainTask?.coroutine.object as? GeneratorObject
        let prefix = "\(info.kind.rawValue) "
        let name = machine.name(ofObjectAt: info.address, orIn: main) { [takenNames] in
            takenNames.contains(prefix + $0)
        }
        guard let name else { return }
        takenNames.insert(prefix + name)
        infos[Int(number)].name = name
        trace.setName(trace.text(name), ofPrimitive: number)
    }

    /// In the middle of a sentence.
    func label(_ number: UInt32) -> String {
        guard number > 0, number < infos.count else { return "something" }
        let info = infos[Int(number)]
        return info.kind.label(
            name: info.name ?? "", ordinal: info.ordinal, owner: info.owner == 0 ? nil : label(info.owner))
    }

    func text(ofWait kind: WaitRecord.Kind, _ primitive: UInt32) -> UInt32 {
        let key = UInt64(kind.rawValue) << 32 | UInt64(primitive)
        if let known = waitTexts[key] { return known }
        let text = trace.text(kind.text(at: label(primitive)))
        waitTexts[key] = text
        return text
    }

    // MARK: Waiting

    /// A future that the library says is waited for, in its own words.
    func noteWait(_ future: FutureObject, _ words: String) {
        let number = UInt32(truncatingIfNeeded: otherWords.count)
        let known = otherNumbers[words] ?? number
        if known == number {
            otherWords.append(words)
            otherNumbers[words] = number
        }
        future.futureCore.meaning = .other(known)
    }

    func words(_ number: UInt32) -> String { number < otherWords.count ? otherWords[Int(number)] : "" }

    /// A future stands in line at `owner`.
    func noteWait(_ future: FutureObject, _ what: String, _ owner: Value) {
        guard let object = owner.object else { return }
        let known = NumberedObjects.number(of: object)
        if known == PrimitiveRecorder.hidden { return }
        if known != 0, known < infos.count {
            let kind = infos[Int(known)].kind
            // The event inside of a queue, the condition inside of a barrier.
            if kind == .queue, what == "Event" { return future.futureCore.meaning = .primitive(.join, known) }
            if kind == .barrier || kind == .asCompleted {
                return future.futureCore.meaning = .primitive(.primitive, known)
            }
        }
        let (kind, wait, limit): (PrimitiveRecord.Kind, WaitRecord.Kind, String?) =
            switch what {
            case "Lock": (.lock, .primitive, nil)
            case "Event": (.event, .primitive, nil)
            case "Condition": (.condition, .primitive, nil)
            case "Semaphore": (.semaphore, .primitive, "_value")
            case "Queue.get": (.queue, .item, "_maxsize")
            case "Queue.put": (.queue, .space, "_maxsize")
            default: (.taskGroup, .primitive, nil)
            }
        if let number = number(owner, kind, limit: limit) { future.futureCore.meaning = .primitive(wait, number) }
    }

    /// A future of which nothing is known: the program's own.
    func noteOwn(_ future: FutureObject) {
        let number = add(.future, future)
        findName(of: number)
        future.futureCore.meaning = .primitive(.primitive, number)
    }

    /// What gather and its kin wait for: `future` is the one that ends with it, or the queue inside of as_completed.
    func noteFutures(_ owner: PyObject, _ kind: PrimitiveRecord.Kind, _ children: [Value]) {
        let members = children.map { child -> Member in
            guard let future = child.object as? FutureObject else { return .future(0) }
            if let task = future.asTask { return .task(task.taskCore.number) }
            if case .primitive(_, let primitive) = future.futureCore.meaning { return .future(primitive) }
            return .future(0)
        }
        let number = add(kind, owner, members: members)
        let names = children.prefix(PrimitiveRecorder.mostMembers).map { child in
            let future = child.object as? FutureObject
            if let task = future?.asTask { return task.taskCore.name }
            if case .primitive(_, let primitive) = future?.futureCore.meaning {
                return infos[Int(primitive)].name ?? "future"
            }
            return "future"
        }
        let more = children.count > names.count ? ", … \(children.count - names.count) more" : ""
        let name = "\(kind.word)(\(names.joined(separator: ", "))\(more))"
        infos[Int(number)].name = name
        infos[Int(number)].isNamed = true
        trace.setName(trace.text(name), ofPrimitive: number)
        if let future = owner as? FutureObject { future.futureCore.meaning = .primitive(.primitive, number) }
    }

    /// Names more than this would fill no line that anybody reads.
    private static let mostMembers = 6

    /// The event inside of a queue is nobody's business, until somebody waits for it.
    func notePart(_ part: PyObject, of owner: Value) {
        guard let number = number(owner, .queue, limit: "_maxsize") else { return }
        NumberedObjects.setNumber(number, of: part)
    }

    func hide(_ part: PyObject) { NumberedObjects.setNumber(PrimitiveRecorder.hidden, of: part) }

    // MARK: Locks and the like

    func noteAcquired(_ lock: Value, afterWaiting: Bool) {
        guard let number = number(lock, .lock) else { return }
        let task = currentTask
        infos[Int(number)].holder = (task?.taskCore.number ?? 0, task?.taskCore.name ?? "")
        append(.lockAcquired, detail: afterWaiting ? 1 : 0, number, task?.taskCore.number ?? 0)
    }

    func noteReleased(_ lock: Value) {
        guard let number = number(lock, .lock) else { return }
        let holder = infos[Int(number)].holder
        infos[Int(number)].holder = nil
        append(.lockReleased, number, holder?.task ?? 0)
    }

    func noteEvent(_ event: Value, isSet: Bool) {
        if let number = number(event, .event) { append(isSet ? .eventSet : .eventCleared, number) }
    }

    /// A condition and the lock that it made for itself, before anybody has given it a name.
    func noteCondition(_ condition: PyObject, _ lock: PyObject) {
        let number = add(.condition, condition)
        _ = add(.lock, lock, owner: number)
    }

    func noteNotified(_ condition: Value, _ count: Int) {
        if let number = number(condition, .condition) { append(.conditionNotified, number, UInt32(clamping: count)) }
    }

    func noteSemaphore(_ semaphore: Value, _ what: String, _ value: Int) {
        // Told of for the first time, it has changed already.
        let before = what == "released" ? value - 1 : value + 1
        let isNew = semaphore.object.map { NumberedObjects.number(of: $0) == 0 } ?? false
        guard let number = number(semaphore, .semaphore) else { return }
        if isNew { trace.setLimit(UInt32(clamping: before), ofPrimitive: number) }
        let value = UInt32(clamping: value)
        switch what {
        case "released": append(.semaphoreReleased, number, value)
        default: append(.semaphoreAcquired, detail: what == "given" ? 1 : 0, number, value)
        }
    }

    func noteBarrier(_ barrier: Value, _ what: String, phase: String, _ count: Int) {
        let isNew = barrier.object.map { NumberedObjects.number(of: $0) == 0 } ?? false
        guard let number = number(barrier, .barrier, limit: "_parties") else { return }
        if isNew, let inner = try? machine.optionalAttribute(barrier, machine.intern("_cond")),
            let condition = inner.object
        {
            NumberedObjects.setNumber(number, of: condition)
            let lock = try? machine.optionalAttribute(inner, machine.intern("_lock"))
            if let lock = lock?.object { hide(lock) }
        }
        let now: BarrierPhase =
            switch phase {
            case "draining": .draining
            case "resetting": .resetting
            case "broken": .broken
            default: .filling
            }
        let before = phases[number] ?? .filling
        phases[number] = now
        let kind: EventKind
        switch what {
        case "arrived": kind = .barrierArrived
        case "left": kind = .barrierLeft
        case "changed": kind = .barrierChanged
        default: return
        }
        append(kind, detail: now.rawValue, aux: UInt16(before.rawValue), number, UInt32(clamping: count))
    }

    private var phases: [UInt32: BarrierPhase] = [:]

    // MARK: Queues

    func notePut(_ queue: Value, _ item: Value) {
        guard let number = number(queue, .queue, limit: "_maxsize") else { return }
        let text = text(ofItem: item)
        infos[Int(number)].contents.put(item, text)
        append(.itemPut, number, text)
    }

    func noteTaken(_ queue: Value, _ item: Value) {
        guard let number = number(queue, .queue, limit: "_maxsize") else { return }
        // What was put before anybody listened has no place.
        let taken = infos[Int(number)].contents.take(item) ?? (0, text(ofItem: item))
        append(.itemTaken, aux: taken.place, number, taken.text)
    }

    func noteItemDone(_ queue: Value, _ unfinished: Int) {
        guard let number = number(queue, .queue, limit: "_maxsize") else { return }
        append(.itemDone, number, UInt32(clamping: unfinished))
    }

    func noteShutdown(_ queue: Value, immediate: Bool) {
        guard let number = number(queue, .queue, limit: "_maxsize") else { return }
        if immediate { infos[Int(number)].contents = QueueContents() }
        append(.queueShutDown, detail: immediate ? 1 : 0, number)
    }

    private func text(ofItem item: Value) -> UInt32 {
        if case .int(let number) = item { return trace.text(ofNumber: number) }
        return trace.text(host.shortText(item))
    }

    // MARK: Groups and timers

    /// The task that is made next belongs to the group.
    func noteGroup(_ group: Value) {
        host.environment.groupOfNextTask = number(group, .taskGroup) ?? 0
    }

    func noteAbort(_ group: Value, _ cause: Value) {
        guard let number = number(group, .taskGroup) else { return }
        append(.groupAborted, number, (cause.object as? TaskObject)?.taskCore.number ?? 0)
    }

    /// The timer that is set next has a purpose.
    func noteTimer(_ purpose: TimerRecord.Purpose, _ task: Value) {
        host.environment.nextTimer = (purpose, (task.object as? TaskObject)?.taskCore.number ?? 0)
    }
}

/// The items of a queue in the order in which they were put: what is taken is found by identity, since its repr may have
/// changed meanwhile.
struct QueueContents {
    private var items = Deque<(key: Key, text: UInt32)>()

    private enum Key: Equatable {
        case object(UnsafeRawPointer)
        case int(Int)
        case bits(UInt64)
        case simple(UInt8)
    }

    private static func key(_ value: Value) -> Key {
        switch value {
        case .undefined, .none: .simple(0)
        case .bool(let flag): .simple(flag ? 1 : 2)
        case .int(let number): .int(number)
        case .float(let number): .bits(number.bitPattern)
        case .object(let object): .object(PrimitiveRecorder.address(of: object))
        }
    }

    mutating func put(_ item: Value, _ text: UInt32) { items.append((QueueContents.key(item), text)) }

    /// - Returns: its place as `EventKind.itemTaken` has it, and the text that it was put with; nil if it is not there.
    mutating func take(_ item: Value) -> (place: UInt16, text: UInt32)? {
        let key = QueueContents.key(item)
        if let first = items.first, first.key == key {
            items.removeFirst()
            return (0, first.text)
        }
        if let last = items.last, last.key == key {
            items.removeLast()
            return (.max, last.text)
        }
        guard let place = items.firstIndex(where: { $0.key == key }) else { return nil }
        let text = items[place].text
        items.remove(at: place)
        return (UInt16(min(place, Int(UInt16.max) - 1)), text)
    }
}
