import Foundation
import Testing

/// The examples of the descriptions against the program: a new user copies them.
struct ReadmeTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..").standardized
  private static let readmes = ["README.md", "Config/docs/README.ar.md"]

  private func text(_ path: String) throws -> String {
    try String(contentsOf: Self.root.appendingPathComponent(path), encoding: .utf8)
  }

  /// The lines of a description that are commands.
  private func commands(_ path: String) throws -> [String] {
    try text(path).split(separator: "```").enumerated().filter { $0.offset % 2 == 1 && $0.element.hasPrefix("sh\n") }
      .flatMap { $0.element.dropFirst(3).split(separator: "\n").map(String.init) }
      .filter { !$0.hasPrefix("#") }
      .map { ($0.components(separatedBy: "  #").first ?? $0).trimmingCharacters(in: .whitespaces) }
  }

  @Test func `what the Arabic description has one type is what the English one has`() throws {
    let english = Set(try commands("README.md"))
    let arabic = try commands("Config/docs/README.ar.md")
    #expect(arabic.count > 8)
    for command in arabic { #expect(english.contains(command), "\(command)") }
  }

  @Test(arguments: readmes) func `every question of a description is answered`(_ path: String) throws {
    let folder = try TemporaryFolder()
    let server = try RunningServer(["demo"], in: folder.path)
    var asked = 0
    // Those that send something have fields (-H), those that build a query are asked with --get.
    for command in try commands(path) where command.hasPrefix("curl ") && !command.contains(" -H ") {
      var target = try #require(command.split(separator: "127.0.0.1:8080").dropFirst().first.map(String.init))
      target = String(target.prefix { $0 != "'" && $0 != " " })
      for match in command.matches(of: /(?:--data-urlencode '([^']*)'|-d ([^ ]+))/) {
        let pair = String(match.output.1 ?? match.output.2 ?? "").split(separator: "=", maxSplits: 1).map(String.init)
        let value = pair[1].addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        target += (target.contains("?") ? "&" : "?") + pair[0] + "=" + value
      }
      let answer = try server.get(target)
      #expect(answer.status == 200, "\(command): \(answer.text)")
      asked += 1
    }
    #expect(asked > 4)
    #expect(try server.stop().status == 0)
  }

  @Test func `every file that a description leads to is there`() throws {
    for path in Self.readmes + ["Config/docs/comparison.md", "Config/docs/upgrading.md"] {
      let folder = Self.root.appendingPathComponent(path).deletingLastPathComponent()
      for match in try text(path).matches(of: /\]\((?!http)([^)#]+)\)/) {
        let target = folder.appendingPathComponent(String(match.output.1)).standardized.path
        #expect(FileManager.default.fileExists(atPath: target), "\(path): \(match.output.1)")
      }
    }
    #expect(try text("README.md").contains("](Config/docs/README.ar.md)"))
    #expect(try text("README.md").split(separator: "\n", omittingEmptySubsequences: false).count <= 201)
  }

  /// The limits that are told are settings under those names.
  @Test func `every setting that is named among the limits is one`() throws {
    let settings = try text("Config/sijill.conf")
    let rows = try text("Config/docs/upgrading.md").split(separator: "\n").filter { $0.hasPrefix("|") }
    let names = rows.flatMap { row in row.matches(of: /`([a-z]+(?:-[a-z]+)+)`/).map { String($0.output.1) } }
    #expect(!names.isEmpty)
    for name in names { #expect(settings.contains("#\(name) ="), "\(name)") }
  }
}
