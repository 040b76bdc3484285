import Glibc

/// A connected TCP socket that never blocks; closed when it goes out of use.
struct Socket: ~Copyable {
  /// What came of moving bytes.
  enum Transfer {
    case moved(Int)
    /// Nothing can be moved now.
    case blocked
    /// The peer sends no more.
    case ended
    /// The connection is lost.
    case lost
  }

  let number: Int32

  /// Takes a descriptor over.
  init(owning number: Int32) {
    self.number = number
    // Answers are written whole: waiting to fill packets (Nagle) only delays them by up to 40 ms.
    var on: Int32 = 1
    unsafe setsockopt(number, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
  }

  deinit { close(number) }

  /// Reads into the front of a buffer.
  func receive(into buffer: inout [UInt8]) -> Transfer {
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { unsafe recv(number, $0.baseAddress, $0.count, 0) }
      if count > 0 { return .moved(count) }
      if count == 0 { return .ended }
      if errno != EINTR { return errno == EAGAIN ? .blocked : .lost }
    }
  }

  /// Writes what of the bytes from an index on the kernel takes.
  func send(_ bytes: [UInt8], from index: Int) -> Transfer {
    while true {
      let count = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.send(number, $0.baseAddress?.advanced(by: index), $0.count - index, Int32(MSG_NOSIGNAL))
      }
      if count >= 0 { return .moved(count) }
      if errno != EINTR { return errno == EAGAIN ? .blocked : .lost }
    }
  }

  /// Writes what of the bytes from an index on, and of those that follow them, the kernel takes, in one call.
  func send(_ bytes: [UInt8], from index: Int, then next: [UInt8]) -> Transfer {
    while true {
      let count = unsafe bytes.withUnsafeBytes { first in
        unsafe next.withUnsafeBytes { second in
          var parts = unsafe [
            iovec(iov_base: UnsafeMutableRawPointer(mutating: first.baseAddress?.advanced(by: index)), iov_len: first.count - index),
            iovec(iov_base: UnsafeMutableRawPointer(mutating: second.baseAddress), iov_len: second.count),
          ]
          return unsafe parts.withUnsafeMutableBufferPointer { list in
            var message = unsafe msghdr()
            unsafe message.msg_iov = list.baseAddress
            unsafe message.msg_iovlen = list.count
            return unsafe sendmsg(number, &message, Int32(MSG_NOSIGNAL))
          }
        }
      }
      if count >= 0 { return .moved(count) }
      if errno != EINTR { return errno == EAGAIN ? .blocked : .lost }
    }
  }

  /// Has closing reset the connection, so that the peer cannot take what it got for the whole.
  func resetOnClose() {
    var option = linger(l_onoff: 1, l_linger: 0)
    unsafe setsockopt(number, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
  }

  /// Tells the peer that nothing more will come; reading goes on.
  func finishSending() { shutdown(number, Int32(SHUT_WR)) }
}
