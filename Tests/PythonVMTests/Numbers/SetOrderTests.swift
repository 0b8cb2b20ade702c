import Testing

@testable import PythonVM

/// Random operations on sets: after each, keys stand in the order in which CPython has them.
@MainActor @Suite struct SetOrderTests {
    @Test func keysStandInTheOrderOfCPython() throws {
        let machine = Machine()
        let cases = try RecordedCase.read("sets")
        #expect(cases.count > 1000)
        var variables: [SetObject] = []
        var start = 0
        for (number, line) in cases.enumerated() {
            if line.fields[0] == "new" {
                variables = [.set, .set, .frozenset, .set, .set].map { SetObject(kind: $0) }
                start = number
                continue
            }
            let answer = try perform(line, &variables, machine)
            if answer != String(line.fields.last ?? "") {
                let history = cases[start...number].map(\.text).joined(separator: "\n")
                Issue.record("line \(number + 1): \(answer)\n\(history)")
                return
            }
        }
    }

    private func perform(_ line: RecordedCase, _ variables: inout [SetObject], _ machine: Machine) throws -> String {
        let name = String(line.fields[0])
        let target = Int(line.fields[1]) ?? 0
        let subject = variables[target]
        var index = 2
        var outcome = ""
        func call(_ method: String, _ set: SetObject, _ arguments: [Value]) throws -> Value {
            try machine.call(machine.attribute(.object(set), machine.intern(method)), arguments)
        }
        func variable(_ field: Int) -> SetObject { variables[Int(line.fields[field]) ?? 0] }
        func outcomeOfKeyError(_ body: () throws -> String) throws -> String {
            do {
                return try body()
            } catch let raise as Raise where machine.catches(raise, .keyError) {
                return "KeyError "
            }
        }
        switch name {
        case "add", "discard", "remove":
            let key = try line.value(&index, machine)
            outcome = try outcomeOfKeyError {
                _ = try call(name, subject, [key])
                return ""
            }
        case "pop":
            outcome = try outcomeOfKeyError {
                RecordedCase.escaped(try machine.repr(call("pop", subject, [])).escapedBeyondASCII) + " "
            }
        case "popmany":
            for _ in 0..<(Int(line.fields[2].dropFirst(), radix: 16) ?? 0) { _ = try call("pop", subject, []) }
        case "fill":
            for key in try line.value(&index, machine).list?.elements ?? [] { _ = try call("add", subject, [key]) }
        case "clear": _ = try call("clear", subject, [])
        case "literal", "fromdict":
            let keys = try line.value(&index, machine)
            let type = machine.typeOf(.object(subject))
            variables[target] = try #require(try machine.call(.object(type), [keys]).set)
        case "copy": variables[target] = try #require(try call("copy", variable(2), []).set)
        case "or", "and", "sub", "xor":
            variables[target] = try #require(try call("__\(name)__", variable(2), [.object(variable(3))]).set)
        default:
            let isVariable = line.fields[2].allSatisfy(\.isNumber)
            let argument = isVariable ? .object(variable(2)) : try line.value(&index, machine)
            if let result = try call(name, subject, [argument]).set { variables[target] = result }
        }
        return outcome + (try check(variables[target], machine))
    }

    /// The order of keys in brief, as `record_cases.py` writes it.
    private func check(_ set: SetObject, _ machine: Machine) throws -> String {
        let keys = try machine.elements(.object(set))
        let text = try machine.repr(.object(ListObject(keys))).escapedBeyondASCII
        if keys.count <= 6 { return RecordedCase.escaped(text) }
        var number: UInt32 = 0x811c_9dc5
        for scalar in text.scalars { number = (number ^ scalar) &* 0x0100_0193 }
        let digits = String(number, radix: 16)
        return "\(keys.count):" + String(repeating: "0", count: 8 - digits.count) + digits
    }
}
