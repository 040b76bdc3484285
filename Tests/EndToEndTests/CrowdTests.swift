import Foundation
import Glibc
import Testing

/// The built program and more clients than it has room for.
@Suite(.serialized) struct CrowdTests {
  /// Lets this process, and with it the server it starts, open as many descriptors as it may; how many that are.
  private static func raiseDescriptors() -> Int {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    limit.rlim_cur = limit.rlim_max
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    return Int(clamping: limit.rlim_cur)
  }

  @Test func `five thousand idle connections are kept, and others are served beside them`() throws {
    // As many as fit where the system allows fewer: other tests of this process need some, too.
    let count = min(5_000, Self.raiseDescriptors() - 500)
    let folder = try TemporaryFolder()
    let server = try RunningServer(["serve", "--data", "archive"], in: folder.path)
    let idle = try (0..<count).map { _ in try RawClient(server.port) }
    #expect(try server.get("/v1/articles").status == 200)
    for client in idle.prefix(100) + idle.suffix(100) { #expect(try client.get("/livez").status == 200) }
    #expect(try server.get("/livez").status == 200)
    #expect(try server.stop().status == 0)
  }

  @Test func `without descriptors for more it lets clients wait, and serves them when others leave`() throws {
    let folder = try TemporaryFolder()
    // Some hundred and fifty connections are left of 256 files; nobody is sent away for being idle.
    let server = try RunningServer(
      ["serve", "--data", "archive", "--idle-timeout-full", "1h"], in: folder.path, prelude: "ulimit -n 256")
    var first = try (0..<100).map { _ in try RawClient(server.port) }
    for client in first { #expect(try client.get("/livez").status == 200) }
    let second = try (0..<120).map { _ in try RawClient(server.port) }
    for client in second { try client.send("GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n") }
    // Those who were in time are served all the while.
    for client in first { #expect(try client.get("/livez").status == 200) }
    #expect([200, 503].contains(try first[0].get("/v1/articles?q=x").status))
    first.removeAll()
    for client in second { #expect(try client.answer().status == 200) }
    #expect(try second[0].get("/v1/articles?q=x").status == 200)
    #expect(try server.get("/v1/stats").status == 200)
    #expect(try server.stop().status == 0)
  }

  @Test func `a thousand requests at once are answered in their order`() throws {
    let folder = try TemporaryFolder()
    let server = try RunningServer(["serve", "--data", "archive"], in: folder.path)
    let client = try RawClient(server.port)
    let paths = (1...1_000).map { $0 % 10 == 0 ? "/v1/articles/\($0)" : $0 % 10 == 5 ? "/v1/entities/nobody-\($0)" : "/livez" }
    try client.send(paths.map { "GET \($0) HTTP/1.1\r\nHost: localhost\r\n\r\n" }.joined())
    for path in paths {
      let answer = try client.answer()
      #expect(answer.status == (path == "/livez" ? 200 : 404))
      if path != "/livez", let last = path.split(separator: "/").last { #expect(answer.body.contains(last), "\(path)") }
    }
    #expect(try server.stop().status == 0)
  }
}
