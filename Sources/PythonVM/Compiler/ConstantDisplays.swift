import PythonSyntax

/// Displays of constants (Reference, "List displays", "Set displays"), as CPython's compiler has them built.
///
/// A set display of three constants or more is compiled to a frozenset, which the new set is filled from; a display that a
/// loop goes over becomes that frozenset itself. Tables of other sizes follow, and so other orders of the same keys.
extension CodeCompiler {
    /// What CPython's compiler makes of a display whose members are constants, three or more: a list or set that is filled from a
    /// constant, or the constant itself. The third operand of `buildList` and `buildSet` holds it above the number of values.
    enum ConstantDisplay: Int {
        case plain, constant, iterated

        static let shift = 14
    }

    /// Compiles what a loop goes over.
    func compileIterable(_ expression: Expression, into target: Int) throws(Unsupported) {
        if case .set(let elements) = expression.kind {
            try compileSet(elements, into: target, expression.range, isIterated: true)
        } else {
            try compile(expression, into: target)
        }
    }

    func compileSet(
        _ elements: [Expression], into target: Int, _ range: SourceRange, isIterated: Bool = false
    ) throws(Unsupported) {
        guard elements.count > (isIterated ? 0 : 2), elements.count <= 1000, areFolded(elements) else {
            return try compileDisplay(elements, .buildSet, into: target, range)
        }
        let display = isIterated ? ConstantDisplay.iterated : .constant
        let first = nextTemporary
        for element in elements { try compile(element, into: try temporary()) }
        builder.range = range
        builder.emit(.buildSet, a: target, b: first, c: elements.count | display.rawValue << ConstantDisplay.shift)
        // Building moves the values out of their registers.
        for register in first..<first + elements.count { dirty.remove(register) }
    }

    /// Whether CPython's compiler makes constants of all of these; not of what is nested too deeply to say.
    func areFolded(_ expressions: [Expression]) -> Bool { (try? ConstantFolding.areFolded(expressions)) ?? false }
}
