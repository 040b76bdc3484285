/// A stretch of a text, half-open, counted in Unicode scalars as Python counts them: the unit of every position in the API.
public struct ScalarSpan: Hashable, Comparable, Sendable {
  /// The offset of the first scalar.
  public var start: Int
  /// The offset behind the last scalar.
  public var end: Int

  /// The stretch from `start` up to, not including, `end`.
  public init(_ start: Int, _ end: Int) {
    precondition(start <= end, "a span ends where it starts or later")
    self.start = start
    self.end = end
  }

  /// How many scalars it covers.
  public var count: Int { end - start }

  /// Whether the two share at least one scalar.
  public func overlaps(_ other: ScalarSpan) -> Bool {
    start < other.end && other.start < end
  }

  /// Whether the other lies wholly inside.
  public func contains(_ other: ScalarSpan) -> Bool {
    start <= other.start && other.end <= end
  }

  /// In reading order, shorter ones first.
  public static func < (a: ScalarSpan, b: ScalarSpan) -> Bool {
    (a.start, a.end) < (b.start, b.end)
  }
}
