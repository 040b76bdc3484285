/// `sijill completions bash|zsh|fish`: what a shell may complete, from the tables of commands and settings.
enum CompletionsCommand {
  @Sendable static func run(_ invocation: Invocation) throws -> ExitStatus {
    switch invocation.arguments {
    case ["bash"]: Terminal.print(bash)
    case ["zsh"]: Terminal.print(zsh)
    case ["fish"]: Terminal.print(fish)
    default: throw CommandFailure(.usage, "say for which shell: bash, zsh or fish")
    }
    return .ok
  }

  private static func flags(_ command: CommandTable.Command) -> [SettingsTable.Setting] {
    SettingsTable.all.filter { command.reads($0) }
  }

  private static var bash: String {
    let commands = CommandTable.all.map(\.name).joined(separator: " ")
    var lines = [
      "# Completion of sijill for bash: source <(sijill completions bash)", "_sijill() {",
      "  local word=\"${COMP_WORDS[COMP_CWORD]}\" before=\"${COMP_WORDS[COMP_CWORD-1]}\" command=\"${COMP_WORDS[1]}\"", "  COMPREPLY=()",
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then", "    COMPREPLY=($(compgen -W \"\(commands)\" -- \"$word\")); return", "  fi",
      "  case \"$before\" in",
    ]
    for setting in SettingsTable.all {
      switch setting.values {
      case .words(let words):
        lines.append("    --\(setting.name)) COMPREPLY=($(compgen -W \"\(words.joined(separator: " "))\" -- \"$word\")); return ;;")
      case .folder: lines.append("    --\(setting.name)) COMPREPLY=($(compgen -d -- \"$word\")); return ;;")
      case .file: lines.append("    --\(setting.name)) COMPREPLY=($(compgen -f -- \"$word\")); return ;;")
      case .any: lines.append("    --\(setting.name)) return ;;")
      }
    }
    lines += ["    --config) COMPREPLY=($(compgen -f -- \"$word\")); return ;;", "  esac", "  case \"$command\" in"]
    for command in CommandTable.all {
      let words = (command.words + flags(command).map { "--" + $0.name } + ["--config"]).joined(separator: " ")
      let files = command.arguments.contains("...") ? "; COMPREPLY+=($(compgen -f -- \"$word\"))" : ""
      lines.append("    \(command.name)) COMPREPLY=($(compgen -W \"\(words)\" -- \"$word\"))\(files) ;;")
    }
    return (lines + ["  esac", "}", "complete -F _sijill sijill"]).joined(separator: "\n")
  }

  private static var zsh: String {
    var lines = [
      "#compdef sijill", "# Completion of sijill for zsh: put it into a folder of $fpath as _sijill", "_sijill() {", "  local -a commands",
      "  commands=(",
    ]
    lines += CommandTable.all.map { "    '\($0.name):\(quoted($0.help))'" }
    lines += ["  )", "  if (( CURRENT == 2 )); then _describe command commands; return; fi", "  case \"$words[2]\" in"]
    for command in CommandTable.all {
      var specs = flags(command).map { setting in
        "'--\(setting.name)[\(quoted(setting.help).replacingBrackets)]:\(setting.placeholder.replacingColons):\(action(setting.values))'"
      }
      specs.append("'--config[the configuration file]:FILE:_files'")
      if !command.words.isEmpty { specs.append("'2:word:(\(command.words.joined(separator: " ")))'") }
      if command.arguments.contains("...") { specs.append("'*:file:_files'") }
      lines.append("    \(command.name)) _arguments \(specs.joined(separator: " ")) ;;")
    }
    return (lines + ["  esac", "}", "_sijill \"$@\""]).joined(separator: "\n")
  }

  private static func action(_ values: SettingsTable.Setting.Values) -> String {
    switch values {
    case .words(let words): "(\(words.joined(separator: " ")))"
    case .folder: "_files -/"
    case .file: "_files"
    case .any: " "
    }
  }

  private static var fish: String {
    var lines = ["# Completion of sijill for fish: sijill completions fish | source", "complete -c sijill -f"]
    for command in CommandTable.all {
      lines.append("complete -c sijill -n __fish_use_subcommand -a \(command.name) -d '\(quoted(command.help))'")
      for word in command.words { lines.append("complete -c sijill -n '__fish_seen_subcommand_from \(command.name)' -a \(word)") }
      if command.arguments.contains("...") { lines.append("complete -c sijill -n '__fish_seen_subcommand_from \(command.name)' -F") }
    }
    for setting in SettingsTable.all {
      let commands = CommandTable.all.filter { $0.reads(setting) }.map(\.name).joined(separator: " ")
      let values: String =
        switch setting.values {
        case .words(let words): " -x -a '\(words.joined(separator: " "))'"
        case .folder: " -x -a '(__fish_complete_directories)'"
        case .file: " -r -F"
        case .any: " -x"
        }
      lines.append(
        "complete -c sijill -n '__fish_seen_subcommand_from \(commands)' -l \(setting.name)\(values) -d '\(quoted(setting.help))'")
    }
    return lines.joined(separator: "\n")
  }

  /// A help text between single quotes.
  private static func quoted(_ text: String) -> String {
    text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "’")
  }
}

extension String {
  fileprivate var replacingBrackets: String { String(map { $0 == "[" ? "(" : $0 == "]" ? ")" : $0 }).replacingColons }
  fileprivate var replacingColons: String { split(separator: ":", omittingEmptySubsequences: false).joined(separator: "\\:") }
}
