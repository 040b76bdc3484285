import Glibc

extension Server {
  /// Whether every event loop still takes what it is told; for watchdogs.
  ///
  /// - Parameter patience: how long a busy loop may take.
  public func loopsAnswer(within patience: Duration) -> Bool {
    let deadline = Moment.now() + Moment.Span(patience)
    // Meant for a connection that is not there: a loop that takes the message does nothing with it.
    for member in group.members { member.mailbox.post(.streamMoved(ExchangeID(connection: .max, serial: 0))) }
    return group.members.allSatisfy { member in
      while !member.mailbox.isEmpty {
        if Moment.now() >= deadline { return false }
        usleep(2_000)
      }
      return true
    }
  }
}
