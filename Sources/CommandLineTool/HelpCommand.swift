import API
import Model

/// `sijill help` and `sijill version`.
enum HelpCommand {
  static func run(_ invocation: Invocation) -> ExitStatus {
    Terminal.print("sijill \(Version.current): a server for Arabic news: articles, actors, dates, quotations, events\n")
    Terminal.print("usage: sijill [COMMAND] [--FLAG VALUE]...\n\ncommands")
    for command in CommandTable.all {
      Terminal.print("  " + pad(command.name + (command.arguments.isEmpty ? "" : " " + command.arguments), 18) + command.help)
    }
    Terminal.print("\nflags (or SIJILL_NAME in the environment, or 'name = value' in Config/sijill.conf or the file of --config FILE)")
    for setting in SettingsTable.all {
      let standard = setting.standard.isEmpty ? "" : " [\(setting.standard)]"
      let commands = CommandTable.all.filter { setting.commands.contains($0.name) }.map(\.name).joined(separator: ", ")
      Terminal.print("  " + pad("--\(setting.name) \(setting.placeholder)", 28) + setting.help + standard + " (\(commands))")
    }
    return .ok
  }

  static func version(_ invocation: Invocation) throws -> ExitStatus {
    if try invocation.settings().isJSON() {
      Terminal.printJSON { json in json.object { $0.member("version", Version.current) } }
    } else {
      Terminal.print("sijill \(Version.current)")
    }
    return .ok
  }

  private static func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}
