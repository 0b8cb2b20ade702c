import PythonSyntax

/// Calls (Reference, "Calls").
extension CodeCompiler {
    func compileCall(
        _ function: Expression, _ arguments: [Expression], _ keywords: [Keyword], into target: Int,
        _ range: SourceRange
    ) throws(Unsupported) {
        let isUnpacked =
            arguments.contains { $0.isStarred } || keywords.contains { $0.name == nil }
            || arguments.count + keywords.count > 2000
        if isUnpacked {
            let base = try temporaries(3)
            try compile(function, into: base)
            try compileUnpackedArguments(arguments, keywords, first: base + 1, range)
            builder.range = range
            builder.emit(.callUnpacked, a: target, b: base)
            consume(base, 3)
            return
        }
        let base: Int
        var isMethod = false
        var range = range
        if case .attribute(let receiver, let name) = function.kind {
            isMethod = true
            base = try temporaries(2)
            let register = try operand(receiver, preferred: base)
            builder.range = rangeOfMember(function, name)
            range = rangeOfMember(function, name, in: range)
            builder.emit(.loadMethod, a: base, b: register, c: builder.cache(intern(scope.mangled(name.name))))
        } else {
            base = try temporary()
            try compile(function, into: base)
        }
        if arguments.isEmpty, keywords.isEmpty, try compileSuper(function, base, into: target, range) { return }
        try compileArguments(arguments, keywords)
        builder.range = range
        let count = arguments.count + keywords.count
        if keywords.isEmpty {
            builder.emit(isMethod ? .callMethod : .call, a: target, b: base, c: count)
        } else {
            builder.emit(isMethod ? .callMethodKeywords : .callKeywords, a: target, b: base, c: count)
            builder.emit(.callKeywords, a: keywordNames(keywords), b: base)
        }
        consume(base, count + (isMethod ? 2 : 1))
    }

    /// Positional and keyword values in new temporaries, in order.
    private func compileArguments(_ arguments: [Expression], _ keywords: [Keyword]) throws(Unsupported) {
        for argument in arguments {
            let register = try temporary()
            try compile(argument, into: register)
        }
        for keyword in keywords {
            let register = try temporary()
            try compile(keyword.value, into: register)
        }
    }

    private func keywordNames(_ keywords: [Keyword]) -> Int {
        let names = keywords.map { Value.object(intern(scope.mangled($0.name?.name ?? ""))) }
        return builder.constant(.object(TupleObject(names)))
    }

    /// A call empties its window.
    private func consume(_ first: Int, _ count: Int) {
        for register in first..<first + count { dirty.remove(register) }
    }

    /// A tuple of the positional arguments in `first`, and a dict of the keywords behind it, or nothing.
    /// - Parameter before: registers with positional arguments that come first; those of `behind` come last.
    func compileUnpackedArguments(
        _ arguments: [Expression], _ keywords: [Keyword], first: Int, _ range: SourceRange, before: [Int] = [],
        behind: [Int] = []
    ) throws(Unsupported) {
        let value = try temporary()
        if before.isEmpty, behind.isEmpty, arguments.count == 1, case .starred(let only) = arguments[0].kind {
            // Alone, it is iterated over when all else has been evaluated.
            let iterable = try temporary()
            try compile(only, into: iterable)
            try compileUnpackedKeywords(keywords, first: first, value, range)
            builder.emit(.buildList, a: first, b: 0, c: 0)
            builder.range = range
            builder.emit(.listExtend, a: first, b: iterable, c: 1)
            builder.emit(.listToTuple, a: first, b: first)
            dirty.insert(iterable)
            return
        }
        builder.emit(.buildList, a: first, b: 0, c: 0)
        for register in before { builder.emit(.listAppend, a: first, b: register) }
        for argument in arguments {
            if case .starred(let inner) = argument.kind {
                try compile(inner, into: value)
                builder.range = range
                builder.emit(.listExtend, a: first, b: value)
            } else {
                try compile(argument, into: value)
                builder.emit(.listAppend, a: first, b: value)
            }
        }
        for register in behind { builder.emit(.listAppend, a: first, b: register) }
        builder.emit(.listToTuple, a: first, b: first)
        try compileUnpackedKeywords(keywords, first: first, value, range)
    }

    private func compileUnpackedKeywords(
        _ keywords: [Keyword], first: Int, _ value: Int, _ range: SourceRange
    ) throws(Unsupported) {
        if keywords.isEmpty {
            builder.emit(.release, a: first + 1, b: 1)
            dirty.insert(value)
            return
        }
        let key = try temporary()
        builder.emit(.buildDict, a: first + 1, b: 0, c: 0)
        for keyword in keywords {
            builder.range = keyword.range
            try compile(keyword.value, into: value)
            builder.range = range
            if let name = keyword.name {
                builder.emit(
                    .loadConstant, a: key, bc: builder.constant(.object(intern(scope.mangled(name.name)))))
                builder.emit(.dictMerge, a: first + 1, b: value, c: key)
            } else {
                builder.emit(.release, a: key, b: 1)
                builder.emit(.dictMerge, a: first + 1, b: value, c: key)
            }
        }
        dirty.formUnion([value, key])
    }

    /// `super()` without arguments stands for `super(__class__, first parameter)` (Library Reference, `super`).
    private func compileSuper(
        _ function: Expression, _ base: Int, into target: Int, _ range: SourceRange
    ) throws(Unsupported) -> Bool {
        guard case .name("super") = function.kind, let cell = cellRegister("__class__"), let first = localNames.first,
            let receiver = registers[first], firstParameterExists
        else { return false }
        let arguments = try temporaries(2)
        builder.range = range
        builder.emit(.loadCell, a: arguments, b: cell)
        builder.emit(cellRegisters.contains(receiver) ? .loadCell : .move, a: arguments + 1, b: receiver)
        builder.emit(.call, a: target, b: base, c: 2)
        consume(base, 3)
        return true
    }
}
