/// How far an import has come, how fast it is and how long it will take: what the terminal shows.
struct IngestProgress {
  private let allBytes: Int
  private var bytes = 0
  private var documents = 0
  /// What was passed over because an earlier run had done it says nothing about how fast this one is.
  private var skippedBytes = 0

  init(bytes: [Int]) {
    allBytes = bytes.reduce(0, +)
  }

  mutating func advance(documents: Int, bytes: Int) {
    self.documents += documents
    self.bytes += bytes
  }

  mutating func skip(bytes: Int) {
    self.bytes += bytes
    skippedBytes += bytes
  }

  /// The line to show after some time.
  func line(after time: Duration) -> String {
    let seconds = max(0.001, time / .seconds(1))
    let rate = Double(documents) / seconds
    var line = "\(documents) documents, \(rate < 10 ? "\((rate * 10).rounded() / 10)" : "\(Int(rate))")/s"
    guard allBytes > 0 else { return line }
    line += ", \(min(100, bytes * 100 / allBytes)) %"
    let read = bytes - skippedBytes
    guard read > 0, bytes < allBytes else { return line }
    return line + ", " + Self.words(for: Int(Double(allBytes - bytes) / Double(read) * seconds)) + " left"
  }

  /// A time as people say it.
  private static func words(for seconds: Int) -> String {
    if seconds < 90 { return "\(seconds) s" }
    return seconds < 5_400 ? "\((seconds + 30) / 60) min" : "\(seconds / 3_600) h \(seconds / 60 % 60) min"
  }
}
