/// How much of a text a node can match.
extension RegexParser {
    /// How many characters a node can match.
    func width(of node: RegexNode) -> (least: Int, most: Int) {
        func clamp(_ width: Int) -> Int { min(width, RegexParser.unlimited) }
        func product(_ a: Int, _ b: Int) -> Int {
            let (result, overflow) = a.multipliedReportingOverflow(by: b)
            return overflow ? RegexParser.unlimited : clamp(result)
        }
        switch node {
        case .literal, .any, .set: return (1, 1)
        case .anchor, .look: return (0, 0)
        case .sequence(let items):
            return items.reduce((least: 0, most: 0)) { sum, item in
                let width = width(of: item)
                return (clamp(sum.least + width.least), clamp(sum.most + width.most))
            }
        case .branch(let items):
            let all = items.map { width(of: $0) }
            return (all.map(\.least).min() ?? 0, all.map(\.most).max() ?? 0)
        case .repeat(let item, let least, let most, _):
            let width = width(of: item)
            return (product(width.least, least), product(width.most, most))
        case .group(let item, _, _, _), .atomic(let item): return width(of: item)
        case .conditional(_, let yes, let no):
            let first = width(of: yes)
            let second = no.map { width(of: $0) } ?? (least: 0, most: 0)
            return (min(first.least, second.least), max(first.most, second.most))
        case .backreference(let group): return widths[group] ?? (0, RegexParser.unlimited)
        }
    }
}
