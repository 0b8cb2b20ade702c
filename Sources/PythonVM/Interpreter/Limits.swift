/// Slices and limits: where a run looks outside, and where it ends because it takes too much.
///
/// A slice is counted in `ticks`: jumps back, calls, elements that natives go through, and the bytes of large objects. So
/// no program goes on for long without a look at the outside, whatever it does.
extension Machine {
    /// Looks outside when the ticks are used up.
    @inline(never)
    func endSlice() throws(Raise) {
        ticks = Machine.ticksPerSlice
        if stopReason != nil || !onSlice() { throw stop(.interrupted) }
        try checkMemory()
    }

    /// The slice ends with the next call, or jump back.
    public func lookOutsideSoon() { ticks = 0 }

    /// A call is too deep, or a slice ends with it.
    @inline(never)
    func lookAround(atDepth depth: Int) throws(Raise) {
        if depth <= depthLimit { return try endSlice() }
        if depth > maxDepth { throw stop(.limit("calls are \(maxDepth) deep, as deep as --max-depth allows")) }
        throw error(.recursionError, "maximum recursion depth exceeded")
    }

    func limitDepth() { depthLimit = min(recursionLimit, maxDepth) }

    /// Ends the run if the process takes too much memory, or would with so many bytes more.
    func checkMemory(adding bytes: Int = 0) throws(Raise) {
        guard maxMemory != .max, onMeasureMemory() + bytes > maxMemory else { return }
        throw stop(.limit("the program takes \(Machine.sizeText(maxMemory)) of memory, as much as --max-memory allows"))
    }

    private static func sizeText(_ bytes: Int) -> String {
        let units = [(1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")]
        guard let (unit, name) = units.first(where: { bytes >= $0.0 }) else { return "\(bytes) bytes" }
        let tenths = bytes * 10 / unit
        return tenths % 10 == 0 ? "\(tenths / 10) \(name)" : "\(tenths / 10).\(tenths % 10) \(name)"
    }

    /// For what natives do without calling back: so many steps more, each as long as a few instructions.
    @inline(__always)
    public func tick(_ count: Int = 1) throws(Raise) {
        ticks &-= count
        if ticks <= 0 { try endSlice() }
    }

    /// MemoryError if something of `count` elements with `stride` bytes each is out of reach; the end of the run if it is
    /// only more than the user allows.
    func checkSize(_ count: Int, stride: Int) throws(Raise) {
        let (bytes, overflow) = count.multipliedReportingOverflow(by: stride)
        if overflow || bytes > Machine.largestObject { throw error(.memoryError, arguments: []) }
        if bytes > Machine.largeObject { try weigh(bytes) }
    }

    /// A large object is about to be made: filling it takes time, and there may be no room for it.
    @inline(never)
    func weigh(_ bytes: Int) throws(Raise) {
        try tick(bytes >> 8)
        if bytes > Machine.hugeObject { try checkMemory(adding: bytes) }
    }

    /// In bytes: what one string, list or other container may take.
    static let largestObject = 1 << 32
    /// From here on an object counts for the slice ...
    static let largeObject = 1 << 14
    /// ... and from here on it is not made before it is known to have room.
    private static let hugeObject = 1 << 24
}
