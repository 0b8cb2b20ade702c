import PythonSyntax

/// Where the instructions for attributes and methods come from.
extension CodeCompiler {
    /// What a traceback shows for an attribute: all of the expression if it stands on one line, else only its name.
    ///
    /// - Parameter attribute: the `a.b` with that name.
    /// - Parameter whole: the expression that it is part of, where that is what runs: a call of a method. CPython moves the
    ///   start of its range to the line of the name and both columns to those of the name, but not its last line.
    func rangeOfMember(_ attribute: Expression, _ name: Identifier, in whole: SourceRange? = nil) -> SourceRange {
        let range = whole ?? attribute.range
        let source = context.source
        guard source.line(at: Int(range.start)) != source.line(at: Int(attribute.range.end)) else { return range }
        let lastLine = source.line(at: Int(range.end))
        let lineStart = Int(source.lineStarts[lastLine - 1])
        let column = source.byteColumn(at: Int(name.range.end))
        let end = min(lineStart + column, lineStart + source.lineBytes(lastLine).count)
        return SourceRange(start: Int(name.range.start), end: max(end, Int(name.range.end)))
    }
}
