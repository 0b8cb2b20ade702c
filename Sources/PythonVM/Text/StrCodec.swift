/// Turning text into bytes and back (Library Reference, `codecs`).
enum StrCodec {
    case utf8(hasMark: Bool)
    case ascii
    case latin1
    /// 2 or 4 bytes for a unit; `isBig` is nil if a byte order mark tells.
    case wide(bytes: Int, isBig: Bool?)

    /// The codec with a name, spelled in any of the usual ways.
    init?(_ name: String) {
        let letters = name.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 }
        switch String(letters) {
        case "utf-8", "utf8", "u8", "utf", "cp65001": self = .utf8(hasMark: false)
        case "utf-8-sig", "utf8-sig": self = .utf8(hasMark: true)
        case "ascii", "us-ascii", "646": self = .ascii
        case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "8859", "cp819", "l1", "latin": self = .latin1
        case "utf-16", "utf16", "u16": self = .wide(bytes: 2, isBig: nil)
        case "utf-16-le", "utf-16le": self = .wide(bytes: 2, isBig: false)
        case "utf-16-be", "utf-16be": self = .wide(bytes: 2, isBig: true)
        case "utf-32", "utf32", "u32": self = .wide(bytes: 4, isBig: nil)
        case "utf-32-le", "utf-32le": self = .wide(bytes: 4, isBig: false)
        case "utf-32-be", "utf-32be": self = .wide(bytes: 4, isBig: true)
        default: return nil
        }
    }

    /// Whether CPython has an encoding of this name that we lack: one of those with tables, or one of bytes into bytes.
    static func isKnown(_ name: String) -> Bool {
        let letters = name.lowercased().filter { $0.isLetter || $0.isNumber }
        let single: Set = [
            "utf7", "idna", "punycode", "rot13", "hex", "base64", "bz2", "zlib", "uu", "quopri", "hz", "johab", "mbcs",
            "oem",
            "palmos", "ptcp154", "tis620", "undefined", "kz1048", "hproman8", "ujis", "cyrillic", "greek", "hebrew",
            "arabic",
        ]
        if single.contains(letters) { return true }
        let families = ["cp", "windows", "iso8859", "iso2022", "koi8", "mac", "latin", "ibm"]
        let rest = families.first { letters.hasPrefix($0) && letters.count > $0.count }.map {
            letters.dropFirst($0.count)
        }
        if let rest, rest.first?.isNumber == true || letters.hasPrefix("mac") || letters.hasPrefix("koi8") {
            return true
        }
        return ["gb2312", "gbk", "gb18030", "big5", "euc", "shiftjis", "sjis"].contains { letters.hasPrefix($0) }
    }

    /// As errors name it.
    var name: String {
        switch self {
        case .utf8: "utf-8"
        case .ascii: "ascii"
        case .latin1: "latin-1"
        case .wide(let bytes, let isBig):
            "utf-\(bytes * 8)" + (isBig.map { $0 ? "-be" : "-le" } ?? "")
        }
    }

    /// As errors of decoding name it: without a mark the bytes are taken for little-endian.
    var decoderName: String {
        if case .wide(let bytes, nil) = self { return "utf-\(bytes * 8)-le" }
        return name
    }

    /// Why a code point cannot be encoded.
    var refusal: String {
        switch self {
        case .ascii: "ordinal not in range(128)"
        case .latin1: "ordinal not in range(256)"
        default: "surrogates not allowed"
        }
    }

    func canEncode(_ scalar: UInt32) -> Bool {
        switch self {
        case .ascii: scalar < 0x80
        case .latin1: scalar < 0x100
        default: scalar & 0xffff_f800 != 0xd800
        }
    }

    /// - Precondition: `canEncode(scalar)`, or it is a surrogate to be passed as it is.
    func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
        switch self {
        case .ascii, .latin1: bytes.append(UInt8(truncatingIfNeeded: scalar))
        case .utf8: StrCodec.appendUTF8(scalar, to: &bytes)
        case .wide(let size, let isBig):
            if size == 2 && scalar >= 0x10000 {
                StrCodec.appendUnit(0xd800 + (scalar - 0x10000) >> 10, 2, isBig ?? false, to: &bytes)
                StrCodec.appendUnit(0xdc00 + (scalar & 0x3ff), 2, isBig ?? false, to: &bytes)
            } else {
                StrCodec.appendUnit(scalar, size, isBig ?? false, to: &bytes)
            }
        }
    }

    /// What encoded text begins with.
    func appendMark(to bytes: inout [UInt8]) {
        switch self {
        case .utf8(true): bytes += [0xef, 0xbb, 0xbf]
        case .wide(let size, nil): StrCodec.appendUnit(0xfeff, size, false, to: &bytes)
        default: break
        }
    }

    private static func appendUnit(_ unit: UInt32, _ size: Int, _ isBig: Bool, to bytes: inout [UInt8]) {
        for position in 0..<size {
            let shift = UInt32((isBig ? size - 1 - position : position) * 8)
            bytes.append(UInt8(truncatingIfNeeded: unit >> shift))
        }
    }

    static func appendUTF8(_ scalar: UInt32, to bytes: inout [UInt8]) {
        func tail(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: 0x80 | scalar >> shift & 0x3f) }
        switch scalar {
        case ..<0x80: bytes.append(UInt8(scalar))
        case ..<0x800: bytes += [UInt8(0xc0 | scalar >> 6), tail(0)]
        case ..<0x10000: bytes += [UInt8(0xe0 | scalar >> 12), tail(6), tail(0)]
        default: bytes += [UInt8(truncatingIfNeeded: 0xf0 | scalar >> 18), tail(12), tail(6), tail(0)]
        }
    }
}

/// One step of decoding.
enum DecodedUnit {
    case scalar(UInt32, length: Int)
    /// Bytes that mean nothing, and why.
    case broken(length: Int, reason: String)
}

extension StrCodec {
    /// The code point that stands at `index`.
    /// - Precondition: `index < bytes.count`.
    func decode(_ bytes: [UInt8], at index: Int) -> DecodedUnit {
        switch self {
        case .ascii:
            let byte = bytes[index]
            return byte < 0x80
                ? .scalar(UInt32(byte), length: 1) : .broken(length: 1, reason: "ordinal not in range(128)")
        case .latin1: return .scalar(UInt32(bytes[index]), length: 1)
        case .utf8: return StrCodec.decodeUTF8(bytes, at: index)
        case .wide(let size, let isBig): return StrCodec.decodeWide(bytes, at: index, size, isBig ?? false)
        }
    }

    private static func decodeUTF8(_ bytes: [UInt8], at index: Int) -> DecodedUnit {
        let first = bytes[index]
        if first < 0x80 { return .scalar(UInt32(first), length: 1) }
        let length: Int
        switch first {
        case 0xc2...0xdf: length = 2
        case 0xe0...0xef: length = 3
        case 0xf0...0xf4: length = 4
        default: return .broken(length: 1, reason: "invalid start byte")
        }
        var scalar = UInt32(first) & (length == 2 ? 0x1f : length == 3 ? 0x0f : 0x07)
        for offset in 1..<length {
            guard index + offset < bytes.count else {
                return .broken(length: offset, reason: "unexpected end of data")
            }
            let byte = bytes[index + offset]
            var isValid = byte & 0xc0 == 0x80
            if offset == 1 {
                // Overlong forms, surrogates and what lies beyond U+10FFFF show in the second byte.
                switch first {
                case 0xe0: isValid = isValid && byte >= 0xa0
                case 0xed: isValid = isValid && byte < 0xa0
                case 0xf0: isValid = isValid && byte >= 0x90
                case 0xf4: isValid = isValid && byte < 0x90
                default: break
                }
            }
            guard isValid else { return .broken(length: offset, reason: "invalid continuation byte") }
            scalar = scalar << 6 | UInt32(byte & 0x3f)
        }
        return .scalar(scalar, length: length)
    }

    private static func decodeWide(_ bytes: [UInt8], at index: Int, _ size: Int, _ isBig: Bool) -> DecodedUnit {
        func unit(_ start: Int) -> UInt32? {
            guard start + size <= bytes.count else { return nil }
            var result: UInt32 = 0
            for position in 0..<size {
                let byte = UInt32(bytes[start + position])
                result |= byte << UInt32((isBig ? size - 1 - position : position) * 8)
            }
            return result
        }
        guard let first = unit(index) else {
            return .broken(length: bytes.count - index, reason: "truncated data")
        }
        if size == 4 {
            if first >= 0x110000 { return .broken(length: 4, reason: "code point not in range(0x110000)") }
            if first & 0xffff_f800 == 0xd800 {
                return .broken(length: 4, reason: "code point in surrogate code point range(0xd800, 0xe000)")
            }
            return .scalar(first, length: 4)
        }
        guard first & 0xf800 == 0xd800 else { return .scalar(first, length: 2) }
        guard first < 0xdc00 else { return .broken(length: 2, reason: "illegal encoding") }
        guard let second = unit(index + 2) else {
            return .broken(length: bytes.count - index, reason: "unexpected end of data")
        }
        guard second & 0xfc00 == 0xdc00 else { return .broken(length: 2, reason: "illegal UTF-16 surrogate") }
        return .scalar(0x10000 + (first & 0x3ff) << 10 + (second & 0x3ff), length: 4)
    }
}
