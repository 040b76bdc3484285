import Synchronization

/// Lets what several threads want stored at the same time be stored in one go: who comes while a transaction runs waits for it, and the next
/// one takes all that have come by then.
///
/// A transaction costs as much as several documents: it writes the log, and makes the full-text index start a new segment. Alone, a caller
/// waits for nobody.
final class GroupCommit<Item: Sendable, Answer: Sendable>: Sendable {
  /// One thing that waits to be stored, and what became of it.
  private final class Slot: Sendable {
    let item: Item
    let answer = Mutex<Result<Answer, any Error>?>(nil)

    init(_ item: Item) { self.item = item }
  }

  private let waiting = Mutex<[Slot]>([])
  private let turn = Mutex(())
  private let store: @Sendable ([Item]) -> [Result<Answer, any Error>]

  /// - Parameter store: stores some things in one go and answers for each, in their order. One call runs at a time.
  init(store: @escaping @Sendable ([Item]) -> [Result<Answer, any Error>]) {
    self.store = store
  }

  /// Stores one thing, with others or alone; what is returned is stored.
  func store(_ item: Item) throws -> Answer {
    let slot = Slot(item)
    waiting.withLock { $0.append(slot) }
    turn.withLock { _ in
      let isStored = slot.answer.withLock { $0 != nil }
      if !isStored { storeAll() }
    }
    guard let answer = slot.answer.withLock({ $0 }) else { preconditionFailure("whoever has the turn answers all that wait") }
    return try answer.get()
  }

  private func storeAll() {
    let group = waiting.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
    let answers = store(group.map(\.item))
    precondition(answers.count == group.count, "each thing has an answer")
    for (slot, answer) in zip(group, answers) { slot.answer.withLock { $0 = answer } }
  }
}
