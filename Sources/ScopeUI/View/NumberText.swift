/// Numbers for people.
enum NumberText {
    /// A number with its thousands apart: `1,000,000`.
    static func count(_ number: Int) -> String {
        if number.magnitude < 1000 { return String(number) }
        var digits = String(number.magnitude)
        var groups: [Substring] = []
        while digits.count > 3 {
            groups.insert(digits.suffix(3), at: 0)
            digits.removeLast(3)
        }
        return (number < 0 ? "-" : "") + ([Substring(digits)] + groups).joined(separator: ",")
    }

    /// `1 frame`, `2,000 frames`.
    static func count(_ number: Int, of noun: String) -> String { "\(count(number)) \(noun)\(number == 1 ? "" : "s")" }

    /// In four characters at most: `999`, `1.2k`, `12k`, `3.4M`, for numbers from 0 on.
    static func short(_ number: Int) -> String {
        var rest = number
        var last = 0
        for unit in ["", "k", "M", "G", "T", "P"] {
            if rest < 1000 { return rest < 10 && !unit.isEmpty ? "\(rest).\(last / 100)\(unit)" : "\(rest)\(unit)" }
            last = rest % 1000
            rest /= 1000
        }
        return "\(rest)E"
    }
}
