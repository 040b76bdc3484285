import Glibc
import Testing

@testable import HTTP

struct AccessLogTests {
  private let folder = TemporaryFolder()
  private var path: String { folder.path + "/access.log" }

  @Test func `every line of several threads is there after the end`() throws {
    let log = try AccessLog(.file(path), format: .logfmt)
    let over = Latch(4)
    for number in 0..<4 {
      Thread.start(name: "appender") {
        for index in 0..<500 { log.append(.sample(target: "/\(number)/\(index)")) }
        over.countDown()
      }
    }
    _ = over.wait()
    log.close()
    let lines = folder.text("access.log").split(separator: "\n")
    #expect(lines.count == 2_000)
    #expect(Set(lines.compactMap { $0.split(separator: " ").first { $0.hasPrefix("target=") } }).count == 2_000)
    #expect(log.dropped == 0)
    #expect(folder.mode("access.log") & 0o007 == 0, "what people read is nobody else's business")
  }

  @Test func `after a rotation lines go to a new file, and none is lost`() throws {
    let log = try AccessLog(.file(path), format: .logfmt)
    log.append(.sample(target: "/before"))
    rename(path, folder.path + "/access.log.1")
    try log.reopen()
    log.append(.sample(target: "/after"))
    log.close()
    #expect(folder.names == ["access.log", "access.log.1"])
    #expect((folder.text("access.log.1") + folder.text("access.log")).contains("/before"))
    #expect(folder.text("access.log").contains("/after"))
    #expect(!folder.text("access.log.1").contains("/after"))
  }

  @Test func `a log that cannot be opened is told, and one that cannot be reopened goes on`() throws {
    #expect(throws: AccessLog.Failure.self) { try AccessLog(.file(folder.path), format: .json) }
    #expect(throws: AccessLog.Failure.self) { try AccessLog(.file(folder.path + "/missing/access.log"), format: .json) }
    let log = try AccessLog(.file(path), format: .json)
    rename(path, folder.path + "/moved")
    mkdir(path, 0o700)
    #expect(throws: AccessLog.Failure.self) { try log.reopen() }
    log.append(.sample(target: "/still"))
    log.close()
    rmdir(path)
    #expect(folder.text("moved").contains("/still"))
  }

  /// A pipe that nobody reads stands for a disk that does not keep up.
  @Test func `when the disk does not keep up lines are dropped, counted and told`() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    let log = AccessLog(.standardError, format: .logfmt, capacity: 10_000, descriptor: ends[1])
    // More than the pipe (64 KiB) and the buffer hold together.
    for _ in 0..<2_000 { log.append(.sample()) }
    let dropped = log.dropped
    #expect(dropped > 500)
    let over = Latch(1)
    Thread.start(name: "closer") {
      log.close(patience: .seconds(300))
      over.countDown()
    }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while case let count = read(ends[0], &piece, piece.count), count > 0 { bytes += piece[..<count] }
    _ = over.wait()
    close(ends[0])
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    let told = lines.filter { $0.contains(" dropped=") }.compactMap { $0.split(separator: "=").last.flatMap { Int($0) } }
    #expect(told.reduce(0, +) == dropped)
    #expect(lines.count - told.count == 2_000 - dropped)
  }

  @Test func `a disk that is full ends no line in another`() throws {
    let log = AccessLog(.standardError, format: .logfmt, capacity: 1 << 20, descriptor: open("/dev/full", O_WRONLY))
    log.append(.sample())
    log.close()
    #expect(log.dropped == 1)
  }
}
