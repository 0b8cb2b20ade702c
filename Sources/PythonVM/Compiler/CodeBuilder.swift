import PythonSyntax
import Trace

/// Something of Python that the model does not run, found before the program starts or when it is reached.
public struct Unsupported: Error {
    /// What it is, by name.
    public let what: String
    public let range: SourceRange

    public init(_ what: String, at range: SourceRange) {
        self.what = what
        self.range = range
    }
}

/// Collects the instructions of one code object: constants once, jumps by label, handlers by depth.
struct CodeBuilder {
    /// A place that jumps lead to; its position may be known later.
    struct Label { fileprivate let index: Int }

    private(set) var instructions: [Instruction] = []
    private(set) var positions: ContiguousArray<SourceRange> = []
    private(set) var constants: [Value] = []
    private(set) var cacheNames: [StrObject] = []
    private var handlers: [(depth: Int, handler: Handler)] = []

    private var labelPositions: [Int] = []
    private var fixups: [(instruction: Int, label: Int, isShort: Bool)] = []
    private var knownConstants: [ConstantKey: Int] = [:]

    /// Literals that may share a constant: 0.0 and -0.0 are equal, but not the same.
    private struct ConstantKey: Hashable {
        let literal: Constant
        let isNegativeZero: Bool

        init(_ literal: Constant) {
            self.literal = literal
            if case .float(let value) = literal {
                isNegativeZero = value == 0 && value.sign == .minus
            } else {
                isNegativeZero = false
            }
        }
    }
    private var globalCaches: [ObjectIdentifier: Int] = [:]

    /// The range that the next instructions come from.
    var range = SourceRange(start: 0, end: 0)

    var position: Int { instructions.count }

    mutating func emit(_ opcode: Opcode, a: Int = 0, b: Int = 0, c: Int = 0) {
        instructions.append(Instruction(opcode, a: a, b: b, c: c))
        positions.append(range)
    }

    mutating func emit(_ opcode: Opcode, a: Int = 0, bc: Int) {
        instructions.append(Instruction(opcode, a: a, bc: bc))
        positions.append(range)
    }

    /// Marks operands of the last instruction that nothing reads afterwards.
    mutating func markDying(_ operands: UInt8) { instructions[instructions.count - 1].dying = operands }

    // MARK: Labels

    mutating func label() -> Label {
        labelPositions.append(-1)
        return Label(index: labelPositions.count - 1)
    }

    mutating func place(_ label: Label) { labelPositions[label.index] = position }

    mutating func jump(_ opcode: Opcode, a: Int = 0, to label: Label) {
        fixups.append((position, label.index, false))
        emit(opcode, a: a, bc: 0)
    }

    /// A jump whose distance is the operand c: 16 bits.
    mutating func shortJump(_ opcode: Opcode, a: Int, b: Int, to label: Label) {
        fixups.append((position, label.index, true))
        emit(opcode, a: a, b: b)
    }

    /// Writes the distances of all jumps; false if one is too long for its instruction.
    mutating func resolveJumps() -> Bool {
        for fixup in fixups {
            let distance = labelPositions[fixup.label] - (fixup.instruction + 1)
            let old = instructions[fixup.instruction]
            if fixup.isShort {
                guard let short = Int16(exactly: distance) else { return false }
                instructions[fixup.instruction].c = UInt16(bitPattern: short)
            } else {
                instructions[fixup.instruction] = Instruction(old.opcode, a: Int(old.a), bc: distance)
                instructions[fixup.instruction].dying = old.dying
            }
        }
        fixups = []
        return true
    }

    // MARK: Tables

    /// The index of a constant; equal literals of one type share one.
    mutating func constant(_ literal: Constant, _ make: () -> Value) -> Int {
        let key = ConstantKey(literal)
        if let known = knownConstants[key] { return known }
        let index = constant(make())
        knownConstants[key] = index
        return index
    }

    mutating func constant(_ value: Value) -> Int {
        constants.append(value)
        return constants.count - 1
    }

    /// A new inline cache for a name.
    mutating func cache(_ name: StrObject) -> Int {
        cacheNames.append(name)
        return cacheNames.count - 1
    }

    /// The inline cache that all uses of one global share.
    mutating func globalCache(_ name: StrObject) -> Int {
        if let known = globalCaches[ObjectIdentifier(name)] { return known }
        let index = cache(name)
        globalCaches[ObjectIdentifier(name)] = index
        return index
    }

    mutating func addHandler(depth: Int, _ handler: Handler) {
        if handler.start < handler.end { handlers.append((depth, handler)) }
    }

    /// Inner handlers before outer ones.
    var sortedHandlers: ContiguousArray<Handler> {
        ContiguousArray(
            handlers.enumerated().sorted { ($1.element.depth, $0.offset) < ($0.element.depth, $1.offset) }
                .map(\.element.handler))
    }
}
