import Foundation
import Testing

@testable import sijill

struct ConfigTests {
  @Test func `every setting is shown with its value and where it comes from`() throws {
    let folder = try TemporaryFolder()
    try folder.write("# mine\nworkers = 4\nmax-body = 1MiB\n".utf8, to: "Config/sijill.conf")
    let outcome = try Program.run(
      ["config", "print", "--drain", "5s"], in: folder.path, environment: ["SIJILL_MAX_BODY": "2MiB", "SIJILL_KEY": "hush"])
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    let lines = outcome.output.split(separator: "\n").map(String.init)
    for line in [
      "workers = 4  (Config/sijill.conf:2)", "max-body = 2MiB  (SIJILL_MAX_BODY)", "drain = 5s  (flag)", "data = sijill-data  (default)",
      "key = ***  (SIJILL_KEY)",
    ] {
      #expect(lines.contains(line), "\(line)")
    }
    #expect(lines.count == SettingsTable.all.count && !outcome.output.contains("hush"))
    #expect(try folder.names == ["Config"], "showing makes nothing")

    let json = try Program.run(["config", "print", "--json"], in: folder.path)
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    let items = object?["items"] as? [[String: String]] ?? []
    #expect(items.map { $0["name"] } == SettingsTable.all.map(\.name))
    #expect(items.first { $0["name"] == "workers" } == ["name": "workers", "value": "4", "origin": "Config/sijill.conf:2"])
  }

  @Test(
    arguments: [
      ("", 0, "sound"), ("workers = many", 78, "my.conf:1"), ("listen = nowhere", 78, "my.conf:1"), ("lissten = x", 78, "my.conf:1"),
      ("rules = nowhere", 78, "nowhere"), ("synchronous = off", 78, "my.conf:1"), ("access-log = log", 0, "sound"),
    ] as [(String, Int32, String)])
  func `a configuration is checked without anything being opened`(_ text: String, _ status: Int32, _ hint: String) throws {
    let folder = try TemporaryFolder()
    try folder.write((text + "\n").utf8, to: "my.conf")
    let outcome = try Program.run(["config", "check", "--config", "my.conf"], in: folder.path)
    #expect(outcome.status == status && outcome.errors.contains(hint), "\(outcome.errors)")
    #expect(try folder.names == ["my.conf"])
  }

  @Test(arguments: [[], ["show"], ["print", "twice"]]) func `only print and check are known`(_ words: [String]) throws {
    let folder = try TemporaryFolder()
    #expect(try Program.run(["config"] + words, in: folder.path).status == 64)
  }
}
