import Trace

/// Who holds what a task waits for, and who will give it up.
extension WhyBuilder {
    mutating func explainWaiting(at primitive: UInt32, _ wait: WaitRecord, of task: UInt32) {
        let record = trace.primitives[Int(primitive)]
        let changed = timeline.changed(primitive)
        let label = timeline.label(ofPrimitive: primitive)
        let waiters = timeline.waiters(at: primitive).filter { $0.kind == wait.kind }
        let before = waiters.firstIndex { $0.task == Int(task) } ?? 0
        let queue = before == 0 ? "" : ", behind \(Sentence.count(before, "other"))"
        let subject = WhySubject.primitive(Int(primitive))
        switch (record.kind, wait.kind) {
        case (.queue, .item): add("It waits for an item of \(label), which is empty\(queue)", subject: subject)
        case (.queue, .space):
            add("It waits for space in \(label), which is full (\(changed.items.count))\(queue)", subject: subject)
        case (.queue, _):
            let left = Sentence.count(Int(changed.unfinished), "item")
            add("It waits until all items of \(label) are done: \(left) unfinished", subject: subject)
        case (.lock, _), (.semaphore, _): add("It waits for \(label)\(queue)", subject: subject)
        case (.barrier, _):
            add("It waits at \(label): \(changed.value) of \(record.limit) are there", subject: subject)
        default: add("It waits for \(label)", subject: subject)
        }
        if record.kind == .lock, let first = waiters.first, first.isWoken, changed.value == 0 {
            add("\(timeline.taskLabel(first.task)) has been woken and will get it first", subject: .task(first.task))
        }
        explainHolder(of: primitive, record, changed)
    }

    /// The tasks on which it depends.
    private mutating func explainHolder(of primitive: UInt32, _ record: PrimitiveRecord, _ changed: PrimitiveFold) {
        switch record.kind {
        case .lock where changed.value == 1:
            let acquired = lastDeed(at: primitive, .lockAcquired)
            guard changed.holder != 0 else { return add("It is held outside of any task", event: acquired) }
            let place = acquired.flatMap { timeline.place(trace[$0].location) }
            explainBehind(
                changed.holder, "It is held by \(label(changed.holder)), acquired\(at(place))", event: acquired)
            let released = EventIndex.first(in: index.events(ofPrimitive: primitive), from: frame) {
                trace[$0].kind == .lockReleased
            }
            if let released {
                add("Later: \(deed(at: released))", event: released, subject: actingTask(at: released))
            } else if timeline.isComplete {
                add("\(label(changed.holder)) never releases it")
            }
        case .taskGroup, .gather, .wait, .shield, .asCompleted: explainMembers(of: primitive)
        default: break
        }
    }

    /// Those that are not done of those for which a group or a gather waits: the first is followed.
    private mutating func explainMembers(of primitive: UInt32) {
        let members = timeline.memberTasks(of: primitive)
        let left = members.filter { state(of: $0)?.state.isDone == false }
        add("\(left.count) of \(Sentence.count(members.count, "task")) \(left.count == 1 ? "is" : "are") not done")
        for (place, member) in left.prefix(WhyBuilder.mostAlike).enumerated() {
            if place == 0 {
                explainBehind(member, "One is \(label(member))")
            } else {
                add("Another is \(label(member)), \(state(of: member)?.state.name ?? "")", subject: .task(Int(member)))
            }
        }
        if left.count > WhyBuilder.mostAlike { add("And \(left.count - WhyBuilder.mostAlike) more") }
    }

    private func lastDeed(at primitive: UInt32, _ kind: EventKind) -> Int? {
        EventIndex.last(in: index.events(ofPrimitive: primitive), before: frame) { trace[$0].kind == kind }
    }

    // MARK: A primitive itself

    mutating func explainPrimitive(_ primitive: UInt32) {
        guard let entry = timeline.primitive(Int(primitive), limit: WhyBuilder.mostAlike) else { return }
        let record = trace.primitives[Int(primitive)]
        let label = Sentence.capital(entry.label)
        add(entry.state.isEmpty ? label : "\(label): \(entry.state)")
        explainHolder(of: primitive, record, timeline.changed(primitive))
        if record.kind == .taskGroup, timeline.changed(primitive).isEnding {
            // A set of tasks, which CPython iterates by address.
            add("Its tasks are cancelled in the order of their creation; CPython leaves that order open")
        }
        let waiters = timeline.waiters(at: primitive)
        if waiters.isEmpty { add("Nobody waits for it") }
        for waiter in waiters.prefix(WhyBuilder.mostAlike) {
            let what = waiter.isWoken ? "has been woken and will go on" : "waits"
            let kind = waiter.kind == .item ? " for an item" : waiter.kind == .space ? " for space" : ""
            let suspended = EventIndex.last(in: events(of: UInt32(waiter.task)), before: frame) {
                trace[$0].kind == .taskSuspended
            }
            add("\(timeline.taskLabel(waiter.task)) \(what)\(kind)", event: suspended, subject: .task(waiter.task))
        }
        if waiters.count > WhyBuilder.mostAlike { add("And \(waiters.count - WhyBuilder.mostAlike) more wait") }
        let events = index.events(ofPrimitive: primitive)
        if let before = EventIndex.last(in: events, before: frame, where: { trace[$0].kind != .futureDone }) {
            add("Last: \(deed(at: before))", event: before, subject: actingTask(at: before))
        }
        if let next = EventIndex.first(in: events, from: frame, where: { trace[$0].kind != .futureDone }) {
            add("Later: \(deed(at: next))", event: next, subject: actingTask(at: next))
        }
    }
}
