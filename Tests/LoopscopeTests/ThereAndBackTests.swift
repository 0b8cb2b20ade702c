import Screen
import Testing

@testable import LoopscopeCommands

struct ThereAndBackTests {
    /// n frames forward and n frames back give the same screen, for every n.
    @Test(arguments: Demo.all.indices)
    func framesBackShowWhatFramesForwardShowed(_ index: Int) {
        var demo = SteppedDemo(Demo.all[index], rows: 24, columns: 80)
        let count = demo.run.timeline.frameCount
        #expect(count > 20)
        var screens = [demo.screen]
        while demo.frame < count {
            demo.type("l")
            screens.append(demo.screen)
        }
        #expect(screens.count == count)
        while demo.frame > 1 {
            #expect(demo.screen == screens[demo.frame - 1], "\(Demo.all[index].name), frame \(demo.frame)")
            demo.type("h")
        }
        #expect(demo.screen == screens[0])
    }
}
