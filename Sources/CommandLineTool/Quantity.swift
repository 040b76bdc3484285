/// Numbers with a unit, as settings write them: `500ms`, `10s`, `32MiB`.
enum Quantity {
  private static let sizes: [(unit: String, bytes: Int)] = [("GiB", 1_073_741_824), ("MiB", 1_048_576), ("KiB", 1_024), ("B", 1), ("", 1)]
  private static let times: [(unit: String, milliseconds: Int)] = [("ms", 1), ("h", 3_600_000), ("min", 60_000), ("s", 1_000)]

  /// Reads a number of bytes: a whole number alone or with `B`, `KiB`, `MiB` or `GiB`; `nil` for anything else.
  static func bytes(_ text: String) -> Int? {
    amount(text, sizes.map { ($0.unit, $0.bytes) })
  }

  /// Reads a length of time: a whole number with `ms`, `s`, `min` or `h`; `nil` for anything else.
  static func time(_ text: String) -> Duration? {
    amount(text, times.map { ($0.unit, $0.milliseconds) }).map { .milliseconds($0) }
  }

  /// Writes bytes in the largest unit that makes them a whole number.
  static func text(bytes: Int) -> String {
    let size = sizes.first { bytes != 0 && bytes % $0.bytes == 0 && $0.bytes > 1 } ?? ("", 1)
    return "\(bytes / size.bytes)\(size.unit)"
  }

  /// Writes a time in seconds, or in milliseconds where they matter.
  static func text(_ time: Duration) -> String {
    let milliseconds = Int(time / .milliseconds(1))
    return milliseconds % 1_000 == 0 ? "\(milliseconds / 1_000)s" : "\(milliseconds)ms"
  }

  private static func amount(_ text: String, _ units: [(String, Int)]) -> Int? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count).drop { $0 == " " }
    guard let number = Int(digits), let (_, factor) = units.first(where: { $0.0 == rest }) else { return nil }
    let (product, overflow) = number.multipliedReportingOverflow(by: factor)
    return overflow ? nil : product
  }
}

extension Settings {
  /// The value of a setting that is a number of bytes in a range.
  func bytes(_ name: String, in range: ClosedRange<Int>) throws(CommandFailure) -> Int {
    guard let value = text(name).flatMap({ Quantity.bytes($0) }), range.contains(value) else {
      let (least, most) = (Quantity.text(bytes: range.lowerBound), Quantity.text(bytes: range.upperBound))
      throw failure(name, "must be a size from \(least) to \(most), such as 65536, 64KiB or 1MiB")
    }
    return value
  }

  /// The value of a setting that is a length of time in a range.
  func time(_ name: String, in range: ClosedRange<Duration>) throws(CommandFailure) -> Duration {
    guard let value = text(name).flatMap({ Quantity.time($0) }), range.contains(value) else {
      let (least, most) = (Quantity.text(range.lowerBound), Quantity.text(range.upperBound))
      throw failure(name, "must be a time from \(least) to \(most), such as 500ms, 10s or 5min")
    }
    return value
  }
}
