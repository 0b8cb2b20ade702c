import Foundation

@testable import PythonVM

/// One line of a file that `record_cases.py` wrote: fields separated by tabs.
struct RecordedCase {
    let fields: [Substring]

    /// The lines of `cases/NAME.txt`, or of the file of that name in the folder that LOOPSCOPE_CASES names.
    static func read(_ name: String) throws -> [RecordedCase] {
        let beside = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("cases")
        let folder = ProcessInfo.processInfo.environment["LOOPSCOPE_CASES"].map { URL(fileURLWithPath: $0) } ?? beside
        let data = try Data(contentsOf: folder.appendingPathComponent(name + ".txt"))
        return String(decoding: data, as: UTF8.self).split(separator: "\n").map {
            RecordedCase(fields: $0.split(separator: "\t", omittingEmptySubsequences: false))
        }
    }

    var text: String { fields.joined(separator: "\t") }

    // MARK: Values

    struct Malformed: Error { let field: String }

    /// The value that begins at a field; `index` moves behind it.
    func value(_ index: inout Int, _ machine: Machine) throws -> Value {
        let field = fields[index]
        index += 1
        let body = field.dropFirst()
        switch field.first {
        case "N": return .none
        case "b": return .bool(body == "1")
        case "i":
            return Value(try IntParsing.parse(Array(body.utf8), base: 16, limit: 0))
        case "f": return .float(try RecordedCase.double(body))
        case "c":
            return Value(
                Complex(
                    real: try RecordedCase.double(body.prefix(16)),
                    imaginary: try RecordedCase.double(body.dropFirst(16))))
        case "s": return .object(StrObject(scalars: RecordedCase.unescaped(body)))
        case "y":
            let digits = Array(body)
            return .object(
                BytesObject(
                    stride(from: 0, to: digits.count, by: 2).map { UInt8(String(digits[$0...$0 + 1]), radix: 16) ?? 0 })
            )
        case "t": return .object(TupleObject(try values(&index, Int(body) ?? 0, machine)))
        case "l": return .object(ListObject(try values(&index, Int(body) ?? 0, machine)))
        case "S", "F":
            let set = SetObject(kind: field.first == "S" ? .set : .frozenset)
            for key in try values(&index, Int(body) ?? 0, machine) { try set.add(key, machine) }
            return .object(set)
        case "d":
            let dict = DictObject()
            for _ in 0..<(Int(body) ?? 0) {
                let key = try value(&index, machine)
                try dict.set(key, try value(&index, machine), machine)
            }
            return .object(dict)
        case "R", "L":
            let name = field.first == "R" ? "range" : "slice"
            let parts = try value(&index, machine)
            return try machine.call(machine.builtins.get(machine.intern(name)), Array(parts.tuple?.elements ?? []))
        default: throw Malformed(field: String(field))
        }
    }

    private func values(_ index: inout Int, _ count: Int, _ machine: Machine) throws -> ContiguousArray<Value> {
        var values: ContiguousArray<Value> = []
        for _ in 0..<count { values.append(try value(&index, machine)) }
        return values
    }

    private static func double(_ digits: Substring) throws -> Double {
        guard let bits = UInt64(digits, radix: 16) else { throw Malformed(field: String(digits)) }
        return Double(bitPattern: bits)
    }

    // MARK: Text

    static func unescaped(_ text: Substring) -> [UInt32] {
        var scalars: [UInt32] = []
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            guard scalar == "\\", let kind = rest.popFirst() else {
                scalars.append(scalar.value)
                continue
            }
            if kind == "\\" {
                scalars.append(0x5c)
                continue
            }
            let digits = rest.prefix(kind == "U" ? 8 : 4)
            rest = rest.dropFirst(digits.count)
            scalars.append(UInt32(String(String.UnicodeScalarView(digits)), radix: 16) ?? 0)
        }
        return scalars
    }

    static func escaped(_ text: StrObject) -> String {
        var result = ""
        for scalar in text.scalars {
            switch scalar {
            case 0x5c: result += "\\\\"
            case 32..<127: result.unicodeScalars.append(Unicode.Scalar(UInt8(scalar)))
            default:
                let digits = String(scalar, radix: 16)
                let width = scalar > 0xffff ? 8 : 4
                result += (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: width - digits.count) + digits
            }
        }
        return result
    }
}
