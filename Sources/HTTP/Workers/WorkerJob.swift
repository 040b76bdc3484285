internal import Synchronization

/// Whether nobody waits for an answer any more; shared by the connection and the job that works for it.
final class Abandonment: Sendable {
  private let flag = Atomic(false)

  var isAbandoned: Bool { flag.load(ordering: .relaxed) }

  func abandon() { flag.store(true, ordering: .relaxed) }
}

/// A request on its way through a worker, which makes the answer and tells the loop.
struct WorkerJob: Sendable {
  let id: ExchangeID
  let request: Request
  let route: Route
  let reply: ReplyContext
  /// Whether the buffered body is still packed.
  let isGzip: Bool
  let limits: Limits
  let mailbox: Mailbox
  let onError: ErrorHandler
  let abandonment: Abandonment

  /// Runs the handler and delivers its answer.
  func run(_ compressor: GzipCompressor) {
    var request = request
    do throws(Problem) {
      if isGzip { request.body = try unpacked(request.body) }
    } catch {
      return mailbox.post(.response(id, error.response))
    }
    deliver(route.respond(to: request, onError: onError).encoded(for: reply, using: compressor))
  }

  private func unpacked(_ body: [UInt8]) throws(Problem) -> [UInt8] {
    try BodyStream.translating { () throws(GzipInflater.Fault) in
      try GzipInflater.inflate(body, limit: limits.inflatedBytes, ratio: limits.inflationRatio)
    }
  }

  /// Hands an answer to the loop; a streamed one is written here, from beginning to end.
  func deliver(_ response: Response) {
    guard case .stream(let produce) = response.body, !reply.isHead, !response.status.forbidsBody else {
      return mailbox.post(.response(id, response))
    }
    let capacity = reply.hasBodyStream ? limits.duplexOutputBytes : limits.waitingOutputBytes
    let channel = OutputChannel(id: id, mailbox: mailbox, capacity: capacity)
    let writer = BodyWriter(channel: channel) { mailbox.post(.streamBegan(id, response, channel)) }
    do {
      try produce(writer)
      if writer.hasBegun { return channel.finish(failed: false) }
      mailbox.post(.response(id, Response(status: response.status, headers: response.headers)))
    } catch {
      fail(error, writer, channel)
    }
  }

  /// What is thrown before the first byte still becomes an answer; later it can only cut the connection.
  private func fail(_ error: any Error, _ writer: BodyWriter, _ channel: OutputChannel) {
    let answer = answer(to: error)
    if writer.hasBegun { channel.finish(failed: true) } else { mailbox.post(.response(id, answer)) }
  }

  private func answer(to error: any Error) -> Response {
    switch error {
    case let problem as Problem: problem.response
    case is BodyWriter.Failure, is BodyStream.Failure: Problem(.badRequest, detail: "The connection ended before the body did.").response
    default: onError(error, request)
    }
  }
}
