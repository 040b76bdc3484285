import Glibc
import Model
import Storage
import Synchronization

/// Times the merge of an entity with many mentions into another, and taking it back, while others read; the archive is afterwards as before.
struct MergeBench: Sendable {
  private let archive: Archive

  /// From so many mentions on an entity is one with many.
  private static let many = 100_000
  private static let note = CorrectionNote(at: Clock.instant(), by: "bench", change: "{}")

  init(folder: String) throws {
    var configuration = ArchiveConfiguration()
    configuration.readers = 2
    archive = try Archive(.folder(folder), configuration: configuration)
  }

  /// What a reader saw while something was written.
  private final class Readings: Sendable {
    struct Seen: Sendable {
      var count = 0
      var slowest = 0.0
      var halves = 0
    }

    let seen = Mutex(Seen())
    let isWritten = Atomic(false)
    let hasEnded = Atomic(false)

    /// Reads again and again until all is written. What it reads belongs together when the function says so.
    func read(_ look: () throws -> Bool) {
      while !isWritten.load(ordering: .sequentiallyConsistent) {
        let start = MergeBench.now()
        let isWhole = try? look()
        let took = MergeBench.now() - start
        seen.withLock { seen in
          seen.count += 1
          seen.slowest = max(seen.slowest, took)
          if isWhole != true { seen.halves += 1 }
        }
      }
      hasEnded.store(true, ordering: .sequentiallyConsistent)
    }
  }

  /// How long something took, and what was read meanwhile.
  private struct Run {
    let seconds: Double
    /// Of the writing thread.
    let processorSeconds: Double
    let seen: Readings.Seen
  }

  /// Prints how long merging and taking it back took, what readers saw meanwhile and how long they waited at most.
  func report() throws {
    defer { archive.close() }
    let entities = try archive.read { try EntityRepository($0).list(limit: 200).items }
    guard entities.count > 2, let target = entities.last else { throw CommandFailure(.noInput, "there are too few entities to merge") }
    // The one with the most mentions is made one with many: others become part of it first.
    let from = entities[0]
    var made: [Int] = []
    for other in entities.dropFirst().dropLast() where try mentions(of: from.id) < Self.many {
      made += try archive.write { try CorrectionRepository($0).merge(other.id, into: from.id, Self.note) }.map { [$0] } ?? []
    }
    Terminal.print("an entity with \(try mentions(of: from.id)) mentions into one with \(try mentions(of: target.id))")
    let (merged, merging) = try whileReading(from.id) {
      try archive.write { try CorrectionRepository($0).merge(from.id, into: target.id, Self.note) }
    }
    tell("merged", merging)
    let (_, undoing) = try whileReading(from.id) {
      try archive.write { try CorrectionRepository($0).undo(merged ?? 0, at: Clock.instant(), by: "bench") }
    }
    tell("taken back", undoing)
    for correction in made.reversed() {
      try archive.write { try CorrectionRepository($0).undo(correction, at: Clock.instant(), by: "bench") }
    }
  }

  private func tell(_ what: String, _ run: Run) {
    let spent = "\(Int(run.seconds * 1_000)) ms, \(Int(run.processorSeconds * 1_000)) ms of them of the processor"
    let waited = "the slowest took \(Int(run.seen.slowest * 1_000)) ms"
    Terminal.print("\(what) in \(spent); \(run.seen.count) readings meanwhile, \(waited), \(run.seen.halves) saw half of it")
  }

  private func mentions(of entity: Int) throws -> Int {
    try archive.read { try EntityRepository($0).find(entity)?.mentionCount ?? 0 }
  }

  /// Runs a function that writes while another thread asks for an entity and the articles that speak of it.
  private func whileReading<T>(_ entity: Int, body: () throws -> T) throws -> (T, Run) {
    let readings = Readings()
    Task.detached { [self] in readings.read { try look(at: entity) } }
    while readings.seen.withLock({ $0.count }) == 0 { usleep(1_000) }
    defer {
      readings.isWritten.store(true, ordering: .sequentiallyConsistent)
      while !readings.hasEnded.load(ordering: .sequentiallyConsistent) { usleep(1_000) }
    }
    let (start, spent) = (Self.now(), Self.now(CLOCK_THREAD_CPUTIME_ID))
    let value = try body()
    let (end, spentAtEnd) = (Self.now(), Self.now(CLOCK_THREAD_CPUTIME_ID))
    return (value, Run(seconds: end - start, processorSeconds: spentAtEnd - spent, seen: readings.seen.withLock { $0 }))
  }

  /// Whether the articles that an entity counts are those that are listed for it.
  private func look(at entity: Int) throws -> Bool {
    try archive.read { connection in
      guard let record = try EntityRepository(connection).find(entity) else { return false }
      var filter = ArticleFilter()
      filter.actors = [[record.id]]
      let counted = try ArticleRepository(connection).list(filter, limit: 1, counting: true).total
      return counted == record.articleCount
    }
  }

  private static func now(_ clock: clockid_t = CLOCK_MONOTONIC) -> Double {
    var time = timespec()
    unsafe clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
