import PythonSyntax

/// Displays of tuples, lists and dictionaries (Reference, "Displays for lists, sets and dictionaries"). What can be seen of the order in
/// which CPython's compiler has them built is when keys and members are hashed: `ConstantDisplays` has what it makes of constants.
extension CodeCompiler {
    /// So many values are put on CPython's stack before something is built of them (its STACK_USE_GUIDELINE).
    static var mostAtOnce: Int { 30 }

    func compileDisplay(
        _ elements: [Expression], _ opcode: Opcode, into target: Int, _ range: SourceRange
    ) throws(Unsupported) {
        // The values of a set are hashed when it is built, the places of a list asked for: all at once, or one by one.
        let isExtended = opcode == .buildList && elements.count > 2 && areFolded(elements)
        let most = opcode == .buildTuple || isExtended ? 1000 : CodeCompiler.mostAtOnce
        let isPlain = elements.count <= most && !elements.contains { $0.isStarred }
        if isPlain {
            let first = nextTemporary
            for element in elements {
                let register = try temporary()
                try compile(element, into: register)
            }
            builder.range = range
            let display = isExtended ? ConstantDisplay.constant : .plain
            builder.emit(opcode, a: target, b: first, c: elements.count | display.rawValue << ConstantDisplay.shift)
            // Building moves the values out of their registers.
            for register in first..<first + elements.count { dirty.remove(register) }
            return
        }
        let list = try temporary()
        let ahead = elements.count > most ? [] : elements.prefix { !$0.isStarred }
        try compileDisplay(Array(ahead), opcode == .buildSet ? .buildSet : .buildList, into: list, range)
        let value = try temporary()
        for element in elements.dropFirst(ahead.count) {
            if case .starred(let inner) = element.kind {
                try compile(inner, into: value)
                builder.range = range
                builder.emit(opcode == .buildSet ? .setUpdate : .listExtend, a: list, b: value)
            } else {
                try compile(element, into: value)
                builder.range = range
                builder.emit(opcode == .buildSet ? .setAdd : .listAppend, a: list, b: value)
            }
        }
        builder.range = range
        if opcode == .buildTuple {
            builder.emit(.listToTuple, a: target, b: list)
        } else {
            builder.emit(.take, a: target, b: list)
        }
        dirty.formUnion([list, value])
    }

    /// What CPython's compiler builds a dictionary of, part by part; the parts are evaluated before any of their keys is hashed.
    enum DictPart {
        /// From here up to there. Those of a large part are put in one by one.
        case pairs(Range<Int>)
        /// What stands behind `**`.
        case mapping(Int)
    }

    /// - Parameter keys: nil where a mapping is unpacked.
    static func parts(ofDict keys: [Expression?]) -> [DictPart] {
        var parts: [DictPart] = []
        var start = 0
        func flush(_ end: Int) {
            if start < end { parts.append(.pairs(start..<end)) }
            start = end
        }
        for (index, key) in keys.enumerated() {
            if key == nil {
                flush(index)
                parts.append(.mapping(index))
                start = index + 1
            } else if (index - start) * 2 > mostAtOnce {
                flush(index + 1)
            }
        }
        flush(keys.count)
        return parts
    }

    func compileDict(
        _ keys: [Expression?], _ values: [Expression], into target: Int, _ range: SourceRange
    ) throws(Unsupported) {
        if keys.count * 2 <= CodeCompiler.mostAtOnce, !keys.contains(where: { $0 == nil }) {
            return try compilePairs(keys[...], values[...], into: target, range)
        }
        let dict = try temporary()
        let addition = try temporary()
        for (index, part) in CodeCompiler.parts(ofDict: keys).enumerated() {
            switch part {
            case .pairs(let pairs):
                try compilePairs(keys[pairs], values[pairs], into: index == 0 ? dict : addition, range)
                if index == 0 { continue }
            case .mapping(let place):
                if index == 0 { try compilePairs([], [], into: dict, range) }
                try compile(values[place], into: addition)
            }
            builder.range = range
            builder.emit(.dictUpdate, a: dict, b: addition)
            builder.emit(.release, a: addition, b: 1)
        }
        builder.emit(.take, a: target, b: dict)
        dirty.formUnion([dict, addition])
    }

    /// A new dictionary of pairs that have keys.
    private func compilePairs(
        _ keys: ArraySlice<Expression?>, _ values: ArraySlice<Expression>, into target: Int, _ range: SourceRange
    ) throws(Unsupported) {
        let first = nextTemporary
        defer { free(to: first) }
        if keys.count * 2 <= CodeCompiler.mostAtOnce {
            for case (let key?, let value) in zip(keys, values) {
                try compile(key, into: try temporary())
                try compile(value, into: try temporary())
            }
            builder.range = range
            builder.emit(.buildDict, a: target, b: first, c: keys.count)
            // Building moves the values out of their registers.
            for register in first..<first + keys.count * 2 { dirty.remove(register) }
            return
        }
        builder.emit(.buildDict, a: target, b: 0, c: 0)
        let pair = try temporaries(2)
        for case (let key?, let value) in zip(keys, values) {
            try compile(key, into: pair)
            try compile(value, into: pair + 1)
            builder.range = range
            builder.emit(.dictSet, a: target, b: pair, c: pair + 1)
        }
        dirty.formUnion([pair, pair + 1])
    }
}
