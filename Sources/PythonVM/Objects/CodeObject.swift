import PythonSyntax

/// `code`: the instructions of one function, class body or module, and what they need.
public final class CodeObject: PyObject {
    enum Flavor { case plain, generator, coroutine, asyncGenerator }

    public let name: StrObject
    public let qualifiedName: StrObject
    public let source: SourceText
    /// From 1; that of the first decorator, if there is one.
    let firstLine: Int
    let flavor: Flavor
    let parameters: ParameterList
    /// Locals and temporaries.
    private(set) var registerCount: Int
    /// Names of the registers that are locals; parameters first.
    private(set) var localNames: ContiguousArray<StrObject>
    private(set) var instructions: UnsafeMutablePointer<Instruction>
    private(set) var instructionCount: Int
    /// Where each instruction comes from.
    private(set) var positions: ContiguousArray<SourceRange>
    private(set) var constants: UnsafeMutablePointer<Value>
    private var constantCount: Int
    private(set) var caches: UnsafeMutablePointer<InlineCache>
    private var cacheCount: Int
    /// Inner blocks come before outer ones.
    private(set) var handlers: ContiguousArray<Handler>
    /// The variables of enclosing functions that it uses.
    let freeVariables: ContiguousArray<FreeVariable>
    /// asyncio's or the standard library's own: its lines are recorded only when asked for.
    public let isLibrary: Bool
    let documentation: Value
    /// Of a function: its variables are registers, and not the names of a module or a class body.
    let usesRegisters: Bool
    /// `co_flags` (Data model, "Code objects").
    let flags: Int
    /// What the interpreter reads at every call.
    let layout: UnsafeMutablePointer<CodeLayout>
    /// Compiles the body, where that is left to the first call; until then there is no instruction, and of the registers only the
    /// parameters are known.
    private var compilation: (() throws(Unsupported) -> CodeObject)?

    /// How many variables and how many values on the stack CPython's activations of it have; nil where that is not known.
    private(set) lazy var frameSize = FunctionSource.find(self).flatMap { (function, hasTextAnnotations) in
        (try? StackDepth.of(function, hasTextAnnotations: hasTextAnnotations)).map {
            (variables: function.variableCount, stack: $0)
        }
    }

    init(_ parts: CodeParts) {
        name = parts.name
        qualifiedName = parts.qualifiedName
        source = parts.source
        firstLine = parts.firstLine
        flavor = parts.flavor
        parameters = parts.parameters
        registerCount = parts.registerCount
        localNames = parts.localNames
        positions = parts.positions
        handlers = parts.handlers
        freeVariables = parts.freeVariables
        isLibrary = parts.isLibrary
        documentation = parts.documentation
        usesRegisters = parts.usesRegisters
        flags = parts.flags
        layout = .allocate(capacity: 1)

        instructionCount = parts.instructions.count
        instructions = .allocate(capacity: max(instructionCount, 1))
        instructions.initialize(from: parts.instructions, count: instructionCount)
        constantCount = parts.constants.count
        constants = .allocate(capacity: max(constantCount, 1))
        constants.initialize(from: parts.constants, count: constantCount)
        cacheCount = parts.cacheNames.count
        caches = .allocate(capacity: max(cacheCount, 1))
        for (index, name) in parts.cacheNames.enumerated() {
            (caches + index).initialize(to: InlineCache(name: name))
        }
        super.init(kind: .code)
        layout.initialize(to: makeLayout())
    }

    private func makeLayout() -> CodeLayout {
        // What is not compiled yet is never called in one of the fast ways.
        let isReady = compilation == nil
        let isSimple = isReady && flavor == .plain && parameters.isPositional
        let isCounted = isReady && !parameters.hasVarPositional && !parameters.hasVarKeyword
        return CodeLayout(
            code: Unmanaged.passUnretained(self), instructions: instructions, constants: constants, caches: caches,
            registerCount: registerCount, simpleCount: isSimple ? parameters.positional : -1,
            positionalCount: isCounted ? parameters.positional : -1, keywordOnlyCount: parameters.keywordOnly,
            hasFreeVariables: !freeVariables.isEmpty, isPlain: flavor == .plain, isCoroutine: flavor == .coroutine,
            isLibrary: isLibrary)
    }

    /// Leaves the compilation of the body to `complete`.
    func postpone(_ compilation: @escaping () throws(Unsupported) -> CodeObject) {
        self.compilation = compilation
        layout.pointee = makeLayout()
    }

    /// Whether `complete` has something to do.
    var isPostponed: Bool { compilation != nil }

    /// Compiles the body if that has been left for later.
    func complete() throws(Unsupported) {
        guard let compilation else { return }
        let whole = try compilation()
        self.compilation = nil
        registerCount = whole.registerCount
        localNames = whole.localNames
        positions = whole.positions
        handlers = whole.handlers
        // What this one had is freed with the other.
        swap(&instructions, &whole.instructions)
        swap(&instructionCount, &whole.instructionCount)
        swap(&constants, &whole.constants)
        swap(&constantCount, &whole.constantCount)
        swap(&caches, &whole.caches)
        swap(&cacheCount, &whole.cacheCount)
        layout.pointee = makeLayout()
    }

    deinit {
        layout.deallocate()
        instructions.deallocate()
        constants.deinitialize(count: constantCount)
        constants.deallocate()
        caches.deinitialize(count: cacheCount)
        caches.deallocate()
    }

    /// Where an instruction comes from; for none, an empty range at the code's first line.
    func range(ofInstruction index: Int) -> SourceRange {
        if positions.indices.contains(index) { return positions[index] }
        let lines = source.lineStarts
        let start = Int(lines[min(max(firstLine - 1, 0), lines.count - 1)])
        return SourceRange(start: start, end: start)
    }

    /// The source line, from 1, of an instruction.
    func line(ofInstruction index: Int) -> Int {
        guard positions.indices.contains(index) else { return firstLine }
        return source.line(at: Int(positions[index].start))
    }

    /// What it was made of.
    var parts: CodeParts {
        var parts = CodeParts(name: name, qualifiedName: qualifiedName, source: source)
        parts.firstLine = firstLine
        parts.flavor = flavor
        parts.parameters = parameters
        parts.registerCount = registerCount
        parts.localNames = localNames
        parts.instructions = (0..<instructionCount).map { instructions[$0] }
        parts.positions = positions
        parts.constants = allConstants
        parts.cacheNames = cacheNames
        parts.handlers = handlers
        parts.freeVariables = freeVariables
        parts.isLibrary = isLibrary
        parts.documentation = documentation
        parts.usesRegisters = usesRegisters
        parts.flags = flags
        return parts
    }

    var allConstants: [Value] { (0..<constantCount).map { constants[$0] } }

    /// The names that instructions look up, one for each of their caches.
    var cacheNames: [StrObject] { (0..<cacheCount).map { caches[$0].name } }

    /// Code objects that are constants of this one.
    var nestedCode: [CodeObject] {
        (0..<constantCount).compactMap { constants[$0].object(.code, as: CodeObject.self) }
    }
}

/// The parts of a code object that calls and the interpreter's loop need, where they are read without counting references.
struct CodeLayout {
    let code: Unmanaged<CodeObject>
    let instructions: UnsafeMutablePointer<Instruction>
    let constants: UnsafeMutablePointer<Value>
    let caches: UnsafeMutablePointer<InlineCache>
    let registerCount: Int
    /// How many arguments a call has that only copies them and jumps: code of a plain function without defaults to fill
    /// in, keywords or stars; else -1.
    let simpleCount: Int
    /// How many positional parameters there are, defaults included, in code of any flavor without stars; else -1.
    let positionalCount: Int
    let keywordOnlyCount: Int
    let hasFreeVariables: Bool
    let isPlain: Bool
    let isCoroutine: Bool
    let isLibrary: Bool
}

extension CodeObject {
    /// The bits of `co_flags`, as the `inspect` module names them.
    enum Flags {
        static let optimized = 0x1
        static let newLocals = 0x2
        static let variadic = 0x4
        static let variadicKeywords = 0x8
        static let nested = 0x10
        static let generator = 0x20
        static let coroutine = 0x80
        static let iterableCoroutine = 0x100
        static let asyncGenerator = 0x200
        static let futureAnnotations = 0x100_0000
    }
}

/// What a compiler hands over for a `CodeObject`.
struct CodeParts {
    var name: StrObject
    var qualifiedName: StrObject
    var source: SourceText
    var firstLine = 1
    var flavor = CodeObject.Flavor.plain
    var parameters = ParameterList()
    var registerCount = 0
    var localNames: ContiguousArray<StrObject> = []
    var instructions: [Instruction] = []
    var positions: ContiguousArray<SourceRange> = []
    var constants: [Value] = []
    var cacheNames: [StrObject] = []
    var handlers: ContiguousArray<Handler> = []
    var freeVariables: ContiguousArray<FreeVariable> = []
    var isLibrary = false
    var documentation = Value.none
    var usesRegisters = true
    var flags = 0
}

/// How many parameters of which kind; they are the first registers in this order.
struct ParameterList {
    var positionalOnly = 0
    /// Positional-only ones included.
    var positional = 0
    var keywordOnly = 0
    var hasVarPositional = false
    var hasVarKeyword = false

    /// Parameters bound by position or name, without `*args` and `**kwargs`.
    var named: Int { positional + keywordOnly }
    var count: Int { named + (hasVarPositional ? 1 : 0) + (hasVarKeyword ? 1 : 0) }
    var isPositional: Bool { keywordOnly == 0 && !hasVarPositional && !hasVarKeyword }
    /// The register of `*args`, and of `**kwargs`.
    var varPositionalRegister: Int { named }
    var varKeywordRegister: Int { named + (hasVarPositional ? 1 : 0) }
}

/// Where an exception in a range of instructions goes on.
struct Handler {
    /// Indices of instructions, half open.
    var start: Int
    var end: Int
    var target: Int
    /// The register that gets the exception.
    var register: Int
    /// Temporaries from here on are emptied.
    var firstFreeRegister: Int
}

/// A variable of an enclosing function: in which register of that one its cell is found, and in which of this one it goes.
struct FreeVariable {
    var name: StrObject
    var outerRegister: Int
    var register: Int
}

/// What an instruction remembers from its last run, with the name that it looks up.
struct InlineCache {
    let name: StrObject
    /// The name's address: interned names live as long as the machine.
    let nameKey: UInt
    /// Versions of what was looked into; 0 never matches.
    var version: UInt64 = 0
    var secondVersion: UInt64 = 0
    /// Where it was found: an entry of a dictionary, a slot of an instance.
    var index = 0
    var shape: Shape?
    /// The shape's address; 0 for none.
    var shapeKey: UInt = 0
    /// Where storing adds an attribute: the shape that the instance then has.
    var nextShape: Shape?
    /// What was found, where that is remembered whole (methods).
    var value = Value.undefined

    init(name: StrObject) {
        self.name = name
        nameKey = UInt(bitPattern: Unmanaged.passUnretained(name).toOpaque())
    }
}
