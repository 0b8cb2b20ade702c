// What CPython's compiler warns of: code that is valid and most likely a slip.

extension CodeChecker {
    /// The type of a literal, as messages name it; nil for what is no literal.
    private func literalType(_ node: Expression) -> String? {
        switch node.kind {
        case .constant(let value):
            switch value {
            case .none: "NoneType"
            case .bool: "bool"
            case .ellipsis: "ellipsis"
            case .int, .bigInt: "int"
            case .float: "float"
            case .complex: "complex"
            case .string: "str"
            case .bytes: "bytes"
            }
        case .tuple: "tuple"
        case .list, .listComprehension: "list"
        case .dict, .dictComprehension: "dict"
        case .set, .setComprehension: "set"
        case .generator: "generator"
        case .joinedString, .formattedValue: "str"
        case .lambda: "function"
        default: nil
        }
    }

    mutating func warnOfCall(_ function: Expression, at range: SourceRange) {
        switch function.kind {
        case .lambda: return
        default: break
        }
        guard let type = literalType(function) else { return }
        warn("'\(type)' object is not callable; perhaps you missed a comma?", at: range)
    }

    mutating func warnOfSubscript(_ value: Expression, _ index: Expression, at range: SourceRange) {
        guard let type = literalType(value) else { return }
        switch value.kind {
        case .constant(.string), .constant(.bytes), .joinedString, .formattedValue, .tuple, .list, .listComprehension:
            warnOfIndex(type, index, at: range)
        case .dict, .dictComprehension: break
        default: warn("'\(type)' object is not subscriptable; perhaps you missed a comma?", at: range)
        }
    }

    private mutating func warnOfIndex(_ type: String, _ index: Expression, at range: SourceRange) {
        guard let indexType = literalType(index), indexType != "int", indexType != "bool" else { return }
        warn(
            "\(type) indices must be integers or slices, not \(indexType); perhaps you missed a comma?", at: range)
    }

    mutating func warnOfIdentity(
        _ left: Expression, _ operators: [CompareOperator], _ comparators: [Expression], at range: SourceRange
    ) {
        var previous = left
        for (op, next) in zip(operators, comparators) {
            if op == .is || op == .isNot, let type = identityType(previous) ?? identityType(next) {
                let words = op == .is ? ("is", "==") : ("is not", "!=")
                warn("\"\(words.0)\" with '\(type)' literal. Did you mean \"\(words.1)\"?", at: range)
                return
            }
            previous = next
        }
    }

    /// The type of a literal that has no identity of its own.
    private func identityType(_ node: Expression) -> String? {
        switch node.kind {
        case .constant(.none), .constant(.bool), .constant(.ellipsis): nil
        case .constant: literalType(node)
        case .unary(.minus, let operand): identityType(operand)
        case .tuple(let items):
            // Only tuples that CPython folds into a constant.
            items.allSatisfy { if case .constant = $0.kind { true } else { false } } ? "tuple" : nil
        default: nil
        }
    }
}
