import Foundation
import HTTP
import Testing

@testable import sijill

/// The table of settings against what reads it: the limits, the sample configuration file, the service unit.
struct SettingsTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func config(_ name: String) throws -> [String] {
    let text = try String(contentsOf: root.appendingPathComponent("Config/\(name)"), encoding: .utf8)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private func settings(_ flags: [String: String] = [:]) throws -> Settings {
    try Settings(flags: flags, environment: [:], file: nil)
  }

  /// The value of every limit, by name.
  private func values(_ limits: Limits) -> [String: String] {
    Dictionary(uniqueKeysWithValues: Mirror(reflecting: limits).children.map { ($0.label ?? "", "\($0.value)") })
  }

  @Test func `names are unique`() {
    #expect(Set(SettingsTable.all.map(\.name)).count == SettingsTable.all.count)
  }

  @Test func `help tells every setting with its default`() throws {
    let folder = try TemporaryFolder()
    let lines = try Program.run(["help"], in: folder.path).output.split(separator: "\n")
    for setting in SettingsTable.all {
      let line = try #require(lines.first { $0.hasPrefix("  --\(setting.name) \(setting.placeholder) ") }, "\(setting.name)")
      #expect(line.contains(setting.help) && line.contains("[\(setting.standard)]") != setting.standard.isEmpty)
    }
  }

  @Test func `every limit is a setting, with its default`() throws {
    #expect(LimitSettings.all.count == Mirror(reflecting: Limits()).children.count)
    #expect(try values(LimitSettings.limits(settings())) == values(Limits()))
  }

  @Test(arguments: LimitSettings.all.indices) func `each setting sets one limit, within bounds that are told`(_ index: Int) throws {
    let entry = LimitSettings.all[index]
    let (wanted, wrong): (String, [String]) =
      switch entry.kind {
      case .bytes: ("65KiB", ["", "-1", "1KB", "1.5MiB", "many", "1 TiB", "9223372036854775807GiB", "99999GiB"])
      case .count: ("77", ["", "-1", "0", "1.5", "many", "99999999999"])
      case .time: ("1234ms", ["", "-1s", "5", "s", "1.5s", "soon", "1ms", "99999h", "9223372036854775807h"])
      }
    let before = values(Limits())
    let after = values(try LimitSettings.limits(settings([entry.name: wanted])))
    let changed = before.keys.filter { before[$0] != after[$0] }
    #expect(changed.count == 1, "\(entry.name) changes \(changed)")
    #expect(["66560", "77", "1.234 seconds"].contains(changed.first.flatMap { after[$0] }))
    for text in wrong {
      let failure = #expect(throws: CommandFailure.self) { _ = try LimitSettings.limits(settings([entry.name: text])) }
      #expect(failure?.status == .usage && failure?.message.hasPrefix("--\(entry.name) must be ") == true, "\(entry.name) = \(text)")
    }
  }

  @Test func `no two settings set the same limit`() throws {
    var limits = Limits()
    for entry in LimitSettings.all {
      let value =
        switch entry.kind {
        case .bytes: "65KiB"
        case .count: "77"
        case .time: "1234ms"
        }
      try entry.apply(settings([entry.name: value]), to: &limits)
    }
    let (before, after) = (values(Limits()), values(limits))
    #expect(before.keys.filter { before[$0] == after[$0] }.isEmpty)
  }

  @Test(arguments: [
    ("0", 0), ("1024", 1_024), ("7B", 7), ("64KiB", 65_536), ("64 KiB", 65_536), ("32MiB", 33_554_432), ("2GiB", 2_147_483_648),
  ])
  func `sizes are read`(_ text: String, _ bytes: Int) {
    #expect(Quantity.bytes(text) == bytes)
    #expect(Quantity.bytes(Quantity.text(bytes: bytes)) == bytes)
  }

  @Test(arguments: [("0s", 0), ("500ms", 500), ("10s", 10_000), ("1500ms", 1_500), ("5min", 300_000), ("1h", 3_600_000)])
  func `times are read`(_ text: String, _ milliseconds: Int) {
    #expect(Quantity.time(text) == .milliseconds(milliseconds))
    #expect(Quantity.time(Quantity.text(.milliseconds(milliseconds))) == .milliseconds(milliseconds))
  }

  @Test func `the sample configuration file shows every setting with its default and its help, and changes nothing`() throws {
    let lines = try Self.config("sijill.conf")
    #expect(lines.allSatisfy { $0.isEmpty || $0.hasPrefix("#") })
    // What is said of one run alone, such as --dry-run, has no place in a file.
    let kept = SettingsTable.all.filter { !$0.isOfOneRun && ($0.commands.contains("serve") || $0.commands.contains("ingest")) }
    for setting in kept {
      let line = "#\(setting.name) =" + (setting.standard.isEmpty ? "" : " " + setting.standard)
      let place = try #require(lines.firstIndex(of: line), "\(line)")
      #expect(lines[place - 1] == "# " + setting.help)
    }
    let names = lines.filter { $0.hasPrefix("#") && !$0.hasPrefix("# ") && $0 != "#" }.map { $0.dropFirst().prefix { $0 != " " } }
    #expect(names.count == kept.count)
  }

  @Test func `the service unit calls the program as it is`() throws {
    let unit = try Self.config("sijill.service")
    let start = try #require(unit.first { $0.hasPrefix("ExecStart=") })
    let words = start.dropFirst("ExecStart=".count).split(separator: " ").map(String.init)
    #expect(words.first?.hasSuffix("/sijill") == true)
    let invocation = try Invocation(Array(words.dropFirst()))
    #expect(invocation.command.name == "serve")
    for line in unit where line.hasPrefix("Environment=SIJILL_") {
      let name = line.dropFirst("Environment=".count).prefix { $0 != "=" }
      #expect(SettingsTable.all.contains { $0.environmentName == name }, "\(line)")
    }
    #expect(unit.contains("Type=notify"))
    #expect(try Self.config("sijill.socket").contains { $0.hasPrefix("ListenStream=") })
  }
}
