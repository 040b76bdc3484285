internal import Dispatch
public import Model
internal import Synchronization

/// Takes in batch after batch: while one is being stored, which one thread does alone, the next is read and analysed by the others. The
/// answers come in the order of the batches, each one batch later.
///
/// Used by one thread.
public final class BatchPipeline {
  /// What became of the documents of a batch, in their order, or why nothing could be stored.
  public typealias Answer = Result<[Result<Receipt, AppError>], any Error>

  /// A batch that is being stored.
  private final class Storing: Sendable {
    let answer = Mutex<Answer?>(nil)
    let isDone = DispatchSemaphore(value: 0)
  }

  private let ingester: Ingester
  private let queue = DispatchQueue(label: "sijill.storing")
  private var storing: Storing?

  /// A pipeline into an archive.
  public init(_ ingester: Ingester) {
    self.ingester = ingester
  }

  /// Takes in a batch, and answers for the one before; `nil` when it is the first.
  public func push(_ batch: [RawDocument]) -> Answer? {
    let prepared = Result { try ingester.prepare(batch) }
    let before = finish()
    let storing = Storing()
    self.storing = storing
    queue.async { [ingester] in
      let answer = Answer { try ingester.store(prepared.get()) }
      storing.answer.withLock { $0 = answer }
      storing.isDone.signal()
    }
    return before
  }

  /// Waits for the last batch and answers for it; `nil` when there is none.
  public func finish() -> Answer? {
    guard let storing else { return nil }
    storing.isDone.wait()
    self.storing = nil
    return storing.answer.withLock { $0 }
  }
}
