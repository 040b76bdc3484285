import Foundation
import Testing

/// `sijill export`, beside a server that runs.
struct ExportTests {
  @Test func `an archive is exported as its server would`() throws {
    let folder = try TemporaryFolder()
    let server = try RunningServer(["serve", "--data", "archive"], in: folder.path)
    let lines = (1...30).map { #"{"title": "خبر \#($0)", "text": "نص رقم \#($0).", "source": "صحيفة الميناء", "split": false}"# }
    #expect(try server.post(lines.joined(separator: "\n").utf8, "application/x-ndjson").status == 200)
    for (arguments, target) in [
      (["articles"], "/v1/export/articles"), (["articles", "--filter", "source=صحيفة الميناء&sort=date"], "/v1/export/articles?sort=date"),
      (["articles", "--format", "csv", "--bom"], "/v1/export/articles?format=csv&bom=true"),
      (["events", "--format=geojson"], "/v1/export/events?format=geojson"), (["entities"], "/v1/export/entities"),
    ] {
      let outcome = try Program.run(["export"] + arguments + ["--data", "archive"], in: folder.path)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(Array(outcome.output.utf8) == (try server.get(target).body), "\(arguments)")
    }
    #expect(try server.stop().status == 0)
  }

  @Test(arguments: [
    (["export"], 64, "articles, events"), (["export", "things"], 64, "articles, events"), (["export", "events"], 66, "no archive"),
  ])
  func `what cannot be exported is told`(_ arguments: [String], _ status: Int32, _ hint: String) throws {
    let folder = try TemporaryFolder()
    let outcome = try Program.run(arguments, in: folder.path)
    #expect(outcome.status == status)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains(hint), "\(outcome.errors)")
    #expect(try folder.names.isEmpty)
  }

  @Test func `a wrong filter is told`() throws {
    let folder = try TemporaryFolder()
    #expect(try Program.run(["ingest", "-"], in: folder.path, input: Array("خبر قصير".utf8)).status == 0)
    for (flag, value, hint) in [
      ("--filter", "acotr=x", "acotr"), ("--filter", "q=%ZZ", "%25"), ("--format", "xml", "'xml'"), ("--format", "geojson", "ndjson, csv"),
    ] {
      let outcome = try Program.run(["export", "articles", flag, value], in: folder.path)
      #expect(outcome.status == 64)
      #expect(outcome.errors.contains(hint), "\(outcome.errors)")
    }
  }
}
