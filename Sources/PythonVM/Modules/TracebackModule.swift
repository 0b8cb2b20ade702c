/// `_traceback`: what the module `traceback` has from the machine, so that both write the same.
///
/// Python documentation: Library Reference, "traceback".
extension Machine {
    func defineTracebackModule() {
        defineModule("_traceback") { (machine, module) throws(Raise) in
            machine.defineFunction(module, "rows", "lines, start, end, /") { (machine, arguments) throws(Raise) in
                let text = try machine.str(arguments[0]).string
                let entry = TracebackEntry(
                    lines: text, columns: (try machine.index(arguments[1]), try machine.index(arguments[2])))
                return machine.string(entry.rows(.carets))
            }
            machine.defineFunction(module, "suggestion", "exception, /") { (machine, arguments) throws(Raise) in
                guard let exception = arguments[0].exception else { return machine.string("") }
                return machine.string(machine.suggestionText(for: exception))
            }
            machine.defineFunction(module, "position", "traceback, /") { (_, arguments) throws(Raise) in
                guard let entry = arguments[0].object(.traceback, as: TracebackObject.self) else {
                    return .object(TupleObject([.none, .none, .none, .none]))
                }
                return .object(TupleObject(entry.position.map { number in number.map { .int($0) } ?? .none }))
            }
        }
    }
}

extension TracebackObject {
    /// The first and last line of what ran, and its columns in characters from 0; nil where that is not known.
    fileprivate var position: [Int?] {
        let source = code.source
        guard instruction >= 0 else { return [line, nil, nil, nil] }
        let range = code.range(ofInstruction: instruction)
        guard range.end > range.start else { return [line, nil, nil, nil] }
        return [
            source.line(at: Int(range.start)), source.line(at: Int(range.end)),
            source.characterColumn(at: Int(range.start)) - 1,
            source.characterColumn(at: Int(range.end)) - 1,
        ]
    }
}
