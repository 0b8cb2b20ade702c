import Foundation
import Screen
import Testing

/// The colours of a task's states, as people see them: with all three kinds of cones, and without one of them.
@Suite struct PaletteTests {
    /// Linear red, green and blue, from 0 to 1.
    private typealias Light = [Double]

    /// What the eye makes of light. For who lacks the long, the middle or the short cones: Machado, Oliveira and Fernandes, "A
    /// Physiologically-based Model for Simulation of Color Vision Deficiency" (2009), severity 1.
    private static let visions: [(name: String, matrix: [[Double]])] = [
        ("trichromat", [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
        (
            "protanope",
            [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
        ),
        (
            "deuteranope",
            [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
        ),
        (
            "tritanope",
            [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
        ),
    ]

    private static let states: [Role] = [.running, .ready, .suspended, .returned, .raised, .cancelled]

    /// xterm's colours from 16 on: a cube of six steps, then greys.
    private func light(_ color: UInt8) -> Light {
        let steps = [0, 95, 135, 175, 215, 255]
        let index = Int(color) - 16
        let components =
            index >= 216
            ? Array(repeating: 8 + 10 * (index - 216), count: 3) : [36, 6, 1].map { steps[index / $0 % 6] }
        // sRGB (IEC 61966-2-1).
        return components.map {
            let value = Double($0) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
    }

    private func seen(_ light: Light, by matrix: [[Double]]) -> Light {
        matrix.map { row in min(1, max(0, zip(row, light).map(*).reduce(0, +))) }
    }

    /// CIE L*a*b*, white D65: two colours that are about 2.3 apart can just be told from each other.
    private func lab(_ light: Light) -> [Double] {
        let rows = [
            [0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041],
        ]
        let xyz = zip(rows, [0.95047, 1, 1.08883]).map { row, white in zip(row, light).map(*).reduce(0, +) / white }
        let f = xyz.map { $0 > 0.008856 ? cbrt($0) : 7.787 * $0 + 16 / 116 }
        return [116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])]
    }

    private func distance(_ one: [Double], _ other: [Double]) -> Double {
        zip(one, other).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
    }

    /// The ratio of contrast of the Web Content Accessibility Guidelines 2.
    private func contrast(_ one: Light, _ other: Light) -> Double {
        let luminances = [one, other].map { 0.2126 * $0[0] + 0.7152 * $0[1] + 0.0722 * $0[2] + 0.05 }
        return max(luminances[0], luminances[1]) / min(luminances[0], luminances[1])
    }

    private func color(_ role: Role, _ background: Background) throws -> Light {
        light(try #require(Theme.appearance(of: Style(role), depth: .many, background: background).foreground))
    }

    @Test(arguments: Background.allCases) func statesDifferForEveryone(_ background: Background) throws {
        for vision in PaletteTests.visions {
            for (index, role) in PaletteTests.states.enumerated() {
                for other in PaletteTests.states[..<index] {
                    let apart = distance(
                        lab(seen(try color(role, background), by: vision.matrix)),
                        lab(seen(try color(other, background), by: vision.matrix)))
                    #expect(apart > 12, "\(role) and \(other) to a \(vision.name) on \(background)")
                }
            }
        }
    }

    /// On black and white: 4.5 where the background is known ("AA" for text), else 3 on both.
    @Test(arguments: Background.allCases) func textCanBeRead(_ background: Background) throws {
        let grounds: [Light] =
            background == .unknown ? [[0, 0, 0], [1, 1, 1]] : background == .dark ? [[0, 0, 0]] : [[1, 1, 1]]
        for role in Role.allCases where ![.text, .border, .definition].contains(role) {
            for ground in grounds {
                let ratio = contrast(try color(role, background), ground)
                #expect(ratio >= (background == .unknown ? 2.95 : 4.5), "\(role) on \(background): \(ratio)")
            }
        }
    }

    /// What brings its own background brings its own colour of text.
    @Test(arguments: Background.allCases) func groundsCanBeRead(_ background: Background) throws {
        for ground in Ground.allCases where ground != .plain {
            for role in Role.allCases {
                let look = Theme.appearance(of: Style(role, on: ground), depth: .many, background: background)
                let ratio = contrast(light(try #require(look.foreground)), light(try #require(look.background)))
                #expect(ratio >= 3.5, "\(role) on \(ground): \(ratio)")
            }
        }
    }

    /// Without colours no ground is lost, and states differ by glyph and word.
    @Test func withoutColoursGroundsAreReversed() {
        for role in Role.allCases {
            let look = Theme.appearance(of: Style(role, on: .selection), depth: .none)
            #expect(look == Appearance(.reverse))
            // What is secondary stays so.
            let plain = Theme.appearance(of: Style(role), depth: .none)
            #expect(plain == (role == .muted ? Appearance(.dim) : Appearance()))
        }
    }
}
