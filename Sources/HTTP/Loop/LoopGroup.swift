import Synchronization

/// The loops of a server as they see each other: to keep connections evenly spread and within the bound.
final class LoopGroup: Sendable {
  /// One loop.
  final class Member: Sendable {
    let mailbox = Mailbox()
    /// Connections it has, or is about to have.
    let open = Atomic<Int>(0)
  }

  let members: [Member]

  init(count: Int) { members = (0..<count).map { _ in Member() } }

  /// Connections of all loops.
  var open: Int { members.reduce(0) { $0 + $1.open.load(ordering: .relaxed) } }

  /// The loop for a new connection: the one that accepted it, unless another has clearly fewer.
  func home(acceptedBy index: Int) -> Int {
    var best = index
    var fewest = members[index].open.load(ordering: .relaxed) - 1
    for (other, member) in members.enumerated() {
      let open = member.open.load(ordering: .relaxed)
      if open < fewest {
        best = other
        fewest = open
      }
    }
    return best
  }
}
