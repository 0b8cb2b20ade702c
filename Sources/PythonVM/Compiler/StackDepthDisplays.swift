import PythonSyntax

/// The stack under what is made of many values: displays, comprehensions and formatted text.
extension StackDepth {
    mutating func visitDisplay(_ node: Expression, at depth: Int) throws(Unknown) {
        switch node.kind {
        case .dict(let keys, let values): try visitDict(keys, values, at: depth)
        case .set(let elements), .list(let elements): try visitDisplay(elements, at: depth)
        case .tuple(let elements):
            if try !ConstantFolding.isFolded(node) { try visitDisplay(elements, isTuple: true, at: depth) }
        default: break
        }
    }

    /// Elements that a tuple, list or set is built of. `pushed` values for it stand below already.
    mutating func visitDisplay(
        _ elements: [Expression], isTuple: Bool = false, pushed: Int = 0, at depth: Int
    ) throws(Unknown) {
        let base = depth - pushed
        if elements.count > 2, try ConstantFolding.areFolded(elements) {
            return reach(base + (isTuple && pushed == 0 ? 1 : 2))
        }
        var isBuilt = elements.count + pushed > CodeCompiler.mostAtOnce
        reach(base + 1)
        for (index, element) in elements.enumerated() {
            if element.isStarred { isBuilt = true }
            try visit(element, at: isBuilt ? base + 1 : depth + index)
        }
    }

    private mutating func visitDict(_ keys: [Expression?], _ values: [Expression], at depth: Int) throws(Unknown) {
        for (index, part) in CodeCompiler.parts(ofDict: keys).enumerated() {
            switch part {
            case .pairs(let places):
                let pairs = zip(keys[places].compactMap { $0 }, values[places])
                try visitPairs(Array(pairs), at: depth + (index == 0 ? 0 : 1))
            case .mapping(let place): try visit(values[place], at: depth + 1)
            }
        }
    }

    private mutating func visitPairs(_ pairs: [(Expression, Expression)], at depth: Int) throws(Unknown) {
        let isBig = pairs.count * 2 > CodeCompiler.mostAtOnce
        if pairs.count > 1, !isBig, try ConstantFolding.areFolded(pairs.map(\.0)) {
            // The keys come last, as one constant.
            for (index, pair) in pairs.enumerated() { try visit(pair.1, at: depth + index) }
            return reach(depth + pairs.count + 1)
        }
        for (index, pair) in pairs.enumerated() {
            let base = isBig ? depth + 1 : depth + 2 * index
            try visit(pair.0, at: base)
            try visit(pair.1, at: base + 1)
        }
    }

    // MARK: Comprehensions

    mutating func visitComprehension(_ node: Expression, at depth: Int) throws(Unknown) {
        switch node.kind {
        case .listComprehension(let element, let clauses), .setComprehension(let element, let clauses):
            try visitComprehension(node, clauses, at: depth) { (walk, depth) throws(Unknown) in
                try walk.visit(element, at: depth)
            }
        case .dictComprehension(let key, let value, let clauses):
            try visitComprehension(node, clauses, at: depth) { (walk, depth) throws(Unknown) in
                try walk.visit(key, at: depth)
                try walk.visit(value, at: depth + 1)
            }
        case .generator(_, let clauses):
            try makeFunction(node, at: depth)
            if let first = clauses.first { try visit(first.iterable, at: depth + 1) }
        default: break
        }
    }

    /// A comprehension in place: what its variables held before stands on the stack meanwhile.
    private mutating func visitComprehension(
        _ node: Expression, _ clauses: [Comprehension], at depth: Int,
        _ element: (inout StackDepth, Int) throws(Unknown) -> Void
    ) throws(Unknown) {
        guard let inner = (comprehensions.last ?? scope).child(of: node), inner.kind == .comprehension,
            let first = clauses.first
        else { throw Unknown() }
        try visit(first.iterable, at: depth)
        comprehensions.append(inner)
        defer { comprehensions.removeLast() }
        try visitClauses(clauses[...], isFirst: true, at: depth + inner.inlinedNames.count + 2, element)
    }

    /// - Parameter depth: above the iterator, if it is the first.
    mutating func visitClauses(
        _ clauses: ArraySlice<Comprehension>, isFirst: Bool, at depth: Int,
        _ element: (inout StackDepth, Int) throws(Unknown) -> Void
    ) throws(Unknown) {
        guard let clause = clauses.first else {
            reach(depth + 1)
            return try element(&self, depth)
        }
        var depth = depth
        if !isFirst {
            // One value in brackets is no loop, but an assignment.
            if !clause.isAsync, let only = clause.iterable.onlyElement {
                try visit(only, at: depth)
                try store(to: clause.target, at: depth)
                for condition in clause.conditions { try visitCondition(condition, at: depth) }
                return try visitClauses(clauses.dropFirst(), isFirst: false, at: depth, element)
            }
            try visit(clause.iterable, at: depth)
            depth += 1
        }
        reach(depth + 1)
        if clause.isAsync { delegate(at: depth) }
        try store(to: clause.target, at: depth)
        for condition in clause.conditions { try visitCondition(condition, at: depth) }
        try visitClauses(clauses.dropFirst(), isFirst: false, at: depth, element)
    }

    // MARK: Text

    mutating func visitText(_ node: Expression, at depth: Int) throws(Unknown) {
        switch node.kind {
        case .joinedString(let parts):
            // Many parts are joined from a list, by a method of the empty string.
            let isLong = parts.count > CodeCompiler.mostAtOnce
            if isLong { reach(depth + 3) }
            for (index, part) in parts.enumerated() { try visit(part, at: depth + (isLong ? 3 : index)) }
        case .formattedValue(let value, _, let format):
            try visit(value, at: depth)
            if let format { try visit(format, at: depth + 1) }
        default: break
        }
    }

    /// What CPython makes of a text with `%`.
    mutating func visit(_ pieces: PercentPieces, at depth: Int) throws(Unknown) {
        for (index, piece) in pieces.pieces.enumerated() {
            reach(depth + index + 1)
            guard case .value(let number, let hasFormat) = piece else { continue }
            try visit(pieces.values[number], at: depth + index)
            if hasFormat { reach(depth + index + 2) }
        }
    }
}

extension Expression {
    /// The element of a display that has one.
    fileprivate var onlyElement: Expression? {
        switch kind {
        case .list(let elements), .tuple(let elements):
            elements.count == 1 && !elements[0].isStarred ? elements[0] : nil
        default: nil
        }
    }
}
