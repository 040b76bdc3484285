import Synchronization
import Testing

@testable import HTTP

/// Answers whose bytes come when they come.
struct PushTests {
  /// Keeps the channels of a route and says when the next has come.
  private final class Channels: Sendable {
    private let channels = Mutex<[PushChannel]>([])
    let come: Latch
    let gone: Latch

    init(expecting count: Int) {
      come = Latch(count)
      gone = Latch(count)
    }

    var all: [PushChannel] { channels.withLock { $0 } }

    var route: Route {
      Route(.get, "/push", speed: .slow) { [self] _ in
        Response(
          headers: ["Content-Type": "text/event-stream"],
          body: .push { [self] channel in
            channels.withLock { $0.append(channel) }
            channel.onChange { [self] in if channel.isGone { gone.countDown() } }
            come.countDown()
          })
      }
    }

    /// The channels, once all have come.
    func wait() -> [PushChannel] {
      #expect(come.wait(until: .now() + Moment.Span(.seconds(60))))
      return all
    }
  }

  private let ask = "GET /push HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n"

  @Test func `bytes leave as they are offered, and the connection goes on after the end`() throws {
    let channels = Channels(expecting: 1)
    try Server.serving(RouteSample.all + [channels.route]) { address in
      let client = try TestClient(address)
      try client.send(ask)
      #expect(try client.line() == "HTTP/1.1 200 OK", "the head does not wait for bytes")
      while try !client.line().isEmpty {}
      let channel = try #require(channels.wait().first)
      for text in ["one", "two"] {
        guard case .taken = channel.offer(Array(text.utf8)) else { throw TestClient.Failure(reason: "not taken") }
        #expect(try client.chunk() == Array(text.utf8))
      }
      channel.finish()
      #expect(try client.chunk() == nil)
      guard case .gone = channel.offer([1]) else { throw TestClient.Failure(reason: "taken after the end") }
      #expect(try client.get("/").text == "home")
    }
  }

  @Test func `many clients need no threads`() throws {
    let count = 200
    let channels = Channels(expecting: count)
    let configuration = ServerConfiguration.testing {
      $0.workers = 1
      $0.streamers = 1
    }
    try Server.serving(RouteSample.all + [channels.route], configuration) { address in
      let clients = try (0..<count).map { _ in try TestClient(address) }
      for client in clients { try client.send(ask) }
      for channel in channels.wait() { _ = channel.offer(Array("hello".utf8)) }
      for client in clients {
        while try !client.line().isEmpty {}
        #expect(try client.chunk() == Array("hello".utf8))
      }
      #expect(try TestClient(address).get("/slow").text == "slow home")
    }
  }

  @Test func `a client that reads nothing holds back the writer, and is dropped`() throws {
    let channels = Channels(expecting: 1)
    try Server.serving([channels.route], .testing { $0.limits.writeStall = .milliseconds(300) }) { address in
      let client = try TestClient(address)
      try client.send(ask)
      let channel = try #require(channels.wait().first)
      let fill: @Sendable () -> Void = {
        while case .taken = channel.offer([UInt8](repeating: 0x20, count: 65_536)) {}
        if channel.isGone { channels.gone.countDown() }
      }
      // Room there is again and again, until the buffers of the system are full, too.
      channel.onChange(fill)
      fill()
      #expect(channels.gone.wait(until: .now() + Moment.Span(.seconds(60))))
      guard case .gone = channel.offer([1]) else { throw TestClient.Failure(reason: "still there") }
    }
  }

  @Test func `whoever was turned away is told when there is room`() throws {
    let room = Latch(1)
    let (come, note) = Noted<PushChannel>.make()
    let arrived = Latch(1)
    let route = Route(.get, "/push") { _ in
      Response(
        body: .push { channel in
          note(channel)
          channel.onChange { room.countDown() }
          arrived.countDown()
        })
    }
    try Server.serving([route]) { address in
      let client = try TestClient(address)
      try client.send(ask)
      #expect(arrived.wait(until: .now() + Moment.Span(.seconds(60))))
      let channel = try #require(come.all.first)
      var sent = 0
      while case .taken = channel.offer([UInt8](repeating: 0x20, count: 65_536)) { sent += 65_536 }
      while try !client.line().isEmpty {}
      var received = 0
      while received < sent { received += try client.chunk()?.count ?? sent }
      #expect(room.wait(until: .now() + Moment.Span(.seconds(60))))
      guard case .taken = channel.offer([1]) else { throw TestClient.Failure(reason: "no room") }
      #expect(try client.chunk() == [1])
    }
  }

  @Test func `a client that goes is noticed`() throws {
    let channels = Channels(expecting: 1)
    try Server.serving([channels.route]) { address in
      var client: TestClient? = try TestClient(address)
      try client?.send(ask)
      _ = channels.wait()
      client?.resetWhenGone()
      client = nil
      #expect(channels.gone.wait(until: .now() + Moment.Span(.seconds(60))))
    }
  }

  @Test func `a server that stops ends the answer as a whole one`() throws {
    let channels = Channels(expecting: 1)
    let server = Server(configuration: .testing(), router: Router([channels.route]))
    try server.start()
    let client = try TestClient(server.addresses[0])
    try client.send(ask)
    let channel = try #require(channels.wait().first)
    _ = channel.offer(Array("last".utf8))
    #expect(server.stop(deadline: .seconds(60)))
    #expect(channel.isGone)
    let answer = try client.answer()
    #expect(answer.text == "last")
    #expect(try client.isAtEnd())
  }

  @Test func `HEAD and HTTP 1.0 get what they can take`() throws {
    let channels = Channels(expecting: 1)
    try Server.serving([channels.route]) { address in
      let head = try TestClient(address).ask("HEAD /push HTTP/1.1\r\nHost: a\r\n\r\n", isHead: true)
      #expect(head.status == 200)
      #expect(channels.all.isEmpty)
      let old = try TestClient(address)
      try old.send("GET /push HTTP/1.0\r\nHost: a\r\n\r\n")
      let channel = try #require(channels.wait().first)
      _ = channel.offer(Array("plain".utf8))
      channel.finish()
      #expect(try old.answer().text == "plain")
    }
  }
}
