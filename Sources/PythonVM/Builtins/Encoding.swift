/// `str.encode` and `bytes.decode`, with the error handlers that Python has names for.
extension Machine {
    /// - Throws: UnicodeEncodeError; LookupError for an unknown encoding or handler.
    func encode(_ text: StrObject, encoding: String, errors: String) throws(Raise) -> [UInt8] {
        if let codec = EscapeCodec(encoding) { return codec.encode(text) }
        let codec = try codec(encoding)
        var bytes: [UInt8] = []
        if text.isASCII, case .utf8(false) = codec { return text.latin1 }
        bytes.reserveCapacity(text.count)
        codec.appendMark(to: &bytes)
        var index = 0
        while index < text.count {
            let scalar = text[index]
            if codec.canEncode(scalar) {
                codec.append(scalar, to: &bytes)
                index += 1
                continue
            }
            var end = index + 1
            while end < text.count, !codec.canEncode(text[end]) { end += 1 }
            try encodeRefused(text, index, end, codec, errors, &bytes)
            index = end
        }
        return bytes
    }

    private func codec(_ name: String) throws(Raise) -> StrCodec {
        if let codec = StrCodec(name) { return codec }
        throw StrCodec.isKnown(name)
            ? unsupported("the encoding \(name)") : error(.lookupError, "unknown encoding: \(name)")
    }

    private func encodeRefused(
        _ text: StrObject, _ start: Int, _ end: Int, _ codec: StrCodec, _ errors: String, _ bytes: inout [UInt8]
    ) throws(Raise) {
        func refusal() -> Raise {
            error(
                .unicodeEncodeError,
                arguments: [
                    string(codec.name), .object(text.plain), .int(start), .int(end), string(codec.refusal),
                ])
        }
        func append(_ replacement: String) {
            for scalar in replacement.unicodeScalars { codec.append(scalar.value, to: &bytes) }
        }
        for index in start..<end {
            let scalar = text[index]
            switch errors {
            case "ignore": break
            case "replace": append("?")
            case "backslashreplace":
                var escape = StrBuilder(capacity: 10)
                escape.appendEscape(scalar)
                append(escape.finish().string)
            case "xmlcharrefreplace": append("&#\(scalar);")
            case "namereplace":
                if let name = StrCharacter(scalar).name {
                    append("\\N{\(name)}")
                } else {
                    var escape = StrBuilder(capacity: 10)
                    escape.appendEscape(scalar)
                    append(escape.finish().string)
                }
            case "surrogateescape":
                guard scalar >= 0xdc80 && scalar <= 0xdcff else { throw refusal() }
                bytes.append(UInt8(scalar - 0xdc00))
            case "surrogatepass":
                guard scalar >= 0xd800 && scalar <= 0xdfff else { throw refusal() }
                switch codec {
                case .ascii, .latin1: throw refusal()
                default: codec.append(scalar, to: &bytes)
                }
            case "strict": throw refusal()
            default: throw error(.lookupError, "unknown error handler name '\(errors)'")
            }
        }
    }

    /// - Throws: UnicodeDecodeError; LookupError for an unknown encoding or handler.
    func decode(_ bytes: [UInt8], encoding: String, errors: String) throws(Raise) -> StrObject {
        if let codec = EscapeCodec(encoding) { return try decode(bytes, codec, errors) }
        var codec = try codec(encoding)
        if case .wide = codec {} else if bytes.allSatisfy({ $0 < 0x80 }) { return StrObject(ascii: bytes) }
        var index = codec.skipMark(bytes)
        var builder = StrBuilder(capacity: bytes.count)
        while index < bytes.count {
            switch codec.decode(bytes, at: index) {
            case .scalar(let scalar, let length):
                builder.append(scalar)
                index += length
            case .broken(let length, let reason):
                index += try decodeBroken(bytes, index, length, reason, codec, errors, &builder)
            }
        }
        return builder.finish()
    }

    /// - Returns: how many bytes were dealt with.
    private func decodeBroken(
        _ bytes: [UInt8], _ index: Int, _ length: Int, _ reason: String, _ codec: StrCodec, _ errors: String,
        _ builder: inout StrBuilder
    ) throws(Raise) -> Int {
        func refusal() -> Raise {
            error(
                .unicodeDecodeError,
                arguments: [
                    string(codec.decoderName), .object(BytesObject(bytes)), .int(index), .int(index + length),
                    string(reason),
                ])
        }
        switch errors {
        case "ignore": break
        case "replace": builder.append(0xfffd)
        case "backslashreplace":
            for byte in bytes[index..<index + length] {
                builder.append("\\x")
                builder.appendHex(UInt32(byte), digits: 2)
            }
        case "surrogateescape":
            for byte in bytes[index..<index + length] {
                guard byte >= 0x80 else { throw refusal() }
                builder.append(0xdc00 + UInt32(byte))
            }
        case "surrogatepass":
            guard case .utf8 = codec, index + 3 <= bytes.count, bytes[index] == 0xed, bytes[index + 1] >= 0xa0,
                bytes[index + 1] < 0xc0, bytes[index + 2] & 0xc0 == 0x80
            else { throw refusal() }
            builder.append(0xd000 | UInt32(bytes[index + 1] & 0x3f) << 6 | UInt32(bytes[index + 2] & 0x3f))
            return 3
        case "strict": throw refusal()
        default: throw error(.lookupError, "unknown error handler name '\(errors)'")
        }
        return length
    }
}

extension StrCodec {
    /// Takes the byte order from the mark, if there is one.
    /// - Returns: how many bytes the mark takes.
    fileprivate mutating func skipMark(_ bytes: [UInt8]) -> Int {
        switch self {
        case .utf8(true): return bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
        case .wide(2, nil):
            let isBig = bytes.starts(with: [0xfe, 0xff])
            guard isBig || bytes.starts(with: [0xff, 0xfe]) else { return 0 }
            self = .wide(bytes: 2, isBig: isBig)
            return 2
        case .wide(4, nil):
            let isBig = bytes.starts(with: [0, 0, 0xfe, 0xff])
            guard isBig || bytes.starts(with: [0xff, 0xfe, 0, 0]) else { return 0 }
            self = .wide(bytes: 4, isBig: isBig)
            return 4
        default: return 0
        }
    }
}
