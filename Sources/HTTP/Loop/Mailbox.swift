import Synchronization

/// Names one request of one connection, so that a late answer never meets another request.
struct ExchangeID: Sendable, Equatable {
  let connection: UInt64
  let serial: UInt32
}

/// What other threads tell an event loop.
enum LoopMessage: Sendable {
  /// A connection that another loop accepted.
  case adopt(Int32, SocketAddress)
  /// The finished answer of a worker.
  case response(ExchangeID, Response)
  /// A worker has begun to write a streamed answer; the response tells its head.
  case streamBegan(ExchangeID, Response, OutputChannel)
  /// There are new bytes, or the end, in the channel of a streamed answer.
  case streamMoved(ExchangeID)
  /// The handler wants (more of) the request body.
  case bodyWanted(ExchangeID)
  /// Somebody wants to know what was counted.
  case report(@Sendable (LoopCounts) -> Void)
  /// Finish what is under way, at most until the moment.
  case stop(Moment)
}

/// The way into an event loop for everyone else.
final class Mailbox: Sendable {
  private let messages = Mutex<[LoopMessage]>([])
  let bell = Bell()

  func post(_ message: LoopMessage) {
    let wasEmpty = messages.withLock { messages in
      messages.append(message)
      return messages.count == 1
    }
    if wasEmpty { bell.ring() }
  }

  var isEmpty: Bool { messages.withLock { $0.isEmpty } }

  func takeAll() -> [LoopMessage] {
    messages.withLock { messages in
      defer { messages = [] }
      return messages
    }
  }
}
