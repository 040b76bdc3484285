/// A date expression in an article's body, with the days that it means.
public struct DateMention: Equatable, Sendable {
  /// Where the whole phrase stands in the body.
  public var span: ScalarSpan
  /// The words of the phrase.
  public var text: String
  /// ISO 8601 / EDTF: a day, month, year, week `2024-W48`, season `2024-21`, decade `198X`, interval `a/b` inclusive.
  public var value: String
  /// The unit to which the date is known.
  public var precision: DatePrecision
  /// The first and last day meant; `nil` when they cannot be counted (before the common era).
  public var first: CalendarDate?
  /// The last day meant.
  public var last: CalendarDate?

  /// An expression with its value.
  public init(span: ScalarSpan, text: String, value: String, precision: DatePrecision, first: CalendarDate?, last: CalendarDate?) {
    self.span = span
    self.text = text
    self.value = value
    self.precision = precision
    self.first = first
    self.last = last
  }
}
