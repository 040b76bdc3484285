import Synchronization

/// The body of a request as it comes; read on the worker that runs the handler.
///
/// What is not read stays with the client: the socket is left alone while enough bytes wait.
public final class BodyStream: Sendable {
  /// Why a body ended before its end.
  public enum Failure: Error, Equatable {
    /// The client is gone, or the server stops.
    case disconnected
  }

  private enum Ending {
    case complete
    case failed(any Error)
  }

  private struct Intake {
    var waiting: [UInt8] = []
    var ending: Ending?
    /// Whether the loop does not read because nobody wants bytes or enough wait.
    var isPaused = true
    var readerWaits = false
  }

  private struct Decoder {
    var inflater: GzipInflater?
    var packed: ArraySlice<UInt8> = []
  }

  private let intake: Mutex<Intake>
  private let decoder: Mutex<Decoder>
  private let capacity: Int
  private let moved = Semaphore()
  private let wanted: @Sendable () -> Void

  init(isGzip: Bool, limits: Limits, wanted: @escaping @Sendable () -> Void) {
    intake = Mutex(Intake())
    decoder = Mutex(Decoder(inflater: isGzip ? GzipInflater(limit: .max, ratio: limits.inflationRatio) : nil))
    capacity = limits.waitingInputBytes
    self.wanted = wanted
  }

  /// A stream of bytes that are at hand, to call a handler without a socket. The first read gives them all.
  public init(_ bytes: [UInt8]) {
    intake = Mutex(Intake(waiting: bytes, ending: .complete))
    decoder = Mutex(Decoder())
    capacity = .max
    wanted = {}
  }

  /// The next bytes, at least one, gunzipped; waits for them. `nil` at the end of the body.
  ///
  /// - Throws: a `Problem` when the body is damaged or comes too slowly, `Failure.disconnected` when the client is gone.
  public func read() throws -> [UInt8]? {
    try decoder.withLock { decoder in
      guard let inflater = decoder.inflater else { return try receive() }
      while true {
        if decoder.packed.isEmpty, !inflater.mayHoldOutput {
          guard let bytes = try receive() else {
            try Self.translating { () throws(GzipInflater.Fault) in try inflater.finish() }
            return nil
          }
          decoder.packed = bytes[...]
        }
        let plain = try Self.translating { () throws(GzipInflater.Fault) in try inflater.take(&decoder.packed) }
        if !plain.isEmpty { return plain }
      }
    }
  }

  /// Runs a step of unpacking; its fault becomes what the client is told.
  static func translating<Value>(_ step: () throws(GzipInflater.Fault) -> Value) throws(Problem) -> Value {
    do {
      return try step()
    } catch .tooLarge {
      throw Problem(.contentTooLarge, detail: "The body is too large once it is unpacked.")
    } catch {
      throw Problem(.badRequest, detail: "The body is not sound gzip.")
    }
  }

  /// The next bytes as they were sent.
  private func receive() throws -> [UInt8]? {
    while true {
      let (bytes, ending, asks): ([UInt8], Ending?, Bool) = intake.withLock { intake in
        let bytes = intake.waiting
        intake.waiting = []
        let asks = intake.isPaused && intake.ending == nil
        if asks { intake.isPaused = false }
        intake.readerWaits = bytes.isEmpty && intake.ending == nil
        return (bytes, intake.ending, asks)
      }
      if asks { wanted() }
      if !bytes.isEmpty { return bytes }
      switch ending {
      case .complete: return nil
      case .failed(let error): throw error
      case nil: moved.wait()
      }
    }
  }

  /// Takes bytes from the loop; whether more are welcome now.
  func deliver(_ bytes: [UInt8]) -> Bool {
    update { intake in
      intake.waiting += bytes
      intake.isPaused = intake.waiting.count >= capacity
      return !intake.isPaused
    }
  }

  /// The body is complete.
  func finish() { update { $0.ending = $0.ending ?? .complete } }

  /// The body will never be complete; what came of it can still be read.
  func fail(_ error: any Error) { update { $0.ending = $0.ending ?? .failed(error) } }

  private func update<Value: Sendable>(_ change: (inout Intake) -> Value) -> Value {
    let (value, wakes) = intake.withLock { intake in
      let value = change(&intake)
      defer { intake.readerWaits = false }
      return (value, intake.readerWaits)
    }
    if wakes { moved.signal() }
    return value
  }
}
