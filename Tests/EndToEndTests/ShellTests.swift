import Foundation
import Testing

@testable import sijill

/// What is printed for shells and for man, from the tables of commands and settings.
struct ShellTests {
  private func print(_ words: [String]) throws -> String {
    let folder = try TemporaryFolder()
    let outcome = try Program.run(words, in: folder.path)
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    return outcome.output
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func `completions know every command and every flag`(_ shell: String) throws {
    let text = try print(["completions", shell])
    for command in CommandTable.all { #expect(text.contains(command.name)) }
    for setting in SettingsTable.all {
      #expect(text.contains(shell == "fish" ? "-l \(setting.name)" : "--\(setting.name)"), "\(setting.name)")
    }
  }

  @Test func `bash completes commands, words, flags and their values`() throws {
    let folder = try TemporaryFolder()
    try folder.write(try print(["completions", "bash"]).utf8, to: "completion")
    for (line, expected) in [
      (["sijill", "heal"], "healthcheck"), (["sijill", "key", "rot"], "rotate"), (["sijill", "serve", "--max-bo"], "--max-body"),
      (["sijill", "serve", "--log-format", "js"], "json"), (["sijill", "ingest", "complet"], "completion"),
    ] {
      let words = line.map { "'\($0)'" }.joined(separator: " ")
      let script =
        "cd '\(folder.path)' && . ./completion && COMP_WORDS=(\(words)) COMP_CWORD=\(line.count - 1) && _sijill && echo \"${COMPREPLY[@]}\""
      #expect(try Self.shell(script).split(separator: "\n").map(String.init) == [expected], "\(line)")
    }
  }

  @Test func `the manual has every command, every flag and every exit status`() throws {
    let text = try print(["man"])
    #expect(text.hasPrefix(".TH SIJILL 1"))
    let plain = text.replacingOccurrences(of: "\\-", with: "-")
    for command in CommandTable.all { #expect(plain.contains(".B \(command.name)") && plain.contains(command.help)) }
    for setting in SettingsTable.all { #expect(plain.contains(".B --\(setting.name) \(setting.placeholder)\n\(setting.help)")) }
    for status in ExitStatus.allCases { #expect(plain.contains(".B \(status.rawValue)\n")) }
    #expect(!text.split(separator: "\n").contains { $0.hasPrefix("'") })
  }

  @Test func `the version comes as JSON, too`() throws {
    #expect(try print(["version", "--json"]).hasPrefix(#"{"version":""#))
  }

  @Test func `words behind a command are those of its arguments`() {
    let words = Dictionary(uniqueKeysWithValues: CommandTable.all.map { ($0.name, $0.words) })
    #expect(words["key"] == ["create", "list", "rotate", "revoke"])
    #expect(words["completions"] == ["bash", "zsh", "fish"])
    #expect(words["ingest"] == [] && words["serve"] == [])
  }

  @Test func `progress is a line every ten seconds, and one that is written over on a terminal`() {
    let start = ContinuousClock.now
    let lines = Lines()
    var quiet = Progress(isInteractive: false, now: start, say: lines.add, overwrite: { _ in Issue.record("there is no terminal") })
    for second in 0...25 { quiet.tell(second * 2, of: 100, "documents", now: start + .seconds(second)) }
    quiet.end()
    #expect(lines.all == ["20/100 documents, 2.0/s, 40 s left", "40/100 documents, 2.0/s, 30 s left"])
    let screen = Lines()
    var loud = Progress(isInteractive: true, now: start, say: { _ in Issue.record("a terminal has one line") }, overwrite: screen.add)
    loud.tell(1, "documents", now: start)
    loud.tell(500, "documents", now: start + .seconds(5))
    loud.end()
    #expect(screen.all == ["1 documents", "500 documents, 100/s", ""])
  }

  private final class Lines {
    private(set) var all: [String] = []
    func add(_ line: String) { all.append(line) }
  }

  private static func shell(_ script: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", script]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }
}
