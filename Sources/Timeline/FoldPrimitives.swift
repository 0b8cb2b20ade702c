import Trace

/// What events do to primitives, and its taking back.
extension LoopState {
    /// - Returns: whether `takeBackPrimitive` would take it back exactly.
    mutating func changePrimitive(_ event: TraceEvent, of trace: Trace) -> Bool {
        guard event.a > 0, event.a < trace.primitives.count else { return false }
        let number = Int(event.a)
        while primitives.count <= number {
            var fresh = PrimitiveFold()
            let record = trace.primitives[primitives.count]
            if record.kind == .semaphore { fresh.value = record.limit }
            primitives.append(fresh)
        }
        primitives[number].changes &+= 1
        return primitives[number].apply(event)
    }

    /// Takes back the change that came last, for which `changePrimitive` answered true.
    mutating func takeBackPrimitive(_ event: TraceEvent) {
        let number = Int(event.a)
        guard number > 0, number < primitives.count else { return }
        primitives[number].undo(event)
        primitives[number].changes &-= 1
        while primitives.count > 1, primitives[primitives.count - 1].changes == 0 { primitives.removeLast() }
    }
}

extension PrimitiveFold {
    /// - Returns: whether the event said truly what it replaces.
    fileprivate mutating func apply(_ event: TraceEvent) -> Bool {
        switch event.kind {
        case .lockAcquired:
            let fits = value == 0 && holder == 0
            (value, holder) = (1, event.b)
            return fits
        case .lockReleased:
            let fits = value == 1 && holder == event.b
            (value, holder) = (0, 0)
            return fits
        case .eventSet, .eventCleared:
            let isSet: UInt32 = event.kind == .eventSet ? 1 : 0
            let fits = value == 1 - isSet
            value = isSet
            return fits
        case .semaphoreAcquired, .semaphoreReleased:
            let fits = value == PrimitiveFold.valueBefore(event)
            value = event.b
            return fits
        case .barrierArrived, .barrierLeft, .barrierChanged:
            let fits =
                phase.rawValue == UInt8(truncatingIfNeeded: event.aux) && value == PrimitiveFold.valueBefore(event)
            phase = BarrierPhase(rawValue: event.detail) ?? .filling
            value = event.b
            return fits
        case .itemPut:
            items.append(event.b)
            unfinished &+= 1
            return true
        case .itemTaken:
            return take(event)
        case .itemDone:
            let fits = unfinished == event.b &+ 1
            unfinished = event.b
            return fits
        case .queueShutDown:
            let fits = !isEnding && (event.detail == 0 || items.isEmpty)
            isEnding = true
            if event.detail == 1 {
                unfinished = unfinished > UInt32(items.count) ? unfinished - UInt32(items.count) : 0
                items.removeAll()
            }
            return fits
        case .groupAborted:
            let fits = !isEnding
            isEnding = true
            return fits
        default:
            return true
        }
    }

    fileprivate mutating func undo(_ event: TraceEvent) {
        switch event.kind {
        case .lockAcquired: (value, holder) = (0, 0)
        case .lockReleased: (value, holder) = (1, event.b)
        case .eventSet: value = 0
        case .eventCleared: value = 1
        case .semaphoreAcquired, .semaphoreReleased: value = PrimitiveFold.valueBefore(event)
        case .barrierArrived, .barrierLeft, .barrierChanged:
            phase = BarrierPhase(rawValue: UInt8(truncatingIfNeeded: event.aux)) ?? .filling
            value = PrimitiveFold.valueBefore(event)
        case .itemPut:
            _ = items.popLast()
            unfinished &-= 1
        case .itemTaken: items.insert(event.b, at: event.aux == .max ? items.count : min(Int(event.aux), items.count))
        case .itemDone: unfinished = event.b &+ 1
        case .queueShutDown, .groupAborted: isEnding = false
        default: break
        }
    }

    private static func valueBefore(_ event: TraceEvent) -> UInt32 {
        switch event.kind {
        case .semaphoreAcquired: event.b &+ 1
        case .semaphoreReleased: event.b &- 1
        case .barrierArrived: event.b &- 1
        case .barrierLeft: event.b &+ 1
        default: event.b
        }
    }

    /// The place is told in 16 bits: in a longer queue the item is looked for, and can't be put back without folding anew.
    private mutating func take(_ event: TraceEvent) -> Bool {
        if items.isEmpty { return false }
        let place = event.aux == .max ? items.count - 1 : Int(event.aux)
        if place < items.count, items[place] == event.b {
            items.remove(at: place)
            return true
        }
        if let found = items.firstIndex(of: event.b) { items.remove(at: found) }
        return false
    }
}
