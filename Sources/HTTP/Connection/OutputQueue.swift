/// Bytes that wait for the peer, in order.
///
/// Heads and small bodies are joined, so that they leave in one call; large bodies are kept as they are, uncopied, and leave in one call
/// with what stands before them.
struct OutputQueue {
  /// Larger pieces are not copied.
  private static let joined = 16_384
  /// Complete pieces, then the one that grows.
  private var pieces: [[UInt8]] = []
  private var tail: [UInt8] = []
  /// Bytes of the first piece that are gone.
  private var sent = 0
  private var piecesCount = 0

  /// Bytes that wait.
  var count: Int { piecesCount + tail.count - sent }

  var isEmpty: Bool { count == 0 }

  mutating func append(_ bytes: [UInt8]) {
    if bytes.count > Self.joined {
      endPiece()
      pieces.append(bytes)
      piecesCount += bytes.count
    } else {
      write { $0 += bytes }
    }
  }

  /// Has bytes written at the end.
  mutating func write(_ body: (inout [UInt8]) -> Void) {
    if tail.count > Self.joined { endPiece() }
    body(&tail)
  }

  /// Takes memory to write into, while nothing waits; it comes back through `reclaim`.
  mutating func lend(_ memory: inout [UInt8]) { if tail.capacity == 0 { swap(&tail, &memory) } }

  /// Gives memory back once all is gone: idle connections hold none.
  mutating func reclaim(_ memory: inout [UInt8]) {
    guard isEmpty, tail.capacity > 0 else { return }
    if memory.capacity == 0, tail.capacity <= 4 * Self.joined { swap(&tail, &memory) }
    tail = []
  }

  private mutating func endPiece() {
    if tail.isEmpty { return }
    piecesCount += tail.count
    pieces.append(tail)
    tail = []
  }

  /// Sends until all is gone or the kernel takes no more; how many bytes went, and whether the connection still stands.
  mutating func send(to socket: borrowing Socket) -> (moved: Int, isAlive: Bool) {
    var total = 0
    while !isEmpty {
      let transfer: Socket.Transfer
      if let first = pieces.first {
        transfer = socket.send(first, from: sent, then: pieces.count > 1 ? pieces[1] : tail)
      } else {
        transfer = socket.send(tail, from: sent)
      }
      switch transfer {
      case .moved(let bytes):
        total += bytes
        drop(bytes)
      case .blocked: return (total, true)
      case .ended, .lost: return (total, false)
      }
    }
    return (total, true)
  }

  private mutating func drop(_ count: Int) {
    sent += count
    while let first = pieces.first, sent >= first.count {
      sent -= first.count
      piecesCount -= first.count
      pieces.removeFirst()
    }
    if pieces.isEmpty, sent == tail.count {
      tail.removeAll(keepingCapacity: true)
      sent = 0
    }
  }

  mutating func removeAll() { self = OutputQueue() }
}
