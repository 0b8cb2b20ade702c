/// Numbers for people.
enum NumberText {
    /// A number with its thousands apart: `1,000,000`.
    static func count(_ number: Int) -> String {
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
}
