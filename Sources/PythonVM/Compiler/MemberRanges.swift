import PythonSyntax

/// Where the instructions for attributes and methods come from.
extension CodeCompiler {
    /// What a traceback shows for an attribute: all of the expression if it stands on one line, else from its name on.
    ///
    /// - Parameter attribute: the `a.b` with that name.
    /// - Parameter whole: the call of the method with that name, where that is what runs.
    func rangeOfMember(_ attribute: Expression, _ name: Identifier, in whole: SourceRange? = nil) -> SourceRange {
        let range = whole ?? attribute.range
        let source = context.source
        guard source.line(at: Int(range.start)) != source.line(at: Int(attribute.range.end)) else { return range }
        return SourceRange(start: Int(name.range.start), end: Int(range.end))
    }
}
