/// Finds what CPython refuses after parsing: errors that follow from the tree as a whole.
///
/// They come in CPython's order, which decides where a program has several: first the features of
/// `from __future__`, then what its symbol table finds (`ScopeChecker`), at last what its compiler finds
/// (`CodeChecker`). Columns are bytes here, not characters, as CPython has it.
struct SyntaxChecker {
    let source: SourceText

    /// - Parameter hasDeclarations: whether the text has a `global`, a `nonlocal` or a `:=` anywhere. Without
    ///   them no name can be declared wrongly, and names need not be followed.
    /// - Throws: the first error.
    /// - Returns: what the compiler warns of.
    static func check(
        _ module: Module, in source: SourceText, hasDeclarations: Bool
    ) throws(SyntaxError) -> [SyntaxWarning] {
        let lastFuture = try FutureImports.check(module, in: source)
        var scopes = ScopeChecker(
            source: source, followsNames: hasDeclarations,
            postponesAnnotations: module.futureFeatures.contains("annotations"))
        try found(by: .symbolTable) { () throws(SyntaxError) in try scopes.check(module) }
        var code = CodeChecker(source: source, lastFuture: lastFuture)
        try found(by: .compiler) { () throws(SyntaxError) in try code.check(module) }
        return code.warnings
    }

    private static func found(by finder: SyntaxError.Finder, _ body: () throws(SyntaxError) -> Void) throws(SyntaxError)
    {
        do {
            try body()
        } catch {
            var error = error
            error.finder = finder
            throw error
        }
    }
}

extension SyntaxError {
    /// An error at a node, with columns in bytes.
    init(_ message: String, at range: SourceRange, in source: SourceText) {
        self.init(
            message: message, line: source.line(at: Int(range.start)),
            column: source.byteColumn(at: Int(range.start)) + 1, endLine: source.line(at: Int(range.end)),
            endColumn: source.byteColumn(at: Int(range.end)) + 1)
    }
}

/// Python documentation: Language Reference 7.11.1, "Future statements".
enum FutureImports {
    private static let features: Set<String> = [
        "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
        "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations",
    ]

    /// - Returns: the offset of the last future statement at the beginning of the file, -1 if there is none.
    static func check(_ module: Module, in source: SourceText) throws(SyntaxError) -> Int32 {
        var last: Int32 = -1
        for (index, statement) in module.body.enumerated() {
            switch statement.kind {
            case .importFrom(module: "__future__", let names, level: 0):
                for alias in names where !features.contains(alias.name) {
                    let message =
                        alias.name == "braces" ? "not a chance" : "future feature \(alias.name) is not defined"
                    var error = SyntaxError(message, at: statement.range, in: source)
                    error.endLine = error.line
                    error.endColumn = nil
                    throw error
                }
                last = statement.range.start
            case .expression(let value):
                guard index == 0, case .constant(.string) = value.kind else { return last }
            default: return last
            }
        }
        return last
    }
}
