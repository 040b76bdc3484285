import FoundationEssentials
import Glibc

/// Where the command writes: data to standard output, the rest to standard error.
enum Terminal {
  /// Writes a line to standard output.
  static func print(_ line: String) {
    write(line + "\n", to: STDOUT_FILENO)
  }

  /// Writes bytes to standard output.
  ///
  /// - Throws: a `CommandFailure` when they cannot be written.
  static func write(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw CommandFailure(.failure, "standard output cannot be written (error \(errno))") }
      rest = rest.dropFirst(count)
    }
  }

  /// Writes a line to standard error.
  static func say(_ line: String) {
    write(line + "\n", to: STDERR_FILENO)
  }

  /// Writes over the current line of standard error.
  static func progress(_ line: String) {
    write("\r" + line + "\u{1B}[K", to: STDERR_FILENO)
  }

  /// Whether standard error is a terminal.
  static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }

  private static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }

  /// The environment of the process.
  static func environment() -> [String: String] {
    ProcessInfo.processInfo.environment
  }

  /// All of standard input.
  static func readAllInput() -> [UInt8] {
    var all: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes { unsafe Glibc.read(STDIN_FILENO, $0.baseAddress, $0.count) }
      guard count > 0 else { return all }
      all += chunk[..<count]
    }
  }
}
