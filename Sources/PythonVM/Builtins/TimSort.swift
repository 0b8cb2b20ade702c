/// Says which of two elements sorts first.
protocol SortOrder {
    associatedtype Element
    func isLess(_ a: Element, _ b: Element) throws(Raise) -> Bool
}

/// CPython 3.13's list sort, comparison for comparison: where an order is no order (NaN, a `__lt__` of the program's own), the result
/// depends on which elements are compared (Objects/listsort.txt; "powersort" decides what is merged when).
///
/// Stable. If a comparison throws, `elements` still holds all elements, in some order.
/// - Complexity: O(n log n) comparisons, O(n) if the elements are sorted already.
struct TimSort<Order: SortOrder> {
    typealias Element = Order.Element

    private(set) var elements: ContiguousArray<Element>
    private let order: Order
    /// Runs that are yet to be merged; each begins where the one before it ends.
    private var runs: [Run] = []
    /// How often one side must win before merging looks further ahead.
    private var gallopThreshold = leastGallop

    private struct Run {
        var start: Int
        var count: Int
        /// The depth of the boundary to the next run in the ideal tree of merges.
        var power = 0
    }

    private static var leastGallop: Int { 7 }

    init(_ elements: ContiguousArray<Element>, _ order: Order) {
        self.elements = elements
        self.order = order
    }

    mutating func sort() throws(Raise) {
        let total = elements.count
        if total < 2 { return }
        let leastRun = TimSort.leastRun(total)
        var start = 0
        while start < total {
            var count = try countRun(start, total - start)
            if count < leastRun {
                let forced = min(total - start, leastRun)
                try insertionSort(start, start + forced, sorted: start + count)
                count = forced
            }
            try noteRun(count, total)
            runs.append(Run(start: start, count: count))
            start += count
        }
        while runs.count > 1 {
            var index = runs.count - 2
            if index > 0 && runs[index - 1].count < runs[index + 1].count { index -= 1 }
            try merge(at: index)
        }
    }

    /// Between 32 and 64, so that `total` is a power of two of it or a little less.
    private static func leastRun(_ total: Int) -> Int {
        var count = total
        var rest = 0
        while count >= 64 {
            rest |= count & 1
            count >>= 1
        }
        return count + rest
    }

    // MARK: Runs

    /// How many elements from `start` on are ascending; those that were descending are turned around.
    private mutating func countRun(_ start: Int, _ limit: Int) throws(Raise) -> Int {
        var count = 1
        while count < limit, try !order.isLess(elements[start + count], elements[start + count - 1]) { count += 1 }
        if count == limit { return count }
        if count > 1 {
            if try order.isLess(elements[start], elements[start + count - 1]) { return count }
            // All equal so far: turning around what descends must keep their order.
            reverse(start, start + count)
        }
        count += 1
        var equal = 0
        func endOfEquals() -> (Int, Int)? {
            equal == 0 ? nil : (start + count - equal - 1, start + count)
        }
        while count < limit {
            if try order.isLess(elements[start + count], elements[start + count - 1]) {
                if let (from, to) = endOfEquals() { reverse(from, to) }
                equal = 0
            } else if try order.isLess(elements[start + count - 1], elements[start + count]) {
                break
            } else {
                equal += 1
            }
            count += 1
        }
        if let (from, to) = endOfEquals() { reverse(from, to) }
        reverse(start, start + count)
        while count < limit, try !order.isLess(elements[start + count], elements[start + count - 1]) { count += 1 }
        return count
    }

    private mutating func reverse(_ start: Int, _ end: Int) {
        var low = start
        var high = end - 1
        while low < high {
            elements.swapAt(low, high)
            low += 1
            high -= 1
        }
    }

    /// Binary insertion; the elements before `sorted` are sorted already.
    private mutating func insertionSort(_ start: Int, _ end: Int, sorted: Int) throws(Raise) {
        for position in sorted..<end {
            let pivot = elements[position]
            var low = start
            var high = position
            while low < high {
                let middle = low + (high - low) >> 1
                if try order.isLess(pivot, elements[middle]) { high = middle } else { low = middle + 1 }
            }
            var index = position
            while index > low {
                elements[index] = elements[index - 1]
                index -= 1
            }
            elements[low] = pivot
        }
    }

    /// Before a run of `count` elements is added: merges what the ideal tree would have merged by now.
    private mutating func noteRun(_ count: Int, _ total: Int) throws(Raise) {
        guard let last = runs.last else { return }
        let power = TimSort.power(last.start, last.count, count, total)
        while runs.count > 1 && runs[runs.count - 2].power > power { try merge(at: runs.count - 2) }
        runs[runs.count - 1].power = power
    }

    private static func power(_ start: Int, _ first: Int, _ second: Int, _ total: Int) -> Int {
        var result = 0
        var a = 2 * start + first
        var b = a + first + second
        while true {
            result += 1
            if a >= total {
                a -= total
                b -= total
            } else if b >= total {
                return result
            }
            a <<= 1
            b <<= 1
        }
    }

    // MARK: Merging

    private mutating func merge(at index: Int) throws(Raise) {
        var a = runs[index]
        var b = runs[index + 1]
        runs[index].count = a.count + b.count
        runs.remove(at: index + 1)
        // What is in its place already at either end stays there.
        let skipped = try gallopRight(elements[b.start], elements, a.start, a.count, 0)
        a.start += skipped
        a.count -= skipped
        if a.count == 0 { return }
        b.count = try gallopLeft(elements[a.start + a.count - 1], elements, b.start, b.count, b.count - 1)
        if b.count <= 0 { return }
        if a.count <= b.count { try mergeLow(a, b) } else { try mergeHigh(a, b) }
    }

    /// How many of the `count` elements from `base` on are less than `key`; the search begins at `hint`.
    private func gallopLeft(
        _ key: Element, _ array: ContiguousArray<Element>, _ base: Int, _ count: Int, _ hint: Int
    ) throws(Raise) -> Int {
        var last = 0
        var offset = 1
        if try order.isLess(array[base + hint], key) {
            let most = count - hint
            while offset < most, try order.isLess(array[base + hint + offset], key) {
                last = offset
                offset = offset << 1 + 1
            }
            last += hint
            offset = min(offset, most) + hint
        } else {
            let most = hint + 1
            while offset < most, try !order.isLess(array[base + hint - offset], key) {
                last = offset
                offset = offset << 1 + 1
            }
            (last, offset) = (hint - min(offset, most), hint - last)
        }
        last += 1
        while last < offset {
            let middle = last + (offset - last) >> 1
            if try order.isLess(array[base + middle], key) { last = middle + 1 } else { offset = middle }
        }
        return offset
    }

    /// How many of the `count` elements from `base` on are not greater than `key`.
    private func gallopRight(
        _ key: Element, _ array: ContiguousArray<Element>, _ base: Int, _ count: Int, _ hint: Int
    ) throws(Raise) -> Int {
        var last = 0
        var offset = 1
        if try order.isLess(key, array[base + hint]) {
            let most = hint + 1
            while offset < most, try order.isLess(key, array[base + hint - offset]) {
                last = offset
                offset = offset << 1 + 1
            }
            (last, offset) = (hint - min(offset, most), hint - last)
        } else {
            let most = count - hint
            while offset < most, try !order.isLess(key, array[base + hint + offset]) {
                last = offset
                offset = offset << 1 + 1
            }
            last += hint
            offset = min(offset, most) + hint
        }
        last += 1
        while last < offset {
            let middle = last + (offset - last) >> 1
            if try order.isLess(key, array[base + middle]) { offset = middle } else { last = middle + 1 }
        }
        return offset
    }

    private mutating func move(_ source: Int, to target: Int, _ count: Int) {
        if source == target || count <= 0 { return }
        if target < source {
            for index in 0..<count { elements[target + index] = elements[source + index] }
        } else {
            for index in stride(from: count - 1, through: 0, by: -1) {
                elements[target + index] = elements[source + index]
            }
        }
    }

    /// From the front, with the shorter run `first` put aside.
    private mutating func mergeLow(_ first: Run, _ second: Run) throws(Raise) {
        let aside = ContiguousArray(elements[first.start..<first.start + first.count])
        var target = first.start
        var a = 0
        var aCount = first.count
        var b = second.start
        var bCount = second.count

        func takeA() {
            elements[target] = aside[a]
            target += 1
            a += 1
            aCount -= 1
        }
        func takeB() {
            elements[target] = elements[b]
            target += 1
            b += 1
            bCount -= 1
        }
        /// Whatever happens, all elements end up in the array.
        func finish() {
            if bCount > 0 && aCount <= 1 {
                move(b, to: target, bCount)
                target += bCount
            }
            for index in 0..<aCount { elements[target + index] = aside[a + index] }
        }
        takeB()
        if bCount == 0 || aCount == 1 { return finish() }
        var threshold = gallopThreshold
        do throws(Raise) {
            while true {
                var aWins = 0
                var bWins = 0
                while true {
                    if try order.isLess(elements[b], aside[a]) {
                        takeB()
                        bWins += 1
                        aWins = 0
                        if bCount == 0 { return finish() }
                        if bWins >= threshold { break }
                    } else {
                        takeA()
                        aWins += 1
                        bWins = 0
                        if aCount == 1 { return finish() }
                        if aWins >= threshold { break }
                    }
                }
                threshold += 1
                repeat {
                    threshold -= threshold > 1 ? 1 : 0
                    gallopThreshold = threshold
                    aWins = try gallopRight(elements[b], aside, a, aCount, 0)
                    for _ in 0..<aWins { takeA() }
                    if aWins > 0 && aCount <= 1 { return finish() }
                    takeB()
                    if bCount == 0 { return finish() }
                    bWins = try gallopLeft(aside[a], elements, b, bCount, 0)
                    for _ in 0..<bWins { takeB() }
                    if bWins > 0 && bCount == 0 { return finish() }
                    takeA()
                    if aCount == 1 { return finish() }
                } while aWins >= TimSort.leastGallop || bWins >= TimSort.leastGallop
                threshold += 1
                gallopThreshold = threshold
            }
        } catch {
            for index in 0..<aCount { elements[target + index] = aside[a + index] }
            throw error
        }
    }

    /// From the back, with the shorter run `second` put aside.
    private mutating func mergeHigh(_ first: Run, _ second: Run) throws(Raise) {
        let aside = ContiguousArray(elements[second.start..<second.start + second.count])
        var target = second.start + second.count - 1
        var aCount = first.count
        var bCount = second.count
        let base = first.start

        // The last of what is left of each run: `base + aCount - 1` and `bCount - 1`.
        func takeA() {
            elements[target] = elements[base + aCount - 1]
            target -= 1
            aCount -= 1
        }
        func takeB() {
            elements[target] = aside[bCount - 1]
            target -= 1
            bCount -= 1
        }
        func finish() {
            if aCount > 0 && bCount <= 1 {
                move(base, to: target - aCount + 1, aCount)
                target -= aCount
            }
            for index in 0..<bCount { elements[target - bCount + 1 + index] = aside[index] }
        }
        takeA()
        if aCount == 0 || bCount == 1 { return finish() }
        var threshold = gallopThreshold
        do throws(Raise) {
            while true {
                var aWins = 0
                var bWins = 0
                while true {
                    if try order.isLess(aside[bCount - 1], elements[base + aCount - 1]) {
                        takeA()
                        aWins += 1
                        bWins = 0
                        if aCount == 0 { return finish() }
                        if aWins >= threshold { break }
                    } else {
                        takeB()
                        bWins += 1
                        aWins = 0
                        if bCount == 1 { return finish() }
                        if bWins >= threshold { break }
                    }
                }
                threshold += 1
                repeat {
                    threshold -= threshold > 1 ? 1 : 0
                    gallopThreshold = threshold
                    aWins = aCount - (try gallopRight(aside[bCount - 1], elements, base, aCount, aCount - 1))
                    for _ in 0..<aWins { takeA() }
                    if aWins > 0 && aCount == 0 { return finish() }
                    takeB()
                    if bCount == 1 { return finish() }
                    bWins = bCount - (try gallopLeft(elements[base + aCount - 1], aside, 0, bCount, bCount - 1))
                    for _ in 0..<bWins { takeB() }
                    if bWins > 0 && bCount <= 1 { return finish() }
                    takeA()
                    if aCount == 0 { return finish() }
                } while aWins >= TimSort.leastGallop || bWins >= TimSort.leastGallop
                threshold += 1
                gallopThreshold = threshold
            }
        } catch {
            for index in 0..<bCount { elements[target - bCount + 1 + index] = aside[index] }
            throw error
        }
    }
}
