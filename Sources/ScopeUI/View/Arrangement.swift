/// Which panels share the screen; `v` goes from one to the next. How they share it depends on the size of the screen.
public enum Arrangement: String, CaseIterable, Sendable {
    /// What the event loop holds, and what every task would answer.
    case overview
    /// The source and the values of its variables.
    case variables
    /// A lane for each task, and the log of events.
    case timeline
    /// Who waits for whom and for what.
    case waiting
    /// Few panels, with room, for an audience: the one in focus has the spotlight.
    case presenter

    /// The panel in focus is the largest, and the others step back (`Spotlight`).
    var hasSpotlight: Bool { self == .presenter }

    /// The one behind it, or before it.
    func moved(by steps: Int) -> Arrangement { Arrangement.allCases.moved(from: self, by: steps) }

    /// From here on there is room for more than two panels at once.
    private static let several = (rows: 20, columns: 72)

    /// How panels share a screen of a size.
    /// - Parameter focus: where there is room for two panels only, the other one besides the source.
    func split(rows: Int, columns: Int, focus: PanelKind) -> Split {
        guard rows >= Arrangement.several.rows, columns >= Arrangement.several.columns else {
            return two(columns: columns, focus: focus)
        }
        let isHigh = rows >= 36
        let isWide = columns >= 110
        let isVast = columns >= 150 && rows >= 48
        switch self {
        case .overview: return isVast ? everything : isHigh ? highOverview : smallOverview(isWide: columns >= 150)
        case .variables: return variables(isHigh: isHigh)
        case .timeline: return timeline(isWide: isWide)
        case .waiting: return waiting(isHigh: isHigh)
        case .presenter: return presenter(isWide: isWide, isHigh: isHigh, focus: focus)
        }
    }

    private func two(columns: Int, focus: PanelKind) -> Split {
        let main: PanelKind = self == .timeline ? .lanes : .source
        let others: [Arrangement: PanelKind] = [.variables: .variables, .timeline: .source, .waiting: .primitives]
        let other = focus == main ? others[self] ?? .tasks : focus
        // The source stays wide enough for a line of code, even where the spotlight is on the other panel.
        let shares = !hasSpotlight ? (1, 1) : focus == main ? (3, 2) : (4, 5)
        let parts: [Split.Part] = [.part(shares.0, .panel(main)), .part(shares.1, .panel(other))]
        return columns >= Arrangement.several.columns ? .columns(parts) : .rows(parts)
    }

    /// What the event loop holds, and below it who waits.
    private var loop: Split {
        .rows([.part(7, least: 6, .panel(.loop)), .part(4, .panel(.suspended))])
    }

    private func beside(_ left: Split, _ right: Split) -> Split {
        .columns([.part(3, left), .part(2, least: 32, right)])
    }

    private func smallOverview(isWide: Bool) -> Split {
        let upper = beside(.panel(.source), loop)
        if isWide {
            return .rows([
                .part(12, least: 10, upper),
                .part(7, least: 6, beside(.panel(.tasks), .panel(.output))),
            ])
        }
        return .rows([
            .part(11, least: 9, upper), .part(6, least: 5, .panel(.tasks)), .part(3, least: 3, .panel(.output)),
        ])
    }

    private var highOverview: Split {
        .rows([
            .part(18, least: 14, beside(.panel(.source), loop)), .part(8, least: 6, .panel(.tasks)),
            .part(6, least: 5, .panel(.lanes)), .part(4, least: 4, .panel(.output)),
        ])
    }

    private var everything: Split {
        .columns([
            .part(
                3,
                .rows([
                    .part(28, .panel(.source)), .part(13, .panel(.tasks)), .part(15, .panel(.lanes)),
                ])),
            .part(
                2,
                .rows([
                    .part(14, .panel(.loop)), .part(9, .panel(.suspended)),
                    .part(11, .panel(.variables)), .part(10, .panel(.primitives)), .part(12, .panel(.output)),
                ])),
        ])
    }

    private func variables(isHigh: Bool) -> Split {
        let right: Split =
            isHigh
            ? .rows([.part(3, .panel(.variables)), .part(1, least: 5, .panel(.suspended))]) : .panel(.variables)
        return .rows([
            .part(3, .columns([.part(4, .panel(.source)), .part(3, right)])), .part(1, least: 4, .panel(.output)),
        ])
    }

    private func timeline(isWide: Bool) -> Split {
        isWide
            ? .rows([
                .part(1, .panel(.lanes)), .part(1, .columns([.part(1, .panel(.source)), .part(1, .panel(.events))])),
            ])
            : .rows([.part(8, .panel(.lanes)), .part(7, .panel(.source)), .part(5, .panel(.events))])
    }

    private func waiting(isHigh: Bool) -> Split {
        let right = Split.rows([.part(3, .panel(.primitives)), .part(2, .panel(.suspended))])
        let upper = Split.columns([.part(1, .panel(.source)), .part(1, right)])
        if !isHigh { return .rows([.part(12, upper), .part(8, .panel(.tasks))]) }
        return .rows([.part(5, upper), .part(3, .panel(.tasks)), .part(1, least: 4, .panel(.output))])
    }

    private func presenter(isWide: Bool, isHigh: Bool, focus: PanelKind) -> Split {
        // The output last, and the tasks where there is room for both.
        var others: [PanelKind] = [.tasks, .output]
        others.removeAll { $0 == focus }
        if others.count > 1, focus != .source, !isHigh { others.removeFirst() }
        let parts = others.map { Split.Part.part($0 == .tasks ? 5 : 3, least: 3, .panel($0)) }
        if isWide {
            return focus == .source
                ? .columns([.part(3, .panel(.source)), .part(2, .rows(parts))])
                : .columns([.part(2, .rows([.part(11, .panel(.source))] + parts)), .part(3, .panel(focus))])
        }
        return focus == .source
            ? .rows([.part(11, .panel(.source))] + parts)
            : .rows([.part(7, .panel(.source)), .part(10, .panel(focus))] + parts)
    }
}

/// A part of the screen: a panel, or parts one above the other or side by side.
indirect enum Split {
    case panel(PanelKind)
    case rows([Part])
    case columns([Part])

    struct Part {
        /// Of what is left when each part has its least.
        var share: Int
        var least: Int
        var split: Split

        static func part(_ share: Int, least: Int = 2, _ split: Split) -> Part {
            Part(share: share, least: least, split: split)
        }
    }

    /// Divides a number of rows or columns: in proportion to the shares, no part below its least.
    static func sizes(of parts: [Part], in whole: Int) -> [Int] {
        var sizes = Array(repeating: 0, count: parts.count)
        var open = Array(parts.indices)
        var left = whole
        var shares = parts.reduce(0) { $0 + $1.share }
        // Parts that would be too small get their least; the others share what remains.
        while let small = open.first(where: { left * parts[$0].share / max(1, shares) < parts[$0].least }) {
            sizes[small] = min(parts[small].least, max(0, left))
            left -= sizes[small]
            shares -= parts[small].share
            open.removeAll { $0 == small }
        }
        for (position, index) in open.enumerated() {
            let size = position == open.count - 1 ? left : left * parts[index].share / max(1, shares)
            sizes[index] = size
            left -= size
            shares -= parts[index].share
        }
        return sizes
    }
}

extension Collection where Element: Equatable, Index == Int {
    /// The element so many places on, around the ends.
    func moved(from element: Element, by steps: Int) -> Element {
        guard let index = firstIndex(of: element) else { return first ?? element }
        return self[(index + steps % count + count) % count]
    }
}
