/// `object.__sizeof__`, and what `sys.getsizeof` makes of it: bytes, as CPython on 64 bits would say.
///
/// The size follows from the layout of the class (`InstanceLayout`) and the number of items; classes that count themselves do it here.
extension Machine {
    func defineObjectSize() {
        define(types.object, "__sizeof__") { (machine, arguments) throws(Raise) in
            .int(try machine.ownSize(of: arguments[0]))
        }
    }

    /// Of what CPython keeps in front of an object.
    func headSize(of value: Value) -> Int {
        // Classes made in C are no objects that can be collected.
        if let type = value.type, !type.isUserDefined { return 0 }
        return instanceLayout(of: typeOf(value))?.headSize ?? 0
    }

    private func ownSize(of value: Value) throws(Raise) -> Int {
        guard let layout = instanceLayout(of: typeOf(value)), let size = try size(of: value, layout) else {
            throw unsupported("the size of a '\(typeName(value))' object")
        }
        return size
    }

    private func size(of value: Value, _ layout: InstanceLayout) throws(Raise) -> Int? {
        func integer(_ bits: Int) -> Int { layout.basicSize + 4 * max((bits + 29) / 30, 1) }
        switch value {
        case .bool: return integer(1)
        case .int(let number):
            return integer(Int.bitWidth - Int(bitPattern: number.magnitude).leadingZeroBitCount)
        case .object(let object):
            switch object {
            case let number as BigIntObject: return integer(number.value.magnitude.bitWidth)
            case let text as StrObject: return size(of: text, layout)
            case let bytes as BytesObject: return bytes.isMutable ? nil : layout.basicSize + bytes.storage.count
            case let tuple as TupleObject: return layout.basicSize + 8 * tuple.count
            case let list as ListObject: return layout.basicSize + 8 * list.allocatedPlaces
            case let dict as DictObject:
                return dict.placesSize.map { layout.basicSize + $0 + (layout.hasOrderedNodes ? dict.nodesSize : 0) }
            case let set as SetObject:
                return layout.basicSize + (set.tableSize > SetObject.leastSize ? set.tableSize * 16 : 0)
            // Shape, strides and suboffsets of one dimension.
            case is MemoryViewObject: return layout.basicSize + 3 * layout.itemSize
            case let deque as DequeObject: return layout.basicSize + deque.blockCount * CSizes.dequeBlock
            case let type as TypeObject: return size(of: type, layout)
            case let generator as GeneratorObject:
                return generator.code.frameSize.map { layout.basicSize + 8 * ($0.variables + $0.stack) }
            default: break
            }
        default: break
        }
        return layout.countsItself || layout.itemSize > 0 ? nil : layout.basicSize
    }

    private func size(of text: StrObject, _ layout: InstanceLayout) -> Int {
        let places = (text.count + 1) * text.width
        // A subclass's text stands elsewhere; that of plain strings behind a head, which is shorter for ASCII.
        if text.customType != nil { return layout.basicSize + places }
        // Single characters of Latin-1 exist once, with their UTF-8.
        let encoded = text.count == 1 && text.width == 1 && !text.isASCII ? 3 : 0
        return (text.isASCII ? 40 : 56) + places + encoded
    }

    private func size(of type: TypeObject, _ layout: InstanceLayout) -> Int? {
        // A class made in C is a `PyTypeObject` and nothing more. Ours of no such class may be one made in Python there.
        if !type.isUserDefined {
            return InstanceLayout.native["builtins.\(type.qualifiedName)"].map { _ in CSizes.typeObject }
        }
        guard nativeLayout(of: type) == nil, let instances = instanceLayout(of: type) else { return nil }
        return layout.basicSize + (instances.hasManagedDictionary ? CSizes.sharedKeys : 0)
    }
}

/// Sizes in bytes that no class tells.
private enum CSizes {
    /// `PyTypeObject`: what all classes begin with, and those made in C consist of (Include/cpython/object.h).
    static let typeObject = 416
    /// The table of keys that a class has for the dictionaries of its instances: a head of 32, 64 indices, 42 entries of 16.
    static let sharedKeys = 32 + 64 + 42 * 16
    /// A block of a deque: 64 items and the links to both sides (Modules/_collectionsmodule.c).
    static let dequeBlock = 64 * 8 + 16
}
