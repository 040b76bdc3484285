import Testing

@testable import HTTP

struct ServerStopTests {
  private func server(_ routes: [Route]) -> Server {
    var configuration = ServerConfiguration(addresses: [ListenAddress(host: "localhost", port: 0)])
    configuration.loops = 2
    return Server(configuration: configuration, router: Router(routes))
  }

  @Test func `a request under way is finished, an idle connection closed, a new one refused`() throws {
    let started = Latch(1)
    let release = Latch(1)
    let server = server([
      Route(.get, "/wait", speed: .slow) { _ in
        started.countDown()
        _ = release.wait()
        return Response(text: "finished")
      }
    ])
    try server.start()
    let address = try #require(server.addresses.first)
    let idle = try TestClient(address)
    let busy = try TestClient(address)
    try busy.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n")
    _ = started.wait()
    let stopped = Latch(1)
    let (results, note) = Noted<Bool>.make()
    Thread.start(name: "stopper") {
      note(server.stop(deadline: .seconds(300)))
      stopped.countDown()
    }
    #expect(try idle.isAtEnd())
    release.countDown()
    #expect(try busy.answer().text == "finished")
    #expect(try busy.isAtEnd())
    _ = stopped.wait()
    server.waitUntilStopped()
    #expect(results.all == [true])
    #expect(throws: TestClient.Failure.self) { try TestClient(address) }
  }

  @Test func `what is not finished at the deadline is cut off`() throws {
    let started = Latch(1)
    let release = Latch(1)
    let server = server([
      Route(.get, "/wait", speed: .slow) { _ in
        started.countDown()
        _ = release.wait()
        return Response()
      }
    ])
    try server.start()
    let client = try TestClient(try #require(server.addresses.first))
    try client.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n")
    _ = started.wait()
    #expect(server.stop(deadline: .zero) == false)
    #expect(try client.isAtEnd())
    release.countDown()
  }

  @Test func `a taken port is an error that says what to do`() throws {
    let first = server([])
    try first.start()
    defer { first.stop() }
    let address = try #require(first.addresses.first)
    let second = Server(configuration: ServerConfiguration(addresses: [address]), router: Router([]))
    #expect(throws: ServerError.addressInUse(address)) { try second.start() }
    #expect(ServerError.addressInUse(address).description.contains("another port"))
  }

  @Test func `localhost is one port in every family, and a server starts once`() throws {
    let server = server([Route(.get, "/") { Response(text: $0.client.isLoopback ? $0.client.address : "?") }])
    try server.start()
    #expect(Set(server.addresses.map(\.port)).count == 1)
    for address in server.addresses { #expect(try TestClient(address).get("/").text == address.host) }
    #expect(throws: ServerError.alreadyStarted) { try server.start() }
    server.stop()
    #expect(server.addresses.isEmpty)
  }

  @Test(arguments: [
    ("256.1.1.1", ServerError.unknownHost("256.1.1.1")),
    ("192.0.2.1", ServerError.addressNotAvailable(ListenAddress(host: "192.0.2.1", port: 0))),
  ])
  func `a host that cannot be listened on is told apart`(_ host: String, _ error: ServerError) {
    let server = Server(configuration: ServerConfiguration(addresses: [ListenAddress(host: host, port: 0)]), router: Router([]))
    #expect(throws: error) { try server.start() }
  }

  @Test func `a server without addresses does not start`() {
    let server = Server(configuration: ServerConfiguration(addresses: []), router: Router([]))
    #expect(throws: ServerError.noAddress) { try server.start() }
  }

  @Test func `a server that never started is stopped at once`() {
    let server = server([])
    #expect(server.stop())
    server.waitUntilStopped()
    #expect(throws: ServerError.alreadyStarted) { try server.start() }
  }
}
