/// One step of a compiled pattern; `x`, `y` and `z` mean what the operation says.
struct RegexInstruction {
    enum Operation: UInt8 {
        /// The character `x`.
        case literal
        /// A character whose folded form is `x`.
        case folded
        case any, anyAtAll
        /// A member of the set number `x`.
        case set
        case anchor
        /// Goes on at `x`, and if that fails at `y`.
        case split
        case jump
        /// Remembers the place in slot `x`; `y` is the group that ends here, or 0.
        case save
        /// Repeats the next instruction, which takes one character, `x` to `y` times; goes on behind it.
        case repeatGreedy, repeatLazy, repeatPossessive
        /// Begins a loop whose count is in slot `x` and whose last place in slot `x + 1`.
        case loopStart
        /// The end of a round: loop number `x`.
        case loop, loopLazy
        /// The text of group `x` again.
        case backreference
        /// Goes on at `y` if group `x` has matched nothing.
        case conditional
        /// What follows must match at `y` characters before, up to `lookEnd`; `x` is the slot for the height of the stack, and where it
        /// is negative, `z` is where to go on when it has not matched.
        case look, negativeLook
        case lookEnd, negativeLookEnd
        case atomic, atomicEnd
        case success
    }

    var operation: Operation
    var x = 0
    var y = 0
    var z = 0
}

struct RegexLoop {
    var least: Int
    var most: Int
    var slot: Int
    var body: Int
    var exit: Int
}

/// A compiled pattern.
final class RegexProgram {
    fileprivate(set) var code: [RegexInstruction] = []
    fileprivate(set) var sets: [RegexCharacters] = []
    fileprivate(set) var loops: [RegexLoop] = []
    fileprivate(set) var anchors: [(kind: RegexAnchor, isASCII: Bool)] = []
    /// Two for each group, the last group that ended, and those of loops and looks.
    fileprivate(set) var slotCount = 0
    let groupCount: Int
    /// A match can only begin with one of these.
    fileprivate(set) var first: RegexCharacters?
    /// A match can only begin with this.
    fileprivate(set) var firstLiteral: UInt32?

    var lastGroupSlot: Int { groupCount * 2 }

    fileprivate init(groupCount: Int) { self.groupCount = groupCount }
}

/// Turns the tree into instructions.
struct RegexCompiler {
    private let program: RegexProgram
    private let parser: RegexParser
    private let isBytes: Bool

    /// - Throws: what is not allowed in a lookbehind.
    static func compile(_ tree: RegexNode, _ parser: RegexParser, isBytes: Bool) throws(RegexError) -> RegexProgram {
        let program = RegexProgram(groupCount: parser.groupCount)
        program.slotCount = parser.groupCount * 2 + 1
        var compiler = RegexCompiler(program: program, parser: parser, isBytes: isBytes)
        try compiler.emit(tree, parser.flags)
        program.code.append(RegexInstruction(operation: .success))
        let first = compiler.firstCharacters(of: tree, parser.flags)
        program.firstLiteral = first?.literal
        if let set = first?.set, first?.literal == nil { program.first = set }
        return program
    }

    private var place: Int { program.code.count }

    private func append(_ operation: RegexInstruction.Operation, _ x: Int = 0, _ y: Int = 0, _ z: Int = 0) {
        program.code.append(RegexInstruction(operation: operation, x: x, y: y, z: z))
    }

    private func newSlots(_ count: Int) -> Int {
        defer { program.slotCount += count }
        return program.slotCount
    }

    private func isASCII(_ flags: RegexFlags) -> Bool { isBytes || flags.contains(.ascii) }

    private mutating func emit(_ node: RegexNode, _ flags: RegexFlags) throws(RegexError) {
        switch node {
        case .literal, .any, .set: emitCharacter(node, flags)
        case .anchor(let anchor):
            var kind = anchor
            if flags.contains(.multiline) {
                if kind == .beginning { kind = .beginningOfLine }
                if kind == .end { kind = .endOfLine }
            }
            program.anchors.append((kind, isASCII(flags)))
            append(.anchor, program.anchors.count - 1)
        case .sequence(let items): for item in items { try emit(item, flags) }
        case .branch(let items): try emitBranch(items, flags)
        case .repeat(let item, let least, let most, let greed): try emitRepeat(item, least, most, greed, flags)
        case .group(let item, let index, let added, let removed):
            var inner = flags
            if !added.isDisjoint(with: .types) { inner.subtract(.types) }
            inner = inner.union(added).subtracting(removed)
            if index > 0 { append(.save, index * 2) }
            try emit(item, inner)
            if index > 0 { append(.save, index * 2 + 1, index) }
        case .atomic(let item):
            let slot = newSlots(1)
            append(.atomic, slot)
            try emit(item, flags)
            append(.atomicEnd, slot)
        case .look(let item, let isAhead, let isNegative): try emitLook(item, isAhead, isNegative, flags)
        case .conditional(let group, let yes, let no):
            let start = place
            append(.conditional, group)
            try emit(yes, flags)
            if let no {
                let end = place
                append(.jump)
                program.code[start].y = place
                try emit(no, flags)
                program.code[end].x = place
            } else {
                program.code[start].y = place
            }
        case .backreference(let group):
            append(.backreference, group, flags.contains(.ignoreCase) ? (isASCII(flags) ? 2 : 1) : 0)
        }
    }

    private func emitCharacter(_ node: RegexNode, _ flags: RegexFlags) {
        switch node {
        case .literal(let scalar):
            if flags.contains(.ignoreCase), !RegexCase.variants(of: scalar, isASCII: isASCII(flags)).isEmpty {
                append(.folded, Int(RegexCase.folded(scalar, isASCII: isASCII(flags))), isASCII(flags) ? 1 : 0)
            } else {
                append(.literal, Int(scalar))
            }
        case .set(let set):
            program.sets.append(set.resolved(ignoringCase: flags.contains(.ignoreCase), isASCII: isASCII(flags)))
            append(.set, program.sets.count - 1)
        default: append(flags.contains(.dotAll) ? .anyAtAll : .any)
        }
    }

    private mutating func emitBranch(_ items: [RegexNode], _ flags: RegexFlags) throws(RegexError) {
        var ends: [Int] = []
        for (index, item) in items.enumerated() {
            let split = place
            if index < items.count - 1 { append(.split, split + 1) }
            try emit(item, flags)
            guard index < items.count - 1 else { break }
            ends.append(place)
            append(.jump)
            program.code[split].y = place
        }
        for end in ends { program.code[end].x = place }
    }

    private mutating func emitRepeat(
        _ item: RegexNode, _ least: Int, _ most: Int, _ greed: RegexGreed, _ flags: RegexFlags
    ) throws(RegexError) {
        if let single = singleCharacter(item, flags) {
            append(
                greed == .greedy ? .repeatGreedy : greed == .lazy ? .repeatLazy : .repeatPossessive, least,
                most == RegexParser.unlimited ? Int.max : most)
            emitCharacter(single.node, single.flags)
            return
        }
        if greed == .possessive {
            return try emit(.atomic(.repeat(item, least: least, most: most, .greedy)), flags)
        }
        if most == 0 { return }
        if least == 0 && most == 1 {
            let split = place
            append(.split)
            try emit(item, flags)
            program.code[split].x = greed == .greedy ? split + 1 : place
            program.code[split].y = greed == .greedy ? place : split + 1
            return
        }
        let slot = newSlots(2)
        let number = program.loops.count
        program.loops.append(
            RegexLoop(least: least, most: most == RegexParser.unlimited ? Int.max : most, slot: slot, body: 0, exit: 0))
        append(.loopStart, slot, number)
        let toLoop = place
        append(.jump)
        program.loops[number].body = place
        try emit(item, flags)
        program.code[toLoop].x = place
        append(greed == .greedy ? .loop : .loopLazy, number)
        program.loops[number].exit = place
    }

    /// What takes exactly one character, out of groups that capture nothing.
    private func singleCharacter(_ node: RegexNode, _ flags: RegexFlags) -> (node: RegexNode, flags: RegexFlags)? {
        switch node {
        case .literal, .any, .set: (node, flags)
        case .group(let item, 0, let added, let removed) where added.isEmpty && removed.isEmpty:
            singleCharacter(item, flags)
        default: nil
        }
    }

    private mutating func emitLook(
        _ item: RegexNode, _ isAhead: Bool, _ isNegative: Bool, _ flags: RegexFlags
    ) throws(RegexError) {
        var back = 0
        if !isAhead {
            let width = parser.width(of: item)
            if width.least != width.most {
                throw .syntax("look-behind requires fixed-width pattern", position: nil)
            }
            back = width.least
        }
        let slot = newSlots(2)
        let start = place
        append(isNegative ? .negativeLook : .look, slot, back)
        try emit(item, flags)
        append(isNegative ? .negativeLookEnd : .lookEnd, slot)
        program.code[start].z = place
    }

    // MARK: First characters

    private struct First {
        var literal: UInt32?
        var set: RegexCharacters?
    }

    /// What a match must begin with; nil if that is open.
    private func firstCharacters(of node: RegexNode, _ flags: RegexFlags) -> First? {
        switch node {
        case .literal(let scalar):
            if flags.contains(.ignoreCase), !RegexCase.variants(of: scalar, isASCII: isASCII(flags)).isEmpty {
                let set = RegexSet(ranges: [scalar...scalar])
                return First(set: set.resolved(ignoringCase: true, isASCII: isASCII(flags)))
            }
            return First(literal: scalar)
        case .set(let set):
            return First(set: set.resolved(ignoringCase: flags.contains(.ignoreCase), isASCII: isASCII(flags)))
        case .sequence(let items):
            for item in items {
                if case .anchor(let anchor) = item, anchor == .boundary { continue }
                return firstCharacters(of: item, flags)
            }
            return nil
        case .group(let item, _, let added, let removed) where added.isEmpty && removed.isEmpty:
            return firstCharacters(of: item, flags)
        case .atomic(let item): return firstCharacters(of: item, flags)
        case .repeat(let item, let least, _, _) where least > 0: return firstCharacters(of: item, flags)
        default: return nil
        }
    }
}
