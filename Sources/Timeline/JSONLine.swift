/// Writes one JSON value on one line, as Python's `json.dumps(value, ensure_ascii=False)` lays it out.
struct JSONLine {
    private(set) var bytes: [UInt8] = []
    /// Whether something precedes in the object or array that is open.
    private var needsComma = false

    /// An object. `fields` writes each with `key` and a value.
    mutating func object(_ fields: (inout JSONLine) -> Void) {
        open("{")
        fields(&self)
        close("}")
    }

    mutating func array<Elements: Sequence>(_ elements: Elements, _ write: (inout JSONLine, Elements.Element) -> Void) {
        open("[")
        for element in elements {
            separate()
            write(&self, element)
            needsComma = true
        }
        close("]")
    }

    /// Begins a field.
    mutating func key(_ name: StaticString) {
        separate()
        text(name.description)
        raw(": ")
        needsComma = true
    }

    mutating func null() { raw("null") }
    mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }
    mutating func int(_ value: Int) { raw(value.description) }

    /// As Python's `repr` prints it. JSON has no infinity: the number stands for it that every reader reads as one.
    mutating func double(_ value: Double) {
        if value.isNaN { return null() }
        raw(value.isFinite ? Seconds.repr(value) : value < 0 ? "-1e999" : "1e999")
    }

    mutating func text(_ value: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "\""): raw("\\\"")
            case UInt8(ascii: "\\"): raw("\\\\")
            case 0x08: raw("\\b")
            case 0x09: raw("\\t")
            case 0x0A: raw("\\n")
            case 0x0C: raw("\\f")
            case 0x0D: raw("\\r")
            case 0..<0x20:
                let hex = Array("0123456789abcdef".utf8)
                raw("\\u00")
                bytes.append(hex[Int(byte >> 4)])
                bytes.append(hex[Int(byte & 15)])
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// The value if there is one, else `null`.
    mutating func optional<Value>(_ value: Value?, _ write: (inout JSONLine, Value) -> Void) {
        if let value { write(&self, value) } else { null() }
    }

    private mutating func open(_ bracket: String) {
        raw(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: String) {
        raw(bracket)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { raw(", ") }
        needsComma = false
    }

    private mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }
}
