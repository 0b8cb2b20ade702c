/// Looks characters up by their Unicode name, as `"\N{BULLET}"` does.
enum UnicodeNames {
    /// The code point with this name or alias, in any case; nil where there is none.
    /// - Complexity: O(1); the first call builds a table of all names.
    static func scalar(named name: String) -> UInt32? {
        let key = name.uppercased()
        if let value = table[key] { return value }
        let ideograph = "CJK UNIFIED IDEOGRAPH-"
        if key.hasPrefix(ideograph), let value = UInt32(key.dropFirst(ideograph.count), radix: 16),
            let scalar = Unicode.Scalar(value), scalar.properties.isUnifiedIdeograph
        {
            return value
        }
        return nil
    }

    private static let table: [String: UInt32] = {
        var names: [String: UInt32] = [:]
        names.reserveCapacity(60_000)
        // The planes that have named characters; ideographs are named by rule.
        for range in [0x0...0x33FF, 0x4DC0...0x4DFF, 0xA000...0x1_FFFF, 0xE_0000...0xE_01FF] {
            for value in range {
                guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
                let properties = scalar.properties
                if let name = properties.name { names[name] = scalar.value }
                if let alias = properties.nameAlias { names[alias] = scalar.value }
            }
        }
        return names
    }()
}
