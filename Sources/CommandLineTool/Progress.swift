import Glibc

/// How far a long command is, on standard error: on a terminal one line that is written over, otherwise a line every ten seconds.
struct Progress {
  /// Between two lines where there is no terminal.
  private static let interval = Duration.seconds(10)

  private let isInteractive: Bool
  private let say: (String) -> Void
  private let overwrite: (String) -> Void
  private let start: ContinuousClock.Instant
  private var last: ContinuousClock.Instant

  /// Progress of something that begins now.
  init(
    isInteractive: Bool = Terminal.isInteractive, now: ContinuousClock.Instant = .now, say: @escaping (String) -> Void = Terminal.say,
    overwrite: @escaping (String) -> Void = Terminal.progress
  ) {
    self.isInteractive = isInteractive
    self.say = say
    self.overwrite = overwrite
    start = now
    last = now
  }

  /// Tells that so many things are done, of so many if that is known.
  mutating func tell(_ done: Int, of all: Int? = nil, _ what: String, now: ContinuousClock.Instant = .now) {
    if !isInteractive, now - last < Self.interval { return }
    last = now
    let line = Self.line(done, of: all, what, after: now - start)
    if isInteractive { overwrite(line) } else { say(line) }
  }

  /// Leaves the line free for what comes next.
  func end() { if isInteractive { overwrite("") } }

  /// `120/3000 documents, 60/s, 48 s left`
  static func line(_ done: Int, of all: Int?, _ what: String, after time: Duration) -> String {
    let seconds = time / .seconds(1)
    let rate = seconds > 0 ? Double(done) / seconds : 0
    var line = all.map { "\(done)/\($0) \(what)" } ?? "\(done) \(what)"
    if rate > 0 { line += rate < 10 ? ", \((rate * 10).rounded() / 10)/s" : ", \(Int(rate.rounded()))/s" }
    if let all, rate > 0, done < all { line += ", \(Int((Double(all - done) / rate).rounded(.up))) s left" }
    return line
  }
}
