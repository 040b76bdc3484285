import Foundation
import HTTP
import Model
import Synchronization
import Testing

@testable import API

/// A receiver of webhooks on a port of this machine: keeps what comes and answers as it is told.
final class WebhookReceiver: Sendable {
  struct Message: Sendable {
    let id: String
    let timestamp: String
    let signature: String
    let body: [UInt8]

    var titles: [String] {
      let json = try? JSONReader.read(body)
      return json?.at("data", "items")?.elements.compactMap { $0["title"]?.text } ?? []
    }
  }

  private let server: Server
  private let shared: Shared
  let url: String

  init() throws {
    let states = Shared()
    let route = Route(.post, "/in", speed: .slow, body: .buffered) { request in
      states.take(
        Message(
          id: request.headers["Webhook-Id"] ?? "", timestamp: request.headers["Webhook-Timestamp"] ?? "",
          signature: request.headers["Webhook-Signature"] ?? "", body: request.body))
      return Response(status: Status(code: states.status, reason: "Answer"), text: "")
    }
    var configuration = ServerConfiguration(addresses: [ListenAddress(host: "127.0.0.1", port: 0)])
    configuration.loops = 1
    let server = Server(configuration: configuration, router: Router([route]))
    try server.start()
    shared = states
    url = "http://127.0.0.1:\(server.addresses[0].port)/in"
    self.server = server
  }

  private final class Shared: Sendable {
    private struct State {
      var status = 200
      var messages: [Message] = []
    }

    private let state = Mutex(State())
    var status: Int { state.withLock { $0.status } }
    func take(_ message: Message) { state.withLock { $0.messages.append(message) } }
    func answer(_ status: Int) { state.withLock { $0.status = status } }
    var messages: [Message] { state.withLock { $0.messages } }
  }

  var messages: [Message] { shared.messages }
  func answer(_ status: Int) { shared.answer(status) }

  deinit { server.stop(deadline: .seconds(5)) }
}

/// Takes connections, as the kernel does for whoever listens, and never answers.
final class Silence: Sendable {
  private let number: Int32
  let url: String

  init() throws {
    let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    self.number = number
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let port: UInt16? = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { general in
        guard bind(number, general, size) == 0, listen(number, 64) == 0, getsockname(number, general, &size) == 0 else { return nil }
        return UInt16(bigEndian: pointer.pointee.sin_port)
      }
    }
    url = "http://127.0.0.1:\(try #require(port))/in"
  }

  deinit { close(number) }
}
