/// A hash object of `hashlib`.
final class DigestObject: PyObject {
    var digest: MessageDigest

    init(_ digest: MessageDigest, type: TypeObject) {
        self.digest = digest
        super.init(kind: .native, type: type)
    }
}

/// `_hashlib`: the native part of `hashlib` (Library Reference, "hashlib").
extension Machine {
    func fillHashlib(_ module: ModuleObject) {
        let type = makeNativeType("HASH", module: "_hashlib")
        type.isBase = false
        let method = MethodTable(self, type, .native, DigestObject.self)
        method("update", "obj, /") { (machine, object, arguments) throws(Raise) in
            object.digest.update(try machine.hashedBytes(arguments[0]))
            return .none
        }
        method("digest") { (_, object, _) throws(Raise) in .object(BytesObject(object.digest.digest)) }
        method("hexdigest") { (_, object, _) throws(Raise) in
            let digits = Array("0123456789abcdef".utf8)
            return .object(
                StrObject(ascii: object.digest.digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }))
        }
        method("copy") { (_, object, _) throws(Raise) in .object(DigestObject(object.digest, type: type)) }
        defineAttribute(
            type, "name",
            get: { (machine, value) throws(Raise) in
                machine.string(Machine.digest(of: value)?.algorithm.rawValue ?? "")
            })
        defineAttribute(
            type, "digest_size",
            get: { (_, value) throws(Raise) in .int(Machine.digest(of: value)?.algorithm.digestSize ?? 0) })
        defineAttribute(
            type, "block_size",
            get: { (_, value) throws(Raise) in .int(Machine.digest(of: value)?.algorithm.blockSize ?? 0) })
        define(type, "__repr__") { (machine, arguments) throws(Raise) in
            guard let digest = Machine.digest(of: arguments[0]), case .object(let object) = arguments[0] else {
                return .none
            }
            return machine.string(
                "<\(digest.algorithm.rawValue) _hashlib.HASH object @ \(machine.address(of: object))>")
        }
        module.namespace.set(intern("HASH"), .object(type))
        defineFunction(module, "new", "name, string=b''") { (machine, arguments) throws(Raise) in
            guard let name = arguments[0].str?.string.lowercased(),
                let algorithm = MessageDigest.Algorithm(rawValue: name.replacing("-", with: ""))
            else {
                throw machine.error(
                    .valueError, "unsupported hash type \(arguments[0].str?.string ?? machine.typeName(arguments[0]))")
            }
            var digest = MessageDigest(algorithm)
            if !arguments[1].isUndefined { digest.update(try machine.hashedBytes(arguments[1])) }
            return .object(DigestObject(digest, type: type))
        }
    }

    private static func digest(of value: Value) -> MessageDigest? {
        guard case .object(let object) = value else { return nil }
        return (object as? DigestObject)?.digest
    }

    private func hashedBytes(_ value: Value) throws(Raise) -> [UInt8] {
        if value.str != nil { throw error(.typeError, "Strings must be encoded before hashing") }
        guard let bytes = try buffer(value) else {
            throw error(.typeError, "object supporting the buffer API required")
        }
        return bytes
    }
}
