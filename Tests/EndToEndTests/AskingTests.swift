import Foundation
import Testing

/// The commands that ask a server that runs.
struct AskingTests {
  @Test func `a server is asked over TCP and over a Unix socket`() throws {
    let folder = try TemporaryFolder()
    let server = try RunningServer(["serve"], in: folder.path)
    #expect(try server.post("قال الوزير إن الجسر يفتح غدا.".utf8, "text/plain").status == 201)
    let place = "127.0.0.1:\(server.port)"
    for arguments in [["--server", "http://\(place)"], ["--server", place], ["--listen", place]] {
      let answer = try Program.run(["get", "/v1/articles?q=الجسر&count=true"] + arguments, in: folder.path)
      #expect(answer.status == 0 && answer.errors.isEmpty, "\(answer.errors)")
      #expect(answer.output.contains(#""total":1"#) && answer.output.hasSuffix("\n"))
      #expect(try Program.run(["healthcheck"] + arguments, in: folder.path).status == 0)
    }
    #expect(try Program.run(["get", "stats", "--server", place], in: folder.path).output.contains(#""documents":1"#))
    // An export or a long list comes in chunks.
    let page = try Program.run(["get", "/", "--server", place], in: folder.path)
    #expect(page.status == 0 && page.output.contains("<html"))

    let socket = folder.path + "/s"
    let local = try Program(["serve", "--data", "other", "--listen", "unix:\(socket)"], in: folder.path)
    #expect(try local.errorLine()?.contains("unix:") == true)
    #expect(try Program.run(["get", "stats", "--server", "unix:\(socket)"], in: folder.path).output.contains(#""documents":0"#))
    #expect(try Program.run(["healthcheck"], in: folder.path, environment: ["SIJILL_LISTEN": "unix:\(socket)"]).status == 0)
    local.signal(SIGTERM)
    _ = try local.finish()
  }

  @Test func `what goes wrong has a status of its own`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path + "/sijill-data", withIntermediateDirectories: false)
    let made = try Program.run(["key", "create", "desk", "--scopes", "read"], in: folder.path)
    let key = made.output.trimmingCharacters(in: .newlines)
    let server = try RunningServer(["serve", "--require-key-for-reads"], in: folder.path)
    let place = ["--server", "127.0.0.1:\(server.port)"]
    for (path, keyed, status) in [
      ("stats", false, 77), ("stats", true, 0), ("/v1/articles/999", true, 66), ("/v1/articles?limit=0", true, 64), ("/v1/keys", true, 77),
    ] as [(String, Bool, Int32)] {
      let environment = keyed ? ["SIJILL_KEY": key] : [:]
      let answer = try Program.run(["get", path] + place, in: folder.path, environment: environment)
      #expect(answer.status == status, "\(path): \(answer.errors)")
      #expect(answer.output.isEmpty == (status != 0))
    }
    #expect(try server.stop().status == 0)
    let silent = try Program.run(["get", "stats"] + place, in: folder.path)
    #expect(silent.status == 69 && silent.errors.contains("127.0.0.1:\(server.port)"))
    #expect(try Program.run(["healthcheck"] + place, in: folder.path).status == 1)
    #expect(try Program.run(["get"], in: folder.path).status == 64)
    #expect(try Program.run(["get", "stats", "--server", "http://"], in: folder.path).status == 64)
  }

  @Test func `a key stands in a file of its own`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path + "/sijill-data", withIntermediateDirectories: false)
    let made = try Program.run(["key", "create", "desk"], in: folder.path)
    try folder.write((made.output).utf8, to: "secret")
    let server = try RunningServer(["serve", "--require-key-for-reads"], in: folder.path)
    let arguments = ["get", "stats", "--server", "127.0.0.1:\(server.port)"]
    #expect(try Program.run(arguments, in: folder.path, environment: ["SIJILL_KEY_FILE": "secret"]).status == 0)
    #expect(try Program.run(arguments, in: folder.path, environment: ["SIJILL_KEY_FILE": "nowhere"]).status == 78)
    #expect(try Program.run(arguments, in: folder.path, environment: ["SIJILL_KEY_FILE": "secret", "SIJILL_KEY": "x"]).status == 78)
    #expect(try Program.run(arguments, in: folder.path, environment: ["SIJILL_LISTEN_FILE": "secret"]).status == 78)
  }
}
