import FoundationEssentials
import Glibc
import Model

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

  /// Writes a JSON value and a line end to standard output.
  static func printJSON(_ write: (inout JSONWriter) -> Void) {
    var json = JSONWriter()
    write(&json)
    _ = Self.write(json.bytes + [0x0A], to: STDOUT_FILENO)
  }

  private static func write(_ text: String, to descriptor: Int32) {
    _ = write(Array(text.utf8), to: descriptor)
  }

  /// Writes all of some bytes; `false` when that cannot be done.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var bytes = bytes[...]
    while !bytes.isEmpty {
      let count = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return false }
      bytes = bytes.dropFirst(count)
    }
    return true
  }

  /// The environment of the process.
  static func environment() -> [String: String] {
    ProcessInfo.processInfo.environment
  }

  /// Writes over the current line how much of something is done, when somebody looks.
  static func progress(_ what: String, _ done: Int, of all: Int) {
    if isInteractive, all > 0 { progress(done == all ? "" : "\(what) \(done * 100 / all) %") }
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
