import Synchronization

extension LoopGroup {
  /// Asks every loop for its counts; those of the loops that answer in time.
  func reports(within patience: Duration) -> [LoopCounts] {
    let reports = Reports(expected: members.count)
    for member in members { member.mailbox.post(.report { reports.add($0) }) }
    return reports.wait(until: .now() + Moment.Span(patience))
  }

  private final class Reports: Sendable {
    private let latch: Latch
    private let gathered = Mutex<[LoopCounts]>([])

    init(expected: Int) { latch = Latch(expected) }

    func add(_ counts: LoopCounts) {
      gathered.withLock { $0.append(counts) }
      latch.countDown()
    }

    func wait(until deadline: Moment) -> [LoopCounts] {
      _ = latch.wait(until: deadline)
      return gathered.withLock { $0 }
    }
  }
}
