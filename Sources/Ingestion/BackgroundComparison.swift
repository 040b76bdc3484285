import Dispatch
public import Storage
import Synchronization

/// Compares the articles that an earlier version stored without comparing them, beside everything else: a few at a time, with as long a pause
/// behind each few as they took, so that writes wait for one short transaction at most. What is not done when it ends is done after the next
/// start.
public final class BackgroundComparison: Sendable {
  private let archive: Archive
  private let isStopped = Atomic(false)
  private let queue = DispatchQueue(label: "comparison", qos: .background)
  private let report: @Sendable (StorageError) -> Void

  /// Begins at once; nothing happens in an archive in which all is compared.
  ///
  /// - Parameter report: told of a failure, after which no more is compared until the next start.
  public init(archive: Archive, report: @escaping @Sendable (StorageError) -> Void) {
    self.archive = archive
    self.report = report
    queue.async { self.compare() }
  }

  /// Compares no more articles than those that it is at.
  public func stop() { isStopped.store(true, ordering: .releasing) }

  private func compare() {
    guard !isStopped.load(ordering: .acquiring) else { return }
    let start = DispatchTime.now().uptimeNanoseconds
    do {
      guard try archive.compareSome() else { return }
    } catch let error as StorageError {
      if error.kind != .closed { report(error) }
      return
    } catch {
      return
    }
    let time = DispatchTime.now().uptimeNanoseconds - start
    queue.asyncAfter(deadline: .now() + .nanoseconds(Int(time))) { self.compare() }
  }
}
