import API

/// `sijill man`: the manual page, from the tables of commands and settings. `sijill man | man -l -` shows it.
enum ManCommand {
  @Sendable static func run(_ invocation: Invocation) -> ExitStatus {
    Terminal.print(page)
    return .ok
  }

  private static var page: String {
    var lines = [
      ".TH SIJILL 1 \"\" \"sijill \(Version.current)\" \"User commands\"", ".SH NAME",
      text("sijill - a server for Arabic news: articles, actors, dates, quotations, events"), ".SH SYNOPSIS", ".B sijill",
      text("[COMMAND] [--FLAG VALUE]... [ARGUMENT]..."), ".SH DESCRIPTION",
      text("Takes raw Arabic news in, and answers who did what to whom, when and where, who said it, and which article says so."),
      ".SH COMMANDS",
    ]
    for command in CommandTable.all {
      lines += [".TP", ".B " + text(command.name + (command.arguments.isEmpty ? "" : " " + command.arguments)), text(command.help)]
    }
    lines += [
      ".SH OPTIONS",
      text(
        "Each option is also a variable SIJILL_NAME of the environment and a line 'name = value' of Config/sijill.conf in the working folder, or of the file of --config. Options go before variables, those before the file."
      ),
    ]
    for setting in SettingsTable.all {
      let standard = setting.standard.isEmpty ? "" : " Default: \(setting.standard)."
      let commands = CommandTable.all.filter { $0.reads(setting) }.map(\.name).joined(separator: ", ")
      lines += [".TP", ".B " + text("--\(setting.name) \(setting.placeholder)"), text("\(setting.help).\(standard) Read by: \(commands).")]
    }
    lines.append(".SH EXIT STATUS")
    for status in ExitStatus.allCases { lines += [".TP", ".B \(status.rawValue)", text(status.help)] }
    return lines.joined(separator: "\n")
  }

  /// Text that troff takes as it is.
  private static func text(_ text: String) -> String {
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
