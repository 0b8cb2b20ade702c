import BigInt

/// Products and quotients of long numbers. BigInt's own are general and many times slower; its storage serves all the same.
enum LongArithmetic {
    /// In words: below that, BigInt's own product is as fast.
    private static let shortProduct = 4
    /// In words: from here on Karatsuba's method pays.
    private static let karatsuba = 40

    /// - Complexity: O(n^1.58), for numbers of equal length.
    static func product(_ a: BigUInt, _ b: BigUInt) -> BigUInt {
        if min(a.bitWidth, b.bitWidth) <= shortProduct * UInt.bitWidth { return a * b }
        let first = Array(a.words)
        let second = Array(b.words)
        let count = first.count + second.count
        let words = [UInt](unsafeUninitializedCapacity: count) { result, initialized in
            result.initialize(repeating: 0)
            first.withUnsafeBufferPointer { first in
                second.withUnsafeBufferPointer { second in
                    if let x = first.baseAddress, let y = second.baseAddress, let target = result.baseAddress {
                        multiply(x, first.count, y, second.count, target)
                    }
                }
            }
            initialized = count
        }
        return BigUInt(words: words)
    }

    private typealias Words = UnsafePointer<UInt>
    private typealias Target = UnsafeMutablePointer<UInt>

    /// Adds the product of two numbers to `target`, which has room for the sum.
    private static func multiply(_ a: Words, _ aCount: Int, _ b: Words, _ bCount: Int, _ target: Target) {
        if aCount < bCount { return multiply(b, bCount, a, aCount, target) }
        if bCount < karatsuba { return multiplyPlainly(a, aCount, b, bCount, target) }
        let half = (aCount + 1) / 2
        if bCount <= half {
            // Too unequal: pieces of the longer one, each as long as the shorter.
            var start = 0
            while start < aCount {
                multiply(a + start, min(bCount, aCount - start), b, bCount, target + start)
                start += bCount
            }
            return
        }
        // (a1 B + a0)(b1 B + b0), with a1 b0 + a0 b1 = (a1 + a0)(b1 + b0) - a1 b1 - a0 b0
        let (highA, highB) = (aCount - half, bCount - half)
        let size = 2 * half + 2
        withUnsafeTemporaryAllocation(of: UInt.self, capacity: 2 * (half + 1) + size + 2 * half) { scratch in
            scratch.initialize(repeating: 0)
            guard let sumA = scratch.baseAddress else { return }
            let sumB = sumA + half + 1
            let middle = sumB + half + 1
            let part = middle + size
            sumA.update(from: a, count: half)
            add(a + half, highA, sumA)
            sumB.update(from: b, count: half)
            add(b + half, highB, sumB)
            multiply(sumA, half + 1, sumB, half + 1, middle)

            multiply(a, half, b, half, part)
            add(part, 2 * half, target)
            subtract(part, 2 * half, middle)

            part.update(repeating: 0, count: 2 * half)
            multiply(a + half, highA, b + half, highB, part)
            add(part, highA + highB, target + 2 * half)
            subtract(part, highA + highB, middle)

            // The sums' highest words were small: what is left fits behind `half`.
            var length = size
            while length > 0, middle[length - 1] == 0 { length -= 1 }
            add(middle, length, target + half)
        }
    }

    private static func multiplyPlainly(_ a: Words, _ aCount: Int, _ b: Words, _ bCount: Int, _ target: Target) {
        for index in 0..<bCount {
            let factor = b[index]
            if factor == 0 { continue }
            let place = target + index
            var carry: UInt = 0
            for position in 0..<aCount {
                // At most (2**64 - 1)**2 + 2 (2**64 - 1), which fits two words.
                var (high, low) = a[position].multipliedFullWidth(by: factor)
                let (sum, overflow) = low.addingReportingOverflow(carry)
                let (total, overflow2) = sum.addingReportingOverflow(place[position])
                high &+= (overflow ? 1 : 0) &+ (overflow2 ? 1 : 0)
                low = total
                place[position] = low
                carry = high
            }
            propagate(carry, place + aCount)
        }
    }

    @inline(__always)
    private static func propagate(_ carry: UInt, _ target: Target) {
        var carry = carry
        var place = target
        while carry != 0 {
            let (sum, overflow) = place.pointee.addingReportingOverflow(carry)
            place.pointee = sum
            carry = overflow ? 1 : 0
            place += 1
        }
    }

    private static func add(_ words: Words, _ count: Int, _ target: Target) {
        var carry: UInt = 0
        for index in 0..<count {
            let (sum, overflow) = target[index].addingReportingOverflow(words[index])
            let (total, overflow2) = sum.addingReportingOverflow(carry)
            target[index] = total
            carry = (overflow ? 1 : 0) &+ (overflow2 ? 1 : 0)
        }
        propagate(carry, target + count)
    }

    /// - Precondition: the target is not less than the words.
    private static func subtract(_ words: Words, _ count: Int, _ target: Target) {
        var borrow: UInt = 0
        for index in 0..<count {
            let (difference, overflow) = target[index].subtractingReportingOverflow(words[index])
            let (total, overflow2) = difference.subtractingReportingOverflow(borrow)
            target[index] = total
            borrow = (overflow ? 1 : 0) &+ (overflow2 ? 1 : 0)
        }
        var place = target + count
        while borrow != 0 {
            let (difference, overflow) = place.pointee.subtractingReportingOverflow(borrow)
            place.pointee = difference
            borrow = overflow ? 1 : 0
            place += 1
        }
    }

    // MARK: Division

    /// Knuth's algorithm D (The Art of Computer Programming 2, 4.3.1).
    /// - Precondition: `b` is not zero.
    /// - Complexity: O(n m), n and m the lengths of quotient and divisor.
    static func quotient(_ a: BigUInt, _ b: BigUInt) -> (quotient: BigUInt, remainder: BigUInt) {
        if b.bitWidth <= UInt.bitWidth || a.bitWidth < b.bitWidth { return a.quotientAndRemainder(dividingBy: b) }
        // The divisor's highest bit is set, so that guesses are at most 2 too great.
        let shift = b.leadingZeroBitCount
        let divisor = Array((b << shift).words)
        var dividend = Array((a << shift).words)
        let n = divisor.count
        dividend.append(contentsOf: repeatElement(0, count: max(1, n + 1 - dividend.count)))
        let steps = dividend.count - n
        var quotient = [UInt](repeating: 0, count: steps)
        divisor.withUnsafeBufferPointer { v in
            dividend.withUnsafeMutableBufferPointer { u in
                for step in (0..<steps).reversed() { quotient[step] = quotientWord(u, step, v) }
            }
        }
        return (BigUInt(words: quotient), BigUInt(words: dividend) >> shift)
    }

    /// One word of the quotient; the product of it and the divisor is taken from the dividend.
    private static func quotientWord(
        _ u: UnsafeMutableBufferPointer<UInt>, _ step: Int, _ v: UnsafeBufferPointer<UInt>
    ) -> UInt {
        let n = v.count
        let top = u[step + n]
        let next = u[step + n - 1]
        var guess: UInt
        var rest: UInt
        var isExact = true
        if top >= v[n - 1] {
            guess = UInt.max
            let (sum, overflow) = next.addingReportingOverflow(v[n - 1])
            rest = sum
            isExact = !overflow
        } else {
            (guess, rest) = v[n - 1].dividingFullWidth((top, next))
        }
        // The second words tell most of the wrong guesses.
        while isExact {
            let product = guess.multipliedFullWidth(by: v[n - 2])
            if product.high < rest || product.high == rest && product.low <= u[step + n - 2] { break }
            guess &-= 1
            let (sum, overflow) = rest.addingReportingOverflow(v[n - 1])
            rest = sum
            isExact = !overflow
        }
        if guess == 0 { return 0 }
        var carry: UInt = 0
        var borrow: UInt = 0
        for index in 0..<n {
            let product = guess.multipliedFullWidth(by: v[index])
            let (low, overflow) = product.low.addingReportingOverflow(carry)
            carry = product.high &+ (overflow ? 1 : 0)
            let (difference, overflow2) = u[step + index].subtractingReportingOverflow(low)
            let (total, overflow3) = difference.subtractingReportingOverflow(borrow)
            u[step + index] = total
            borrow = (overflow2 ? 1 : 0) &+ (overflow3 ? 1 : 0)
        }
        let (difference, overflow) = top.subtractingReportingOverflow(carry)
        let (total, overflow2) = difference.subtractingReportingOverflow(borrow)
        u[step + n] = total
        guard overflow || overflow2 else { return guess }
        // Once in 2**63 times the guess was one too great.
        var sumCarry: UInt = 0
        for index in 0..<n {
            let (sum, overflow) = u[step + index].addingReportingOverflow(v[index])
            let (total, overflow2) = sum.addingReportingOverflow(sumCarry)
            u[step + index] = total
            sumCarry = (overflow ? 1 : 0) &+ (overflow2 ? 1 : 0)
        }
        u[step + n] &+= sumCarry
        return guess &- 1
    }
}
