import Glibc
import Synchronization

/// The access log: a line for each answer, in a file or on standard error.
///
/// Event loops only append to a buffer in memory; a thread of its own writes it out. When the disk does not keep up and the buffer is full,
/// lines are dropped and counted, and the log says how many: a server that waits for its log serves nobody.
public final class AccessLog: Sendable {
  /// Where the lines go.
  public enum Destination: Sendable, Equatable {
    case standardError
    /// A file, made if it is missing and appended to.
    case file(String)
  }

  /// Why a file cannot be written to.
  public struct Failure: Error, CustomStringConvertible {
    let path: String
    let number: Int32

    /// The path and what the system says.
    public var description: String { unsafe "\(path) cannot be opened for writing: \(String(cString: strerror(number)))" }
  }

  private struct State {
    var clock = LogClock()
    var pending: [UInt8] = []
    var droppedSinceTold = 0
    var dropped = 0
    /// A file opened anew, for the writer to go on with.
    var replacement: Int32?
    var isClosing = false
  }

  /// How long lines are gathered before they are written together.
  private static let gathering = Moment.Span(.milliseconds(50))

  private let destination: Destination
  private let format: AccessLineFormat
  private let capacity: Int
  private let state = Mutex(State())
  private let work = Semaphore()
  private let closing = Latch(1)
  private let ended = Latch(1)

  /// Opens the log and starts its writer.
  ///
  /// - Parameter capacity: bytes that may wait for the disk.
  /// - Throws: `Failure`, when the file cannot be opened.
  public convenience init(_ destination: Destination, format: AccessLineFormat, capacity: Int = 4 * 1_024 * 1_024) throws(Failure) {
    self.init(destination, format: format, capacity: capacity, descriptor: try Self.open(destination))
  }

  /// A log on an open descriptor, which it takes over.
  init(_ destination: Destination, format: AccessLineFormat, capacity: Int, descriptor: Int32) {
    self.destination = destination
    self.format = format
    self.capacity = capacity
    Thread.start(name: "access-log") { self.run(descriptor) }
  }

  /// Takes a line for the record. Never waits for the disk.
  public func append(_ record: AccessRecord) {
    let mustWake = state.withLock { state in
      if state.isClosing { return false }
      guard state.pending.count < capacity else {
        state.dropped += 1
        state.droppedSinceTold += 1
        return false
      }
      let wasEmpty = state.pending.isEmpty
      let now = state.clock.now()
      record.write(time: now, as: format, to: &state.pending)
      return wasEmpty
    }
    if mustWake { work.signal() }
  }

  /// How many lines were dropped so far.
  public var dropped: Int { state.withLock { $0.dropped } }

  /// Opens the file again under its name: after a rotation has moved it away, the lines from now on go to a new one.
  ///
  /// - Throws: `Failure`; then the log goes on where it was.
  public func reopen() throws(Failure) {
    guard case .file = destination else { return }
    let descriptor = try Self.open(destination)
    let unused = state.withLock { state in
      let unused = state.isClosing ? descriptor : state.replacement
      if !state.isClosing { state.replacement = descriptor }
      return unused
    }
    if let unused { Glibc.close(unused) }
    work.signal()
  }

  /// Writes what is left and ends; lines that come later are lost.
  ///
  /// - Parameter patience: how long to wait for a disk or a reader that takes nothing.
  public func close(patience: Duration = .seconds(2)) {
    state.withLock { $0.isClosing = true }
    closing.countDown()
    work.signal()
    _ = ended.wait(until: .now() + Moment.Span(patience))
  }

  private static func open(_ destination: Destination) throws(Failure) -> Int32 {
    guard case .file(let path) = destination else { return dup(STDERR_FILENO) }
    let descriptor = unsafe Glibc.open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, 0o640)
    if descriptor < 0 { throw Failure(path: path, number: errno) }
    return descriptor
  }
}

// MARK: The writer's thread.

extension AccessLog {
  private func run(_ first: Int32) {
    var descriptor = first
    var isTorn = false
    // Two buffers take turns, so that a busy log asks for no memory.
    var bytes: [UInt8] = []
    while true {
      work.wait()
      // A wake-up and a write for every line would cost as much as the request itself.
      _ = closing.wait(until: .now() + Self.gathering)
      bytes.removeAll(keepingCapacity: true)
      let (replacement, isLast) = take(&bytes)
      if let replacement {
        Glibc.close(descriptor)
        descriptor = replacement
        isTorn = false
      }
      // What is left of a line that the disk had no room for ends here, so that the next one begins a line.
      if isTorn, !bytes.isEmpty { bytes.insert(0x0A, at: 0) }
      let written = Self.write(bytes, to: descriptor)
      if written > 0 { isTorn = bytes[written - 1] != 0x0A }
      if written < bytes.count { lose(bytes[written...]) }
      if isLast { break }
    }
    Glibc.close(descriptor)
    ended.countDown()
  }

  /// Trades the empty buffer for the one that waits.
  private func take(_ bytes: inout [UInt8]) -> (replacement: Int32?, isLast: Bool) {
    state.withLock { state in
      swap(&bytes, &state.pending)
      if state.droppedSinceTold > 0 {
        var line = LogLine(format, taking: &bytes)
        line.add("time", ascii: state.clock.now())
        line.add("dropped", state.droppedSinceTold)
        bytes = line.finished()
        state.droppedSinceTold = 0
      }
      defer { state.replacement = nil }
      return (state.replacement, state.isClosing)
    }
  }

  /// Writes all of it, unless the disk is full or the reader gone; how much was written.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress?.advanced(by: written), $0.count - written) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return written }
      written += count
    }
    return written
  }

  /// Counts the lines that could not be written.
  private func lose(_ bytes: ArraySlice<UInt8>) {
    let lines = bytes.count { $0 == 0x0A }
    state.withLock { state in
      state.dropped += lines
      state.droppedSinceTold += lines
    }
  }
}
