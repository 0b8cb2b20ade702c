import Testing

@testable import LoopscopeCommands
@testable import ScopeUI

/// The rows of Primitives are counted before they are made.
@Suite struct PrimitiveRowsTests {
    @Test(arguments: ["14-gather.py", "20-deadlock.py", "21-producer-and-consumer.py", "22-rate-limit.py"])
    func asManyAsAreMade(_ name: String) throws {
        let stepped = SteppedDemo(try #require(Demo.all.first { $0.name == name }), rows: 24, columns: 80)
        let timeline = stepped.run.timeline
        var most = 0
        for frame in 1...timeline.frameCount {
            timeline.seek(to: frame)
            let rows = PrimitiveRows(timeline)
            let list = timeline.primitives()
            let made = (0..<list.count).flatMap { PrimitivesPanel.rows(of: list[$0], name: timeline.taskName) }
            #expect(rows.count == made.count, "frame \(frame)")
            #expect((0..<rows.count).map { rows[$0] } == made, "frame \(frame)")
            for row in 0..<rows.count { #expect(rows.group(of: row).contains(row)) }
            most = max(most, rows.count)
        }
        #expect(most > 1)
    }
}
