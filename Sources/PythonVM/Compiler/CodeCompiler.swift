import PythonSyntax
import Trace

/// Compiles one function, class body or module into a `CodeObject`.
///
/// Expressions are compiled into a register that the one who asks names; locals are used where they stand. Temporaries are a
/// stack above the locals. Reading order: `Compiler.compile` -> `CodeCompiler.compile(_: Statement)` ->
/// `compile(_: Expression, into:)`.
final class CodeCompiler {
    let context: CompilerContext
    var scope: Scope
    var builder = CodeBuilder()
    let name: String
    let qualifiedName: String

    /// Registers of locals, by name; comprehensions add theirs while they are compiled.
    var registers: [String: Int] = [:]
    /// Registers that hold cells instead of values.
    var cellRegisters: Set<Int> = []
    var localNames: [String] = []
    private(set) var nextTemporary = 0
    private var registerCount = 0
    /// Temporaries that may still hold an object at the end of the statement.
    var dirty: Set<Int> = []
    /// Locals that are bound for sure at this point.
    var bound = BoundSet()
    var blocks: [Block] = []
    var freeVariables: [FreeVariable] = []
    /// What compiles the code around this one.
    weak var outer: CodeCompiler?
    /// In a class body: the attributes of `self` that functions in it assign to.
    var staticAttributes: [String] = []
    /// In the scope of type parameters: what names things in it, as if it were not there.
    var namingOwner: CodeCompiler?
    /// What a call of the code makes, known before its body is compiled.
    var flavor = CodeObject.Flavor.plain
    /// Whether `localNames[0]` is a parameter, which `super()` needs.
    var firstParameterExists = false

    init(context: CompilerContext, scope: Scope, name: String, qualifiedName: String) {
        self.context = context
        self.scope = scope
        self.name = name
        self.qualifiedName = qualifiedName
    }

    /// A construct around the current place that a `break`, `continue` or `return` has to leave in order.
    enum Block {
        case loop(exit: CodeBuilder.Label, next: CodeBuilder.Label)
        /// A `finally`, or what leaving a `with` or a handler does: runs `leave`, outside of its own range.
        case cleanup(Cleanup)
    }

    final class Cleanup {
        let leave: (CodeCompiler) throws(Unsupported) -> Void
        /// The range of instructions that its handler covers, begun but not ended; nil for one without a handler.
        var rangeStart: Int?
        var ranges: [(Int, Int)] = []

        init(leave: @escaping (CodeCompiler) throws(Unsupported) -> Void) { self.leave = leave }
    }

    // MARK: Registers

    func temporary() throws(Unsupported) -> Int {
        let register = nextTemporary
        nextTemporary += 1
        registerCount = max(registerCount, nextTemporary)
        if nextTemporary > 60_000 { throw Unsupported("a function with more than 60,000 variables", at: builder.range) }
        return register
    }

    func temporaries(_ count: Int) throws(Unsupported) -> Int {
        let first = nextTemporary
        for _ in 0..<count { _ = try temporary() }
        return first
    }

    /// Gives back temporaries from `register` on.
    func free(to register: Int) { nextTemporary = register }

    func addLocal(_ name: String) throws(Unsupported) -> Int {
        let register = try temporary()
        registers[name] = register
        localNames.append(name)
        return register
    }

    var firstTemporary: Int { localNames.count }

    /// Empties the temporaries that may still hold objects, so that those die now.
    func releaseDirty(from base: Int) {
        let stale = dirty.filter { $0 >= base }
        if let first = stale.min(), let last = stale.max() {
            builder.emit(.release, a: first, b: last - first + 1)
            dirty.subtract(stale)
        }
    }

    // MARK: The whole

    func makeCode(
        firstLine: Int, flavor: CodeObject.Flavor, parameters: ParameterList, documentation: Value
    ) throws(Unsupported) -> CodeObject {
        guard builder.resolveJumps() else {
            context.usesShortJumps = false
            throw Unsupported("a function this long", at: builder.range)
        }
        var parts = CodeParts(
            name: context.intern(name), qualifiedName: context.intern(qualifiedName), source: context.source)
        parts.firstLine = firstLine
        parts.flavor = flavor
        parts.parameters = parameters
        parts.registerCount = registerCount
        parts.localNames = ContiguousArray(localNames.map(context.intern))
        parts.instructions = builder.instructions
        parts.positions = builder.positions
        parts.constants = builder.constants
        parts.cacheNames = builder.cacheNames
        parts.handlers = builder.sortedHandlers
        parts.freeVariables = ContiguousArray(freeVariables)
        parts.isLibrary = context.isLibrary
        parts.documentation = documentation
        parts.usesRegisters = scope.kind != .module && scope.kind != .classBody
        parts.flags =
            scope.kind == .function
            ? flags(ofFunction: flavor, parameters, isNested: scope.isNested) : sharedFlags
        return CodeObject(parts)
    }

    private var sharedFlags: Int { context.annotationsAreStrings ? CodeObject.Flags.futureAnnotations : 0 }

    func flags(ofFunction flavor: CodeObject.Flavor, _ parameters: ParameterList, isNested: Bool) -> Int {
        var flags = sharedFlags | CodeObject.Flags.optimized | CodeObject.Flags.newLocals
        if parameters.hasVarPositional { flags |= CodeObject.Flags.variadic }
        if parameters.hasVarKeyword { flags |= CodeObject.Flags.variadicKeywords }
        if isNested { flags |= CodeObject.Flags.nested }
        switch flavor {
        case .plain: break
        case .generator: flags |= CodeObject.Flags.generator
        case .coroutine: flags |= CodeObject.Flags.coroutine
        case .asyncGenerator: flags |= CodeObject.Flags.asyncGenerator
        }
        return flags
    }

    /// Makes cells of the parameters and locals that inner functions use.
    func makeCells() {
        for name in scope.boundNames where scope.captured.contains(name) {
            guard let register = registers[name] else { continue }
            builder.emit(.makeCell, a: register)
            cellRegisters.insert(register)
        }
    }

    /// Gives the variables of enclosing functions registers of their own.
    func addFreeVariables(_ names: [String], outer: CodeCompiler) throws(Unsupported) {
        for name in names {
            guard let outerRegister = outer.cellRegister(name) else {
                throw Unsupported("the variable '\(name)' from here", at: builder.range)
            }
            let register = try addLocal(name)
            cellRegisters.insert(register)
            freeVariables.append(
                FreeVariable(name: context.intern(name), outerRegister: outerRegister, register: register))
        }
    }

    func cellRegister(_ name: String) -> Int? {
        guard let register = registers[name], cellRegisters.contains(register) else { return nil }
        return register
    }

    // MARK: Lines

    /// Marks that a line is about to run, where lines are recorded.
    func line(_ range: SourceRange) {
        builder.range = range
        guard context.recordsLines else { return }
        let line = context.source.line(at: Int(range.start))
        builder.emit(.line, bc: Int(context.location(line, qualifiedName)))
    }

    func intern(_ name: String) -> StrObject { context.intern(name) }

    func sourceLine(_ range: SourceRange) -> Int { context.source.line(at: Int(range.start)) }
}

/// Which locals are bound for sure at a point of the program; nothing is known of what is never reached.
struct BoundSet {
    private var registers: Set<Int> = []
    private(set) var isUnreachable = false

    func contains(_ register: Int) -> Bool { isUnreachable || registers.contains(register) }
    mutating func insert(_ register: Int) { registers.insert(register) }
    mutating func remove(_ register: Int) { registers.remove(register) }
    mutating func setUnreachable() { isUnreachable = true }

    /// What is known where two ways meet.
    func joined(_ other: BoundSet) -> BoundSet {
        if isUnreachable { return other }
        if other.isUnreachable { return self }
        var result = self
        result.registers.formIntersection(other.registers)
        return result
    }
}

/// What the code objects of one file share while they are compiled.
final class CompilerContext {
    let source: SourceText
    let isLibrary: Bool
    let recordsLines: Bool
    let intern: (String) -> StrObject
    let makeBigInt: (String) -> Value
    let makeOther: (Constant) -> Value
    /// The repr of a constant.
    let repr: (Value) -> String
    /// The trace's number for a line of a function.
    let makeLocation: (Int, String) -> UInt32
    /// Compare-and-jump instructions reach 32,767 instructions far; a longer function is compiled without.
    var usesShortJumps = true
    var annotationsAreStrings = false
    /// For `exec` and `eval`: names of the module's level are looked up in a namespace that may be apart from the globals.
    var usesNamespace = false
    /// For `compile(..., "single")`: the value of each expression that is a statement of the module is shown.
    var displaysValues = false

    private var locations: [LocationKey: UInt32] = [:]
    private struct LocationKey: Hashable {
        let line: Int
        let function: String
    }

    init(
        source: SourceText, isLibrary: Bool, recordsLines: Bool, intern: @escaping (String) -> StrObject,
        makeBigInt: @escaping (String) -> Value,
        makeOther: @escaping (Constant) -> Value, repr: @escaping (Value) -> String,
        makeLocation: @escaping (Int, String) -> UInt32
    ) {
        self.source = source
        self.isLibrary = isLibrary
        self.recordsLines = recordsLines
        self.intern = intern
        self.makeBigInt = makeBigInt
        self.makeOther = makeOther
        self.repr = repr
        self.makeLocation = makeLocation
    }

    func location(_ line: Int, _ function: String) -> UInt32 {
        let key = LocationKey(line: line, function: function)
        if let known = locations[key] { return known }
        let location = makeLocation(line, function)
        locations[key] = location
        return location
    }
}

enum Compiler {
    /// Compiles a module.
    /// - Throws: `Unsupported` for what the model does not run.
    static func compile(_ module: Module, _ context: CompilerContext) throws(Unsupported) -> CodeObject {
        context.annotationsAreStrings = module.futureFeatures.contains("annotations")
        return try compile(context) { () throws(Unsupported) in try compileModule(module, context) }
    }

    /// Compiles something, and where that gets too long for short jumps once more without them.
    static func compile(
        _ context: CompilerContext, _ body: () throws(Unsupported) -> CodeObject
    ) throws(Unsupported) -> CodeObject {
        do throws(Unsupported) {
            return try body()
        } catch {
            guard !context.usesShortJumps else { throw error }
            return try body()
        }
    }

    private static func compileModule(_ module: Module, _ context: CompilerContext) throws(Unsupported) -> CodeObject {
        let scope = SymbolWalk.scopes(of: module)
        let compiler = CodeCompiler(context: context, scope: scope, name: "<module>", qualifiedName: "<module>")
        let documentation = compiler.documentation(of: module.body)
        try compiler.setUpAnnotations(module.body)
        try compiler.compileBody(module.body)
        compiler.builder.emit(.returnNone)
        return try compiler.makeCode(
            firstLine: 1, flavor: .plain, parameters: ParameterList(), documentation: documentation)
    }
}
