import PythonSyntax

/// `match` (Reference, "The match statement").
///
/// A pattern is code that jumps to a label when it fails. Names are bound when the whole pattern has matched: until then what
/// they capture stands in temporaries, which the alternatives of an or-pattern share.
extension CodeCompiler {
    func compileMatch(_ subject: Expression, _ cases: [MatchCase]) throws(Unsupported) {
        let base = nextTemporary
        line(subject.range)
        // A copy: a guard that fails may leave the subject's variable bound to something else.
        let register = try temporary()
        try compile(subject, into: register)
        releaseDirty(from: register + 1)
        dirty.remove(register)
        let end = builder.label()
        let before = bound
        var after: BoundSet?
        var isExhaustive = false
        for item in cases {
            bound = before
            let next = builder.label()
            line(item.pattern.range)
            var captures = Captures()
            for name in item.pattern.names { captures.registers[name] = try temporary() }
            try compilePattern(item.pattern, register, captures, fail: next)
            for name in item.pattern.names {
                guard let captured = captures.registers[name] else { continue }
                builder.range = item.pattern.range
                try store(captured, toName: name)
            }
            if let test = item.guardTest { try compileCondition(test, jumpIf: false, to: next) }
            let used = max(nextTemporary, (dirty.max() ?? 0) + 1) - register
            dirty = dirty.filter { $0 < register }
            builder.emit(.release, a: register, b: used)
            free(to: register + 1)
            try compile(item.body)
            releaseDirty(from: register + 1)
            after = after?.joined(bound) ?? bound
            builder.jump(.jump, to: end)
            builder.place(next)
            builder.emit(.release, a: register + 1, b: used - 1)
            if item.pattern.isIrrefutable, item.guardTest == nil { isExhaustive = true }
        }
        builder.emit(.release, a: register, b: 1)
        builder.place(end)
        bound = before
        if let after { bound = isExhaustive ? after : after.joined(before) }
        free(to: base)
    }

    /// Where the names of a pattern are kept until it has matched.
    private struct Captures {
        var registers: [String: Int] = [:]
    }

    private func capture(_ name: Identifier?, _ value: Int, _ captures: Captures) {
        guard let name, let register = captures.registers[name.name] else { return }
        builder.emit(.move, a: register, b: value)
    }

    /// Temporaries of patterns are not given back before the case is decided: a jump may leave any of them filled.
    private func compilePattern(
        _ pattern: Pattern, _ subject: Int, _ captures: Captures, fail: CodeBuilder.Label
    ) throws(Unsupported) {
        builder.range = pattern.range
        switch pattern.kind {
        case .value(let value):
            let known = try operand(value)
            let result = try temporary()
            builder.range = pattern.range
            builder.emit(.equal, a: result, b: subject, c: known)
            builder.jump(.jumpIfFalse, a: result, to: fail)
        case .singleton(.none): builder.jump(.jumpIfNotNone, a: subject, to: fail)
        case .singleton(let constant):
            let known = try temporary()
            let context = context
            builder.emit(
                .loadConstant, a: known, bc: builder.constant(constant) { context.value(of: constant) })
            builder.emit(.is, a: known, b: subject, c: known)
            builder.jump(.jumpIfFalse, a: known, to: fail)
        case .sequence(let patterns): try compileSequence(patterns, subject, captures, pattern.range, fail: fail)
        case .mapping(let keys, let patterns, let rest):
            try compileMapping(keys, patterns, rest, subject, captures, pattern.range, fail: fail)
        case .matchClass(let type, let patterns, let keywords, let keywordPatterns):
            try compileClass(
                type, patterns + keywordPatterns, positional: patterns.count, keywords, subject, captures,
                pattern.range, fail: fail)
        case .star(let name): capture(name, subject, captures)
        case .asPattern(let inner, let name):
            if let inner { try compilePattern(inner, subject, captures, fail: fail) }
            builder.range = pattern.range
            capture(name, subject, captures)
        case .or(let alternatives):
            let end = builder.label()
            let before = bound
            for (index, alternative) in alternatives.enumerated() {
                bound = before
                let isLast = index == alternatives.count - 1
                let next = isLast ? fail : builder.label()
                try compilePattern(alternative, subject, captures, fail: next)
                if isLast { break }
                builder.jump(.jump, to: end)
                builder.place(next)
            }
            builder.place(end)
            bound = before
        }
    }

    /// r[result] = an intrinsic of the registers from `window` on.
    func intrinsic(_ kind: Intrinsic, _ window: Int, into result: Int) {
        builder.emit(.callIntrinsic, a: result, b: window, c: Int(kind.rawValue))
    }

    private func compileLengthTest(
        _ subject: Int, _ opcode: Opcode, _ count: Int, _ range: SourceRange, fail: CodeBuilder.Label
    ) throws(Unsupported) {
        let length = try temporaries(2)
        builder.range = range
        intrinsic(.length, subject, into: length)
        builder.emit(.loadInt, a: length + 1, bc: count)
        builder.emit(opcode, a: length, b: length, c: length + 1)
        builder.jump(.jumpIfFalse, a: length, to: fail)
    }

    private func compileSequence(
        _ patterns: [Pattern], _ subject: Int, _ captures: Captures, _ range: SourceRange, fail: CodeBuilder.Label
    ) throws(Unsupported) {
        let test = try temporary()
        intrinsic(.matchesSequence, subject, into: test)
        builder.jump(.jumpIfFalse, a: test, to: fail)
        let star = patterns.firstIndex(where: \.isStar)
        if star == nil {
            try compileLengthTest(subject, .equal, patterns.count, range, fail: fail)
        } else if patterns.count > 1 {
            try compileLengthTest(subject, .greaterOrEqual, patterns.count - 1, range, fail: fail)
        }
        if patterns.allSatisfy(\.isWildcard) { return }
        guard let star, patterns[star].isWildcard else {
            let first = try temporaries(patterns.count)
            builder.range = range
            if let star {
                let after = patterns.count - star - 1
                guard star < 256, after < 256 else { throw Unsupported("a sequence pattern this long", at: range) }
                builder.emit(.unpackStarred, a: first, b: subject, c: star | after << 8)
            } else {
                builder.emit(.unpack, a: first, b: subject, c: patterns.count)
            }
            for (offset, pattern) in patterns.enumerated() where !pattern.isWildcard {
                try compilePattern(pattern, first + offset, captures, fail: fail)
            }
            return
        }
        // With `*_` only what has a pattern is looked at.
        for (offset, pattern) in patterns.enumerated() where !pattern.isWildcard {
            let element = try temporaries(2)
            builder.range = range
            if offset < star {
                builder.emit(.loadInt, a: element, bc: offset)
            } else {
                intrinsic(.length, subject, into: element)
                builder.emit(.loadInt, a: element + 1, bc: patterns.count - offset)
                builder.emit(.subtract, a: element, b: element, c: element + 1)
            }
            builder.emit(.loadSubscript, a: element, b: subject, c: element)
            try compilePattern(pattern, element, captures, fail: fail)
        }
    }

    private func compileMapping(
        _ keys: [Expression], _ patterns: [Pattern], _ rest: Identifier?, _ subject: Int, _ captures: Captures,
        _ range: SourceRange, fail: CodeBuilder.Label
    ) throws(Unsupported) {
        let test = try temporary()
        intrinsic(.matchesMapping, subject, into: test)
        builder.jump(.jumpIfFalse, a: test, to: fail)
        if keys.isEmpty, rest == nil { return }
        if !keys.isEmpty { try compileLengthTest(subject, .greaterOrEqual, keys.count, range, fail: fail) }
        let window = try temporaries(2)
        builder.emit(.move, a: window, b: subject)
        let values = try temporaries(keys.count)
        for (offset, key) in keys.enumerated() { try compile(key, into: values + offset) }
        builder.range = range
        builder.emit(.buildTuple, a: window + 1, b: values, c: keys.count)
        intrinsic(.matchKeys, window, into: test)
        builder.jump(.jumpIfNone, a: test, to: fail)
        builder.emit(.unpack, a: values, b: test, c: keys.count)
        for (offset, pattern) in patterns.enumerated() where !pattern.isWildcard {
            try compilePattern(pattern, values + offset, captures, fail: fail)
        }
        guard let rest else { return }
        builder.range = range
        intrinsic(.copyWithoutKeys, window, into: test)
        capture(rest, test, captures)
    }

    private func compileClass(
        _ type: Expression, _ patterns: [Pattern], positional: Int, _ keywords: [Identifier], _ subject: Int,
        _ captures: Captures, _ range: SourceRange, fail: CodeBuilder.Label
    ) throws(Unsupported) {
        let window = try temporaries(4)
        try compile(type, into: window + 1)
        builder.range = range
        builder.emit(.move, a: window, b: subject)
        builder.emit(.loadInt, a: window + 2, bc: positional)
        let names = TupleObject(keywords.map { Value.object(intern($0.name)) })
        builder.emit(.loadConstant, a: window + 3, bc: builder.constant(.object(names)))
        intrinsic(.matchClass, window, into: window)
        builder.jump(.jumpIfNone, a: window, to: fail)
        let values = try temporaries(patterns.count)
        builder.emit(.unpack, a: values, b: window, c: patterns.count)
        for (offset, pattern) in patterns.enumerated() where !pattern.isWildcard {
            try compilePattern(pattern, values + offset, captures, fail: fail)
        }
    }
}

extension Pattern {
    fileprivate var isStar: Bool {
        if case .star = kind { return true }
        return false
    }

    /// `_`, or `*_`.
    fileprivate var isWildcard: Bool {
        switch kind {
        case .asPattern(nil, name: nil), .star(nil): true
        default: false
        }
    }

    /// Whether it matches everything.
    fileprivate var isIrrefutable: Bool {
        switch kind {
        case .asPattern(let inner, _): inner?.isIrrefutable ?? true
        case .or(let alternatives): alternatives.contains(where: \.isIrrefutable)
        default: false
        }
    }

    /// The names that it binds, in order, each once.
    fileprivate var names: [String] {
        var names: [String] = []
        collect(into: &names)
        return names
    }

    private func collect(into names: inout [String]) {
        func add(_ identifier: Identifier?) {
            if let identifier, !names.contains(identifier.name) { names.append(identifier.name) }
        }
        switch kind {
        case .value, .singleton: break
        case .sequence(let patterns), .or(let patterns): for pattern in patterns { pattern.collect(into: &names) }
        case .mapping(_, let patterns, let rest):
            for pattern in patterns { pattern.collect(into: &names) }
            add(rest)
        case .matchClass(_, let patterns, _, let keywordPatterns):
            for pattern in patterns + keywordPatterns { pattern.collect(into: &names) }
        case .star(let name): add(name)
        case .asPattern(let inner, let name):
            inner?.collect(into: &names)
            add(name)
        }
    }
}
