/// Keeps the destruction of long chains off the Swift stack.
///
/// Releasing the head of a linked list with a million nodes would nest a million calls. Containers hand what they
/// hold to `release` when they die: some levels down it is put aside, and the outermost call releases that.
///
/// Machines of one process take turns on one thread, so these are plain variables.
enum DeepRelease {
    private static let deepest = 64
    nonisolated(unsafe) private static var depth = 0
    nonisolated(unsafe) private static var waiting: [ContiguousArray<Value>] = []

    /// The same for lists and tuples, whose last elements go first.
    static func releaseFromEnd(_ values: inout ContiguousArray<Value>) {
        // Only objects can tell in what order they went.
        if values.count > 1, values.contains(where: { $0.object != nil }) { values.reverse() }
        release(&values)
    }

    /// Empties `values`, now or, deep inside of other releases, a little later.
    static func release(_ values: inout ContiguousArray<Value>) {
        if values.isEmpty { return }
        if depth >= deepest {
            waiting.append(values)
            values = []
            return
        }
        depth += 1
        values = []
        depth -= 1
        if depth == 0 && !waiting.isEmpty { releaseWaiting() }
    }

    /// The same for values in memory, whose lives end.
    static func release(_ values: UnsafeMutablePointer<Value>, count: Int) {
        if count == 0 { return }
        if depth >= deepest {
            waiting.append(ContiguousArray(UnsafeBufferPointer(start: values, count: count)))
            values.deinitialize(count: count)
            return
        }
        depth += 1
        values.destroy(count: count)
        depth -= 1
        if depth == 0 && !waiting.isEmpty { releaseWaiting() }
    }

    private static func releaseWaiting() {
        depth = 1
        while var values = waiting.popLast() { values = [] }
        depth = 0
    }
}
