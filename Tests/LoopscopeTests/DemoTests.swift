import Foundation
import Testing

@testable import LoopscopeCommands

struct DemoTests {
    @Test func theBinaryHoldsTheFolder() throws {
        #expect(Demo.all.map(\.name) == Repository.files(in: Repository.demos, suffix: ".py"))
        for demo in Demo.all {
            let file = try Data(contentsOf: Repository.demos.appendingPathComponent(demo.name))
            #expect(demo.bytes == [UInt8](file), "\(demo.name)")
        }
    }

    @Test func eachSaysWhatToLookFor() {
        for demo in Demo.all { #expect(demo.lookFor.count > 20, "\(demo.name)") }
    }

    @Test(.enabled(if: Loopscope.binary != nil, "loopscope is not built"))
    func theListOpensOneWithoutAScreen() throws {
        let ending = try Loopscope.run([], input: Array("0\nfirst\n\(Course.lessons.count + 2)\nq\nq\n".utf8))
        #expect(ending.status == 0)
        #expect(ending.out.contains("\(Course.lessons.count + Demo.all.count). \(try #require(Demo.all.last).name): "))
        #expect(ending.out.contains("There is no 'first' here."))
        #expect(ending.out.contains("There is no '0' here."))
        #expect(ending.out.contains("Frame 1: "))
        #expect(ending.out.contains("Place: 02-coroutine-or-task.py, line 2, in <module>"))
        #expect(ending.err.isEmpty)
    }
}
