import CLinux
import Glibc
import Synchronization

/// The listening sockets that all loops share; closed when the last loop has let go, so that no descriptor is used after it was closed.
final class Listeners: Sendable {
  let descriptors: [Int32]
  /// Where they listen, with real ports.
  let addresses: [ListenAddress]
  private let sockets: [ListeningSocket]
  private let holders: Mutex<Int>

  /// Takes over what was handed over, and binds every address.
  ///
  /// - Parameter holders: how often `release` will be called.
  init(_ configuration: ServerConfiguration, holders: Int) throws(ServerError) {
    if configuration.addresses.isEmpty, configuration.inheritedSockets.isEmpty { throw .noAddress }
    self.holders = Mutex(holders)
    var inherited: [ListeningSocket] = []
    for descriptor in configuration.inheritedSockets { inherited.append(try ListeningSocket(takingOver: descriptor)) }
    var bound: [ListeningSocket] = []
    do throws(ServerError) {
      for address in configuration.addresses {
        bound += try Self.bind(address, mode: configuration.socketMode, besides: inherited.map(\.address))
      }
    } catch {
      for socket in bound { socket.remove() }
      throw error
    }
    sockets = inherited + bound
    descriptors = sockets.map(\.descriptor)
    addresses = sockets.map(\.address)
  }

  func release() {
    let isLast = holders.withLock { holders in
      holders -= 1
      return holders == 0
    }
    if isLast { for socket in sockets { socket.remove() } }
  }

  /// Whether every holder has let go.
  var areReleased: Bool { holders.withLock { $0 <= 0 } }

  /// Every address of one host, on one port. Families this machine lacks are passed over as long as one is left, and so is what was handed
  /// over already.
  private static func bind(
    _ address: ListenAddress, mode: UInt32, besides inherited: [ListenAddress]
  ) throws(ServerError) -> [ListeningSocket] {
    var bound: [ListeningSocket] = []
    var missing: ServerError?
    var port = address.port
    for var candidate in try SocketAddress.resolve(address) where !inherited.contains(candidate.listenAddress) {
      candidate.port = port
      do throws(ServerError) {
        let socket = try ListeningSocket(candidate, asked: address, mode: mode)
        port = socket.address.port
        bound.append(socket)
      } catch {
        if case .addressNotAvailable = error {
          missing = error
        } else {
          for socket in bound { socket.remove() }
          throw error
        }
      }
    }
    if let missing, bound.isEmpty { throw missing }
    return bound
  }

  /// Accepts a waiting connection.
  static func accept(_ descriptor: Int32) -> Accepted {
    let flags = Int32(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    let (number, address) = unsafe SocketAddress.read { unsafe accept4(descriptor, $0, $1, flags) }
    if number >= 0 { return .connection(number, address) }
    switch errno {
    case EAGAIN: return .none
    case EMFILE, ENFILE, ENOBUFS, ENOMEM: return .exhausted
    // The peer was gone before it was accepted; the next one may be fine.
    default: return .skipped
    }
  }

  /// What came of accepting.
  enum Accepted {
    case connection(Int32, SocketAddress)
    case none
    case skipped
    case exhausted
  }
}
