/// The way to a client that gets bytes whenever there are some, for as long as it stays: no thread waits for either side.
///
/// What it does not take in time waits in a buffer of bounded size, then nothing more is taken from the writer; and when the client takes
/// nothing for `Limits.writeStall`, the connection is dropped.
public final class PushChannel: Sendable {
  /// What became of bytes.
  public enum Outcome: Sendable {
    /// They will be sent.
    case taken
    /// The buffer is full: nothing was taken. `onChange` is called when there is room.
    case full
    /// The client is gone, or the server stops: nothing will ever be sent again.
    case gone
  }

  private let channel: OutputChannel

  init(_ channel: OutputChannel) { self.channel = channel }

  /// Sends bytes if there is room; never waits.
  public func offer(_ bytes: [UInt8]) -> Outcome { channel.offer(bytes) }

  /// Ends the answer, after what was taken.
  public func finish() { channel.finish(failed: false) }

  /// Whether nobody listens any more.
  public var isGone: Bool { channel.isAbandoned }

  /// Has a function called when there is room again after `full`, and when the client is gone; on an event loop, so it must be quick.
  public func onChange(_ call: @escaping @Sendable () -> Void) { channel.onChange(call) }
}
