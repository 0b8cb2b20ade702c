import PythonSyntax
import Testing

@testable import PythonVM

/// What CPython answered to random questions, from the files that `record_cases.py` writes.
///
/// Machines take turns on one thread: all tests that run one are the main actor's.
@MainActor @Suite struct CasesTests {
    @Test(arguments: [
        "integers", "integer_texts", "floats", "float_texts", "complexes", "hashes", "formats", "percents",
    ])
    func answersAsCPython(_ file: String) throws {
        let machine = Machine()
        let cases = try RecordedCase.read(file)
        #expect(cases.count > 100)
        var failures: [String] = []
        for line in cases {
            let answer = try answer(line, machine)
            if answer != line.fields.last.map(String.init) { failures.append("\(line.text)\n    here: \(answer)") }
        }
        #expect(failures.isEmpty, "\(failures.count) differ\n\(failures.prefix(25).joined(separator: "\n"))")
    }

    private func answer(_ line: RecordedCase, _ machine: Machine) throws -> String {
        var index = 1
        var arguments: [Value] = []
        while index < line.fields.count - 1 { arguments.append(try line.value(&index, machine)) }
        do throws(Raise) {
            let result = try call(String(line.fields[0]), arguments, machine)
            return "=" + RecordedCase.escaped(try machine.repr(result))
        } catch {
            guard case .exception(let exception) = error else { return "stopped" }
            let value = Value.object(exception)
            let message = (try? machine.str(value)).map(RecordedCase.escaped) ?? "?"
            return "!\(machine.typeName(value)): \(message)"
        }
    }

    private func call(_ name: String, _ arguments: [Value], _ machine: Machine) throws(Raise) -> Value {
        if let operation = BinaryOperator.allCases.first(where: { $0.symbol == name || name == "**" && $0 == .power }) {
            return try machine.binary(operation, arguments[0], arguments[1])
        }
        if let comparison = CompareOperator.allCases.first(where: { $0.symbol == name }) {
            return try machine.compare(arguments[0], comparison, arguments[1])
        }
        switch name {
        case "u-": return try machine.negate(arguments[0])
        case "u+": return try machine.plus(arguments[0])
        case "u~": return try machine.invert(arguments[0])
        default: break
        }
        if name.hasPrefix(".") {
            let member = try machine.attribute(arguments[0], machine.intern(String(name.dropFirst())))
            switch member.object?.kind {
            case .builtinFunction, .boundMethod: return try machine.call(member, Array(arguments.dropFirst()))
            default: return member
            }
        }
        let parts = name.split(separator: ".").map(String.init)
        var callable = machine.builtins.get(machine.intern(parts[0]))
        for part in parts.dropFirst() { callable = try machine.attribute(callable, machine.intern(part)) }
        return try machine.call(callable, arguments)
    }
}
