import Testing

@testable import PythonVM

/// `dict` against a list of pairs, under random insertions and deletions, with keys whose hashes crowd.
@Suite struct DictObjectTests {
    @Test(arguments: [1, 1024, 1 << 40, -7])
    func keepsOrderAndValues(stride: Int) throws {
        let machine = Machine()
        let dict = DictObject()
        var model: [(key: Int, value: Int)] = []
        var state: UInt64 = 7
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for round in 0..<20_000 {
            let key = random(round < 10_000 ? 400 : 30) &* stride
            let place = model.firstIndex { $0.key == key }
            if random(3) > 0 {
                try dict.set(.int(key), .int(round), machine)
                if let place { model[place].value = round } else { model.append((key, round)) }
            } else {
                let removed = try dict.remove(.int(key), machine)
                #expect(removed.isUndefined == (place == nil))
                if let place { model.remove(at: place) }
            }
            #expect(dict.count == model.count)
        }
        var found: [Int] = []
        dict.forEach { (key, value) in if case .int(let number) = key { found.append(number) } }
        #expect(found == model.map(\.key))
        for (key, value) in model {
            guard case .int(let stored) = try dict.get(.int(key), machine) else {
                Issue.record("\(key) is lost")
                continue
            }
            #expect(stored == value)
        }
        #expect(try dict.copy().get(.int(-1), machine).isUndefined)
    }

    /// 20,000 keys that agree in their low bits, added and taken from the end, take a moment only.
    @Test func crowdedKeysAreFoundAtOnce() throws {
        let machine = Machine()
        let dict = DictObject()
        for number in 0..<20_000 { try dict.set(.int(number << 20), .none, machine) }
        for number in stride(from: 19_999, through: 0, by: -1) {
            let last = try #require(dict.lastIndex)
            guard case .int(let key) = dict.entries[last].key else { continue }
            #expect(key == number << 20)
            dict.removeEntry(at: last)
        }
        #expect(dict.count == 0)
    }
}
