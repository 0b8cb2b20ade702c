/// Subscripts of lists: reading, assigning and deleting elements and slices (Language Reference, "Subscriptions",
/// "Slicings").
extension Machine {
    /// `list[key]`.
    func listItem(_ list: ListObject, _ key: Value) throws(Raise) -> Value {
        if let slice = key.slice {
            let range = try resolve(slice, list.elements.count)
            return .object(ListObject(Machine.elements(list.elements, range)))
        }
        let index = try sequenceIndex(key, list.elements.count, listIndexMessage(key))
        guard index >= 0 && index < list.elements.count else { throw error(.indexError, "list index out of range") }
        return list.elements[index]
    }

    /// `list[key] = value`.
    func setListItem(_ list: ListObject, _ key: Value, _ value: Value) throws(Raise) {
        if let slice = key.slice { return try setSlice(list, slice, value) }
        let index = try sequenceIndex(key, list.elements.count, listIndexMessage(key))
        guard index >= 0 && index < list.elements.count else {
            throw error(.indexError, "list assignment index out of range")
        }
        list.elements[index] = value
    }

    /// `del list[key]`.
    func deleteListItem(_ list: ListObject, _ key: Value) throws(Raise) {
        if let slice = key.slice { return deleteSlice(list, try resolve(slice, list.elements.count)) }
        let index = try sequenceIndex(key, list.elements.count, listIndexMessage(key))
        guard index >= 0 && index < list.elements.count else {
            throw error(.indexError, "list assignment index out of range")
        }
        _ = list.change { $0.remove(at: index) }
    }

    private func listIndexMessage(_ key: Value) -> String {
        "list indices must be integers or slices, not \(typeName(key))"
    }

    /// The elements that a slice takes.
    static func elements(_ elements: ContiguousArray<Value>, _ range: SliceRange) -> ContiguousArray<Value> {
        if range.step == 1 {
            return range.length == elements.count
                ? elements : ContiguousArray(elements[range.start..<range.start + range.length])
        }
        var result = ContiguousArray<Value>()
        result.reserveCapacity(range.length)
        for index in range.indices { result.append(elements[index]) }
        return result
    }

    private func setSlice(_ list: ListObject, _ slice: SliceObject, _ value: Value) throws(Raise) {
        let new: ContiguousArray<Value>
        do throws(Raise) {
            new = try elements(value)
        } catch {
            guard catches(error, .typeError), !isIterable(value) else { throw error }
            throw self.error(.typeError, "must assign iterable to extended slice")
        }
        // Iterating may have changed the list.
        let range = try resolve(slice, list.elements.count)
        if range.step == 1 {
            let replaced = range.start..<range.start + range.length
            var old = ContiguousArray(list.elements[replaced])
            list.change { $0.replaceSubrange(replaced, with: new) }
            DeepRelease.releaseFromEnd(&old)
            return
        }
        guard new.count == range.length else {
            throw error(
                .valueError,
                "attempt to assign sequence of size \(new.count) to extended slice of size \(range.length)")
        }
        for (offset, index) in range.indices.enumerated() { list.elements[index] = new[offset] }
    }

    private func deleteSlice(_ list: ListObject, _ range: SliceRange) {
        guard range.length > 0 else { return }
        if range.step == 1 {
            let removed = range.start..<range.start + range.length
            var old = ContiguousArray(list.elements[removed])
            list.change { $0.removeSubrange(removed) }
            DeepRelease.releaseFromEnd(&old)
            return
        }
        let isForward = range.step > 0
        var next = isForward ? range.start : range.start &+ (range.length - 1) &* range.step
        let step = Int(clamping: range.step.magnitude)
        var left = range.length
        var kept = ContiguousArray<Value>()
        kept.reserveCapacity(list.elements.count - left)
        for (index, element) in list.elements.enumerated() {
            if left > 0 && index == next {
                left -= 1
                next = next &+ step
            } else {
                kept.append(element)
            }
        }
        list.change { $0 = kept }
    }

    /// Whether `iter()` would find a way to iterate.
    func isIterable(_ value: Value) -> Bool {
        !lookupSpecial(value, names.iter).isUndefined || !lookupSpecial(value, names.getItem).isUndefined
    }
}
