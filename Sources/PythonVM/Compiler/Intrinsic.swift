/// What the machine does for statements that are too rare for an instruction each: `callIntrinsic`.
///
/// `w` is the window of registers that the instruction names, `r` the result.
enum Intrinsic: UInt16 {
    // MARK: Class bodies and modules

    /// Passes w[0], the value of an expression that is to be shown, to `sys.displayhook`.
    case display

    /// Makes `__annotations__` in the namespace, unless it is there.
    case setUpAnnotations

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

    // MARK: Type parameters (Reference, "Type parameter lists", "The type statement")

    /// r = the type parameter with the name w[0] of the kind w[1], a `TypeParameterKind`; the function w[2] answers its bound or
    /// constraints and w[3] its default, where they are not empty.
    case makeTypeParameter
    /// r = the type alias with the name w[0], the type parameters w[1], a tuple or None, and the value that the function w[2] answers
    case makeTypeAlias
    /// r = `typing.Generic[...]` of the type parameters in the tuple w[0]
    case subscriptGeneric
    /// r = the name w[1] from the namespace w[0], else the content of the cell w[2], else, where that is empty, global or built-in
    case loadFromClass
}

/// What `Intrinsic.makeTypeParameter` makes.
enum TypeParameterKind: Int { case typeVar, boundTypeVar, constrainedTypeVar, paramSpec, typeVarTuple }
