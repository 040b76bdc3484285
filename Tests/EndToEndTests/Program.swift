import Foundation
import Glibc
import Synchronization

/// The built program, running. Every wait has an end, so that a hung program fails a test instead of the run.
final class Program {
  /// How it ended and what it wrote.
  struct Outcome {
    /// The exit status; the number of the signal below zero when one ended it.
    let status: Int32
    let output: String
    let errors: String

    /// What it said but for how far it was, which slow machines hear every ten seconds.
    var told: String {
      errors.split(separator: "\n", omittingEmptySubsequences: false).filter { $0.firstMatch(of: /^\d+ documents, [\d.]+\/s/) == nil }
        .joined(separator: "\n")
    }
  }

  struct Failure: Error {
    let reason: String
  }

  /// How long a start may take on a busy machine, in milliseconds.
  private static let patience: Int32 = 300_000

  private let process: pid_t
  private var output = Channel()
  private var errors = Channel()
  private var isReaped = false

  /// What the program writes to one descriptor.
  private struct Channel {
    var descriptor: Int32 = -1
    var bytes: [UInt8] = []
    var isAtEnd = false
  }

  /// Starts the program in a folder of its own, so that no configuration file of the project is read.
  ///
  /// - Parameters:
  ///   - prelude: what the shell does before, in the process that becomes the program.
  ///   - handedOver: a descriptor that the program gets as number 3.
  init(
    _ arguments: [String], in folder: String, environment: [String: String] = [:], input: [UInt8] = [], prelude: String = ":",
    handedOver: Int32? = nil
  ) throws {
    let words = ["/bin/sh", "-c", "cd \"$0\" && \(prelude) && exec \"$@\"", folder, try Self.path.get()] + arguments
    let inherited = ["PATH", "LD_LIBRARY_PATH", "TMPDIR"].compactMap { name in ProcessInfo.processInfo.environment[name].map { (name, $0) }
    }
    let variables = Dictionary(inherited, uniquingKeysWith: { $1 }).merging(environment) { $1 }
    let started = try Self.starting.withLock { _ in try Self.start(words, variables.map { "\($0)=\($1)" }, handedOver) }
    (output.descriptor, errors.descriptor) = (started.output, started.errors)
    process = started.process
    // Little enough to fit into the pipe.
    _ = input.withUnsafeBytes { write(started.input, $0.baseAddress, $0.count) }
    close(started.input)
  }

  /// One at a time: no program may inherit the ends of another one's pipes, or they would never end.
  private static let starting = Mutex(())

  private static func start(
    _ words: [String], _ variables: [String], _ handedOver: Int32?
  ) throws -> (process: pid_t, input: Int32, output: Int32, errors: Int32) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let (stdin, stdout, stderr) = (try pipe(), try pipe(), try pipe())
    for (child, number) in [(stdin.read, STDIN_FILENO), (stdout.write, STDOUT_FILENO), (stderr.write, STDERR_FILENO)] {
      posix_spawn_file_actions_adddup2(&actions, child, number)
    }
    if let handedOver { posix_spawn_file_actions_adddup2(&actions, handedOver, 3) }
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    var environment: [UnsafeMutablePointer<CChar>?] = variables.map { strdup($0) } + [nil]
    defer { for text in arguments + environment { free(text) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, words[0], &actions, nil, &arguments, &environment)
    for end in [stdin.read, stdout.write, stderr.write] { close(end) }
    guard code == 0 else {
      for end in [stdin.write, stdout.read, stderr.read] { close(end) }
      throw Failure(reason: "\(words) does not start: error \(code)")
    }
    return (process, stdin.write, stdout.read, stderr.read)
  }

  deinit {
    if !isReaped {
      kill(process, SIGKILL)
      _ = reap()
    }
    close(output.descriptor)
    close(errors.descriptor)
  }

  /// Runs the program to its end.
  static func run(
    _ arguments: [String], in folder: String, environment: [String: String] = [:], input: [UInt8] = []
  ) throws -> Outcome {
    try Program(arguments, in: folder, environment: environment, input: input).finish()
  }

  /// Sends a signal.
  func signal(_ number: Int32) { kill(process, number) }

  /// Whether it has not ended yet.
  var isRunning: Bool {
    var information = siginfo_t()
    return waitid(P_PID, id_t(process), &information, WEXITED | WNOHANG | WNOWAIT) == 0 && information._sifields._kill.si_pid == 0
  }

  /// The next line on standard error, without its end; `nil` when there is no more.
  func errorLine() throws -> String? {
    while true {
      if let end = errors.bytes.firstIndex(of: 0x0A) {
        defer { errors.bytes.removeSubrange(...end) }
        return String(decoding: errors.bytes[..<end], as: UTF8.self)
      }
      if errors.isAtEnd { return nil }
      try fill()
    }
  }

  /// Waits for the end of the program.
  func finish() throws -> Outcome {
    while !output.isAtEnd || !errors.isAtEnd { try fill() }
    let status = reap()
    return Outcome(
      status: status, output: String(decoding: output.bytes, as: UTF8.self), errors: String(decoding: errors.bytes, as: UTF8.self))
  }

  private func reap() -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    isReaped = true
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F)
  }

  /// Waits until the program writes something, and takes it.
  private func fill() throws {
    var waiting = [
      pollfd(fd: output.isAtEnd ? -1 : output.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: errors.isAtEnd ? -1 : errors.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&waiting, 2, Self.patience)
    guard count > 0 || errno == EINTR else { throw Failure(reason: "the program says nothing and does not end") }
    if waiting[0].revents != 0 { Self.take(&output) }
    if waiting[1].revents != 0 { Self.take(&errors) }
  }

  private static func take(_ channel: inout Channel) {
    var piece = [UInt8](repeating: 0, count: 65_536)
    let count = read(channel.descriptor, &piece, piece.count)
    if count > 0 { channel.bytes += piece[..<count] } else { channel.isAtEnd = true }
  }

  private static func pipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [0, 0]
    guard Glibc.pipe(&ends) == 0 else { throw Failure(reason: "no pipe: error \(errno)") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// Where the program is: beside the test bundle, into which `swift test` builds both.
  private static let path: Result<String, any Error> = Result {
    var bundles = CommandLine.arguments.filter { $0.hasSuffix(".xctest") }
    if let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") { bundles.append(own) }
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let folders = bundles.map { URL(fileURLWithPath: $0).deletingLastPathComponent() } + [root.appendingPathComponent(".build/debug")]
    for folder in folders {
      let path = folder.appendingPathComponent("sijill").path
      if FileManager.default.isExecutableFile(atPath: path) { return path }
    }
    throw Failure(reason: "the program 'sijill' is in none of \(folders.map(\.path))")
  }
}
