import DocumentFormats
import Glibc
import HTTP
import Model

/// Times the reading of files: decoding, repair and splitting, without extraction and without a store. One core, processor time.
struct BenchRead {
  /// A file is read until this much processor time has gone by, in seconds, and thrice at the least.
  private static let enough = 2.0

  /// Prints a line for each file.
  static func report(_ paths: [String]) throws {
    let files = try IngestFile.all(paths)
    Terminal.print("MB/s of processor time, memory at most as a multiple of the file, articles, shape")
    for file in files {
      guard case .document(let type) = file.form else { throw CommandFailure(.usage, "\(file.path) is not one document") }
      try report(file, type)
    }
  }

  private static func report(_ file: IngestFile, _ type: DocumentMediaType) throws {
    let document = RawDocument(bytes: try file.bytes(), mediaType: type)
    let size = Double(max(1, document.bytes.count))
    // What is read once for all documents is no part of this one.
    _ = try read(document, file.path)
    let memory = try peak { try read(document, file.path) }
    var best = Double.infinity
    var total = 0.0
    var reading: ReadDocument?
    var rounds = 0
    while total < enough || rounds < 3 {
      let start = seconds()
      reading = try read(document, file.path)
      let time = seconds() - start
      best = min(best, time)
      total += time
      rounds += 1
    }
    let speed = tenths(size / 1e6 / max(best, 1e-9))
    // The bytes themselves were there before.
    let share = tenths((Double(memory) + size) / size)
    Terminal.print("\(speed)  \(share)x  \(reading?.articles.count ?? 0)  \(reading?.shape ?? "")  \(file.path)")
  }

  private static func read(_ document: RawDocument, _ path: String) throws -> ReadDocument {
    do { return try DocumentReader().read(document) } catch { throw CommandFailure(.noInput, "\(path): \(error.message)") }
  }

  /// How many bytes more than before were resident at most while something ran. The mark of the highest is set back by way of
  /// `/proc/self/clear_refs` (proc(5)).
  private static func peak(_ work: () throws -> ReadDocument) throws -> Int {
    ProcessMemory.giveBack()
    let descriptor = unsafe open("/proc/self/clear_refs", O_WRONLY)
    if descriptor >= 0 {
      _ = unsafe Glibc.write(descriptor, "5", 1)
      close(descriptor)
    }
    let before = highest()
    let reading = try work()
    return withExtendedLifetime(reading) { max(0, highest() - before) }
  }

  private static func highest() -> Int {
    var usage = [UInt8](repeating: 0, count: 8_192)
    let descriptor = unsafe open("/proc/self/status", O_RDONLY)
    guard descriptor >= 0 else { return 0 }
    defer { close(descriptor) }
    let count = unsafe usage.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
    let lines = String(decoding: usage.prefix(max(0, count)), as: UTF8.self).split(separator: "\n")
    guard let line = lines.first(where: { $0.hasPrefix("VmHWM:") }) else { return 0 }
    return (Int(line.filter(\.isNumber)) ?? 0) * 1_024
  }

  private static func seconds() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func tenths(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
