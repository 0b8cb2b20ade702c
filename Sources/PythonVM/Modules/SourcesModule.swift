import PythonSyntax

/// `_sources`: the texts of the files that have been read, for `linecache` and `inspect`.
extension Machine {
    func defineSourcesModule() {
        defineModule("_sources") { (machine, module) throws(Raise) in
            /// The lines of a file, each with its end; None for a file that was not read.
            machine.defineFunction(module, "lines", "filename, /") { (machine, arguments) throws(Raise) in
                guard let name = arguments[0].str, let source = machine.sources[name.string], !machine.isEnding else {
                    return .none
                }
                var lines: ContiguousArray<Value> = []
                for line in 1...source.lineStarts.count {
                    let text = source.lineText(line)
                    if line == source.lineStarts.count, text.isEmpty { break }
                    lines.append(machine.string(text + "\n"))
                }
                return .object(ListObject(lines))
            }
            /// How many lines a definition has that begins on a line, from 1.
            machine.defineFunction(module, "definition_lines", "filename, line, /") {
                (machine, arguments) throws(Raise) in
                guard let name = arguments[0].str, let source = machine.sources[name.string] else { return .int(0) }
                return .int(source.definitionLines(from: try machine.index(arguments[1])))
            }
        }
    }
}
