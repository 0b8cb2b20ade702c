import PythonSyntax

extension Machine {
    /// TypeError of an operator that neither operand could answer, where one is a sequence: CPython tries a sequence's own `+` and `*` last,
    /// and they word it their own way. Nil where the general wording holds.
    func sequenceOperatorError(_ operation: BinaryOperator, _ a: Value, _ b: Value) -> Raise? {
        switch operation {
        case .add:
            guard let name = concatenatedName(a) else { return nil }
            if name == "bytes" || name == "bytearray" {
                return error(.typeError, "can't concat \(typeName(b)) to \(typeName(a))")
            }
            return error(.typeError, "can only concatenate \(name) (not \"\(typeName(b))\") to \(name)")
        case .multiply:
            if concatenatedName(a) != nil { return wrongFactor(b) }
            if concatenatedName(b) != nil { return wrongFactor(a) }
            return nil
        default: return nil
        }
    }

    private func wrongFactor(_ value: Value) -> Raise {
        error(.typeError, "can't multiply sequence by non-int of type '\(typeName(value))'")
    }

    private func concatenatedName(_ value: Value) -> String? {
        switch value.object?.kind {
        case .str: "str"
        case .list: "list"
        case .tuple: "tuple"
        case .bytes: "bytes"
        case .bytearray: "bytearray"
        case .native: value.object is DequeObject ? "deque" : nil
        default: nil
        }
    }
}
