import FoundationEssentials
import Glibc

/// The values of all settings for one run: flags over environment over configuration file over defaults.
struct Settings {
  /// Who said it: an error about a value names the place to mend.
  private enum Origin {
    case standard
    case file(String, line: Int)
    case environment(String)
    case flag
  }

  private struct Value {
    let text: String
    let origin: Origin
  }

  private let values: [String: Value]

  /// Settles every setting. An unknown name in the file or in a `SIJILL_` variable is an error that names it.
  init(flags: [String: String], environment: [String: String], file: String?) throws(CommandFailure) {
    var values: [String: Value] = [:]
    for setting in SettingsTable.all { values[setting.name] = Value(text: setting.standard, origin: .standard) }
    if let path = file ?? environment["SIJILL_CONFIG"] {
      try Self.read(path, into: &values)
    } else if FileManager.default.fileExists(atPath: "Config/sijill.conf") {
      try Self.read("Config/sijill.conf", into: &values)
    }
    for (name, value) in environment where name.hasPrefix("SIJILL_") && name != "SIJILL_CONFIG" {
      if let setting = SettingsTable.all.first(where: { $0.isSecret && $0.environmentName + "_FILE" == name }) {
        values[setting.name] = try Self.secret(in: value, name, environment[setting.environmentName])
        continue
      }
      guard let setting = SettingsTable.all.first(where: { $0.environmentName == name }) else {
        throw CommandFailure(.configuration, "the environment variable \(name) is no setting of sijill; see 'sijill help'")
      }
      values[setting.name] = Value(text: value, origin: .environment(name))
    }
    for (name, value) in flags { values[name] = Value(text: value, origin: .flag) }
    self.values = values
  }

  /// A secret in a file of its own, without the line ends behind it.
  private static func secret(in path: String, _ variable: String, _ other: String?) throws(CommandFailure) -> Value {
    if other != nil { throw CommandFailure(.configuration, "\(variable) says what another variable says, too; give one of them") }
    guard let data = FileManager.default.contents(atPath: path), let text = String(validating: data, as: UTF8.self) else {
      throw CommandFailure(.configuration, "\(variable): the file \(path) cannot be read")
    }
    let line = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).first ?? ""
    return Value(text: trim(line), origin: .environment(variable))
  }

  /// Reads `name = value` lines; `#` starts a comment line.
  private static func read(_ path: String, into values: inout [String: Value]) throws(CommandFailure) {
    guard let data = FileManager.default.contents(atPath: path), let text = String(validating: data, as: UTF8.self) else {
      throw CommandFailure(.configuration, "the configuration file \(path) cannot be read as UTF-8 text")
    }
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let line = trim(line)
      if line.isEmpty || line.hasPrefix("#") { continue }
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(trim)
      guard parts.count == 2, SettingsTable.setting(named: parts[0]) != nil else {
        throw CommandFailure(.configuration, "\(path):\(index + 1): '\(line)' is not 'name = value' with the name of a setting")
      }
      values[parts[0]] = Value(text: parts[1], origin: .file(path, line: index + 1))
    }
  }

  /// Without the blanks around it.
  static func trim(_ text: Substring) -> String {
    var text = text
    while let first = text.first, first == " " || first == "\t" || first == "\r" { text.removeFirst() }
    while let last = text.last, last == " " || last == "\t" || last == "\r" { text.removeLast() }
    return String(text)
  }

  /// The value of a setting, or `nil` when it is empty.
  func text(_ name: String) -> String? {
    guard let value = values[name] else { preconditionFailure("'\(name)' is not in the settings table") }
    return value.text.isEmpty ? nil : value.text
  }

  /// The value of a setting as anybody may see it.
  func shown(_ setting: SettingsTable.Setting) -> String {
    let value = text(setting.name) ?? ""
    return setting.isSecret && !value.isEmpty ? "***" : value
  }

  /// Who said the value of a setting: `default`, `flag`, the variable, or file and line.
  func origin(of name: String) -> String {
    switch values[name]?.origin {
    case .flag: "flag"
    case .environment(let variable): variable
    case .file(let path, let line): "\(path):\(line)"
    case .standard, nil: "default"
    }
  }

  /// Whether the output shall be JSON.
  func isJSON() throws(CommandFailure) -> Bool { try choice("json", of: ["no", "yes"]) == "yes" }

  /// Whether nobody has said anything about a setting.
  func isStandard(_ name: String) -> Bool {
    if case .standard = values[name]?.origin { true } else { false }
  }

  /// That the value of a setting is wrong: an error of usage when it stood on the command line, else of configuration.
  func failure(_ name: String, _ reason: String) -> CommandFailure {
    switch values[name]?.origin {
    case .flag: CommandFailure(.usage, "--\(name) \(reason)")
    case .environment(let variable): CommandFailure(.configuration, "\(variable) \(reason)")
    case .file(let path, let line): CommandFailure(.configuration, "\(path):\(line): \(name) \(reason)")
    case .standard, nil: CommandFailure(.configuration, "\(name) \(reason)")
    }
  }

  /// The value of a setting that is a whole number in a range.
  func number(_ name: String, in range: ClosedRange<Int>) throws(CommandFailure) -> Int {
    guard let value = text(name).flatMap({ Int($0) }), range.contains(value) else {
      throw failure(name, "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  /// The value of a setting that is one of a few words.
  func choice(_ name: String, of words: [String]) throws(CommandFailure) -> String {
    guard let value = text(name), words.contains(value) else {
      throw failure(name, "must be \(words.joined(separator: " or "))")
    }
    return value
  }
}
