import CLinux
import Glibc

/// A connection that this program opened; everything on it has one deadline.
struct OutgoingSocket: ~Copyable {
  typealias Failure = OutgoingPost.Failure

  /// The most that is read of an answer for its status.
  private static let headLimit = 65_536
  private let number: Int32

  /// Connects to this very address.
  init(connectedTo address: SocketAddress, until deadline: Moment) throws(Failure) {
    let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
    let number = socket(address.family, type, 0)
    guard number >= 0 else { throw .refused(address.host) }
    do throws(Failure) {
      try Self.connect(number, to: address, until: deadline)
    } catch {
      close(number)
      throw error
    }
    self.number = number
  }

  deinit { close(number) }

  private static func connect(_ number: Int32, to address: SocketAddress, until deadline: Moment) throws(Failure) {
    let result = unsafe address.withPointer { unsafe Glibc.connect(number, $0, $1) }
    if result == 0 { return }
    guard errno == EINPROGRESS else { throw .refused(address.host) }
    try wait(number, for: POLLOUT, until: deadline)
    var error: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    unsafe getsockopt(number, SOL_SOCKET, SO_ERROR, &error, &size)
    if error != 0 { throw .refused(address.host) }
  }

  private static func wait(_ number: Int32, for events: Int32, until deadline: Moment) throws(Failure) {
    while true {
      let left = (deadline.nanoseconds - Moment.now().nanoseconds + 999_999) / 1_000_000
      guard left > 0 else { throw .timedOut }
      var item = pollfd(fd: number, events: Int16(events), revents: 0)
      if unsafe poll(&item, 1, Int32(clamping: left)) > 0 { return }
    }
  }

  /// Sends all of some bytes.
  func sendAll(_ bytes: [UInt8], until deadline: Moment) throws(Failure) {
    var sent = 0
    while sent < bytes.count {
      let count = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.send(number, $0.baseAddress?.advanced(by: sent), $0.count - sent, Int32(MSG_NOSIGNAL))
      }
      if count > 0 {
        sent += count
      } else if errno == EAGAIN {
        try Self.wait(number, for: POLLOUT, until: deadline)
      } else if errno != EINTR {
        // A receiver may answer and close before it has read all.
        return
      }
    }
  }

  /// Reads up to the first line of the final answer and gives its status.
  func readStatus(until deadline: Moment) throws(Failure) -> Int {
    var received: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4_096)
    while received.count < Self.headLimit {
      if let status = try Self.status(in: &received) { return status }
      let count = unsafe piece.withUnsafeMutableBytes { unsafe recv(number, $0.baseAddress, $0.count, 0) }
      if count > 0 {
        received += piece[..<count]
      } else if count < 0, errno == EAGAIN {
        try Self.wait(number, for: POLLIN, until: deadline)
      } else if count == 0 || errno != EINTR {
        throw .noAnswer
      }
    }
    throw .noAnswer
  }

  /// The status of the answer once its first line is there. Interim answers (1xx, RFC 9110, section 15.2) are passed over.
  private static func status(in received: inout [UInt8]) throws(Failure) -> Int? {
    while let end = received.firstIndex(of: 0x0A) {
      let line = received[..<end]
      let isHTTP = line.starts(with: "HTTP/1.".utf8) && line.count >= 12
      guard isHTTP, let status = Int(String(decoding: line[9..<12], as: UTF8.self)), (100...599).contains(status) else { throw .noAnswer }
      if status >= 200 { return status }
      guard let blank = received.indices.dropLast(3).first(where: { received[$0...].starts(with: [0x0D, 0x0A, 0x0D, 0x0A]) }) else {
        return nil
      }
      received.removeSubrange(...(blank + 3))
    }
    return nil
  }
}
