import Testing

@testable import PythonVM

/// That a sort sorts, is stable, and keeps all elements when a comparison fails. Which elements it compares is held against
/// CPython by the conformance program `natives/lists_tuples_ranges`.
@Suite struct TimSortTests {
    private struct Order: SortOrder {
        var failsAfter = Int.max
        let calls = Counter()
        final class Counter { var count = 0 }

        func isLess(_ a: (key: Int, place: Int), _ b: (key: Int, place: Int)) throws(Raise) -> Bool {
            calls.count += 1
            if calls.count > failsAfter { throw .stop }
            return a.key < b.key
        }
    }

    private static func elements(_ count: Int, _ distinct: Int) -> ContiguousArray<(key: Int, place: Int)> {
        var state: UInt64 = UInt64(count * 31 + distinct)
        return ContiguousArray(
            (0..<count).map { place in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return (Int(state >> 33) % distinct, place)
            })
    }

    @Test(arguments: [0, 1, 2, 63, 64, 65, 500, 2000], [1, 2, 50, 1 << 30])
    func sortsStably(count: Int, distinct: Int) throws {
        let elements = Self.elements(count, distinct)
        var sort = TimSort(elements, Order())
        try sort.sort()
        #expect(sort.elements.map(\.place) == elements.sorted { ($0.key, $0.place) < ($1.key, $1.place) }.map(\.place))
    }

    @Test func keepsAllElementsWhenAComparisonFails() {
        let elements = Self.elements(1000, 300)
        for failsAfter in stride(from: 0, to: 9000, by: 97) {
            var sort = TimSort(elements, Order(failsAfter: failsAfter))
            do { try sort.sort() } catch {}
            #expect(sort.elements.map(\.place).sorted() == Array(0..<1000), "after \(failsAfter) comparisons")
        }
    }
}
