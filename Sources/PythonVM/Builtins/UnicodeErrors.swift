/// What UnicodeEncodeError, UnicodeDecodeError and UnicodeTranslateError tell of themselves (Library Reference, "Built-in
/// Exceptions"): their arguments are encoding, object, start, end and reason; the last of them has no encoding.
extension Machine {
    func defineUnicodeErrors() {
        for kind in [ErrorKind.unicodeEncodeError, .unicodeDecodeError, .unicodeTranslateError] {
            let type = types[kind]
            let names = ["encoding", "object", "start", "end", "reason"].dropFirst(
                kind == .unicodeTranslateError ? 1 : 0)
            for (index, name) in names.enumerated() {
                defineGetter(type, name) { (_, arguments) throws(Raise) in
                    let parts = arguments[0].exception?.arguments.elements ?? []
                    return index < parts.count ? parts[index] : .none
                }
            }
            define(type, "__str__") { (machine, arguments) throws(Raise) in
                guard let exception = arguments.optional(0).exception else { return .none }
                return .object(try machine.unicodeErrorText(exception, kind))
            }
        }
    }

    private func unicodeErrorText(_ exception: ExceptionObject, _ kind: ErrorKind) throws(Raise) -> StrObject {
        var parts = exception.arguments.elements
        if kind == .unicodeTranslateError { parts.insert(.undefined, at: 0) }
        guard parts.count == 5, case .int(let start) = parts[2], case .int(let end) = parts[3] else {
            return try str(.object(exception.arguments))
        }
        let isDecoding = kind == .unicodeDecodeError
        let codec = kind == .unicodeTranslateError ? "" : "'\(try str(parts[0]).string)' codec "
        let verb = isDecoding ? "decode" : kind == .unicodeEncodeError ? "encode" : "translate"
        let what: String
        if end == start &+ 1, let shown = shownUnit(parts[1], start, isDecoding) {
            what = "\(isDecoding ? "byte" : "character") \(shown) in position \(start)"
        } else {
            what = "\(isDecoding ? "bytes" : "characters") in position \(start)-\(end &- 1)"
        }
        return StrObject("\(codec)can't \(verb) \(what): \(try str(parts[4]).string)")
    }

    private func shownUnit(_ object: Value, _ index: Int, _ isDecoding: Bool) -> String? {
        if isDecoding {
            guard let bytes = object.bytes?.storage, bytes.indices.contains(index) else { return nil }
            var builder = StrBuilder()
            builder.append("0x")
            builder.appendHex(UInt32(bytes[index]), digits: 2)
            return builder.finish().string
        }
        guard let text = object.str, index >= 0, index < text.count else { return nil }
        var builder = StrBuilder()
        builder.append(0x27)
        builder.append("\\")
        let scalar = text[index]
        let digits = scalar < 0x100 ? 2 : scalar < 0x10000 ? 4 : 8
        builder.append(scalar < 0x100 ? 0x78 : scalar < 0x10000 ? 0x75 : 0x55)
        builder.appendHex(scalar, digits: digits)
        builder.append(0x27)
        return builder.finish().string
    }
}
