/// The time of a run: integer nanoseconds from 0, moved by readings and jumps alone.
///
/// Each reading answers, and then ticks, since on a real machine no two readings are equal: the loop's own by a nanosecond, the
/// program's by a microsecond. So the first reading is 0. A frozen clock would put timers in an order that CPython never shows.
public struct VirtualClock: Equatable, Sendable {
    /// Since the start of the run.
    public internal(set) var nanoseconds = 0

    /// Nanoseconds that a reading of the loop takes, and one of the program (see above).
    public static let loopTick = 1, programTick = 1000
    /// What comes over a network takes so long, and one pass.
    public static let networkLatency = 100_000
    /// What `time.get_clock_info('monotonic').resolution` says, in seconds.
    public static let resolution = 1e-9
    /// Where its range ends, in seconds: 292 years.
    public static let end = 9.2e9

    @inlinable public init() {}

    /// The time in seconds, without a tick; converted as `time.monotonic()` does.
    @inlinable public var seconds: Double { Double(nanoseconds) / 1e9 }

    /// Moves the clock; at the end of its range (292 years) it stands still.
    /// - Precondition: `nanoseconds >= 0`.
    public mutating func advance(nanoseconds step: Int) {
        nanoseconds = sum(with: step) ?? Int.max
    }

    /// The time after a jump; nil beyond the clock's range.
    public func sum(with step: Int) -> Int? {
        let (sum, overflow) = nanoseconds.addingReportingOverflow(step)
        return overflow ? nil : sum
    }

    /// How far epoll sleeps for a timeout, in nanoseconds: rounded up to the millisecond.
    /// - Parameter timeout: seconds; a number, and at most `EventLoop.maximumTimeout`.
    @inlinable public static func idleStep(timeout: Double) -> Int {
        guard timeout > 0 else { return 0 }
        let milliseconds = timeout * 1e3
        let whole = Int(milliseconds)
        return (Double(whole) < milliseconds ? whole + 1 : whole) * 1_000_000
    }
}
