import ArgumentParser

/// Bytes, as a user writes them: `500M`, `2G`, `65536`. K, M and G count by 1,024.
struct MemorySize: ExpressibleByArgument, Equatable {
    let bytes: Int

    init(bytes: Int) { self.bytes = bytes }

    init?(argument: String) {
        let digits = argument.prefix { $0.isASCII && $0.isNumber }
        let units = ["": 0, "B": 0, "K": 10, "M": 20, "G": 30, "T": 40]
        var suffix = argument.dropFirst(digits.count).uppercased()
        for ending in ["IB", "B"] where suffix.count > ending.count && suffix.hasSuffix(ending) {
            suffix.removeLast(ending.count)
        }
        guard let number = Int(digits), number > 0, let shift = units[suffix], number <= Int.max >> shift else {
            return nil
        }
        bytes = number << shift
    }
}
