/// Writes a streamed body; belongs to the thread that runs the stream.
public final class BodyWriter {
  /// Why nothing can be written any more.
  public enum Failure: Error, Equatable {
    /// The client is gone, does not read, or the server stops.
    case disconnected
  }

  private enum Target {
    /// An answer under way; its head is sent before the first bytes.
    case channel(OutputChannel, begin: () -> Void)
    case gzip(GzipCompressor, BodyWriter)
    case memory
    case sink(([UInt8]) throws -> Void)
  }

  /// Packed bytes are passed on in pieces of about this size.
  private static let packedPiece = 16_384
  private let target: Target
  private(set) var collected: [UInt8] = []
  /// Whether the head was sent, after which no other answer is possible.
  private(set) var hasBegun = false

  /// A writer that keeps what is written in `collected`.
  init() { target = .memory }

  /// A writer that hands on what is written, to run a streamed body without a connection.
  public init(into sink: @escaping ([UInt8]) throws -> Void) { target = .sink(sink) }

  init(channel: OutputChannel, begin: @escaping () -> Void) { target = .channel(channel, begin: begin) }

  init(compressingInto writer: BodyWriter) { target = .gzip(GzipCompressor(), writer) }

  /// Sends bytes; waits while the client does not take those before.
  ///
  /// - Throws: `Failure.disconnected` when the client is gone; then nothing is left to do but to return.
  public func write(_ bytes: [UInt8]) throws {
    if bytes.isEmpty { return }
    switch target {
    case .channel(let channel, let begin):
      if !hasBegun { begin() }
      hasBegun = true
      try channel.write(bytes)
    case .gzip(let compressor, let writer):
      try pack(bytes, .none, compressor)
      if collected.count >= Self.packedPiece { try passOn(to: writer) }
    case .memory: collected += bytes
    case .sink(let sink): try sink(bytes)
    }
  }

  /// Sends what compression still holds back; for answers of which the client waits for each line.
  public func flush() throws {
    guard case .gzip(let compressor, let writer) = target else { return }
    try pack([], .all, compressor)
    try passOn(to: writer)
  }

  /// Writes the end of the packed form.
  func finish() throws {
    guard case .gzip(let compressor, let writer) = target else { return }
    try pack([], .finish, compressor)
    try passOn(to: writer)
  }

  private func pack(_ bytes: [UInt8], _ flush: GzipCompressor.Flush, _ compressor: GzipCompressor) throws {
    guard compressor.add(bytes, flush, to: &collected) else { throw Failure.disconnected }
  }

  private func passOn(to writer: BodyWriter) throws {
    try writer.write(collected)
    collected = []
  }
}
