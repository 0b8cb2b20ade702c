/// Which part of a `dict` a view or an iterator shows.
enum DictPart {
    case keys, values, items

    /// In the name of the type of a view or an iterator: `dict_keys`, `dict_keyiterator`.
    var noun: String {
        switch self {
        case .keys: "key"
        case .values: "value"
        case .items: "item"
        }
    }

    /// - Parameter pairs: makes the items.
    @inline(__always)
    func value(of entry: DictObject.Entry, _ pairs: inout PairMaker) -> Value {
        switch self {
        case .keys: entry.key
        case .values: entry.value
        case .items: pairs.make(entry.key, entry.value)
        }
    }
}

/// `dict_keys`, `dict_values`, `dict_items`.
final class DictViewObject: PyObject {
    let dict: DictObject
    let part: DictPart

    init(_ dict: DictObject, _ part: DictPart) {
        self.dict = dict
        self.part = part
        super.init(kind: .dictView)
    }
}
