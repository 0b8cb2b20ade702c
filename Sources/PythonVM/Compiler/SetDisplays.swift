import PythonSyntax

/// Set displays (Reference, "Set displays"), in the order that CPython's compiler gives them.
///
/// A display of three constants or more is compiled to a frozenset, which the new set is filled from; a display that a
/// loop goes over becomes that frozenset itself. Tables of other sizes follow, and so other orders of the same keys.
extension CodeCompiler {
    /// What `buildSet` does with its values; its third operand holds it above the number of values.
    enum SetDisplay: Int {
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
        guard elements.count > (isIterated ? 0 : 2), elements.count <= 1000, elements.allSatisfy(isFolded) else {
            return try compileDisplay(elements, .buildSet, into: target, range)
        }
        let display = isIterated ? SetDisplay.iterated : .constant
        let first = nextTemporary
        for element in elements { try compile(element, into: try temporary()) }
        builder.range = range
        builder.emit(.buildSet, a: target, b: first, c: elements.count | display.rawValue << SetDisplay.shift)
        // Building moves the values out of their registers.
        for register in first..<first + elements.count { dirty.remove(register) }
    }

    /// Whether CPython's compiler makes a constant of an expression.
    private func isFolded(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .constant: true
        case .tuple(let elements): elements.allSatisfy(isFolded)
        case .unary(_, let value): isFolded(value)
        case .binary(let left, .modulo, let right): !isText(left) && isFolded(left) && isFolded(right)
        case .binary(let left, _, let right): isFolded(left) && isFolded(right)
        case .subscript(let value, let index): isFolded(value) && isFolded(index)
        default: false
        }
    }

    private func isText(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .constant(.string), .constant(.bytes): true
        default: false
        }
    }
}
