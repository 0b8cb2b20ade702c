/// A trace as a file: the program, what it was given, and everything that it did.
///
/// Little-endian throughout, and nothing in it depends on the machine, so that the same run gives the same bytes:
///
///     magic      16 bytes  "loopscope-trace\n"
///     version     4 bytes  4
///     sections             in the order of `Section`, all of them, each:
///         tag     4 bytes  ASCII
///         length  8 bytes  of what follows, in bytes
///         records          see `TraceWriter`, which is the specification of each
///     checksum   12 bytes  "END." and `Checksum` of all bytes before that tag
///
/// Events are stored in blocks, as `EventPacking` describes them. A new kind of event goes to the end of `EventKind`, where
/// older files don't have it; any other change of the vocabulary or of a table raises `version`.
///
/// Reading believes nothing: counts are checked against the bytes that are there before anything is allocated, and
/// every number that points into a table is checked against that table. What is *not* checked is whether the events
/// make sense one after the other (a turn that nobody queued): a timeline has to bear that anyway.
///
/// Reading order: `TraceFile` -> `TraceWriter` -> `EventPacking` -> `TraceReader` -> `EventSchema`.
public enum TraceFile {
    static let magic = Array("loopscope-trace\n".utf8)
    static let version: UInt32 = 4

    /// The parts of a file, in their order.
    enum Section: Int, CaseIterable {
        case header, sources, texts, locations, tasks, timers, waits, renames, primitives, members, times, events,
            output

        var tag: StaticString {
            switch self {
            case .header: "HEAD"
            case .sources: "SRCS"
            case .texts: "TEXT"
            case .locations: "LOCS"
            case .tasks: "TASK"
            case .timers: "TIMR"
            case .waits: "WAIT"
            case .renames: "NAME"
            case .primitives: "PRIM"
            case .members: "MEMB"
            case .times: "TIME"
            case .events: "EVNT"
            case .output: "OUTP"
            }
        }

        /// Bytes of a record, where all have the same.
        var stride: Int {
            switch self {
            case .locations: 12
            case .times: 16
            case .tasks, .waits: 20
            case .timers: 28
            case .primitives: 36
            case .renames: 8
            case .members: 4
            case .header, .sources, .texts, .events, .output: 1
            }
        }
    }

    static let endTag: StaticString = "END."
    /// Tells a member that is a future from one that is a task.
    static let futureBit: UInt32 = 1 << 31

    /// Whether a file that begins with these bytes is meant to be a trace.
    public static func isTrace(_ beginning: some Collection<UInt8>) -> Bool {
        beginning.starts(with: magic)
    }
}

/// Why a file could not be read as a trace.
public enum TraceFileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// It does not begin as a trace does.
    case notATrace
    /// It was written by another version of the format.
    case unsupportedVersion(UInt32)
    /// It ends before its end: inside of the named part.
    case truncated(part: String)
    /// Its bytes are not those that were written.
    case damaged
    /// A record says something that can't be.
    case malformed(part: String, record: Int, reason: String)

    public var description: String {
        switch self {
        case .notATrace:
            "not a loopscope trace"
        case .unsupportedVersion(let version):
            "a trace of format version \(version); this loopscope reads version \(TraceFile.version)"
        case .truncated(let part):
            "the trace is cut off (in its \(part))"
        case .damaged:
            "the trace is damaged: its checksum does not fit its content"
        case .malformed(let part, let record, let reason):
            "the trace is malformed: \(part), record \(record): \(reason)"
        }
    }
}
