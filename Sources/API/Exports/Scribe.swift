import HTTP
import Synchronization

/// Writes rows on a thread of its own while another one reads the next: reading rows out of the archive and writing them as JSON take about as
/// long as each other.
struct Scribe<Row: Sendable> {
  /// Some rows, and what becomes of them.
  private final class Batch: Sendable {
    let rows: [Row]
    let bytes = Mutex<[UInt8]>([])
    let isDone = Latch(1)

    init(_ rows: [Row]) { self.rows = rows }

    /// Waits until it is written.
    func written() -> [UInt8] {
      isDone.waitUntilOpen()
      return bytes.withLock { $0 }
    }
  }

  /// What the two threads share.
  private final class Desk: Sendable {
    let waiting = Mutex<[Batch]>([])
    let write: @Sendable ([Row]) -> [UInt8]

    init(_ write: @escaping @Sendable ([Row]) -> [UInt8]) { self.write = write }

    func work() {
      while let batch = waiting.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) {
        let bytes = write(batch.rows)
        batch.bytes.withLock { $0 = bytes }
        batch.isDone.countDown()
      }
    }
  }

  /// Rows that are handed over in one go.
  private static var batchSize: Int { 256 }
  /// Batches that are under way at most: the reader must not run ahead of a slow client.
  private static var depth: Int { 3 }

  private let desk: Desk
  private let attendant: Attendant
  private let pass: ([UInt8]) throws -> Void
  private var rows: [Row] = []
  private var underway: [Batch] = []

  /// - Parameters:
  ///   - write: makes the bytes of some rows, on the other thread unless they are few.
  ///   - pass: takes the bytes, in the order of the rows, on the thread that adds them.
  init(_ write: @escaping @Sendable ([Row]) -> [UInt8], into pass: @escaping ([UInt8]) throws -> Void) {
    let desk = Desk(write)
    self.desk = desk
    self.pass = pass
    attendant = Attendant(name: "export") {
      desk.work()
      return nil
    }
  }

  /// Takes the next row.
  mutating func add(_ row: Row) throws {
    rows.append(row)
    guard rows.count == Self.batchSize else { return }
    let batch = Batch(rows)
    rows.removeAll(keepingCapacity: true)
    desk.waiting.withLock { $0.append(batch) }
    attendant.start()
    attendant.ring()
    underway.append(batch)
    if underway.count == Self.depth { try pass(underway.removeFirst().written()) }
  }

  /// Passes on what is left.
  mutating func finish() throws {
    while !underway.isEmpty { try pass(underway.removeFirst().written()) }
    if !rows.isEmpty { try pass(desk.write(rows)) }
    rows = []
  }

  /// Ends the other thread, whatever became of the export.
  func end() { attendant.stop() }
}
