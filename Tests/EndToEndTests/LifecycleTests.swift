import Foundation
import Glibc
import Testing

@Suite(.serialized) struct LifecycleTests {
  private let folder: TemporaryFolder
  private let manager: ServiceManager

  init() throws {
    folder = try TemporaryFolder()
    manager = ServiceManager(in: folder)
  }

  private func server(_ arguments: String..., environment: [String: String] = [:], prelude: String = ":") throws -> RunningServer {
    let environment = environment.merging(manager.environment) { $1 }
    let server = try RunningServer(["serve"] + arguments, in: folder.path, environment: environment, prelude: prelude)
    #expect(manager.state() == "READY=1")
    return server
  }

  /// An upload of which the first of two lines is there, while the server waits for the second.
  private func upload(to server: RunningServer) throws -> RawClient {
    let connection = try RawClient(server.port)
    try connection.send(
      "POST /v1/documents HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n"
        + "Expect: 100-continue\r\n\r\n")
    #expect(connection.read(until: "100 Continue").contains("100 Continue"))
    let line = #"{"text": "خبر أول"}"# + "\n"
    try connection.send("\(String(line.utf8.count, radix: 16))\r\n\(line)\r\n")
    return connection
  }

  @Test func `a manager hears of the start, of a reload with a rotated log, and of the end`() throws {
    let server = try server("--access-log", "access.log", "--log-format", "json", environment: ["WATCHDOG_USEC": "200000"])
    #expect(try server.get("/livez?before").status == 200)
    try FileManager.default.moveItem(atPath: folder.path + "/access.log", toPath: folder.path + "/access.log.1")
    server.program.signal(SIGHUP)
    #expect(manager.state() == "RELOADING=1")
    #expect(manager.state() == "READY=1")
    #expect(try server.get("/readyz").status == 200)
    #expect(try server.stop().status == 0)
    #expect(manager.state() == "STOPPING=1")
    let log = try String(contentsOfFile: folder.path + "/access.log", encoding: .utf8).split(separator: "\n")
    let before = try String(contentsOfFile: folder.path + "/access.log.1", encoding: .utf8)
    #expect(!before.contains("/readyz"))
    let line = try #require(log.last)
    let record = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    #expect(record["target"] as? String == "/readyz")
    #expect(record["status"] as? Int == 200)
    #expect((before + log.joined()).contains("/livez"))
  }

  @Test func `a server that is to end says so, serves on while it drains, and ends at once by a second signal`() throws {
    let server = try server("--drain", "1h")
    #expect(try server.get("/readyz").status == 200)
    server.program.signal(SIGTERM)
    #expect(manager.state() == "STOPPING=1")
    let answer = try server.get("/readyz")
    #expect(answer.status == 503)
    #expect(answer.headers["content-type"] == "application/problem+json")
    #expect(try server.get("/livez").status == 200)
    #expect(try server.get("/v1/stats").status == 200)
    server.program.signal(SIGHUP)
    #expect(try server.stop(SIGINT).status == 130)
  }

  @Test func `a drain has an end`() throws {
    #expect(try server("--drain", "50ms").stop().status == 0)
  }

  @Test func `what is in flight is finished, and nothing new begins`() throws {
    let server = try server("--stop-deadline", "2min")
    let upload = try upload(to: server)
    server.program.signal(SIGTERM)
    #expect(manager.state() == "STOPPING=1")
    let line = #"{"text": "خبر ثان"}"#
    try upload.send("\(String(line.utf8.count, radix: 16))\r\n\(line)\r\n0\r\n\r\n")
    let answer = upload.read(until: "\r\n0\r\n\r\n")
    #expect(answer.components(separatedBy: #""status":201"#).count == 3, "\(answer)")
    let outcome = try server.program.finish()
    #expect(outcome.status == 0)
    #expect(!outcome.errors.contains("cut off"))
    #expect(throws: Program.Failure.self) { try RawClient(server.port) }
    #expect(try !folder.names.contains { $0.hasSuffix("-wal") }, "the archive was closed")
  }

  @Test func `what is not finished at the deadline is cut off, and the archive is whole`() throws {
    let server = try server("--stop-deadline", "100ms")
    let upload = try upload(to: server)
    let outcome = try server.stop()
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("cut off"))
    #expect(!upload.read(until: "\r\n0\r\n\r\n").contains("\r\n0\r\n\r\n"))
    #expect(manager.state() == "STOPPING=1")
    let second = try self.server()
    #expect(try second.get("/v1/stats").status == 200)
    #expect(try second.stop().status == 0)
  }

  @Test(arguments: [(SIGTERM, 143), (SIGINT, 130)] as [(Int32, Int32)])
  func `a second signal ends at once what the first waits for`(_ signal: Int32, _ status: Int32) throws {
    let server = try server("--stop-deadline", "1h")
    let upload = try upload(to: server)
    server.program.signal(SIGTERM)
    #expect(manager.state() == "STOPPING=1")
    // Only a signal that comes after the first was taken is a second one; the two may be the same.
    let outcome = try server.stop(signal)
    #expect(outcome.status == status)
    #expect(outcome.errors.contains("second signal"))
    #expect(!upload.read(until: "\r\n0\r\n\r\n").contains("\r\n0\r\n\r\n"))
  }

  @Test func `it listens on several places, and says each with its port`() throws {
    let program = try Program(["serve", "--listen", "127.0.0.1:0, unix:http.sock ,localhost:0"], in: folder.path)
    let greeting = try program.errorLine() ?? ""
    #expect(
      greeting.range(of: #"http://127\.0\.0\.1:[1-9]\d*, unix:http\.sock, http://127"#, options: .regularExpression) != nil, "\(greeting)")
    #expect(try folder.names.contains("http.sock"))
    program.signal(SIGTERM)
    #expect(try program.finish().status == 0)
    #expect(try !folder.names.contains("http.sock"))
  }

  @Test func `with a Unix socket alone the greeting shows how to ask it`() throws {
    let program = try Program(["serve", "--listen", "unix:http.sock", "--socket-mode", "600"], in: folder.path)
    #expect(try program.errorLine()?.contains("unix:http.sock") == true)
    #expect(try program.errorLine()?.contains("curl --unix-socket http.sock -H") == true)
    #expect(try program.errorLine()?.contains("curl --unix-socket http.sock 'http://localhost/v1/") == true)
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/http.sock")
    #expect((attributes[.posixPermissions] as? Int) == 0o600)
    program.signal(SIGTERM)
    #expect(try program.finish().status == 0)
  }

  @Test(arguments: [["serve"], ["serve", "--listen", "systemd"]])
  func `a socket that was handed over is served`(_ arguments: [String]) throws {
    let (listener, port) = try listener()
    defer { close(listener) }
    let program = try Program(
      arguments, in: folder.path, environment: manager.environment, prelude: "export LISTEN_FDS=1 LISTEN_PID=$$", handedOver: listener)
    #expect(try program.errorLine()?.hasSuffix("on http://127.0.0.1:\(port)") == true)
    #expect(manager.state() == "READY=1")
    let connection = try RawClient(port)
    try connection.send("GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n")
    #expect(connection.read(until: "ok").hasPrefix("HTTP/1.1 200"))
    program.signal(SIGTERM)
    #expect(try program.finish().status == 0)
  }

  @Test func `a socket of systemd that is not there is told`() throws {
    let outcome = try Program.run(["serve", "--listen", "systemd"], in: folder.path, environment: ["LISTEN_PID": "1", "LISTEN_FDS": "1"])
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("--listen says systemd"))
  }

  @Test func `the soft limit of open files is raised`() throws {
    let server = try server(prelude: "ulimit -Sn 100")
    #expect(try server.get("/v1/stats").status == 200)
    #expect(try !server.stop().errors.contains("open files"))
  }

  @Test func `connections stay within a low limit of open files`() throws {
    let server = try server("--workers", "2", prelude: "ulimit -n 256")
    let clients = try (0..<300).map { _ in try RawClient(server.port) }
    try clients[0].send("GET /v1/stats HTTP/1.1\r\nHost: localhost\r\n\r\n")
    #expect(clients[0].read(until: "\r\n\r\n").hasPrefix("HTTP/1.1 200"))
    let outcome = try server.stop()
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("the limit of open files is 256"))
    let none = try Program(["serve", "--listen", "127.0.0.1:0"], in: folder.path, prelude: "ulimit -n 64").finish()
    #expect(none.status == 69)
    #expect(none.errors.contains("open files"))
  }

  /// A listening socket on any free port, as a manager would make it.
  private func listener() throws -> (descriptor: Int32, port: UInt16) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(descriptor, address, size) | listen(descriptor, 16) | getsockname(descriptor, address, &size)
      }
    }
    guard code == 0 else { throw Program.Failure(reason: "no listening socket: error \(errno)") }
    return (descriptor, UInt16(bigEndian: address.sin_port))
  }
}
