@testable import HTTP

extension ServerConfiguration {
  /// A small server on any free port.
  static func testing(_ change: (inout ServerConfiguration) -> Void = { _ in }) -> ServerConfiguration {
    var configuration = ServerConfiguration(addresses: [ListenAddress(host: "127.0.0.1", port: 0)])
    configuration.loops = 2
    configuration.workers = 2
    change(&configuration)
    return configuration
  }
}

extension Server {
  /// Runs something against a started server, and stops it.
  static func serving(
    _ routes: [Route], _ configuration: ServerConfiguration = .testing(), onError: @escaping ErrorHandler = Server.answerInternalError,
    _ body: (ListenAddress) throws -> Void
  ) throws {
    let server = Server(configuration: configuration, router: Router(routes), onError: onError)
    try server.start()
    defer { server.stop(deadline: .seconds(5)) }
    try body(server.addresses[0])
  }
}

enum RouteSample {
  static let large = [UInt8](repeating: UInt8(ascii: "x"), count: 3_000_000)

  static let all: [Route] = [
    Route(.get, "/") { _ in Response(text: "home") },
    Route(.get, "/slow", speed: .slow) { _ in Response(text: "slow home") },
    Route(.get, "/large") { _ in Response(type: "application/octet-stream", bytes: large) },
    Route(.get, "/echo/{word}") { request in
      let query = request.query.map { "\($0.name)=\($0.value)" }.joined(separator: ",")
      return Response(text: "\(request.parameters["word"] ?? "-") \(query)")
    },
    Route(.post, "/echo", body: .buffered) { Response(type: "text/plain", bytes: $0.body) },
    Route(.post, "/slow-echo", speed: .slow, body: .buffered(limit: 1_000)) { Response(type: "text/plain", bytes: $0.body) },
    Route(.get, "/stream", speed: .slow) { _ in
      Response(
        headers: ["Content-Type": "text/plain"],
        body: .stream { writer in for number in 0..<1_000 { try writer.write(Array("line \(number)\n".utf8)) } })
    },
    Route(.get, "/quick-stream") { _ in Response(body: .stream { try $0.write(Array("from a worker".utf8)) }) },
    Route(.get, "/fails-early", speed: .slow) { _ in Response(body: .stream { _ in throw Problem(.conflict) }) },
    Route(.get, "/fails-late", speed: .slow) { _ in
      Response(
        body: .stream { writer in
          try writer.write([1, 2, 3])
          throw Problem(.conflict)
        })
    },
    Route(.get, "/throws") { _ in throw Oops() },
    Route(.post, "/lines", speed: .streaming, body: .streamed) { request in
      Response(
        headers: ["Content-Type": "application/x-ndjson"],
        body: .stream { writer in
          while let bytes = try request.bodyStream?.read() { try writer.write(Array("got \(bytes.count)\n".utf8)) }
          try writer.write(Array("done\n".utf8))
        })
    },
    Route(.post, "/count", speed: .streaming, body: .streamed) { request in
      var count = 0
      while let bytes = try request.bodyStream?.read() { count += bytes.count }
      return Response(text: "\(count)")
    },
    Route(.post, "/refuses", speed: .streaming, body: .streamed) { _ in throw Problem(.unauthorized) },
  ]

  struct Oops: Error {}
}
