import Glibc
import ScopeUI
import Screen

/// The user's file `loopscope/config.toml` (XDG Base Directory Specification): keys, and how the screen looks.
enum ConfigurationFile {
    static let shownPath = "$XDG_CONFIG_HOME/loopscope/config.toml, else ~/.config/loopscope/config.toml"

    /// Where it is looked for; nil: the environment names no place.
    static var path: String? {
        // Only absolute paths count, says the specification.
        if let base = variable("XDG_CONFIG_HOME"), base.hasPrefix("/") { return "\(base)/loopscope/config.toml" }
        return variable("HOME").map { "\($0)/.config/loopscope/config.toml" }
    }

    private static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// What a file may say.
    struct Settings {
        var bindings = KeyBindings()
        var speed: Int?
        var color: ScreenOptions.Colors?
        var background: ScreenOptions.Ground?
        var isASCII: Bool?
        var usesMouse: Bool?
        var theme = ThemeChanges()
    }

    /// Reads it; where there is none, everything is as it comes.
    /// - Throws: what is wrong in it, with its line.
    static func read() throws(Failure) -> Settings {
        guard let path, access(path, F_OK) == 0 else { return Settings() }
        let text = String(decoding: try InputFile(reading: path).bytes, as: UTF8.self)
        return try settings(text, path: path)
    }

    static func settings(_ text: String, path: String) throws(Failure) -> Settings {
        do throws(Configuration.Mistake) {
            var settings = Settings()
            for entry in try Configuration(parsing: text).entries { try take(entry, into: &settings) }
            return settings
        } catch {
            throw Failure(status: ExitStatus.wrongUsage, message: "\(path):\(error.line): \(error.message)")
        }
    }

    private static func take(_ entry: Configuration.Entry, into settings: inout Settings) throws(Configuration.Mistake)
    {
        switch (entry.section, entry.name, entry.value) {
        case ("keys", let name, .text(let meaning)):
            do throws(KeyBindings.Mistake) {
                try settings.bindings.bind(name, to: meaning)
            } catch {
                throw .init(line: entry.line, message: error.message)
            }
        case ("screen", "color", _): settings.color = try choice(entry)
        case ("screen", "background", _): settings.background = try choice(entry)
        case ("screen", "ascii", .flag(let flag)): settings.isASCII = flag
        case ("screen", "mouse", .flag(let flag)): settings.usesMouse = flag
        case ("screen", "speed", .number(let number)):
            guard StepperState.speeds.contains(number) else {
                throw wrong(entry, "one of \(StepperState.speeds.map { "\($0)" }.joined(separator: ", "))")
            }
            settings.speed = number
        case ("theme", let name, let value):
            do throws(ThemeChanges.Mistake) {
                try settings.theme.set(name, to: value.text)
            } catch {
                throw .init(line: entry.line, message: error.message)
            }
        case ("keys", _, _): throw wrong(entry, "a text: \"key x\" or a command")
        case ("screen", "ascii", _), ("screen", "mouse", _): throw wrong(entry, "true or false")
        case ("screen", "speed", _): throw wrong(entry, "a number of frames a second")
        case ("screen", let name, _):
            throw .init(
                line: entry.line,
                message: "there is no '\(name)' in [screen]; there is color, background, ascii, mouse, speed")
        case (let section, let name, _):
            let place = section.isEmpty ? "'\(name)' stands in no section" : "there is no section [\(section)]"
            throw .init(line: entry.line, message: "\(place); there is [keys], [screen] and [theme]")
        }
    }

    private static func choice<T: RawRepresentable & CaseIterable>(
        _ entry: Configuration.Entry
    ) throws(Configuration.Mistake) -> T where T.RawValue == String {
        if let found = T(rawValue: entry.value.text) { return found }
        throw wrong(entry, "one of \(T.allCases.map(\.rawValue).joined(separator: ", "))")
    }

    private static func wrong(_ entry: Configuration.Entry, _ what: String) -> Configuration.Mistake {
        .init(line: entry.line, message: "'\(entry.name)' takes \(what)")
    }
}
