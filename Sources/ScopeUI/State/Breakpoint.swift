/// Where `c` and playing stop.
public struct Breakpoint: Hashable, Sendable {
    public enum Place: Hashable, Sendable {
        /// A line that is about to run.
        case line(file: String, line: Int)
        /// A turn of a task, by its name, its coroutine's name or its number.
        case task(String)
    }

    /// From 1, in the order in which they were set.
    public var number: Int
    public var place: Place
    /// A Python expression over the variables there; it stops only where this is true.
    public var condition: String?

    public init(number: Int, place: Place, condition: String? = nil) {
        self.number = number
        self.place = place
        self.condition = condition
    }
}
