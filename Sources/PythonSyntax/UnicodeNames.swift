/// Looks characters up by their Unicode name, as `"\N{BULLET}"` does.
package enum UnicodeNames {
    /// The code point with this name or alias, in any case; nil where there is none.
    /// - Complexity: O(1); the first call builds a table of all names.
    package static func scalar(named name: String) -> UInt32? {
        let key = name.uppercased()
        if let value = aliases[key] { return value }
        if let value = variationSelector(key) { return value }
        if let value = table[key] { return value }
        let ideograph = "CJK UNIFIED IDEOGRAPH-"
        if key.hasPrefix(ideograph), let value = UInt32(key.dropFirst(ideograph.count), radix: 16),
            let scalar = Unicode.Scalar(value), scalar.properties.isUnifiedIdeograph
        {
            return value
        }
        return nil
    }

    /// `VS1` to `VS256`.
    private static func variationSelector(_ key: String) -> UInt32? {
        guard key.hasPrefix("VS"), let number = UInt32(key.dropFirst(2)), "VS\(number)" == key else { return nil }
        switch number {
        case 1...16: return 0xFE00 + number - 1
        case 17...256: return 0xE0100 + number - 17
        default: return nil
        }
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
            }
        }
        return names
    }()
}
