import PythonSyntax

/// The part of a tree that a function's code was compiled from, found again: trees are thrown away when they are compiled.
struct FunctionSource {
    enum Node {
        case function(FunctionDef)
        case lambda(Expression)
        case generator(Expression, [Comprehension])
    }

    let node: Node
    let scope: Scope
    var hasParameters = true
    /// A generator, a coroutine or both; a lambda that yields is none to CPython's compiler.
    var isSuspendable = false

    /// Reads the source of a function, lambda or generator expression once more.
    /// - Returns: the part, and whether annotations are text; nil if there is nothing of that name at the place.
    /// - Complexity: O(n) in the length of the file.
    static func find(_ code: CodeObject) -> (function: FunctionSource, hasTextAnnotations: Bool)? {
        var parser = Parser(code.source)
        guard let module = try? parser.parseModule() else { return nil }
        let line = code.firstLine
        let name = code.name.string
        let start = code.positions.map(\.start).min() ?? 0
        let end = code.positions.map(\.end).max() ?? 0
        var found: FunctionSource?
        var width = Int32.max
        _ = SymbolWalk.scopes(of: module) { node, scope in
            if let function = node as? FunctionDef, !scope.isAnnotation {
                guard function.name.name == name, code.source.line(at: Int(function.beginning)) == line
                else { return }
                found = FunctionSource(
                    node: .function(function), scope: scope, hasParameters: code.parameters.positional > 0,
                    isSuspendable: code.flavor != .plain)
            }
            guard let expression = node as? Expression, code.source.line(at: Int(expression.range.start)) == line,
                expression.range.start <= start, end <= expression.range.end,
                expression.range.end - expression.range.start < width
            else { return }
            switch expression.kind {
            case .lambda(_, let body) where name == "<lambda>":
                found = FunctionSource(node: .lambda(body), scope: scope, hasParameters: code.parameters.positional > 0)
            case .generator(let element, let clauses) where name == "<genexpr>":
                found = FunctionSource(node: .generator(element, clauses), scope: scope, isSuspendable: true)
            default: return
            }
            width = expression.range.end - expression.range.start
        }
        return found.map { ($0, module.futureFeatures.contains("annotations")) }
    }

    /// How many variables an activation has: locals, those of comprehensions in place, and those that it shares with functions
    /// around it (`co_nlocalsplus`).
    var variableCount: Int { scope.inlinedNames.union(scope.freeNames()).count }
}
