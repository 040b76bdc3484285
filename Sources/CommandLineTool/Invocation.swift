/// A command line taken apart: the command, its flags and its plain arguments.
struct Invocation {
  let command: CommandTable.Command
  let flags: [String: String]
  let configurationFile: String?
  let arguments: [String]

  /// Reads `[COMMAND] [--flag VALUE | --flag=VALUE]... [--] [ARGUMENT]...`.
  init(_ words: [String]) throws(CommandFailure) {
    var words = words[...]
    var name = "serve"
    if let first = words.first, !first.hasPrefix("-") || ["--help", "-h", "--version"].contains(first) {
      name = ["--help", "-h"].contains(first) ? "help" : first == "--version" ? "version" : first
      words.removeFirst()
    }
    // Whoever asks for help behind a command wants help, not an error.
    let options = words.prefix { $0 != "--" }
    if name != "help", options.contains("--help") || options.contains("-h") {
      name = "help"
      words = []
    }
    guard let command = CommandTable.all.first(where: { $0.name == name }) else {
      throw CommandFailure(.usage, Self.unknown("command", name, among: CommandTable.all.map(\.name)))
    }
    var flags: [String: String] = [:]
    var arguments: [String] = []
    var file: String?
    while let word = words.popFirst() {
      guard word.hasPrefix("--"), word != "--" else {
        if word == "--" {
          arguments += words
          break
        }
        guard word == "-" || !word.hasPrefix("-") else { throw CommandFailure(.usage, "'\(word)' is no flag; flags have two dashes") }
        arguments.append(word)
        continue
      }
      let (flag, value) = try Self.flag(word, &words, of: command)
      if flag == "config" { file = value } else { flags[flag] = value }
    }
    guard arguments.isEmpty || !command.arguments.isEmpty else {
      throw CommandFailure(.usage, "'sijill \(name)' takes no argument '\(arguments[0])'")
    }
    self.command = command
    self.flags = flags
    self.arguments = arguments
    configurationFile = file
  }

  private static func flag(
    _ word: String, _ words: inout ArraySlice<String>, of command: CommandTable.Command
  ) throws(CommandFailure) -> (String, String) {
    let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let known = SettingsTable.all.filter { command.reads($0) }.map(\.name) + ["config"]
    guard known.contains(parts[0]) else {
      throw CommandFailure(.usage, unknown("flag", "--" + parts[0], among: known.map { "--" + $0 }))
    }
    if parts.count == 2 { return (parts[0], parts[1]) }
    if SettingsTable.setting(named: parts[0])?.isFlag == true {
      if words.first == "yes" || words.first == "no" { return (parts[0], words.removeFirst()) }
      return (parts[0], "yes")
    }
    guard let value = words.popFirst() else { throw CommandFailure(.usage, "--\(parts[0]) needs a value behind it") }
    return (parts[0], value)
  }

  /// An unknown word, with the known one that is most like it.
  private static func unknown(_ kind: String, _ word: String, among known: [String]) -> String {
    let nearest = known.min { distance($0, word) < distance($1, word) }
    // A word that has no letter of another in its place is no slip of the finger.
    let isLikely = nearest.map { distance($0, word) <= min(3, $0.utf8.count - 1) } ?? false
    let hint = nearest.flatMap { isLikely ? "; did you mean '\($0)'?" : nil } ?? "; see 'sijill help'"
    return "'\(word)' is no \(kind) of sijill\(hint)"
  }

  /// The Levenshtein distance of two words.
  private static func distance(_ a: String, _ b: String) -> Int {
    let a = Array(a.utf8)
    let b = Array(b.utf8)
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (x == y ? 0 : 1))
        diagonal = above
      }
    }
    return row[b.count]
  }

  /// The settings of this run.
  func settings() throws(CommandFailure) -> Settings {
    try Settings(flags: flags, environment: Terminal.environment(), file: configurationFile)
  }
}
