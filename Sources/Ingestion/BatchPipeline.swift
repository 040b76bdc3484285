internal import Dispatch
public import Model
public import Storage
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
  private let stopsAtRefusal: Bool
  /// Whether nothing is stored any more because a document was refused.
  public private(set) var hasStopped = false
  private let queue = DispatchQueue(label: "sijill.storing")
  private var storing: Storing?

  /// A pipeline into an archive.
  ///
  /// - Parameter stoppingAtRefusal: stores nothing behind the first document that is refused, which has the last result of its batch then;
  ///   batches that were pushed before that was known have no answer.
  public init(_ ingester: Ingester, stoppingAtRefusal: Bool = false) {
    self.ingester = ingester
    stopsAtRefusal = stoppingAtRefusal
  }

  /// Takes in a batch, and answers for the one before; `nil` when it is the first.
  ///
  /// - Parameter note: called in the transaction of the batch with how many of its documents are done with, to write down how far an
  ///   import has come; a refusal at which it stopped is not.
  public func push(_ batch: [RawDocument], note: @escaping @Sendable (Connection, Int) throws -> Void = { _, _ in }) -> Answer? {
    let prepared = Result { try ingester.prepare(batch) }
    let before = finish()
    if hasStopped { return before }
    let storing = Storing()
    self.storing = storing
    queue.async { [ingester, stopsAtRefusal] in
      let answer = Answer { try ingester.store(prepared.get(), stoppingAtRefusal: stopsAtRefusal, note: note) }
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
    let answer = storing.answer.withLock { $0 }
    if stopsAtRefusal, case .success(let results)? = answer, case .failure? = results.last { hasStopped = true }
    return answer
  }
}
