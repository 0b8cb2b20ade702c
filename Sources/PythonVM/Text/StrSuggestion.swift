/// The name that was probably meant: CPython's rule for "Did you mean" (Python/suggestions.c).
///
/// The least edit distance wins, the first of equals; an edit costs 2, a change of case 1, and a third of the letters may
/// be wrong. Among 750 candidates or more nothing is suggested.
/// - Complexity: O(n m) for each candidate, with at most 40 letters of each where they differ.
func nearestName(to name: String, among candidates: some Collection<String>) -> String? {
    guard candidates.count < 750 else { return nil }
    let wanted = Array(name.utf8)
    var best: (name: String, distance: Int)?
    for candidate in candidates where candidate != name {
        let letters = Array(candidate.utf8)
        var limit = (wanted.count + letters.count + 3) * 2 / 6
        if let best { limit = min(limit, best.distance - 1) }
        let distance = editDistance(wanted, letters, limit: limit)
        if distance <= limit { best = (candidate, distance) }
    }
    return best?.name
}

private let mostLetters = 40

/// - Returns: the distance, or something above `limit`.
private func editDistance(_ first: [UInt8], _ second: [UInt8], limit: Int) -> Int {
    let move = 2
    var a = first[...]
    var b = second[...]
    while let x = a.first, x == b.first {
        a.removeFirst()
        b.removeFirst()
    }
    while let x = a.last, x == b.last {
        a.removeLast()
        b.removeLast()
    }
    if a.isEmpty || b.isEmpty { return (a.count + b.count) * move }
    if a.count > mostLetters || b.count > mostLetters { return limit + 1 }
    if b.count < a.count { swap(&a, &b) }
    if (b.count - a.count) * move > limit { return limit + 1 }
    var row = (1...a.count).map { $0 * move }
    var result = 0
    for (index, letter) in b.enumerated() {
        var diagonal = index * move
        result = diagonal
        var least = Int.max
        for (column, other) in a.enumerated() {
            let substitution = diagonal + substitutionCost(letter, other)
            diagonal = row[column]
            result = min(substitution, min(result, diagonal) + move)
            row[column] = result
            least = min(least, result)
        }
        if least > limit { return limit + 1 }
    }
    return result
}

private func substitutionCost(_ a: UInt8, _ b: UInt8) -> Int {
    if a == b { return 0 }
    // Only letters that differ in bit 5 can differ in case alone.
    guard a & 31 == b & 31 else { return 2 }
    func lowered(_ letter: UInt8) -> UInt8 { letter >= 65 && letter <= 90 ? letter + 32 : letter }
    return lowered(a) == lowered(b) ? 1 : 2
}
