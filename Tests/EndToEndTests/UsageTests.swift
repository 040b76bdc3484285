import Foundation
import Testing

@Suite struct UsageTests {
  private func run(_ arguments: [String], environment: [String: String] = [:], file: String? = nil) throws -> Program.Outcome {
    let folder = try TemporaryFolder()
    if let file { try folder.write(file.utf8, to: "my.conf") }
    let outcome = try Program.run(arguments, in: folder.path, environment: environment)
    #expect(try folder.names == (file == nil ? [] : ["my.conf"]), "a wrong command line leaves nothing behind")
    return outcome
  }

  @Test(arguments: ["version", "--version"]) func `the version is printed`(_ word: String) throws {
    let outcome = try run([word])
    #expect(outcome.status == 0)
    #expect(outcome.output.range(of: #"^sijill \d+\.\d+\.\d+\n$"#, options: .regularExpression) != nil)
    #expect(outcome.errors.isEmpty)
  }

  @Test(arguments: [["help"], ["--help"], ["-h"], ["serve", "--help"], ["ingest", "x", "-h"]])
  func `help lists every command and every setting`(_ words: [String]) throws {
    let outcome = try run(words)
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    for word in [
      "serve", "demo", "ingest PATH...", "version", "help", "--listen HOST:PORT", "--data FOLDER", "--max-body", "SIJILL_",
      "[127.0.0.1:8080]",
    ] {
      #expect(outcome.output.contains(word), "\(word)")
    }
  }

  @Test(arguments: [
    (["serv"], "'serve'"), (["demmo"], "'demo'"), (["inject"], "'ingest'"), (["serve", "--lisen", "x"], "'--listen'"),
    (["demo", "--lsten=x"], "'--listen'"), (["nonsense"], "sijill help"), (["serve", "--xyzzyplugh", "1"], "sijill help"),
    ([""], "sijill help"),
    (["demo", "--data", "x"], "--data"), (["serve", "--listen"], "--listen"), (["serve", "page.txt"], "'page.txt'"),
    (["serve", "-p"], "'-p'"),
    (["version", "now"], "'now'"), (["ingest"], "standard input"), (["serve", "--workers", "many"], "--workers"),
    (["demo", "--workers=0"], "--workers"),
    (["serve", "--listen", "8080"], "--listen"), (["serve", "--listen", "localhost:99999"], "--listen"),
    (["serve", "--listen="], "--listen"),
    (["serve", "--max-body", "-1"], "--max-body"), (["serve", "--log-format", "all"], "--log-format"),
    (["serve", "--synchronous", "no"], "--synchronous"),
  ])
  func `a wrong command line is told with what would be right`(_ words: [String], _ hint: String) throws {
    let outcome = try run(words)
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("sijill: ") && outcome.errors.contains(hint), "\(outcome.errors)")
    #expect(outcome.errors.count(where: \.isNewline) == 1)
  }

  @Test(arguments: [
    ("# fine\nlisten = 127.0.0.1:0\nlissten = x\n", "my.conf:3: "), ("workers\n", "my.conf:1: "), ("\r\n= 5\r\n", "my.conf:2: "),
    ("\n\nworkers = many", "my.conf:3: workers "), ("workers = 4\nworkers = 0", "my.conf:2: workers "),
    ("listen = nowhere\n", "my.conf:1: listen "),
    ("  log-format=all  ", "my.conf:1: log-format "),
  ])
  func `a wrong configuration file is told with its line`(_ text: String, _ hint: String) throws {
    for (arguments, environment) in [(["serve", "--config", "my.conf"], [:]), (["serve"], ["SIJILL_CONFIG": "my.conf"])] {
      let outcome = try run(arguments, environment: environment, file: text)
      #expect(outcome.status == 78)
      #expect(outcome.errors.contains(hint), "\(outcome.errors)")
    }
  }

  @Test func `a configuration file that is not there, or an unknown variable, is told`() throws {
    let missing = try run(["serve", "--config", "nowhere.conf"])
    #expect(missing.status == 78)
    #expect(missing.errors.contains("nowhere.conf"))
    let unknown = try run(["serve"], environment: ["SIJILL_PORT": "80"])
    #expect(unknown.status == 78)
    #expect(unknown.errors.contains("SIJILL_PORT"))
    let rules = try run(["serve", "--rules", "nowhere"])
    #expect(rules.status == 78)
    #expect(rules.errors.contains("nowhere"))
  }

  @Test func `flags go before the environment, that before the file`() throws {
    let file = "workers = file\nmax-body = file\n"
    let both = ["SIJILL_WORKERS": "environment"]
    // The place that an error names is the place that counts.
    #expect(try run(["serve", "--config", "my.conf"], file: file).errors.contains("my.conf:1: workers"))
    #expect(try run(["serve", "--config", "my.conf"], environment: both, file: file).errors.contains("SIJILL_WORKERS"))
    #expect(try run(["serve", "--config", "my.conf", "--workers", "flag"], environment: both, file: file).errors.contains("--workers"))
    #expect(
      try run(["serve", "--config", "my.conf", "--workers", "2"], environment: both, file: file).errors.contains("my.conf:2: max-body"))
    #expect(
      try run(["serve", "--config", "my.conf"], environment: ["SIJILL_WORKERS": "2"], file: file).errors.contains("my.conf:2: max-body"))
  }

  @Test func `the configuration file of the working folder is read when none is named`() throws {
    let folder = try TemporaryFolder()
    try folder.write("data = from-file\n".utf8, to: "Config/sijill.conf")
    let byFile = try Program.run(["ingest", "-"], in: folder.path, input: Array("خبر".utf8))
    #expect(byFile.status == 0)
    #expect(try folder.names == ["Config", "from-file"])
    let byFlag = try Program.run(["ingest", "-", "--data", "from-flag"], in: folder.path, input: Array("خبر".utf8))
    #expect(byFlag.status == 0)
    #expect(try folder.names == ["Config", "from-file", "from-flag"])
  }
}
