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
        let isExtended = opcode == .buildList && elements.count > 2 && elements.allSatisfy(isFolded)
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

    /// The pairs of a dictionary are evaluated in groups before any of their keys is hashed; the pairs of a large group are put into it
    /// one by one.
    func compileDict(
        _ keys: [Expression?], _ values: [Expression], into target: Int, _ range: SourceRange
    ) throws(Unsupported) {
        if keys.count * 2 <= CodeCompiler.mostAtOnce, !keys.contains(where: { $0 == nil }) {
            return try compilePairs(keys[...], values[...], into: target, range)
        }
        let dict = try temporary()
        let addition = try temporary()
        var isBuilt = false
        var group = 0
        func flush(_ end: Int) throws(Unsupported) {
            if isBuilt, group == end { return }
            try compilePairs(keys[group..<end], values[group..<end], into: isBuilt ? addition : dict, range)
            if isBuilt { update() }
            isBuilt = true
            group = end
        }
        func update() {
            builder.range = range
            builder.emit(.dictUpdate, a: dict, b: addition)
            builder.emit(.release, a: addition, b: 1)
        }
        for (index, key) in keys.enumerated() {
            if key == nil {
                try flush(index)
                try compile(values[index], into: addition)
                update()
                group = index + 1
            } else if (index - group) * 2 > CodeCompiler.mostAtOnce {
                try flush(index + 1)
            }
        }
        try flush(keys.count)
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
