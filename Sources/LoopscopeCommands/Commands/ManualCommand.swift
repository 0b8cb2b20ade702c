import ArgumentParser
import Glibc
import ScopeUI
import Screen

/// Writes the manual page: what `--help` says, the keys and the commands, from the tables that the program acts by.
struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual", abstract: "Writes the manual page, for man.",
        discussion: """
            Example:
              loopscope manual > /usr/local/share/man/man1/loopscope.1
            """, shouldDisplay: false)

    func run() throws {
        let output = BufferedOutput(STDOUT_FILENO)
        output.write(Manual.page)
        output.flush()
    }
}

/// The manual page in the language of man (man-pages(7), groff_man(7)).
enum Manual {
    static var page: String {
        var page = ".TH LOOPSCOPE 1 \"\" \"loopscope \(Loopscope.configuration.version)\" \"User Commands\"\n"
        page += section(
            "NAME", ["loopscope \\- steps through a Python asyncio program, frame by frame, forward and back"])
        page += section("SYNOPSIS", ["loopscope [COMMAND] [PROGRAM] [OPTIONS] [\\-\\- ARGS]"])
        page += section("DESCRIPTION", literal(Loopscope.configuration.discussion))
        for command in Loopscope.configuration.subcommands where command.configuration.shouldDisplay {
            let name = command.configuration.commandName ?? ""
            page += section("LOOPSCOPE \(name.uppercased())", literal(Loopscope.helpMessage(for: command, columns: 78)))
        }
        page += section("KEYS", KeyTable.rows.flatMap { entry(keys($0), $0.help) })
        let commands = CommandTable.rows.flatMap { row in
            entry(row.forms.map { ":\(row.name) \($0)" }.joined(separator: ", "), row.help)
        }
        page += section("COMMANDS", commands)
        page += section(
            "FILES",
            entry(
                ConfigurationFile.shownPath,
                "Keys ([keys]) and how the screen looks ([screen], [theme]); README.md has an example. "
                    + "In [theme], a name from the table below is given \(ThemeTable.form)."))
        page += section(
            "THEME", ThemeTable.rows.flatMap { entry($0.names.joined(separator: ", "), $0.help) })
        page += section(
            "ENVIRONMENT", entry("VISUAL, EDITOR", "The editor that the key e opens") + entry("NO_COLOR", "No colours"))
        return page
    }

    private static func keys(_ row: KeyTable.Row) -> String {
        row.bindings.map { $0.keys.map(\.name).joined(separator: " ") }.joined(separator: " / ")
    }

    private static func section(_ title: String, _ lines: [String]) -> String {
        ".SH \(title)\n" + lines.joined(separator: "\n") + "\n"
    }

    private static func entry(_ term: String, _ text: String) -> [String] {
        [".TP", ".B \(escaped(term))", escaped(text)]
    }

    /// Lines that stay as they are.
    private static func literal(_ text: String) -> [String] {
        [".nf"] + text.split(separator: "\n", omittingEmptySubsequences: false).map { escaped(String($0)) } + [".fi"]
    }

    /// No line begins with a request, and no backslash or hyphen is one of roff's.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "\\": escaped += "\\e"
            case "-": escaped += "\\-"
            default: escaped.append(character)
            }
        }
        return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
    }
}
