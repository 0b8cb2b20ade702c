/// `bytes` and `bytearray`: `kind` tells which.
public final class BytesObject: AttributedObject {
    /// Changes only if it is a `bytearray`.
    public internal(set) var storage: [UInt8]
    /// How many memory views look at it: meanwhile its size can't change.
    var exports = 0

    public init(_ storage: [UInt8], kind: ObjectKind = .bytes, type: TypeObject? = nil) {
        self.storage = storage
        super.init(kind: kind, type: type)
    }

    deinit { if isMortal { goOn(as: BytesObject(storage, kind: kind)) } }

    var isMutable: Bool { kind == .bytearray }

    /// What `hash()` answers.
    /// - Complexity: O(n).
    var hash: Int { storage.isEmpty ? 0 : storage.withUnsafeBytes { sipHash13($0) } }
}

extension Value {
    /// A `bytes` or `bytearray`.
    var bytes: BytesObject? {
        guard case .object(let object) = self, object.kind == .bytes || object.kind == .bytearray else { return nil }
        return unsafeDowncast(object, to: BytesObject.self)
    }

    var slice: SliceObject? { object(.slice, as: SliceObject.self) }
    var range: RangeObject? { object(.range, as: RangeObject.self) }
    var dictView: DictViewObject? { object(.dictView, as: DictViewObject.self) }
}
