/// How many elements CPython's list has places for, which is what `sys.getsizeof` tells of it: `list_resize` in its listobject.c.
///
/// Ours are kept by Swift's array, which grows in its own way; so the number is worked out. Appending leaves it alone: how it grows one
/// by one follows from where it stood, and is made up for when somebody asks, or when the length changes in another way.
extension ListObject {
    /// A list with places of its own for the first elements, to which the others were appended.
    convenience init(_ elements: ContiguousArray<Value>, appendedTo places: Int) {
        self.init(elements)
        self.places = places
    }

    /// What `places` says while the list is being sorted: whatever asks for places in the meantime takes it back.
    static let unsettled = -1

    /// - Complexity: O(log n) after n elements were appended, else O(1).
    var allocatedPlaces: Int {
        settle()
        return places
    }

    /// Changes the elements in a way that asks for places for their new number at once.
    @inline(__always)
    func change<Result>(_ body: (inout ContiguousArray<Value>) -> Result) -> Result {
        settle()
        let old = elements.count
        let result = body(&elements)
        if elements.count != old { resize(from: old, to: elements.count) }
        return result
    }

    /// Takes all elements out. Where there are none there is nothing to do, and nothing for a sorting to notice.
    func takeAll() -> ContiguousArray<Value> {
        if elements.isEmpty, places == ListObject.unsettled { return [] }
        places = 0
        defer { elements = [] }
        return elements
    }

    /// Takes the last element away; nil if there is none.
    @inline(__always)
    func popLast() -> Value? {
        let old = elements.count
        guard let last = elements.popLast() else { return nil }
        if old > places || old - 1 < places >> 1 {
            settle(old)
            resize(from: old, to: old - 1)
        }
        return last
    }

    /// Makes room for as many elements as an iterable says that it has: exactly so many, but an even number, if there is no room yet.
    func reserve(_ more: Int) {
        settle()
        if places == 0 {
            places = more + more & 1
        } else {
            resize(from: elements.count, to: elements.count + more)
        }
    }

    /// Gives back what was reserved for more than have come.
    func trim() {
        if elements.count < places { resize(from: elements.count, to: elements.count) }
    }

    func resize(from old: Int, to new: Int) {
        if places >= new, new >= places >> 1 { return }
        let generous = ListObject.generousPlaces(new)
        // What is closer to the generous number than to the old one comes from an addition of many, and isn't likely to grow on.
        places = new == 0 ? 0 : new - old > generous - new ? (new + 3) & ~3 : generous
    }

    private func settle() { settle(elements.count) }

    private func settle(_ count: Int) {
        guard count > 0 else { return }
        while places < count { places = ListObject.generousPlaces(places + 1) }
    }

    private static func generousPlaces(_ count: Int) -> Int { (count + count >> 3 + 6) & ~3 }
}
