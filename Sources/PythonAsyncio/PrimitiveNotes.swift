import PythonVM
import Trace

/// What asyncio's Python part says of its primitives, for people: `if _records: _note_...`.
extension AsyncioHost {
    func defineNotes(_ module: ModuleObject) {
        module.namespace.set(machine.intern("_records"), .bool(recorder != nil))
        guard let recorder else {
            machine.defineFunction(module, "_note_wait", "future, what, owner=None, /") { (_, _) throws(Raise) in .none
            }
            return
        }
        func note(
            _ name: String, _ parameters: String, _ body: @escaping (BoundArguments) throws(Raise) -> Void
        ) {
            machine.defineFunction(module, name, parameters + ", /") { (_, arguments) throws(Raise) in
                try body(arguments)
                return .none
            }
        }
        noteWaits(recorder, note)
        noteLocks(recorder, note)
        noteQueues(recorder, note)
        note("_note_group", "group") { recorder.noteGroup($0[0]) }
        note("_note_abort", "group, cause") { recorder.noteAbort($0[0], $0[1]) }
        note("_note_timer", "purpose, task") {
            recorder.noteTimer($0[0].text == "timeout" ? .timeout : .endOfWaiting, $0[1])
        }
    }

    private typealias Note = (String, String, @escaping (BoundArguments) throws(Raise) -> Void) -> Void

    private func noteWaits(_ recorder: PrimitiveRecorder, _ note: Note) {
        note("_note_wait", "future, what, owner=None") { arguments in
            guard let future = arguments[0].object as? FutureObject else { return }
            if arguments[2].object == nil { return recorder.noteWait(future, arguments[1].text) }
            recorder.noteWait(future, arguments[1].text, arguments[2])
        }
        note("_note_futures", "owner, what, children") { [unowned(unsafe) self] (arguments) throws(Raise) in
            guard let owner = arguments[0].object else { return }
            let kind: PrimitiveRecord.Kind =
                switch arguments[1].text {
                case "gather": .gather
                case "wait": .wait
                case "shield": .shield
                default: .asCompleted
                }
            recorder.noteFutures(owner, kind, Array(try machine.elements(arguments[2])))
        }
        note("_note_part", "part, owner=None") { arguments in
            guard let part = arguments[0].object else { return }
            if arguments[1].object == nil { recorder.hide(part) } else { recorder.notePart(part, of: arguments[1]) }
        }
    }

    private func noteLocks(_ recorder: PrimitiveRecorder, _ note: Note) {
        note("_note_acquired", "lock, waited") {
            recorder.noteAcquired($0[0], afterWaiting: $0[1].isTrue)
        }
        note("_note_released", "lock") { recorder.noteReleased($0[0]) }
        note("_note_event", "event, value") { recorder.noteEvent($0[0], isSet: $0[1].isTrue) }
        note("_note_condition", "condition, lock") { arguments in
            guard let condition = arguments[0].object, let lock = arguments[1].object else { return }
            recorder.noteCondition(condition, lock)
        }
        note("_note_notified", "condition, n") { recorder.noteNotified($0[0], $0[1].number) }
        note("_note_semaphore", "semaphore, what, value") {
            recorder.noteSemaphore($0[0], $0[1].text, $0[2].number)
        }
        note("_note_barrier", "barrier, what, state, count") {
            recorder.noteBarrier($0[0], $0[1].text, phase: $0[2].text, $0[3].number)
        }
    }

    private func noteQueues(_ recorder: PrimitiveRecorder, _ note: Note) {
        note("_note_put", "queue, item") { recorder.notePut($0[0], $0[1]) }
        note("_note_taken", "queue, item") { recorder.noteTaken($0[0], $0[1]) }
        note("_note_item_done", "queue, unfinished") { recorder.noteItemDone($0[0], $0[1].number) }
        note("_note_shutdown", "queue, immediate") { [unowned(unsafe) self] in
            recorder.noteShutdown($0[0], immediate: machine.isTruthy($0[1]))
        }
    }

    /// A repr of a few words, for people: a user's `__repr__` runs muted.
    func shortText(_ value: Value) -> String {
        machine.quietText { machine throws(Raise) in StrObject(try ShortRepr(machine).text(value)) }
            ?? "<\(machine.typeOf(value).name) object>"
    }

    public func noteOwn(_ future: FutureObject) { recorder?.noteOwn(future) }

    public func text(ofOther number: UInt32) -> UInt32 {
        recorder.map { $0.trace.text($0.words(number)) } ?? 0
    }

    public func text(ofWait kind: WaitRecord.Kind, _ primitive: UInt32) -> UInt32 {
        recorder?.text(ofWait: kind, primitive) ?? 0
    }
}

extension Value {
    fileprivate var text: String { (object as? StrObject)?.string ?? "" }
    fileprivate var isTrue: Bool { if case .bool(true) = self { true } else { false } }
    /// 0 for what is no small int.
    fileprivate var number: Int { if case .int(let number) = self { number } else { 0 } }
}
