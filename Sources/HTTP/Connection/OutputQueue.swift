/// Bytes that wait for the peer, in order.
///
/// Small pieces are joined, so that heads and small bodies leave in one call; large ones are kept as they are, uncopied.
struct OutputQueue {
  private static let joined = 65_536
  private var pieces: [[UInt8]] = []
  private var sent = 0
  /// Bytes that wait.
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  mutating func append(_ bytes: [UInt8]) {
    if bytes.isEmpty { return }
    count += bytes.count
    if let last = pieces.indices.last, pieces[last].count + bytes.count <= Self.joined {
      pieces[last] += bytes
    } else {
      pieces.append(bytes)
    }
  }

  /// Sends until all is gone or the kernel takes no more; how many bytes went, and whether the connection still stands.
  mutating func send(to socket: borrowing Socket) -> (moved: Int, isAlive: Bool) {
    var total = 0
    while let first = pieces.first {
      let moved: Int
      switch socket.send(first, from: sent, hasMore: pieces.count > 1) {
      case .moved(let bytes): moved = bytes
      case .blocked: return (total, true)
      case .ended, .lost: return (total, false)
      }
      total += moved
      count -= moved
      sent += moved
      if sent == first.count {
        pieces.removeFirst()
        sent = 0
      }
    }
    return (total, true)
  }

  mutating func removeAll() {
    pieces = []
    sent = 0
    count = 0
  }
}
