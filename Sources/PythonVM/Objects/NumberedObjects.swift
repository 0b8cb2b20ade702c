/// Numbers that a recorder gives to objects of classes that know nothing of it. An object that has one says so when it dies
/// (`PyObject.isNumbered`), so that none is mistaken for another that lies in its place.
///
/// Machines of one process take turns on one thread, so these are plain variables.
public enum NumberedObjects {
    nonisolated(unsafe) private static var numbers: [UnsafeRawPointer: UInt32] = [:]
    /// The one that was asked for last.
    nonisolated(unsafe) private static var last: (object: UnsafeRawPointer, number: UInt32)?

    private static func key(_ object: PyObject) -> UnsafeRawPointer {
        UnsafeRawPointer(Unmanaged.passUnretained(object).toOpaque())
    }

    /// 0 for an object without a number.
    /// - Complexity: O(1)
    public static func number(of object: PyObject) -> UInt32 {
        guard object.isNumbered else { return 0 }
        let key = key(object)
        if let last, last.object == key { return last.number }
        let number = numbers[key] ?? 0
        last = (key, number)
        return number
    }

    public static func setNumber(_ number: UInt32, of object: PyObject) {
        object.isNumbered = true
        numbers[key(object)] = number
        last = nil
    }

    static func remove(_ object: PyObject) {
        numbers[key(object)] = nil
        last = nil
    }
}
