/// What the machine does for statements that are too rare for an instruction each: `callIntrinsic`.
///
/// `w` is the window of registers that the instruction names, `r` the result.
enum Intrinsic: UInt16 {
    // MARK: Patterns (Reference, "The match statement")

    /// r = whether w[0] may match a sequence pattern
    case matchesSequence
    /// r = whether w[0] may match a mapping pattern
    case matchesMapping
    /// r = len(w[0])
    case length
    /// r = the values that the mapping w[0] has for the keys in the tuple w[1], or None if one is missing.
    case matchKeys
    /// r = the attributes of w[0] for the sub-patterns of the class w[1], or None: w[2] of them by position, those named in the tuple
    /// w[3] by keyword.
    case matchClass
    /// r = a dict of the mapping w[0] without the keys in the tuple w[1]
    case copyWithoutKeys

    // MARK: Exception groups (Reference, "except* clause")

    /// r = the part of the exception w[0] that `except*` w[1] takes, or None; w[0] = the rest, or None.
    case splitGroup
    /// r = what is raised behind the clauses of `except*`, or None: of the exception w[0], when w[1] lists what was raised in
    /// the clauses and what none of them took.
    case prepareReraise
}
